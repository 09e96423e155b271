import zipfile
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.language import speaking
from wijkpeil.workflow.fieldwork.matrix_xlsx import matrix_workbook
from wijkpeil.workflow.fieldwork.summed_up import sum_up, sum_up_fieldwork
from wijkpeil.workflow.fieldwork.xlsx_sheet import LONGEST, safe


@pytest.fixture(scope="module")
def results(studies, tmp_path_factory):
    made = studies.made
    figures = studies.trajectories(**{made.NOORD: "rising", made.OOST: "unclear"})
    with speaking("en"):
        return sum_up_fieldwork(studies.study(tmp_path_factory.mktemp("study")), figures)


@pytest.fixture(scope="module")
def content(results):
    return matrix_workbook(results)


@pytest.fixture
def book(content):
    return openpyxl.load_workbook(BytesIO(content))


def test_a_reading_guide_comes_first(book):
    assert book.sheetnames == [
        "Reading guide", "Matrix", "List", "Coverage", "To look at again", "Contradictions",
        "Voices and figures",
    ]  # fmt: skip
    guide = {row[0].value: row[1].value for row in book["Reading guide"].iter_rows()}
    assert guide["Framework matrix"] == "Made-up neighbourhoods"
    assert guide["Made up"].endswith("invented.")
    assert guide["++"] == "helps strongly / rose strongly"
    assert guide["?"] == "unclear"
    assert set(book.sheetnames[1:]) <= set(guide)


def test_the_matrix_has_a_row_a_case_and_columns_by_factor_and_perspective(book):
    sheet = book["Matrix"]
    assert sheet.freeze_panes == "C3"
    assert sheet.auto_filter.ref == "A2:N5"
    assert [sheet.cell(1, column).value for column in (3, 6, 9, 12)] == [
        "Rise or decline", "Safety", "Trust", "Promises kept",
    ]  # fmt: skip
    # the name of a factor runs on over the empty cells beside it
    assert [sheet.cell(1, column).value for column in (4, 5)] == [None, None]
    assert not sheet.merged_cells.ranges
    assert [cell.value for cell in sheet[2]][:5] == [
        "Case", "City", "policy", "professionals", "residents",
    ]  # fmt: skip
    assert [sheet.cell(row, 1).value for row in (3, 4, 5)] == ["Noord", "Oost", "Zuid"]


def test_a_cell_says_its_score_in_a_sign_words_and_a_colour(book):
    cell = book["Matrix"]["F3"]
    assert cell.value == "++\u00a0helps strongly\nNew lamps.\n(1 passage)"
    assert cell.fill.fgColor.rgb.endswith("A5C4DC")
    assert cell.alignment.wrap_text
    assert book["Matrix"]["F5"].value.endswith("(no passage behind it)")
    unclear = book["Matrix"]["J3"]
    assert unclear.value.startswith("?\u00a0unclear")
    assert unclear.fill.fill_type is None
    assert book["Matrix"]["L3"].value is None


def test_nothing_is_a_formula(book):
    risky = book["Matrix"]["J4"]
    assert "\n=1+1\n" in risky.value
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
    summary = next(row for row in book["List"].iter_rows() if row[9].value == "=1+1")[9]
    assert (summary.data_type, summary.quotePrefix) == ("s", True)


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+31 20", "-1", "@home", "\tx"])
def test_text_that_looks_like_a_formula_stays_text(studies, tmp_path, text):
    made = studies.made
    one = Assessment(made.NOORD, made.POLICY, "safe", 1, text)
    with speaking("en"):
        results = sum_up(
            studies.study(tmp_path, write=False),
            made.fieldwork(documents=(), codings=(), assessments=(one,), timeline=()),
        )
    sheet = openpyxl.load_workbook(BytesIO(matrix_workbook(results)))["List"]
    cells = [row[9] for row in sheet.iter_rows() if row[9].value == text]
    assert [(cell.data_type, cell.quotePrefix) for cell in cells] == [("s", True)]


def test_quotes_come_only_from_documents_that_may_be_quoted(content, book):
    quotes = [row[13].value for row in book["List"].iter_rows(min_row=2)]
    assert "It went downhill." in quotes
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert not any(b"Voorbeeld" in package.read(name) for name in package.namelist())
    sources = {row[14].value for row in book["List"].iter_rows(min_row=2)}
    assert "Document noord-note, policy paper, 3\u00a0February\u00a02016" in sources


def test_the_list_has_a_row_a_cell_with_figures_as_figures(book):
    sheet = book["List"]
    assert sheet.max_row == 37
    assert sheet.auto_filter.ref == "A1:O37"
    scores = {row[6].value for row in sheet.iter_rows(min_row=2)}
    assert scores == {None, -2, -1, 0, 1, 2}
    row = next(row for row in sheet.iter_rows(values_only=True) if row[9] == "New lamps.")
    assert row[:9] == (
        "WK900001", "Noord", "Aadorp", "policy", "safe", "Safety", 2, "++", "helps strongly",
    )  # fmt: skip
    assert row[10:13] == (1, 1, 2)


def test_what_to_look_at_again_and_what_contradicts(book):
    again = list(book["To look at again"].iter_rows(min_row=2, values_only=True))
    assert again == [
        ("Oost", "Aadorp", "professionals", "Trust", "rests on a passage of another cell"),
        ("Zuid", "Bestad", "policy", "Safety", "judged without a passage"),
    ]
    rows = list(book["Contradictions"].iter_rows(min_row=2, values_only=True))
    assert [row[:4] for row in rows] == [
        ("Noord", "Aadorp", "Rise or decline", "contradict each other"),
        ("Noord", "Aadorp", "Safety", "contradict each other"),
        ("Zuid", "Bestad", "Safety", "differ in strength"),
    ]


def test_voices_stand_beside_figures(book):
    rows = list(book["Voices and figures"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 9
    told = {(row[0], row[2]): row for row in rows}
    assert told["Noord", "residents"][3] == "fell strongly"
    assert told["Noord", "residents"][5] == "contradicts the figures"
    assert told["Zuid", "residents"][3] == "not judged"


def test_coverage_counts(book):
    rows = list(book["Coverage"].iter_rows(min_row=2, values_only=True))
    assert rows[0] == ("Noord", "Aadorp", "policy", 1, 4, 2, 2, 2)
    assert len(rows) == 9


def test_it_prints_across_the_paper(book):
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
    assert book["Matrix"].page_setup.fitToWidth == 2  # twelve columns, nine on a page
    assert book["Matrix"].print_title_rows == "$1:$2"
    assert book["Matrix"].print_title_cols == "$A:$B"


def test_rows_are_high_enough_for_their_text(book):
    sheet = book["Matrix"]
    assert sheet.row_dimensions[3].height >= 14 * 3
    assert all(sheet.row_dimensions[row].height < 409 for row in range(2, 6))


def test_the_same_results_give_the_same_bytes(results, content):
    assert matrix_workbook(results) == content
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert package.namelist()[0] == "[Content_Types].xml"
        assert {it.date_time for it in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z</dcterms:modified>" in package.read("docProps/core.xml")


def test_in_dutch_too(results):
    other = replace(results, language="nl", made_up=False, voices=None)
    book = openpyxl.load_workbook(BytesIO(matrix_workbook(other)))
    assert book.sheetnames == [
        "Leeswijzer", "Matrix", "Lijst", "Dekking", "Nog eens bekijken", "Tegenspraak",
    ]  # fmt: skip
    assert book["Matrix"]["F3"].value.startswith("++\u00a0helpt sterk\n")
    assert "Verzonnen" not in {row[0].value for row in book["Leeswijzer"].iter_rows()}


def test_one_perspective_has_heads_that_wrap(studies, tmp_path):
    made = studies.made
    one = Assessment(made.NOORD, made.POLICY, "safe", 1, "x")
    study = studies.study(tmp_path, write=False, perspectives=(made.POLICY,))
    work = made.fieldwork(
        documents=(), codings=(), timeline=(), assessments=(one,), codes=made.CODES
    )
    with speaking("en"):
        book = openpyxl.load_workbook(BytesIO(matrix_workbook(sum_up(study, work))))
    assert book["Matrix"]["D1"].alignment.wrap_text


def test_text_is_made_fit_for_a_cell():
    assert safe("a" * 40_000).endswith("a …")
    assert len(safe("a" * 40_000)) == LONGEST
