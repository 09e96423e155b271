"""How the page tells of a condition that is made of assessments."""

from dataclasses import replace

import pytest

from wijkpeil.fieldwork.matrix.scores import ScoreRule
from wijkpeil.language import speaking
from wijkpeil.report.document import Figure
from wijkpeil.report.fieldwork.section import fieldwork_parts
from wijkpeil.report.qca.assessed import MATRIX
from wijkpeil.report.qca.page import calibration_page
from wijkpeil.report.qca.section import qca_parts, qca_section
from wijkpeil.study.comparison import FromAssessments
from wijkpeil.workflow.fieldwork.summed_up import sum_up_fieldwork
from wijkpeil.workflow.qca_study import compare_study


@pytest.fixture(scope="module")
def compare(made, tmp_path_factory):
    folder = tmp_path_factory.mktemp("judged")
    made.judge(folder)

    def of(*conditions):
        with speaking("en"):
            study = made.assessed_study(folder, *conditions)
            return compare_study(study, made.panel(), made.change(), deals=0)

    return of


@pytest.fixture(scope="module")
def compared(compare):
    return compare()


@pytest.fixture
def drawn():
    """Leave the drawing in."""


def test_the_page_shows_who_gave_what(compared, made):
    with speaking("en"):
        parts = {one.key: one for one in qca_parts(compared, kicker="")}
    figures = [one for one in parts["qca-calibration"].blocks if isinstance(one, Figure)]
    trust, mixed, rise = figures
    assert mixed.table is None
    assert rise.table is None
    assert trust.description.startswith("Assessments of “Trust”, from −2 to 2: the middle score")
    assert trust.table.head == ("Case", *made.SIDES, "score")
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in trust.table.rows}
    assert rows["Aveld"] == ["++", "+", "++", "2"]
    assert rows["Cveld"] == ["++", "–", "+", "1.5"]
    assert rows["Gveld"][-1] == "contradict each other: policy ++, professionals +, residents −"
    assert rows["Hveld"] == ["–", "–", "–", "not judged"]
    assert {row[0].href for row in trust.table.rows} == {""}
    assert "−− hinders strongly; − hinders" in trust.table.notes[0]
    assert "wijkpeil fieldwork matrix STUDY" in trust.table.notes[1]


def test_the_report_leads_to_the_matrix(compared):
    with speaking("en"):
        section = qca_section(compared, kicker="")
    folds = [fold for fold in section.blocks if getattr(fold, "summary", "").startswith("From fig")]
    figure = next(one for one in folds[0].blocks if isinstance(one, Figure))
    assert {row[0].href for row in figure.table.rows} == {MATRIX}
    assert "leads to the framework matrix" in figure.table.notes[1]


def test_the_matrix_is_where_it_leads_to(made, tmp_path):
    made.judge(tmp_path)
    found = sum_up_fieldwork(made.assessed_study(tmp_path))
    assert MATRIX in {f"#{part.key}" for part in fieldwork_parts(found, kicker="")}


def test_a_mean_is_written_short(compare, made):
    mean = replace(made.TRUST_SET, source=FromAssessments("trust", ScoreRule("mean")))
    parts = qca_parts(compare(mean, made.MIXED), kicker="")
    figure = next(one for part in parts for one in part.blocks if isinstance(one, Figure))
    assert figure.table.rows[0][-1].text == "1.67"


def test_the_development_is_told_in_its_own_words(compare, made):
    rose = replace(made.TRUST_SET, name="SAID", source=FromAssessments("dev"))
    parts = qca_parts(compare(rose, made.MIXED), kicker="")
    figure = next(one for part in parts for one in part.blocks if isinstance(one, Figure))
    assert figure.table.notes[0].startswith("−− fell strongly; − fell; 0 about the same")


@pytest.mark.usefixtures("drawn")
def test_it_is_drawn(compared):
    page = calibration_page(compared)
    assert page.count("<svg") >= 3
    assert "What each perspective gave on “Trust”" in page
