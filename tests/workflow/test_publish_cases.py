from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from wijkpeil.cases.rule import SelectionRule
from wijkpeil.cases.vulnerable import parse
from wijkpeil.errors import MissingExtra, StudyError
from wijkpeil.language import speaking
from wijkpeil.study.cases import read_cases_file
from wijkpeil.study.folder import read_study
from wijkpeil.study.model import Case
from wijkpeil.workflow.publish_cases import (
    publish_cases,
    publish_stability,
    suggested,
    suggestion_table,
)
from wijkpeil.workflow.question import Question
from wijkpeil.workflow.study_inputs import question_of
from wijkpeil.workflow.suggest_cases import suggest_cases
from wijkpeil.workflow.write_into_study import check_writable, write_into_study

PAIRS = SelectionRule(design="pairs", number=4, least_size=300)


@pytest.fixture(scope="module")
def results(panel):
    with speaking("en"):
        return suggest_cases(panel, Question(command="wijkpeil cases suggest x"), PAIRS)


@pytest.fixture(autouse=True)
def quick_page(monkeypatch):
    for name in ("cases_page", "stability_page"):
        monkeypatch.setattr(f"wijkpeil.workflow.publish_cases.{name}", lambda _results: "<p>\n")


def test_cases_figures_and_page_are_written(results, tmp_path):
    written = publish_cases(results, tmp_path / "new")
    assert sorted(path.name for path in written.folder.iterdir()) == [
        "cases.csv", "cases.html", "suggestions.csv", "suggestions.parquet",
    ]  # fmt: skip
    read = read_cases_file(written.files["cases"], level="wijk")
    assert read == suggested(results)
    assert all("from the same start" in case.why for case in read)
    table = pd.read_csv(written.files["csv"])
    assert table["code"].tolist() == [case.code for case in read]
    assert (table["p_as_chosen"] >= 0.9).all()
    assert set(table["role"]) == {"riser", "faller"}
    assert (table["kept_under"] <= table["other_rules"]).all()


def test_the_same_input_gives_the_same_bytes(results, tmp_path):
    for name in ("one", "two"):
        publish_cases(results, tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_a_study_is_not_written_into_by_the_way(results, tmp_path):
    (tmp_path / "study.toml").write_text("")
    with speaking("en"), pytest.raises(StudyError, match="use --write"):
        publish_cases(results, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["study.toml"]


def test_without_the_report_part_an_old_page_is_taken_away(results, tmp_path, monkeypatch):
    publish_cases(results, tmp_path)

    def missing(_results):
        raise MissingExtra("report")

    monkeypatch.setattr("wijkpeil.workflow.publish_cases.cases_page", missing)
    written = publish_cases(results, tmp_path)
    assert not (tmp_path / "cases.html").exists()
    assert "pip install" in written.notes[0]


def test_without_any_suggestion_the_tables_are_empty(panel, tmp_path):
    none = suggest_cases(panel, Question(), replace(PAIRS, least_size=1e6))
    written = publish_cases(none, tmp_path)
    assert len(pd.read_csv(written.files["csv"])) == 0
    assert suggested(none) == ()


def test_firmness_has_a_row_a_case_and_a_column_a_rule(results, tmp_path):
    written = publish_stability(results.stability, tmp_path)
    table = pd.read_csv(written.files["csv"])
    assert len(table) == len(results.selection.codes)
    assert {"firmness", "rules_same", "periods_asked", "raw_difference", "2012-2018"} <= set(table)


def test_a_single_case_that_is_hardly_sure_completes_the_number(panel):
    rule = SelectionRule(design="mix", number=1, per_city=1, least_size=0)
    with speaking("en"):
        sure = suggest_cases(panel, Question(), rule)
        unsure = suggest_cases(panel, Question(minimum=0.5), rule)
        assert suggested(sure)[0].why.startswith("riser, ")
        assert "completes the number" in suggested(unsure)[0].why
    assert np.isnan(suggestion_table(sure)["apart"]).all()


@pytest.fixture
def study(study_folder, tmp_path):
    for name in ("study.toml", "cases.csv"):
        (tmp_path / name).write_bytes((study_folder / name).read_bytes())
    return read_study(tmp_path, need_data=False)


CASES = (Case("WK900001", "Hof", "Zandermeer", "because"),)
RULE = SelectionRule(cities=("Zandermeer",), number=1)


def test_what_was_there_is_kept_and_the_rule_is_added(study):
    before = (study.folder / "cases.csv").read_bytes()
    settings = (study.folder / "study.toml").read_text(encoding="utf-8")
    written = write_into_study(study, CASES, RULE)
    assert [path.name for path in written] == ["cases.csv", "cases.csv.bak", "study.toml"]
    assert (study.folder / "cases.csv.bak").read_bytes() == before
    assert (study.folder / "study.toml").read_text(encoding="utf-8").startswith(settings)
    again = read_study(study.folder, need_data=False)
    assert again.cases == CASES
    assert again.case_rule == RULE


def test_a_rule_that_is_there_is_left_as_it_is(study):
    write_into_study(study, CASES, RULE)
    (study.folder / "cases.csv.bak").unlink()
    settings = (study.folder / "study.toml").read_bytes()
    again = read_study(study.folder, need_data=False)
    assert [path.name for path in write_into_study(again, CASES, RULE)] == [
        "cases.csv", "cases.csv.bak",
    ]  # fmt: skip
    assert (study.folder / "study.toml").read_bytes() == settings


@pytest.mark.parametrize(
    ("spoil", "cases", "rule", "message"),
    [
        (True, CASES, RULE, "would be kept as cases.csv.bak"),
        (False, CASES, replace(RULE, number=2), "already has a rule"),
        (False, (replace(CASES[0], city="Atlantis"),), RULE, "Atlantis"),
    ],
)
def test_nothing_is_undone(study, spoil, cases, rule, message):
    settings = study.folder / "study.toml"
    settings.write_text(settings.read_text("utf-8") + "[cases]\nnumber = 1\n", encoding="utf-8")
    if spoil:
        (study.folder / "cases.csv.bak").write_text("mine")
    before = {path.name: path.read_bytes() for path in study.folder.iterdir()}
    known = read_study(study.folder, need_data=False)
    with speaking("en"), pytest.raises(StudyError, match=message):
        check_writable(known, question=question_of(known), cases=cases, rule=rule)
    assert {path.name: path.read_bytes() for path in study.folder.iterdir()} == before


def test_what_can_be_redone_from_the_study_may_be_written(study):
    before = {path.name: path.read_bytes() for path in study.folder.iterdir()}
    check_writable(study, question=question_of(study), cases=CASES, rule=RULE)
    assert {path.name: path.read_bytes() for path in study.folder.iterdir()} == before


@pytest.mark.parametrize(
    ("other", "name"),
    [
        ({"vulnerable": parse("lowest 30%@2012")}, "vulnerable"),
        ({"minimum": 0.02}, "minimum_change"),
        ({"cap": 0.2}, "wrong_signs"),
        ({"reference": "gemeente"}, "relative_to"),
    ],
)
def test_cases_chosen_by_another_question_are_not_written(study, other, name):
    question = replace(question_of(study), **other)
    with speaking("en"), pytest.raises(StudyError, match=f"others: {name}\\."):
        check_writable(study, question=question, cases=CASES, rule=RULE)


def test_a_study_without_cases_gets_no_copy(study):
    (study.folder / "cases.csv").unlink()
    written = write_into_study(read_study(study.folder, need_data=False), CASES, RULE)
    assert [path.name for path in written] == ["cases.csv", "study.toml"]
