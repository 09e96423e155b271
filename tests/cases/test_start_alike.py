from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkpeil.cases import start_alike as module
from wijkpeil.cases.designs import options_of
from wijkpeil.cases.difference import differs, least_gap
from wijkpeil.cases.likeness import distances
from wijkpeil.cases.rule import SelectionRule
from wijkpeil.cases.start_alike import start_alike
from wijkpeil.errors import RuleError
from wijkpeil.language import speaking

LEVELS = (-0.30, -0.25, -0.20, -0.15)  # few, so that many start at the same or within reach


def drawn(make, seed, count=24):
    rng = np.random.default_rng(seed)
    rows = [
        (f"a{at:02d}", "xyz"[rng.integers(3)], rng.choice(LEVELS), rng.normal(0, 0.1), scale)
        for at, scale in enumerate(rng.uniform(0.01, 0.05, count))
    ]
    features = pd.DataFrame(rng.normal(size=(count, 3)), index=[row[0] for row in rows])
    return make(rows, features=features.mask(rng.random((count, 3)) < 0.2))


def all_pairs(areas, rule, *, same_city):
    """Go through every pair, with nothing left out beforehand."""
    first, second = np.triu_indices(len(areas), 1)
    change = areas.change
    swap = change.estimate[first] < change.estimate[second]
    riser, faller = np.where(swap, second, first), np.where(swap, first, second)
    sure = differs(change=change, first=riser, second=faller, beyond=change.minimum) >= rule.sure
    near = np.abs(areas.level[first] - areas.level[second]) <= rule.caliper
    kept = sure & near & ((areas.cities[first] == areas.cities[second]) == same_city)
    if not same_city:
        kept &= distances(areas.features).between(first, second) <= rule.likeness
    return {(areas.codes[a], areas.codes[b]) for a, b in zip(first[kept], second[kept])}  # noqa: B905


@settings(max_examples=40)
@given(
    seed=st.integers(0, 10_000),
    caliper=st.sampled_from([0.01, 0.05, 0.1, np.inf]),
    sure=st.sampled_from([0.5, 0.7, 0.9, 0.99]),
    cells=st.sampled_from([1, 30, 2_000_000]),
)
def test_it_leaves_out_no_pair_that_the_rule_lets_be_chosen(make, seed, caliper, sure, cells):
    areas = drawn(make, seed)
    rule = SelectionRule(design="pairs", caliper=caliper, sure=sure, likeness=1.0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_CELLS", cells)
        for design, same_city in (("pairs", True), ("most-similar", False)):
            found = options_of(areas, replace(rule, design=design))
            expected = all_pairs(areas, rule, same_city=same_city)
            assert {option.codes for option in found} == expected
            assert len(found) == len(expected)


def test_the_first_of_two_comes_first_in_order(make):
    areas = drawn(make, 1)
    first, second = start_alike(areas, SelectionRule(sure=0.5), same_city=False)
    assert len(first)
    assert (first < second).all()


def test_pairs_too_close_to_differ_are_not_looked_at(areas):
    rule = SelectionRule(sure=0.9, caliper=1.0)
    first, second = start_alike(areas, rule, same_city=True)
    codes = set(zip(areas.codes[first], areas.codes[second], strict=True))
    assert ("A1", "A4") not in codes  # 0.10 and 0.12
    assert ("A1", "A2") in codes


@pytest.mark.parametrize("sure", [0.5, 0.9, 0.99])
def test_no_pair_within_the_least_gap_surely_differs(make, sure):
    rng = np.random.default_rng(3)
    scales = rng.uniform(0.005, 0.06, 60)
    areas = make([(f"{at:02d}", "x", 0, rng.normal(0, 0.1), s) for at, s in enumerate(scales)])
    areas.change.degrees[:] = rng.uniform(5, 60, 60)
    change = areas.change
    first, second = np.nonzero(~np.eye(60, dtype=bool))
    gap = change.estimate[first] - change.estimate[second] - change.minimum
    least = least_gap(change=change, sure=sure)
    close = gap < np.maximum(least[first], least[second])
    found = differs(change=change, first=first, second=second, beyond=change.minimum)
    assert close.any()
    assert (found[close] < sure).all()
    assert (found[~close] >= sure).any()


def test_too_many_pairs_are_refused_with_what_to_do(areas, monkeypatch):
    monkeypatch.setattr(module, "MOST_PAIRS", 2)
    with speaking("en"), pytest.raises(RuleError, match=r"More than 2 pairs.*Name cities.*caliper"):
        options_of(areas, SelectionRule(design="pairs"))


def test_without_areas_there_are_no_pairs(areas):
    nothing = areas.only(np.zeros(len(areas), dtype=bool))
    for same_city in (True, False):
        first, second = start_alike(nothing, SelectionRule(), same_city=same_city)
        assert len(first) == len(second) == 0
