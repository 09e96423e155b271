"""From a made-up country to what goes with change, tables and a page."""

from dataclasses import replace

import duckdb
import numpy as np
import pandas as pd
import pytest

from wijkpeil.cases.vulnerable import parse
from wijkpeil.errors import MissingExtra, ModelError, RuleError
from wijkpeil.language import speaking
from wijkpeil.sources.standard import standard_characteristics
from wijkpeil.workflow import explain as explaining
from wijkpeil.workflow.expectation import compare_with_expected
from wijkpeil.workflow.explain import explain
from wijkpeil.workflow.explain_inputs import members, prepare
from wijkpeil.workflow.inputs import read_inputs
from wijkpeil.workflow.output import to_json
from wijkpeil.workflow.publish_explanation import (
    area_table,
    coefficient_table,
    explanation_summary,
    publish_explanation,
)
from wijkpeil.workflow.question import Question
from wijkpeil.workflow.scored import with_scores

ASKED = ("vacancy", "associations", "green", "woz")
QUESTION = Question(vulnerable=parse("lowest 40%@2012"))


@pytest.fixture(scope="module")
def known(panel):
    return standard_characteristics(
        panel.characteristics, size=panel.areas["size"], year=panel.figures_year
    )


@pytest.fixture(scope="module")
def prepared(panel, known, borders):
    with speaking("en"):
        return prepare(panel, QUESTION, known, borders=borders, only=ASKED)


@pytest.fixture(scope="module")
def found(panel, prepared, borders):
    with speaking("en"):
        return explain(panel, QUESTION, prepared, borders=borders)


@pytest.fixture(scope="module")
def expected(panel, prepared):
    with speaking("en"):
        return compare_with_expected(panel, QUESTION, prepared)


def test_both_populations_are_told_of_vulnerable_first(found):
    assert [key for key, _relations in found.populations] == ["vulnerable", "all"]
    assert found.everywhere.names == ASKED
    assert found.vulnerable.areas < found.everywhere.areas
    assert found.made_up
    assert found.label("woz") == "mean value of a home"


def test_shares_go_in_as_percentages(prepared):
    assert {one.name: one.treatment.logged for one in prepared.characteristics}["vacancy"]


def test_characteristics_of_after_the_start_are_marked(found, known):
    assert found.late
    assert not replace(found, year=2012).late
    assert replace(found, year=None).late


def test_dimensions_that_a_characteristic_enters_are_told_with_the_reason(found):
    told = {one.dropped: one for one in found.outside}
    assert told["won",].names == ("vacancy",)
    assert told["won",].relations is None
    assert "not for the change from 2012 to 2016" in told["won",].reason
    assert "all five" in told["won", "fys", "vrz", "soc", "onv"].reason
    assert all("associations" not in one.names for one in found.outside)


def test_where_the_dimensions_are_there_the_rest_is_asked(panel, prepared, borders):
    question = Question(start=2014, end=2020, vulnerable=parse("all"))
    with speaking("en"):
        found = explain(panel, question, prepared, borders=borders, stability=False)
    assert found.vulnerable is None
    assert found.stability == ()
    told = {one.dropped: one for one in found.outside}
    assert told["won",].relations.names == ("vacancy",)
    assert np.isfinite(told["won",].relations.estimate).all()
    assert told["fys",].relations.areas == found.everywhere.areas


def test_stability_covers_periods_rules_and_populations(found):
    lines = found.stability
    assert {line.rule for line in lines} == {"plausible", "smoothed", "raw", "classes"}
    assert {line.among for line in lines} == {"all", "vulnerable"}
    assert (2002, 2024) in {(line.start, line.end) for line in lines}


def test_in_other_periods_the_rule_is_applied_at_their_start(panel, prepared):
    taken = prepared.sample
    own, wave = members(panel, QUESTION, taken, start=2012)
    other, later = members(panel, QUESTION, taken, start=2018)
    assert (wave, later) == (2012, 2018)
    assert (own != other).any()
    codes = replace(QUESTION, vulnerable=parse("codes:" + ",".join(panel.codes[:5])))
    chosen, at = members(panel, codes, taken, start=2016)
    assert (chosen.sum(), at) == (np.isin(taken.rows, range(5)).sum(), 2016)
    assert members(panel, replace(QUESTION, vulnerable=parse("all")), taken, start=2012) is None


def test_without_borders_a_note_says_what_could_not_be_looked_at(panel, known):
    with speaking("en"):
        bare = prepare(panel, QUESTION, known, only=("vacancy",))
        found = explain(panel, QUESTION, bare, stability=False)
    assert any("give --borders" in note for note in found.notes)
    assert found.everywhere.moran is None


def test_too_few_vulnerable_areas_are_an_answer(panel, known):
    question = Question(vulnerable=parse("codes:" + ",".join(panel.codes[:8])))
    with speaking("en"):
        bare = prepare(panel, question, known, only=("vacancy",))
        found = explain(panel, question, bare, stability=False)
    assert "too few of them" in found.vulnerable.reason
    assert not found.everywhere.reason


@pytest.mark.parametrize(
    ("only", "message"),
    [
        (
            ("gold",),
            r"no characteristic gold. There are: homes of housing corporations \(social_rent\); ",
        ),
        ((), "holds none that"),
    ],
)
def test_absent_characteristics_are_refused(panel, known, only, message):
    given = known if only else replace(known, table=known.table[[]])
    with speaking("en"), pytest.raises(ModelError, match=message):
        prepare(panel, QUESTION, given, only=only)


def test_a_column_known_of_no_area_is_skipped_unless_it_was_asked_for(panel, known):
    table = known.table[["vacancy", "green"]].assign(social_rent=np.nan)
    empty = replace(known, table=table)
    for language, label in (("en", "homes of housing corporations"), ("nl", "corporaties")):
        with speaking(language):
            prepared = prepare(panel, QUESTION, empty)
            found = explain(panel, QUESTION, prepared, stability=False)
            expected = compare_with_expected(panel, QUESTION, prepared)
        assert found.everywhere.names == ("vacancy", "green")
        assert any(label in note for note in found.notes)
        assert np.isfinite(expected.excess.estimate).any()
    message = r"not known of any area: homes of housing corporations \(social_rent\)\."
    with speaking("en"), pytest.raises(ModelError, match=message):
        prepare(panel, QUESTION, empty, only=("social_rent", "green"))


def test_a_period_outside_the_waves_is_refused(panel, known):
    with speaking("en"), pytest.raises(ModelError, match="There is no wave 2013"):
        prepare(panel, replace(QUESTION, end=2013), known)


def test_the_expectation_is_relative_to_the_nation_and_its_verdicts_are_capped(expected, panel):
    assert abs(np.nanmean(expected.own)) < 0.01
    np.testing.assert_allclose(
        expected.excess.estimate, expected.own - expected.expected, atol=1e-12
    )
    assert expected.wrong_signs <= 0.05
    absent = np.isnan(expected.excess.estimate)
    assert (expected.verdict[absent] == "unclear").all()
    assert expected.features[:3] == (
        "level of the score at the start", "earlier course of the score", "number of inhabitants",
    )  # fmt: skip
    assert expected.place(panel.codes[4]) == 4
    assert expected.place("nowhere") is None
    assert expected.late


def test_all_areas_are_asked_where_the_rule_says_all(panel, prepared):
    found = compare_with_expected(panel, replace(QUESTION, vulnerable=parse("all")), prepared)
    assert found.areas["vulnerable"].all()


def test_tables_hold_the_answer_and_what_it_depends_on(found, expected):
    table = coefficient_table(found)
    answer = table[table["relation"] != ""]
    assert len(answer) == 2 * len(ASKED)
    assert set(table["rule"]) == {"plausible", "smoothed", "raw", "classes"}
    assert (answer["lower95"] < answer["coefficient"]).all()
    areas = area_table(expected)
    assert set(areas["verdict"]) <= {"better", "worse", "as expected", "unclear"}
    assert (areas["difference_lower95"] < areas["difference_lower80"])[
        areas["change"].notna()
    ].all()


def test_it_publishes_tables_and_page_the_same_every_time(found, expected, tmp_path):
    written = publish_explanation(found, expected, tmp_path)
    before = {path.name: path.read_bytes() for path in written.files.values()}
    again = publish_explanation(found, expected, tmp_path)
    assert {path.name: path.read_bytes() for path in again.files.values()} == before
    assert set(before) == {
        "explanation.csv", "explanation.parquet", "expectation.csv", "expectation.parquet",
        "explanation.html",
    }  # fmt: skip
    rows = duckdb.read_parquet(str(tmp_path / "explanation.parquet")).shape[0]
    assert rows == len(pd.read_csv(tmp_path / "explanation.csv"))


def test_without_the_part_that_draws_the_tables_are_written(found, expected, tmp_path, monkeypatch):
    (tmp_path / "explanation.html").write_text("of an earlier run")

    def missing(*_results):
        raise MissingExtra("report")

    monkeypatch.setattr("wijkpeil.workflow.publish_explanation.explanation_page", missing)
    written = publish_explanation(found, expected, tmp_path)
    assert "report" not in written.files
    assert written.notes
    assert not (tmp_path / "explanation.html").exists()


def test_the_summary_is_for_machines(found, expected, panel, known):
    told = explanation_summary(found, expected)
    assert told["may_be_consequences"] is True
    assert set(told["relations"]["vulnerable"]["characteristics"]) == set(ASKED)
    assert sum(told["expectation"]["verdicts"]["all"].values()) == len(panel.areas)
    assert to_json(told)
    few = replace(found, vulnerable=replace(found.vulnerable, reason="Too few."))
    assert explanation_summary(few, expected)["relations"]["vulnerable"]["reason"] == "Too few."


@pytest.mark.shared
def test_real_postcode_areas(shared):
    folder = shared / "data"
    panel, _notes = with_scores(
        read_inputs(
            folder / "leefbaarometer" / "Leefbaarometer-scores PC4 2002-2020.csv",
            sizes=folder / "cbs" / "CBS_PC4.csv",
            gemeenten=folder / "cbs" / "pc4_gemeente_2023_adressen.csv",
        )
    )
    known = standard_characteristics(panel.characteristics, size=panel.areas["size"], year=2023)
    only = ("social_rent", "vacancy", "built_after_war", "density", "single_households")
    with speaking("en"):
        prepared = prepare(panel, Question(), known, only=only)
        found = explain(panel, Question(), prepared, stability=False)
        expected = compare_with_expected(panel, Question(), prepared)
    assert found.late
    assert found.everywhere.areas > 3000
    assert found.vulnerable.areas > 200
    assert np.isfinite(found.vulnerable.estimate).all()
    assert 0 < expected.told < 0.6
    assert expected.wrong_signs <= 0.05


def test_a_rule_that_picks_no_area_is_an_answer(panel, known):
    question = Question(vulnerable=parse("perc_leegstand > 99"))
    with speaking("en"):
        bare = prepare(panel, question, known, only=("vacancy", "green"))
        found = explain(panel, question, bare)
    assert "too few of them: 0 areas" in found.vulnerable.reason
    assert (found.vulnerable.relation == "unclear").all()
    assert np.isfinite(found.everywhere.estimate).all()
    assert all(
        np.isnan(line.estimate).all() == (line.among == "vulnerable") for line in found.stability
    )


def test_the_table_outside_the_circle_is_one_more_set_of_looks(panel, prepared, borders):
    """Nothing but the number of sets of looks differs, so the bands do and estimates don't."""
    question = Question(start=2014, end=2020, vulnerable=parse("all"))
    apart = [replace(one, ingredient_of=()) for one in prepared.characteristics]
    with speaking("en"):
        asked = explain(panel, question, prepared, borders=borders, stability=False)
        free = explain(
            panel,
            question,
            replace(prepared, characteristics=tuple(apart)),
            borders=borders,
            stability=False,
        )
    assert any(one.relations is not None for one in asked.outside)
    assert free.outside == ()
    np.testing.assert_array_equal(asked.everywhere.estimate, free.everywhere.estimate)
    assert (asked.everywhere.reach > free.everywhere.reach).all()
    np.testing.assert_allclose(
        asked.everywhere.adjusted, np.minimum(2 * free.everywhere.adjusted, 1.0)
    )


def test_what_refuses_outside_the_circle_leaves_the_answer(panel, prepared, monkeypatch):
    def refuse(_sample):
        raise ModelError("Too few areas have it.")

    monkeypatch.setattr(explaining, "model_of", refuse)
    question = Question(start=2014, end=2020, vulnerable=parse("all"))
    with speaking("en"):
        found = explain(panel, question, prepared, stability=False)
    told = {one.dropped: one for one in found.outside}
    assert told["won",].relations is None
    assert told["won",].reason == "Too few areas have it."
    assert np.isfinite(found.everywhere.estimate).all()


def test_what_refuses_in_another_period_or_by_another_rule_leaves_the_answer(
    panel, prepared, monkeypatch
):
    def refuse(**_given):
        raise ModelError("There are too few waves.")

    def at_the_start_only(panel, question, taken, *, start):
        if start != QUESTION.start:
            raise RuleError("No score is known of that wave.")
        return members(panel, question, taken, start=start)

    monkeypatch.setattr(explaining, "changes_by_rule", refuse)
    monkeypatch.setattr(explaining, "members", at_the_start_only)
    with speaking("en"):
        found = explain(panel, QUESTION, prepared)
    assert {line.rule for line in found.stability} == {"plausible"}
    empty = {line.start for line in found.stability if np.isnan(line.estimate).all()}
    assert QUESTION.start not in empty
    assert 2016 in empty
    monkeypatch.setattr(explaining, "over_periods", lambda *_given, **_named: refuse())
    with speaking("en"):
        assert explain(panel, QUESTION, prepared).stability == ()
