from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from wijkpeil.errors import QcaError
from wijkpeil.language import speaking
from wijkpeil.qca import Question, qca_data
from wijkpeil.qca.analysis import Unanswered
from wijkpeil.qca.minimise import Options
from wijkpeil.qca.truth_table import Cuts
from wijkpeil.sources.qca_csv import QcaTable
from wijkpeil.workflow import qca_answer, qca_study
from wijkpeil.workflow.compare import compare, negated
from wijkpeil.workflow.qca_answer import Extent, answer, usual_deals
from wijkpeil.workflow.qca_study import About, compare_study, compare_table


@pytest.fixture(scope="module")
def compared(made, tmp_path_factory):
    """Compare with the plan changed a little."""
    folder = tmp_path_factory.mktemp("study")

    def of(*, year=2010, cuts=None, options=None, deals=300, estimate=None, **changes):
        change = made.change() if estimate is None else made.change(estimate)
        with speaking("en"):
            return compare_study(
                made.study(folder, made.plan(**changes)),
                made.panel(year),
                change,
                cuts=cuts,
                options=options,
                deals=deals,
            )

    return of


@pytest.fixture(scope="module")
def results(compared):
    return compared()


def solutions(answer):
    return {one.kind: one.texts for one in answer.solutions}


def test_the_planted_combination_is_found(results):
    found = solutions(results.answer)
    assert found["parsimonious"] == ("LASTING",)
    assert found["intermediate"] == ("LASTING",)
    assert found["complex"] == ("LASTING",)
    (negation,) = solutions(results.negation)["parsimonious"]
    assert all("~LASTING" in term for term in negation.split(" + "))


def test_expectations_about_the_negation_are_its_own(results):
    assert results.answer.question.expectations == "MIXED,LASTING"
    assert results.negation.question.expectations == "~MIXED"
    assert results.answer.told == results.negation.told == "intermediate"


def test_told_as_the_study_says(compared, made):
    assert compared(solution="complex", deals=0).answer.told == "complex"
    plain = tuple(
        replace(one, expected=(), expected_negation=()) for one in (made.MIXED, made.LASTING_SET)
    )
    bare = compared(conditions=plain, deals=0).answer
    assert bare.told == "parsimonious"
    assert "intermediate" not in solutions(bare)


def test_nothing_beside_the_solution_without_deals(compared):
    found = compared(deals=0)
    assert found.answer.noise is None
    assert found.answer.steadiness is None
    assert not any("dealt out" in note for note in found.warnings)


def test_what_must_be_read_first(compared, results):
    assert results.warnings[0].startswith("RISE: With the outcome dealt out at random")
    assert any("MIXED is made of a figure" in note for note in results.warnings)
    assert not any("The characteristics are of" in note for note in results.warnings)
    late = compared(year=2024, deals=0)
    assert any("The characteristics are of 2024" in note for note in late.warnings)


def test_too_many_conditions_are_warned_of(compared, made):
    more = tuple(
        replace(made.LASTING_SET, name=f"MORE{at}", method=made.Steps((at,))) for at in (1.5,)
    )
    many = (made.MIXED, made.LASTING_SET, *more)
    rent = tuple(
        replace(made.MIXED, name=f"RENT{at}", method=made.Steps((at / 100,))) for at in (35, 43, 57)
    )
    found = compared(conditions=(*many, *rent), deals=0)
    assert "tables filled by tossing a coin" in found.warnings[0]


def test_noise_that_fits_as_well_is_said_to():
    found = compare_table(QcaTable(SEEN), Question("Y", ("A", "B")), about=About("T"), deals=200)
    assert found.answer.noise.as_fitting > qca_study.RARE
    told = [one for one in found.warnings if one.startswith("Y: ")]
    assert told[0].endswith("So noise gives this often: do not read this solution as a finding.")


def test_models_that_were_not_looked_at_are_told(monkeypatch):
    monkeypatch.setattr(qca_answer, "LOOKED_AT", 1)
    frame = SEEN.drop(columns="CITY").assign(C=[0, 1, 1, 0, 0])
    found = compare_table(QcaTable(frame), Question("Y"), about=About("T"), deals=100)
    told = [one for one in found.warnings if one.startswith("Y: ")]
    assert "Of analyses with many models, this one too, the first were looked at." in told[0]


def test_a_large_table_is_dealt_out_less_often(fuzzy_of):
    assert usual_deals(fuzzy_of(11, 6)) == 2000
    assert 99 < usual_deals(fuzzy_of(60, 8)) < 2000
    assert usual_deals(fuzzy_of(100, 10)) == 99
    deals = answer(SEEN.drop(columns="CITY"), Question("Y"), Extent()).noise.deals
    assert deals == 2000


@pytest.fixture
def fuzzy_of():
    """Draw fuzzy memberships of so many cases in so many conditions."""

    def draw(cases, conditions):
        drawn = np.random.default_rng(1).integers(1, 100, (cases, conditions + 1)) / 100 + 0.003
        names = [*(f"C{place}" for place in range(conditions)), "Y"]
        return qca_data(pd.DataFrame(drawn, columns=names), outcome="Y")

    return draw


def test_no_positive_row_is_an_answer(compared):
    found = compared(cuts=Cuts(1.0, None, 1.0), estimate=(0.045,) * 9 + (-0.05,))
    assert isinstance(found.answer.found, Unanswered)
    assert "No row of the truth table is positive for RISE" in found.answer.why_not
    assert found.answer.first is None
    assert found.answer.solutions == ()
    assert found.evaluation is None
    assert found.answer.singles


def test_cities_and_theory(compared, results, made):
    whole = results.answer.first.models[0].clusters["LASTING"]
    assert [part.name for part in whole.between] == ["Noordstad", "Zuidstad"]
    assert results.clusters == tuple("Noordstad" if at < 5 else "Zuidstad" for at in range(10))
    assert results.evaluation.areas[0].expression == "LASTING"
    alone = compared(clusters="none", theory="", deals=0)
    assert alone.clusters == ()
    assert alone.answer.first.models[0].clusters == {}
    assert alone.evaluation is None


def test_how_steady(results):
    found = results.answer.steadiness
    assert {one.name for one in found.cuts} == {"inclusion", "pri", "frequency"}
    assert set(found.thresholds) == {"MIXED", "LASTING"}
    names = [one.name for one in found.tests]
    assert names[:2] == ["inclusion 0.75", "inclusion 0.85"]
    assert "MIXED: crossover 57.5%" in names
    assert sum(name.startswith("LASTING: threshold 1") for name in names) == 2
    assert found.protocol.expressions.robust
    inside = next(one for one in found.tests if one.name == "inclusion 0.75")
    assert inside.cases == {"Aveld", "Bveld", "Dveld", "Iveld"}
    assert len(found.without.without) == 10


def test_rows_that_are_excluded(compared, made):
    more = replace(made.LASTING_SET, name="MORE", method=made.Steps((1.5,)))
    conditions = (made.MIXED, made.LASTING_SET, more)
    found = compared(conditions=conditions, exclude="LASTING*~MORE", deals=0)
    assert found.answer.table.excluded == (3, 7)
    assert any("Rows were excluded from the analysis of RISE" in one for one in found.warnings)
    assert found.negation.table.excluded == ()
    with pytest.raises(QcaError, match="not in the data: “WET”"):
        compared(exclude="WET", deals=0)


def test_options_reach_both_answers(compared):
    found = compared(options=Options(all_solutions=True), deals=0)
    assert found.answer.question.options.all_solutions
    assert found.negation.question.options.all_solutions


def test_the_same_inputs_give_the_same_results(compared):
    first, second = compared(deals=200), compared(deals=200)
    assert first.answer.noise == second.answer.noise
    assert first.answer.steadiness.choices == second.answer.steadiness.choices


SEEN = pd.DataFrame(
    {
        "A": [1, 1, 0, 0, 1],
        "B": [1, 0, 1, 0, 1],
        "CITY": ["Ede", "Ede", "Oss", "Oss", "Oss"],
        "Y": [1, 1, 0, 0, 1],
    },
    index=list("klmno"),
)


def test_a_table_that_was_calibrated_elsewhere():
    table = QcaTable(SEEN, notes={"A": "Words were read.", "Z": "Not asked for."})
    question = Question("Y", expectations="A")
    found = compare_table(table, question, about=About("T"), clusters="CITY", deals=200)
    answered = compare(QcaTable(SEEN.drop(columns="CITY")), question).answer
    assert found.answer.first.texts == tuple(
        model.text(answered.table.space) for model in answered.intermediate.models
    )
    assert found.calibrated is None
    assert found.clusters == ("Ede", "Ede", "Oss", "Oss", "Oss")
    assert found.warnings[-1] == "Words were read."
    assert found.answer.steadiness.thresholds == {}
    assert found.negation.question.outcome == "~Y"


def test_cases_that_are_left_out_stay_out_of_clusters():
    table = QcaTable(SEEN.astype({"A": float}).assign(A=[1, 1, 0, 0, float("nan")]))
    found = compare_table(
        table, Question("Y", ("A", "B")), about=About("T"), clusters="CITY", deals=0
    )
    assert found.clusters == ("Ede", "Ede", "Oss", "Oss")
    assert any("1 case is left out" in note for note in found.warnings)


def test_a_space_too_large_to_list_is_not_compared_by_row(monkeypatch):
    monkeypatch.setattr(qca_study, "ROWS", 1)
    found = compare_table(QcaTable(SEEN), Question("Y", ("A", "B")), about=About("T"), deals=0)
    assert found.answer.contradictory == ()


def test_only_positive_rows_leave_the_complex_solution():
    frame = pd.DataFrame({"A": [1, 0], "B": [0, 1], "Y": [1, 1]}, index=["k", "l"])
    found = answer(frame, Question("Y"), Extent(deals=0))
    assert [one.kind for one in found.solutions] == ["complex"]
    assert found.told == "complex"


def test_the_negation_of_a_negation():
    asked = negated(Question("~Y", cuts=Cuts(0.9, 0.7), expectations="A", exclude=(1,)))
    assert (asked.outcome, asked.cuts, asked.expectations) == ("Y", Cuts(0.7), "")
    assert asked.exclude == ()


def test_without_characteristics_their_year_does_not_matter(compared, made):
    found = compared(conditions=(made.LASTING_SET,), year=2024, theory="", deals=0)
    assert not any("The characteristics are of" in note for note in found.warnings)
