from dataclasses import replace

import numpy as np
import pytest

from wijkpeil.cases.brought_in import compare_brought_in
from wijkpeil.cases.obstacles import obstacles
from wijkpeil.cases.rule import SelectionRule
from wijkpeil.cases.suggest import suggest
from wijkpeil.errors import RuleError
from wijkpeil.language import speaking

TWO = SelectionRule(cities=("Aa", "Bee"), number=4)


def test_the_best_pairs_are_chosen_with_their_runners_up(areas):
    found = suggest(areas, TWO)
    assert found.codes == ("A1", "A2", "B1", "B2")
    assert [one.without for one in found.runners_up] == list(found.choice.options)
    first = found.runners_up[0]
    assert first.possible
    assert [one.codes for one in first.instead] == [("A1", "A3")]
    assert first.gone == ()
    expected = found.choice.score - sum(
        one.score for one in found.options if one.codes in {("A1", "A3"), ("B1", "B2")}
    )
    assert first.loss == pytest.approx(expected, abs=2e-4)
    assert not found.runners_up[1].possible


def test_the_same_answer_every_time(areas):
    expected = suggest(areas, TWO)
    for seed in range(5):
        order = np.random.default_rng(seed).permutation(len(areas))
        found = suggest(areas.only(order), TWO)
        assert found.choice == expected.choice
        assert repr(found.runners_up) == repr(expected.runners_up)  # NaN is unlike itself


def test_pairs_may_end_before_the_number_is_met(areas):
    found = suggest(areas, SelectionRule(design="pairs", number=11))
    assert found.codes == ("A1", "A2", "B1", "B2")


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (
            SelectionRule(cities=("Aa", "Bee", "Cee"), number=6),
            (
                r"no two areas start alike and surely differ: Cee\. Any one of these helps: let "
                r"more cities do without a pair \(--without-pair\); .*less sure difference.*"
                r"\(--sure; now 90%\).*With the "
                r"same conditions 5 cases can be chosen"
            ),
        ),
        (
            SelectionRule(cities=("Aa", "Zet"), number=2),
            r"Zet has no vulnerable area\. Any one .*Leave Zet out \(--cities\): then 2 cases can",
        ),
        (
            SelectionRule(cities=("Aa", "Bee"), number=4, least_size=9000),
            "Aa has no vulnerable area that is large enough.*Only 0 areas.*fewer than 9,000",
        ),
        (
            SelectionRule(design="diverse", cities=("Aa", "Bee"), number=7, per_city=7),
            "Only 6 areas can be chosen, and 7 are asked.*number of cases be smaller",
        ),
        (
            SelectionRule(design="diverse", cities=("Aa", "Bee"), number=6, per_city=2),
            "let a city have more than 2 cases",
        ),
        (
            SelectionRule(cities=("Zet", "Yps"), number=2, per_city=1),
            "Yps has no vulnerable area. Zet has.*Letting go of one condition is not enough",
        ),
    ],
)
def test_conditions_that_can_not_be_met_are_named(areas, rule, message):
    with speaking("en"), pytest.raises(RuleError, match=message):
        suggest(areas, rule)


def test_more_cases_than_the_cities_have_places_for_are_told(areas):
    rule = SelectionRule(cities=("Aa", "Zet"), number=11)
    with speaking("en"), pytest.raises(RuleError) as refused:
        suggest(areas, rule, named="key")
    message = str(refused.value)
    assert "2 cities × 2 = at most 4 cases, and 11 are asked" in message
    assert "Leave Zet out (cities): then 2 cases can be chosen" in message
    assert "surely differ: Zet" not in message


def test_a_study_is_told_the_keys_of_its_rule(areas):
    rule = SelectionRule(cities=("Aa", "Bee", "Cee"), number=6)
    with speaking("en"), pytest.raises(RuleError, match=r"without a pair \(without_pair\)"):
        suggest(areas, rule, named="key")


def test_obstacles_are_found_by_letting_go_of_one_thing_at_a_time(areas):
    found = obstacles(areas, SelectionRule(cities=("Aa", "Bee", "Cee"), number=6))
    assert found.conditions == ("pair_in_city",)
    assert found.settings == ("sure",)
    assert found.most == 5
    assert found.without_pair == ("Cee",)


def test_cases_that_were_brought_in_are_held_against_the_rule(areas):
    areas = replace(areas, size=np.where(areas.codes == "A3", 500.0, areas.size))
    areas = replace(areas, vulnerable=areas.codes != "A4")
    chosen = suggest(areas, TWO).codes
    found = {
        one.code: one
        for one in compare_brought_in(
            areas,
            TWO,
            cases=(
                ("C1", "Cee one", "Cee"),
                ("A3", "", "Aa"),
                ("A1", "First", "Aa"),
                ("A4", "Fourth", "Aa"),
                ("X9", "Nowhere", "Bee"),
            ),
            chosen=chosen,
        )
    }
    assert list(found) == ["A1", "A3", "A4", "X9", "C1"]  # by city, then code
    assert found["A1"].objections == ()
    assert found["A1"].chosen
    assert found["A1"].instead == ("A1", "A2")
    assert found["A1"].differs > 0.99
    assert found["A1"].start_apart == pytest.approx(0.01)
    assert found["A3"].objections == ("too_small",)
    assert found["A3"].name == "Name A3"
    assert found["A4"].objections == ("not_vulnerable",)
    assert found["X9"].objections == ("unknown",)
    assert np.isnan(found["X9"].sure)
    assert found["C1"].objections == ("other_city",)
    assert np.isnan(found["C1"].differs)
    assert found["C1"].sure == pytest.approx(float(areas.change.rise[6]))


def test_an_unclear_or_stable_case_tells_how_sure_that_is(areas):
    verdict = np.array(["unclear", "stable", *areas.verdict[2:]])
    areas = replace(areas, verdict=verdict)
    one, two = compare_brought_in(areas, TWO, cases=(("A1", "", "Aa"), ("A2", "", "Aa")), chosen=())
    assert one.sure == pytest.approx(float(areas.change.rise[0]))
    assert two.sure == pytest.approx(float(areas.change.within[1]))
    assert one.instead == ()


def test_what_stands_in_the_way_of_a_raw_choice_is_that_of_raw_options(areas):
    rule = SelectionRule(cities=("Aa", "Cee"), number=5)
    with speaking("en"), pytest.raises(RuleError, match=r"surely differ: Cee.* 3 cases can be"):
        suggest(areas, rule)
    with speaking("en"), pytest.raises(RuleError, match=" 4 cases can be chosen") as told:
        suggest(areas, rule, raw=True)
    assert "surely differ" not in str(told.value)
    assert "less sure" not in str(told.value)
