from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from wijkpeil.cases.candidates import Excess
from wijkpeil.cases.conditions import conditions_of
from wijkpeil.cases.designs import options_of
from wijkpeil.cases.diverse import diverse
from wijkpeil.cases.raw import raw_options
from wijkpeil.cases.rule import DESIGNS, SelectionRule
from wijkpeil.errors import RuleError
from wijkpeil.language import speaking


def codes(options):
    return [one.codes for one in options]


def test_pairs_start_alike_in_one_city_and_surely_differ(areas):
    found = options_of(areas, SelectionRule(design="pairs"))
    assert codes(found) == [("A1", "A2"), ("A1", "A3"), ("B1", "B2")]
    one = found[0]
    assert (one.code("riser"), one.code("faller")) == ("A1", "A2")
    assert one.distance == pytest.approx(0.02)
    rise, fall = areas.change.rise_beyond[0], areas.change.fall_beyond[1]
    assert one.score == pytest.approx(2 * (0.99 * rise * fall + 0.01 * one.sure))


def test_a_wider_start_and_a_lower_level_of_sureness_give_more_pairs(areas):
    usual = SelectionRule(design="pairs")
    wide = options_of(areas, replace(usual, caliper=1.0))
    assert set(codes(wide)) > set(codes(options_of(areas, usual)))
    assert ("A2", "A4") in codes(wide)
    unsure = options_of(areas, replace(usual, sure=0.5))
    assert ("C1", "C2") in codes(unsure)
    assert set(codes(unsure)) > set(codes(options_of(areas, usual)))


def test_where_no_move_is_sure_the_surest_difference_decides(make):
    stuck = make(
        [("a", "x", 0, 0.03, 0.004), ("b", "x", 0, -0.03, 0.004), ("c", "x", 0, -0.02, 0.006)]
    )
    found = options_of(stuck, SelectionRule(design="pairs", sure=0.5))
    best = max(found, key=lambda one: one.score)
    assert best.codes == ("a", "b")
    assert best.score > 0.015


def test_most_similar_pairs_are_alike_and_in_different_cities(areas):
    features = pd.DataFrame(
        {"rent": [1, 9, 5, 5, 5, 1.1, 9, 8.9], "age": [1, 2, 3, 4, 5, 1.0, 7, 8]},
        index=areas.codes,
    )
    known = replace(areas, features=features)
    rule = SelectionRule(design="most-similar", likeness=0.3, caliper=0.2)
    found = options_of(known, rule)
    assert codes(found) == [("A1", "B2")]
    assert found[0].cities == ("Aa", "Bee")
    assert found[0].distance < 0.3


@pytest.mark.parametrize(
    ("features", "message"),
    [({}, "none were given"), ({"empty": [None] * 8}, "no known values: empty")],
)
def test_without_characteristics_nothing_is_alike(areas, features, message):
    known = replace(areas, features=pd.DataFrame(features, index=areas.codes))
    with speaking("en"), pytest.raises(RuleError, match=message):
        options_of(known, SelectionRule(design="most-similar"))


def test_typical_and_deviant_follow_what_was_expected(areas):
    excess = Excess(
        mean=np.array([0.0, 0.1, -0.1, 0.03, np.nan, 0, 0, 0]),
        scale=np.full(8, 0.01),
        degrees=np.full(8, 12.0),
    )
    found = options_of(replace(areas, excess=excess), SelectionRule(design="typical-deviant"))
    roles = {one.codes[0]: one.roles[0] for one in found}
    assert roles["A1"] == "typical"
    assert roles["A2"] == "above"
    assert roles["A3"] == "below"
    assert roles["A4"] == "typical"
    assert "B1" not in roles
    sure = {one.codes[0]: one.sure for one in found}
    assert sure["A1"] > sure["A4"] > 0.5


def test_without_an_expectation_nothing_is_typical(areas):
    with speaking("en"), pytest.raises(RuleError, match="expected"):
        options_of(areas, SelectionRule(design="typical-deviant"))
    unknown = Excess(*(np.full(8, np.nan) for _each in range(3)))
    with pytest.raises(RuleError):
        options_of(replace(areas, excess=unknown), SelectionRule(design="typical-deviant"))


def test_diverse_covers_start_and_direction(areas):
    found = diverse(areas)
    roles = {one.codes[0]: one.roles[0] for one in found}
    assert roles["A1"] == "high-rise"
    assert roles["A2"] == "high-fall"
    assert roles["A4"] == "low-rise"
    assert roles["B2"] == "low-fall"
    assert all(0.25 <= one.sure <= 1 for one in found)
    assert diverse(areas.only(np.zeros(8, dtype=bool))) == ()


def test_diverse_and_typical_ask_an_even_spread(areas):
    rule = SelectionRule(design="diverse", number=5, per_city=4)
    found = options_of(areas, rule)
    asked = conditions_of(rule, found, cities=("Aa", "Bee", "Cee"))
    assert dict(asked.least_of_role) == dict.fromkeys(
        ("low-rise", "low-fall", "high-rise", "high-fall"), 1
    )
    assert conditions_of(rule, (), cities=()).least_of_role == ()


@pytest.mark.parametrize(
    ("rule", "spare", "alone"),
    [
        (SelectionRule(cities=("Aa", "Bee", "Cee"), number=5), 1, None),
        (SelectionRule(cities=("Aa", "Bee", "Cee"), number=5, without_pair=3), 3, None),
        (SelectionRule(number=5), None, 1),
        (SelectionRule(number=4), None, 0),
        (SelectionRule(number=4, per_city=1), None, None),
        (SelectionRule(design="pairs", cities=("Aa",)), None, None),
    ],
)
def test_a_mix_has_as_many_pairs_as_the_numbers_allow(rule, spare, alone):
    asked = conditions_of(rule, (), cities=("Aa", "Bee", "Cee"))
    assert asked.without_pair == spare
    assert asked.most_alone == alone


def test_subtracting_takes_the_largest_rise_and_fall_of_each_city(areas):
    found = raw_options(areas, SelectionRule(design="pairs"))
    assert codes(found) == [("A2", "A4"), ("B1", "B2"), ("C1", "C2")]
    assert found[0].score == pytest.approx(0.22)
    with_singles = raw_options(areas, SelectionRule(design="mix"))
    assert len(with_singles) == 3 + 8
    four = raw_options(areas, SelectionRule(design="pairs", per_city=4))
    assert ("A1", "A3") in codes(four)


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("seed", range(3))
def test_every_design_gives_the_same_whatever_the_order(areas, design, seed):
    rng = np.random.default_rng(7)
    full = replace(
        areas,
        features=pd.DataFrame(rng.random((8, 3)), index=areas.codes),
        excess=Excess(rng.normal(0, 0.05, 8), np.full(8, 0.02), np.full(8, 9.0)),
    )
    rule = SelectionRule(design=design, likeness=3.0, caliper=0.3)
    order = np.random.default_rng(seed).permutation(8)
    assert options_of(full.only(order).sorted(), rule) == options_of(full, rule)
