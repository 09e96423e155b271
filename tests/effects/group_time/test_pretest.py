"""Tests of what came before, and what they would have missed."""

import numpy as np
import pytest

from wijkpeil.effects.group_time.effects import group_time_effects
from wijkpeil.effects.group_time.pretest import pretest
from wijkpeil.effects.group_time.trend import trend_weights
from wijkpeil.language import speaking

YEARS = np.array([2002.0, 2008.0, 2012.0, 2014.0, 2016.0])
START = np.repeat([-1, 3, 4], [60, 20, 20])


def estimate(y: np.ndarray, start: np.ndarray = START, **options: object):
    return group_time_effects(outcomes=y, years=YEARS, start=start, small_sample=True, **options)


def drawn(rng: np.random.Generator) -> np.ndarray:
    return rng.normal(size=(len(START), len(YEARS)))


def test_false_alarms_and_promised_power() -> None:
    rng = np.random.default_rng(1)
    alarms, found = [], []
    for _run in range(150):
        y = drawn(rng)
        tested = pretest(estimate(y), seed=1, draws=199)
        alarms.append([tested.p < 0.05, tested.slope_p < 0.05])
        y[START >= 0] += tested.slope_most * (YEARS - 2002)
        found.append(pretest(estimate(y), seed=1, draws=199).slope_p < 0.05)
    assert (np.mean(alarms, axis=0) <= 0.1).all()
    assert 0.7 < np.mean(found) < 0.9


@pytest.mark.parametrize("base", ["varying", "universal"])
def test_the_slope_is_of_real_years(base: str) -> None:
    y = 1e-7 * drawn(np.random.default_rng(2))
    y[START >= 0] += 0.02 * (YEARS - 2002)
    tested = pretest(estimate(y, base=base), seed=1)
    assert tested.slope == pytest.approx(0.02, abs=1e-6)
    assert tested.slope_half < tested.slope_most
    with speaking("en"):
        assert tested.sentence().startswith("Before the start the treated areas did not move like")
        assert "+0.020 a year" in tested.sentence()


def test_a_drift_is_the_trend_times_the_years() -> None:
    """Group 3: 2 and 4 years after 2012; group 4: 2 years after 2014; 20 areas each."""
    tested = pretest(estimate(drawn(np.random.default_rng(3))), seed=1)
    assert tested.drift_most / tested.slope_most == pytest.approx((2 + 4 + 2) / 3)
    with speaking("en"):
        assert "no difference in course is seen" in tested.sentence()


def test_one_wave_before_tells_nothing() -> None:
    start = np.repeat([-1, 1], 50)
    with speaking("en"):
        tested = pretest(estimate(drawn(np.random.default_rng(4)), start), seed=1)
        assert tested.sentence().startswith("Only one wave before the start")
    assert np.isnan(tested.p)


def test_too_few_areas_for_a_joint_test() -> None:
    start = np.repeat([-1, 4], [3, 3])
    y = np.random.default_rng(5).normal(size=(6, 5))
    tested = pretest(estimate(y, start), seed=1)
    assert np.isnan(tested.wald_p)
    assert 0 < tested.p <= 1


def test_a_gap_breaks_the_path() -> None:
    """Nobody was measured at wave 1 of 2002-2014, so 2002 can't be linked by steps to 2012."""
    y = drawn(np.random.default_rng(6))
    y[:, 1] = np.nan
    varying = estimate(y, np.repeat([-1, 4], 50))
    assert [(int(b), int(t)) for b, t in zip(varying.base, varying.wave, strict=True)] == [
        (2, 3),
        (3, 4),
    ]
    assert trend_weights(varying)[0] == pytest.approx(0.5)
    universal = estimate(y, np.repeat([-1, 4], 50), base="universal")
    assert (trend_weights(universal)[universal.wave == 0] != 0).all()
