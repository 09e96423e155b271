from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from wijkpeil.cases.candidates import Excess
from wijkpeil.cases.rule import SelectionRule
from wijkpeil.errors import RuleError, StudyError
from wijkpeil.language import speaking
from wijkpeil.study.model import Case
from wijkpeil.workflow.city_names import with_city_names
from wijkpeil.workflow.how_firm import how_firm
from wijkpeil.workflow.question import Question
from wijkpeil.workflow.scored import with_scores
from wijkpeil.workflow.suggest_cases import suggest_cases

PAIRS = SelectionRule(design="pairs", number=6, least_size=300)


@pytest.fixture(scope="module")
def suggested(panel):
    first = panel.areas.index[0]
    own = (
        Case(str(first), "First", str(panel.areas["gemeente_name"].iloc[0])),
        Case("WK999999", "Nowhere", "Atlantis"),
    )
    with speaking("en"):
        return suggest_cases(panel, Question(), PAIRS, brought_in=own, other=panel)


def test_pairs_are_suggested_with_all_that_the_page_tells(suggested):
    assert len(suggested.selection.codes) in (2, 4, 6)
    assert len(suggested.selection.runners_up) == len(suggested.selection.choice.options)
    assert suggested.about.made_up
    assert suggested.about.title == ""
    assert [one.code for one in suggested.brought_in] == ["WK999999", suggested.brought_in[1].code]


def test_the_choice_is_made_again_under_other_rules(suggested):
    kinds = [one.kind for one in suggested.variants]
    assert {"relative_to", "minimum", "period", "raw", "other_file"} == set(kinds)
    values = {one.value for one in suggested.variants if one.kind == "period"}
    assert {"2012-2014", "2012-2024", "2002-2016", "2014-2016"} <= values
    assert "2012-2016" not in values
    same = next(one for one in suggested.variants if one.kind == "other_file")
    assert same.codes == suggested.selection.codes  # the other file here is the same file
    assert same.names == ()
    for one in suggested.variants:
        assert {code for code, _name in one.names} == set(one.codes) - set(
            suggested.selection.codes
        )


def test_the_firmness_of_suggested_and_known_own_cases_is_told(suggested):
    told = suggested.stability.cases
    assert set(told.index) == {*suggested.selection.codes, suggested.brought_in[1].code}
    assert told["city"].is_monotonic_increasing


def test_a_city_is_called_as_it_was_asked(panel, suggested):
    city = suggested.selection.choice.options[0].cities[0]
    rule = replace(PAIRS, cities=(city.upper(),))
    found = suggest_cases(panel, Question(), rule)
    assert found.selection.choice.options[0].cities[0] == city.upper()


def test_the_period_of_the_rule_overrules_that_of_the_question(panel):
    found = suggest_cases(panel, Question(), replace(PAIRS, start=2014, end=2022))
    assert (found.about.start, found.about.end) == (2014, 2022)


def test_likeness_rests_on_named_characteristics(panel):
    rule = SelectionRule(design="most-similar", number=4, least_size=300)
    with speaking("en"):
        found = suggest_cases(panel, Question(), rule)
    assert len(found.compared_by) > 2
    assert found.not_compared_by == ()
    empty = panel.characteristics.assign(perc_sociale_huur=np.nan)
    with speaking("en"):
        found = suggest_cases(replace(panel, characteristics=empty), Question(), rule)
    assert found.not_compared_by == ("homes of housing corporations",)


def test_without_characteristics_likeness_is_refused(bare):
    with speaking("en"), pytest.raises(RuleError, match="characteristics must be known"):
        suggest_cases(bare, Question(), SelectionRule(design="most-similar"))


def test_what_was_to_be_expected_is_worked_out_where_it_is_needed(panel):
    rule = SelectionRule(design="typical-deviant", number=4, least_size=300)
    found = suggest_cases(panel, Question(), rule)
    assert len(found.selection.codes) == 4
    assert found.selection.candidates.excess is not None


def test_typical_and_deviant_need_an_expectation(panel, bare):
    rule = SelectionRule(design="typical-deviant", number=4, least_size=300)
    with speaking("en"), pytest.raises(RuleError, match="expected"):
        suggest_cases(bare, Question(), rule)
    count = len(with_scores(panel)[0].areas)
    rng = np.random.default_rng(1)
    excess = Excess(rng.normal(0, 0.1, count), np.full(count, 0.02), np.full(count, 12.0))
    found = suggest_cases(panel, Question(), rule, excess=excess)
    assert {one.roles[0] for one in found.selection.choice.options} <= {"typical", "above", "below"}
    assert all(one.why_not for one in found.variants if one.kind == "period")


def test_an_unknown_city_is_refused(panel):
    with speaking("en"), pytest.raises(RuleError, match="no city “Atlantis”"):
        suggest_cases(panel, Question(), replace(PAIRS, cities=("Atlantis",)))


def test_a_city_that_the_other_file_lacks_is_told(panel, bare, suggested):
    city = suggested.selection.choice.options[0].cities[0]
    elsewhere = replace(
        bare, areas=bare.areas.assign(gemeente_name="Elsewhere"), provenance=panel.provenance
    )
    found = suggest_cases(panel, Question(), replace(PAIRS, cities=(city,)), other=elsewhere)
    last = found.variants[-1]
    assert last.kind == "other_file"
    assert city in last.why_not


def test_cities_of_the_other_file_are_named_as_in_the_first(panel):
    codes = panel.areas.assign(gemeente_name="")
    city = str(panel.areas["gemeente_name"].iloc[0])
    named = with_city_names(replace(panel, areas=codes), panel)
    assert named.areas["gemeente_name"].tolist() == panel.areas["gemeente_name"].tolist()
    found = suggest_cases(
        panel, Question(), replace(PAIRS, cities=(city,)), other=replace(panel, areas=codes)
    )
    assert found.variants[-1].why_not == ""
    assert found.variants[-1].codes == found.selection.codes


def test_without_any_pair_there_is_nothing_to_be_firm_about(panel):
    found = suggest_cases(panel, Question(), replace(PAIRS, least_size=1e6))
    assert found.selection.codes == ()
    assert found.stability is None


def test_how_firm_a_verdict_is_can_be_asked_apart(panel, suggested):
    cases = tuple(Case(code, "Name", "City") for code in suggested.selection.codes)
    extra = pd.DataFrame({"alike": "falling"}, index=panel.areas.index)
    found = how_firm(panel, Question(), SelectionRule(), cases=cases, extra=extra)
    assert list(found.cases.index) == sorted(suggested.selection.codes)
    assert found.rules.columns[-1] == "alike"
    assert found.rules.shape[1] >= 10
    assert found.periods.shape[1] == 9 * 8 // 2 - 1
    assert len(found.found) == len(cases)
    # Of all windows only those that share time with 2012-2016 count.
    assert all(one.periods.asked == 22 for one in found.found)


def test_a_reference_that_is_not_known_says_nothing(bare):
    nowhere = replace(bare, areas=bare.areas.assign(gemeente="", gemeente_name="Town"))
    code = str(bare.areas.index[5])
    found = how_firm(nowhere, Question(), SelectionRule(), cases=(Case(code, "A", "B"),))
    assert found.rules["relative_to:gemeente"].isna().all()


def test_cases_that_are_not_there_are_refused(panel):
    with speaking("en"), pytest.raises(StudyError, match=r"WK999999 \(Nowhere\)"):
        how_firm(panel, Question(), SelectionRule(), cases=(Case("WK999999", "Nowhere", "B"),))
