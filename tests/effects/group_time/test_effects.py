"""Group-time effects: planted effects, properties, and designs that can't be told."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from wijkpeil.effects.group_time.effects import GroupTime, group_time_effects
from wijkpeil.errors import EffectError
from wijkpeil.language import speaking

YEARS = np.array([2002.0, 2008.0, 2012.0, 2014.0, 2016.0])
START = np.repeat([-1, 2, 3], [14, 6, 6])


def drawn(seed: int = 1, start: np.ndarray = START) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return np.cumsum(rng.normal(size=(len(start), len(YEARS))), axis=1)


def estimate(outcomes: np.ndarray, start: np.ndarray = START, **options: object) -> GroupTime:
    return group_time_effects(outcomes=outcomes, years=YEARS, start=start, **options)


OPTIONS = [
    {"controls": controls, "base": base}
    for controls in ("never", "not yet")
    for base in ("varying", "universal")
]


@pytest.mark.parametrize("options", OPTIONS)
@given(
    of_area=hnp.arrays(float, len(START), elements=st.floats(-100, 100)),
    of_wave=hnp.arrays(float, len(YEARS), elements=st.floats(-100, 100)),
)
@settings(max_examples=25)
def test_a_constant_per_area_or_wave_changes_nothing(options, of_area, of_wave) -> None:
    one = estimate(drawn(), **options)
    other = estimate(drawn() + of_area[:, None] + of_wave, **options)
    np.testing.assert_allclose(other.estimate, one.estimate, atol=1e-9)
    np.testing.assert_allclose(other.error, one.error, atol=1e-9)


@given(order=st.permutations(range(len(START))))
@settings(max_examples=25)
def test_the_order_of_areas_does_not_matter(order: list[int]) -> None:
    one = estimate(drawn())
    other = estimate(drawn()[order], START[order])
    np.testing.assert_allclose(other.estimate, one.estimate, atol=1e-12)
    np.testing.assert_allclose(other.error, one.error, atol=1e-12)
    np.testing.assert_allclose(other.influence, one.influence[order], atol=1e-12)


@pytest.mark.parametrize("options", OPTIONS)
@given(effect=st.floats(-50, 50), factor=st.floats(0.1, 10))
@settings(max_examples=25)
def test_linear_in_the_planted_effect(options, effect: float, factor: float) -> None:
    treated = (START[:, None] >= 0) & (np.arange(len(YEARS)) >= START[:, None])
    one = estimate(drawn(), **options)
    other = estimate(factor * drawn() + effect * treated, **options)
    np.testing.assert_allclose(
        other.estimate, factor * one.estimate + effect * (one.since >= 0), atol=1e-8
    )
    np.testing.assert_allclose(other.error, factor * one.error, atol=1e-8)


def test_contributions_sum_to_nothing_and_make_the_error() -> None:
    found = estimate(drawn(), base="universal")
    np.testing.assert_allclose(found.influence.sum(axis=0), 0, atol=1e-12)
    told = found.wave != found.base
    np.testing.assert_allclose(
        found.error[told], np.sqrt((found.influence**2).sum(axis=0))[told], atol=1e-12
    )
    assert np.isnan(found.error[~told]).all()
    assert (found.estimate[~told] == 0).all()


def test_small_sample_is_the_unequal_variances_t_test() -> None:
    from scipy.stats import ttest_ind  # noqa: PLC0415

    y = drawn()
    found = estimate(y, base="universal", small_sample=True)
    k = int(np.flatnonzero((found.cohort == 2) & (found.wave == 4))[0])
    change = y[:, 4] - y[:, 1]
    test = ttest_ind(change[START == 2], change[START == -1], equal_var=False)
    assert found.estimate[k] / found.error[k] == pytest.approx(test.statistic)
    assert found.freedom[k] == pytest.approx(test.df)


def test_anticipation_compares_with_an_earlier_wave() -> None:
    y = drawn()
    found = estimate(y, anticipation=1)
    assert set(found.base[found.cohort == 3][found.wave[found.cohort == 3] >= 2]) == {1}
    change = y[:, 3] - y[:, 1]
    k = int(np.flatnonzero((found.cohort == 3) & (found.wave == 3))[0])
    by_hand = change[START == 3].mean() - change[START == -1].mean()
    assert found.estimate[k] == pytest.approx(by_hand)
    later = estimate(y, anticipation=1, controls="not yet")
    # Group 3 may already have moved at wave 2, so it is no control for group 2 then.
    assert later.controls[(later.cohort == 2) & (later.wave == 2)] == (START == -1).sum()


def test_clusters_of_one_area_change_nothing_and_doubled_areas_count_once() -> None:
    y = drawn()
    plain = estimate(y)
    named = estimate(y, cluster=np.array([f"g{i}" for i in range(len(START))]))
    np.testing.assert_allclose(named.error, plain.error, atol=1e-12)
    twice = estimate(
        np.repeat(y, 2, axis=0),
        np.repeat(START, 2),
        cluster=np.repeat(np.arange(len(START)), 2),
    )
    np.testing.assert_allclose(twice.error, plain.error, atol=1e-12)


def test_areas_count_where_they_were_measured() -> None:
    y = drawn()
    y[3, 4] = y[15, 1] = np.nan
    with speaking("en"):
        found = estimate(y)
    assert found.notes[0].startswith("2 areas miss a wave or more")
    k = int(np.flatnonzero((found.cohort == 2) & (found.wave == 4))[0])
    assert (found.treated[k], found.controls[k]) == (5, 13)
    change = y[:, 4] - y[:, 1]
    by_hand = np.nanmean(change[START == 2]) - np.nanmean(change[START == -1])
    assert found.estimate[k] == pytest.approx(by_hand)


def test_left_out_areas_are_neither_treated_nor_controls() -> None:
    y, out = drawn(), np.zeros(len(START), dtype=bool)
    out[[0, 1, 14]] = True
    found = estimate(y, left_out=out)
    kept = estimate(y[~out], START[~out])
    np.testing.assert_allclose(found.estimate, kept.estimate, atol=1e-12)
    assert (found.influence[out] == 0).all()


@pytest.mark.parametrize("method", ["regression", "weighting", "doubly robust"])
def test_a_characteristic_that_drives_courses_is_taken_out(method: str) -> None:
    rng = np.random.default_rng(3)
    x = rng.normal(size=3000)
    chosen = rng.random(3000) < 1 / (1 + np.exp(-x + 1))
    start = np.where(chosen, 3, -1)
    y = x[:, None] * np.arange(5) + rng.normal(size=(3000, 5))
    y[chosen, 3:] += 2
    naive, found = estimate(y, start), estimate(y, start, covariates=x[:, None], method=method)
    at_start = found.since == 0
    assert naive.estimate[at_start] > 2.5
    assert abs(found.estimate[at_start] - 2) < 4 * found.error[at_start] < 0.4
    assert abs(found.estimate[at_start] - 2) < 0.25


def test_doubly_robust_with_either_model_wrong() -> None:
    rng = np.random.default_rng(4)
    x = rng.normal(size=4000)
    linear = np.column_stack([x])
    # Choice is logistic in x, course is not linear in it: weights save the regression.
    start = np.where(rng.random(4000) < 1 / (1 + np.exp(1 - x)), 3, -1)
    y = np.outer(x**2 + x, np.arange(5)) + rng.normal(size=(4000, 5))
    only = estimate(y, start, covariates=linear, method="regression")
    both = estimate(y, start, covariates=linear)
    at = both.since == 0
    assert abs(both.estimate[at] / both.error[at]) < 3 < abs(only.estimate[at] / only.error[at])


def test_areas_without_a_characteristic_are_left_out_and_that_is_said() -> None:
    x = np.linspace(-1, 1, len(START))[:, None]
    x[0] = np.nan
    with speaking("en"):
        found = estimate(drawn(), covariates=x, method="regression")
    assert found.notes == ("1 area was left out because it lacks a characteristic.",)
    assert found.controls.max() == 13


def test_groups_without_controls_like_them_are_said_not_guessed() -> None:
    x = np.where(START == 2, 1.0, 0.0)[:, None] + 0.1 * np.random.default_rng(5).random(
        (len(START), 1)
    )
    with speaking("en"):
        found = estimate(drawn(), covariates=x)
    assert set(found.cohort) == {3}
    assert found.notes[0].startswith("4 groups and waves can't be told")


BAD = {
    "No area was treated": {"start": np.full(26, -1)},
    "No treated area is left": {"start": np.repeat([-1, 0], [14, 12])},
    "began at its wave alone": {"start": np.repeat([-1, 2], [25, 1])},
    "each began at its wave alone": {"start": np.array([2, 3] + [-1] * 24)},
    "all from the same wave": {"start": np.full(26, 2)},
    "none was never treated": {"start": np.repeat([2, 3], 13)},
    "index of the first treated wave, from 0 to 4": {"start": np.full(26, 5)},
    "from 0 to 4, or -1": {"start": np.where(START < 0, np.nan, START)},
    "whether it is left out": {"left_out": np.zeros(3, dtype=bool)},
    "have shape": {"outcomes": np.zeros((26, 4))},
    "An outcome is infinite": {"outcomes": np.full((26, 5), np.inf)},
    "ascending": {"years": YEARS[::-1]},
    "0 or more": {"anticipation": -1},
    "There is no method “magic”": {"method": "magic"},
    "The base is": {"base": "other"},
    "Controls are": {"controls": "all"},
    "one cluster for every area": {"cluster": np.arange(3)},
    "The characteristics have shape": {"covariates": np.zeros(26)},
    "No area has all characteristics": {"covariates": np.full((26, 1), np.nan)},
    "No wave since the start has enough areas": {"covariates": np.zeros((26, 2))},
}


@pytest.mark.parametrize("says", BAD)
def test_what_cannot_be_told_is_a_sentence(says: str) -> None:
    given_ = {"outcomes": drawn(), "years": YEARS, "start": START} | BAD[says]
    with speaking("en"), pytest.raises(EffectError, match=says) as caught:
        group_time_effects(**given_)
    assert str(caught.value).endswith(".")


def test_always_treated_areas_are_left_out_and_that_is_said() -> None:
    start = START.copy()
    start[14:16] = 0
    with speaking("en"):
        found = estimate(drawn(), start)
    assert found.notes[0].startswith("2 areas were left out: no wave shows how they were before")
    assert set(found.cohort) == {2, 3}


def test_a_group_of_one_area_is_left_out_and_few_areas_are_warned_of() -> None:
    start = np.repeat([-1, 2, 3], [15, 1, 10])
    with speaking("en"):
        found = estimate(drawn(), start, cluster=np.r_[np.arange(16), np.repeat([16, 17], 5)])
    assert found.notes[0].startswith("1 area was left out: it began at its wave alone")
    assert found.notes[1].startswith("Only 2 treated areas or clusters")
    assert set(found.cohort) == {3}


def test_the_last_group_serves_as_control_until_it_begins() -> None:
    start = np.repeat([2, 4], 13)
    found = estimate(drawn(), start, controls="not yet")
    assert [(int(g), int(t)) for g, t in zip(found.cohort, found.wave, strict=True)] == [
        (2, 1),
        (2, 2),
        (2, 3),
        (4, 1),
    ]
