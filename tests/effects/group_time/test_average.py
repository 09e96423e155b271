"""Averages of group-time effects."""

import numpy as np
import pytest

from wijkpeil.effects.averages import bin_label
from wijkpeil.effects.group_time.average import averages
from wijkpeil.effects.group_time.effects import GroupTime, group_time_effects
from wijkpeil.errors import EffectError
from wijkpeil.language import speaking

YEARS = np.array([2002.0, 2008.0, 2012.0, 2014.0, 2016.0, 2024.0])
SIZES = {-1: 30, 1: 4, 3: 8}
START = np.repeat(list(SIZES), list(SIZES.values()))
EFFECT = {1: np.array([0, 1.0, 2, 3, 4, 5]), 3: np.array([0, 0, 0, 10.0, 20, 30])}


@pytest.fixture(scope="module")
def found() -> GroupTime:
    """Effects planted without any noise but what cancels."""
    y = np.add.outer(np.arange(len(START)) % 7, YEARS)
    for g, effect in EFFECT.items():
        y[g == START] += effect
    y += 1e-6 * np.random.default_rng(1).normal(size=y.shape)
    return group_time_effects(outcomes=y, years=YEARS, start=START)


def test_by_event_time_counts_groups_by_areas(found: GroupTime) -> None:
    rows = averages(found, by="event time")
    assert rows.key.tolist() == [-2, -1, 0, 1, 2, 3, 4]
    np.testing.assert_allclose(
        rows.estimate,
        [0, 0, (4 * 1 + 8 * 10) / 12, (4 * 2 + 8 * 20) / 12, (4 * 3 + 8 * 30) / 12, 4, 5],
        atol=1e-5,
    )
    assert rows.areas.tolist() == [8, 8, 12, 12, 12, 4, 4]
    np.testing.assert_allclose(rows.elapsed[2:4], [0, (4 * 4 + 8 * 2) / 12])
    assert rows.overall == pytest.approx(rows.estimate[2:].mean())


def test_by_group(found: GroupTime) -> None:
    rows = averages(found, by="group")
    np.testing.assert_allclose(rows.estimate, [3, 20], atol=1e-5)
    assert rows.overall == pytest.approx((4 * 3 + 8 * 20) / 12, abs=1e-5)


def test_by_wave(found: GroupTime) -> None:
    rows = averages(found, by="wave")
    assert rows.key.tolist() == [1, 2, 3, 4, 5]
    assert rows.estimate[2] == pytest.approx((4 * 3 + 8 * 10) / 12, abs=1e-5)


def test_by_real_years(found: GroupTime) -> None:
    rows = averages(found, by="years since start")
    assert [bin_label(first) for first in rows.key] == ["0–2", "3–5", "6–9", "10+"]
    # Group 1 began in 2008: 0, 4, 6, 8 and 16 years; group 3 in 2014: 0, 2 and 10 years.
    np.testing.assert_allclose(
        rows.estimate,
        [(4 * 1 + 8 * 10 + 8 * 20) / 20, 2, (3 + 4) / 2, (4 * 5 + 8 * 30) / 12],
        atol=1e-5,
    )
    assert rows.areas.tolist() == [12, 4, 4, 12]


def test_by_real_years_of_the_treatment_itself(found: GroupTime) -> None:
    """A treatment of 2013 is first seen in 2014, when it is a year old."""
    started = np.select([START == 1, START == 3], [2005.0, 2013.0], np.nan)
    rows = averages(found, by="years since start", started=started)
    np.testing.assert_allclose(
        rows.estimate,
        [10, (4 * 1 + 8 * 20) / 12, (2 + 3) / 2, (4 * 4 + 4 * 5 + 8 * 30) / 16],
        atol=1e-5,
    )
    with speaking("en"), pytest.raises(EffectError, match="no year in which its treatment began"):
        averages(found, by="years since start", started=np.full(len(START), np.nan))


def test_the_same_groups_in_every_row(found: GroupTime) -> None:
    rows = averages(found, by="event time", balanced_until=4)
    assert rows.key.tolist() == [0, 1, 2, 3, 4]
    np.testing.assert_allclose(rows.estimate, [1, 2, 3, 4, 5], atol=1e-5)
    with speaking("en"), pytest.raises(EffectError, match="No group is seen 9 waves"):
        averages(found, by="event time", balanced_until=9)


def test_shares_of_groups_are_estimated_too() -> None:
    """The error of the average holds what the draw of areas into groups adds."""
    rng = np.random.default_rng(2)
    overall, error = [], []
    for _run in range(300):
        start = rng.choice([-1, 1, 2], size=120, p=[0.6, 0.2, 0.2])
        y = rng.normal(size=(120, 3)) * 0.01
        y[start == 1] += np.array([0, 1, 1])
        y[start == 2] += np.array([0, 0, 3])
        each = averages(
            group_time_effects(outcomes=y, years=np.array([1.0, 2, 3]), start=start), by="group"
        )
        overall.append(each.overall)
        error.append(each.overall_error)
    assert np.std(overall) == pytest.approx(np.mean(error), rel=0.12)
    assert np.mean(overall) == pytest.approx(2, abs=0.05)


def test_p_of_the_overall_effect(found: GroupTime) -> None:
    assert averages(found, by="group").overall_p < 0.01


def test_unknown_average(found: GroupTime) -> None:
    with speaking("en"), pytest.raises(EffectError, match="not by “month”"):
        averages(found, by="month")
