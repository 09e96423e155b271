"""Intervals: what they are for a simple share, what they refuse, and that they can be repeated."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta

from wijkpeil.fieldwork.agreement import (
    cohen_kappa,
    gwet_ac,
    krippendorff_alpha,
    percent_agreement,
    ratings,
)
from wijkpeil.fieldwork.agreement.alpha import Alpha
from wijkpeil.fieldwork.agreement.chance_corrected import ChanceCorrected
from wijkpeil.fieldwork.agreement.sums import sums


def agreeing(count, of):
    first = [at % 2 for at in range(of)]
    second = [one if at < count else 1 - one for at, one in enumerate(first)]
    return ratings({"m": first, "n": second})


@given(st.integers(5, 60).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_for_a_simple_share_it_is_the_interval_of_clopper_and_pearson(case):
    count, of = case
    found = percent_agreement(agreeing(count, of), draws=4000)
    low = beta.ppf(0.025, count, of - count + 1) if count else 0.0
    high = beta.ppf(0.975, count + 1, of - count) if count < of else 1.0
    assert found.low == pytest.approx(low, abs=0.025)
    assert found.high == pytest.approx(high, abs=0.025)


def test_perfect_agreement_on_few_units_is_not_certain():
    few, many = (krippendorff_alpha(agreeing(of, of)) for of in (10, 300))
    assert few.value == many.value == few.high == 1.0
    assert few.low < 0.6
    assert many.low > 0.95


def test_agreement_on_one_value_alone_is_not_certain_either():
    found = gwet_ac(ratings({who: [0] * 10 for who in "mn"}, categories=[0, 1]))
    assert found.value == 1.0
    assert 0.6 < found.low < 0.8  # 1 - 0.025 ** (1 / 10), and chance does the rest


@pytest.mark.parametrize(("units", "given_one"), [(4, False), (5, True)])
def test_too_few_units_have_no_interval(units, given_one):
    found = krippendorff_alpha(agreeing(units - 1, units))
    assert found.value is not None
    assert found.known is given_one
    assert found.reason == ("" if given_one else "too few")


def test_the_same_seed_gives_the_same_interval():
    one, again, other = (krippendorff_alpha(agreeing(30, 40), seed=seed) for seed in (1, 1, 2))
    assert (one.low, one.high) == (again.low, again.high)
    assert (one.low, one.high) != (other.low, other.high)


def test_groups_make_an_interval_wider_if_units_in_them_are_alike():
    first = [1] * 100 + [0] * 100
    second = [1] * 80 + [0] * 20 + [0] * 100  # they differ in one document only
    alone = ratings({"m": first, "n": second})
    together = ratings({"m": first, "n": second}, groups=[f"d{at // 20}" for at in range(200)])
    plain, grouped = krippendorff_alpha(alone), krippendorff_alpha(together)
    assert grouped.value == plain.value
    assert grouped.groups == 10
    assert grouped.high - grouped.low > 2 * (plain.high - plain.low)


def test_many_units_are_drawn_in_parts(monkeypatch):
    whole = krippendorff_alpha(agreeing(40, 50), draws=2000)
    monkeypatch.setattr("wijkpeil.fieldwork.agreement.resampling._NUMBERS", 1000)
    parts = krippendorff_alpha(agreeing(40, 50), draws=2000)
    assert parts.low == pytest.approx(whole.low, abs=0.05)
    assert parts.high == pytest.approx(whole.high, abs=0.05)


def test_formulas_need_units_that_stand_alone():
    given_to_both = {"m": [0, 1] * 10, "n": [0, 1] * 9 + [1, 1]}
    grouped = ratings(given_to_both, groups=[str(at // 2) for at in range(20)])
    for work in (gwet_ac, cohen_kappa):
        alone = work(ratings(given_to_both), by="formula")
        assert alone.standard_error > 0.0
        assert alone.low == pytest.approx(
            alone.value - (2.093024 if work is gwet_ac else 1.959964) * alone.standard_error
        )
        assert work(grouped, by="formula") == work(grouped)
        assert work(grouped).standard_error is None


def test_a_formula_for_one_unit_is_none():
    assert gwet_ac(ratings({"m": [0], "n": [1]}), by="formula").standard_error is None


def test_the_interval_holds_the_truth_as_often_as_promised():
    rng = np.random.default_rng(11)
    held = []
    for _study in range(150):
        same = rng.random(25) < 0.8
        common, *own = (rng.random((3, 25)) < 0.4).astype(int)
        columns = [np.where(same, common, one).tolist() for one in own]
        found = krippendorff_alpha(ratings(dict(zip("mn", columns, strict=True))), draws=200)
        if found.low is not None:
            held.append(found.low <= 0.8 <= found.high)
    assert np.mean(held) >= 0.93


def test_variables_that_nobody_gave_can_be_put_aside():
    rng = np.random.default_rng(3)
    some = [rng.random((40, 2)) < 0.4 for _ in range(3)]
    none = [np.zeros((40, 2))] * 2
    made = [
        ratings(
            {who: one[:, at].astype(int).tolist() for at, who in enumerate("mn")}, categories=[0, 1]
        )
        for one in some + none
    ]
    for statistic in (Alpha((0, 1)), ChanceCorrected("ac1", "gwet", np.eye(2))):
        whole = sums(statistic, made)
        less = whole.stirring()
        assert less.parts.shape[1] == 3
        weights = rng.random((5, 40))
        one = whole.value(np.tensordot(weights, whole.parts, axes=1))
        assert less.value(np.tensordot(weights, less.parts, axes=1)) == pytest.approx(one)
        assert np.allclose(whole.imagined().worst[:3], less.imagined().worst)
        assert less.stirring() is less
