"""The framework matrix as a workbook that a person would want to open."""

import math
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from wijkpeil import __version__
from wijkpeil.fieldwork.matrix.assessment import HIGHEST, LOWEST
from wijkpeil.fieldwork.matrix.cell import MatrixCell
from wijkpeil.fieldwork.matrix.words import score_sign, score_words
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number, speaking
from wijkpeil.report.fieldwork.quotes import document_words
from wijkpeil.report.fieldwork.words import cell_words, stand_words, voice_words
from wijkpeil.report.words import finding
from wijkpeil.results.fieldwork import FieldworkResults
from wijkpeil.workflow.fieldwork.xlsx_bytes import workbook_bytes
from wijkpeil.workflow.fieldwork.xlsx_sheet import (
    Value,
    fit_heights,
    head,
    print_wide,
    put,
    set_widths,
    table,
)

_CELL, _CASE, _CITY = 26.0, 22.0, 16.0
_COLUMNS_ON_A_PAGE = 9
_FILL = {-2: "E0A27C", -1: "F5DFCF", 0: "ECEEF0", 1: "DCE8F1", 2: "A5C4DC"}
"""Paler than in pictures, as there is text on them."""


def matrix_workbook(results: FieldworkResults) -> bytes:
    """Write the matrix as a workbook, in the results' language.

    A reading guide, the matrix, a list with a row per cell, what is covered, what to look at
    again, where perspectives contradict each other, and voices beside figures. Words stand in it
    only of documents that may be quoted. No cell is a formula. The same results give the same
    bytes.

    Parameters
    ----------
    results : FieldworkResults

    Returns
    -------
    bytes
        Of an ``.xlsx`` file.
    """
    with speaking(results.language):
        book = Workbook()
        book.properties.creator = f"Wijkpeil {__version__}"
        book.properties.title = results.title
        book.active.title = _("Reading guide")
        _guide(book.active, results)
        _matrix(book.create_sheet(_("Matrix")), results)
        _list(book.create_sheet(_("List")), results)
        _coverage(book.create_sheet(_("Coverage")), results)
        _again(book.create_sheet(_("To look at again")), results)
        _contradictions(book.create_sheet(_("Contradictions")), results)
        if results.voices is not None:
            _voices(book.create_sheet(_("Voices and figures")), results)
        return workbook_bytes(book)


def _guide(sheet: Worksheet, results: FieldworkResults) -> None:
    sheet.sheet_view.showGridLines = False
    set_widths(sheet, (24, 84))
    rows: list[tuple[str, str]] = [(_("Framework matrix"), results.title)]
    if results.made_up:
        rows.append((_("Made up"), _("The places, the people and every word here are invented.")))
    rows += _about_sheets(results)
    rows += [
        (
            _("Words of people"),
            _(
                "Quotes come only from documents in which a person saw no personal data any more. "
                "Summaries are the researchers' own words; look them through before you pass this "
                "file on."
            ),
        ),
        (
            _("An empty cell"),
            _("Nobody judged it. That is not the same as “it does not matter”."),
        ),
        (_("Scores"), _("A score is a judgement, made from the passages behind it.")),
    ]
    for at, (name, text) in enumerate(rows, start=1):
        put(sheet, at, 1, name, bold=True, framed=False)
        put(sheet, at, 2, text, bold=at == 1, framed=False)
    for score in (*range(HIGHEST, LOWEST - 1, -1), None):
        row = sheet.max_row + 1
        _put_score(sheet, row, 1, score_sign(score), score)
        both = (score_words(score, "factor"), score_words(score, "development"))
        put(sheet, row, 2, " / ".join(dict.fromkeys(both)), framed=False)
    fit_heights(sheet, first=1)
    print_wide(sheet)


def _about_sheets(results: FieldworkResults) -> list[tuple[str, str]]:
    told = [
        (_("Matrix"), _("A row a case; for each factor a column a perspective. A cell holds the "
                        "score as a sign and in words, the summary, and the number of passages.")),
        (_("List"), _("The same with a row a cell, to filter and sort, with a quote where there "
                      "is one.")),
        (_("Coverage"), _("Documents, passages and scores by case and perspective.")),
        (_("To look at again"), _("Cells judged without a passage, and cells with passages that "
                                  "nobody judged.")),
        (_("Contradictions"), _("Where perspectives contradict each other or differ in strength.")),
    ]  # fmt: skip
    if results.voices is not None:
        words = _("What each side says of rise and decline, beside the figures.")
        told.append((_("Voices and figures"), words))
    return told


def _put_score(sheet: Worksheet, row: int, column: int, text: str, score: int | None) -> None:
    put(sheet, row, column, text, fill="" if score is None else _FILL[score])


def _matrix(sheet: Worksheet, results: FieldworkResults) -> None:
    matrix, per = results.matrix, len(results.matrix.perspectives)
    columns = [(code, one) for code in matrix.factors for one in matrix.perspectives]
    # Not merged, so that columns can be sorted and taken along: a name runs on over empty cells.
    names = [code.name if at == 0 else "" for code in matrix.factors for at in range(per)]
    head(sheet, 1, ["", "", *names], wrap=per == 1)
    head(sheet, 2, [_("Case"), _("City"), *(one for _code, one in columns)])
    for row, case in enumerate(results.cases, start=3):
        put(sheet, row, 1, case.name, bold=True)
        put(sheet, row, 2, case.city)
        for column, (code, one) in enumerate(columns, start=3):
            cell = matrix.cell(case.code, one, code.id)
            _put_score(sheet, row, column, _cell_text(cell, results), cell.score)
    set_widths(sheet, (_CASE, _CITY, *(_CELL for _column in columns)))
    fit_heights(sheet, first=1 if per == 1 else 2)
    last = get_column_letter(max(2, len(columns) + 2))
    sheet.auto_filter.ref = f"A2:{last}{len(results.cases) + 2}"
    sheet.freeze_panes = "C3"
    sheet.print_title_rows, sheet.print_title_cols = "1:2", "A:B"
    print_wide(sheet, pages=max(1, math.ceil(len(columns) / _COLUMNS_ON_A_PAGE)), large=True)


def _cell_text(cell: MatrixCell, results: FieldworkResults) -> str:
    """Write a cell: its score, its summary, its passages; nothing where there is nothing."""
    parts = [] if cell.state == "empty" else [cell_words(cell, results)]
    parts += [cell.summary] if cell.summary else []
    if cell.passages:
        words = ngettext("{count} passage", "{count} passages", cell.passages)
        parts.append(f"({words.format(count=number(cell.passages))})")
    elif cell.without_passages:
        parts.append(f"({_('no passage behind it')})")
    return "\n".join(parts)


def _list(sheet: Worksheet, results: FieldworkResults) -> None:
    named = {it.code: it for it in results.cases}
    rows: list[Sequence[Value]] = []
    for cell in results.matrix.cells.values():
        case, code = named[cell.case], results.matrix.factor(cell.factor)
        quote = results.quotes.get(cell.key)
        judged = cell.state != "empty"
        rows.append(
            (
                case.code, case.name, case.city, cell.perspective, code.id, code.name,
                cell.score,
                score_sign(cell.score) if judged else "",
                score_words(cell.score, code.kind) if judged else _("not judged"),
                cell.summary, cell.passages, len(cell.documents), len(cell.coders),
                "" if quote is None else quote.text,
                "" if quote is None else document_words(quote.document),
            )
        )  # fmt: skip
    names = (
        _("Code"), _("Case"), _("City"), _("Perspective"), _("Factor (id)"), _("Factor"),
        _("Score"), _("Sign"), _("In words"), _("Summary"), _("Passages"), _("Documents"),
        _("Coders"), _("Quote"), _("From"),
    )  # fmt: skip
    widths = (11, 20, 15, 22, 15, 24, 8, 7, 18, 44, 10, 11, 9, 52, 34)
    table(sheet, names, rows, widths=widths)
    for row, cell in enumerate(results.matrix.cells.values(), start=2):
        if cell.state != "empty":
            _put_score(sheet, row, 8, score_sign(cell.score), cell.score)
    sheet.freeze_panes = "C2"
    print_wide(sheet, large=True)


def _coverage(sheet: Worksheet, results: FieldworkResults) -> None:
    found, named = results.coverage, {it.code: it for it in results.cases}
    rows = [
        (named[case].name, named[case].city, perspective, found.documents[case, perspective],
         share.cells, share.passages, share.judged, share.scored)
        for (case, perspective), share in found.by_case_and_perspective.items()
    ]  # fmt: skip
    names = (
        _("Case"), _("City"), _("Perspective"), _("Documents"), _("Factors"),
        _("With passages"), _("Judged"), _("With a score"),
    )  # fmt: skip
    table(sheet, names, rows, widths=(_CASE, _CITY, 26, 12, 10, 14, 10, 13))


def _again(sheet: Worksheet, results: FieldworkResults) -> None:
    named = {it.code: it for it in results.cases}
    rows = [
        (named[cell.case].name, named[cell.case].city, cell.perspective,
         results.matrix.factor(cell.factor).name, why)
        for cell in results.matrix.cells.values()
        for why in (
            _("judged without a passage") if cell.without_passages else "",
            _("passages, not judged") if cell.not_judged else "",
            _("rests on a passage of another cell") if cell.elsewhere else "",
        )
        if why
    ]  # fmt: skip
    names = (_("Case"), _("City"), _("Perspective"), _("Factor"), _("Why"))
    table(sheet, names, rows, widths=(_CASE, _CITY, 26, 32, 34))


def _contradictions(sheet: Worksheet, results: FieldworkResults) -> None:
    matrix, named = results.matrix, {it.code: it for it in results.cases}
    rows = [
        (
            named[one.case].name,
            named[one.case].city,
            matrix.factor(one.factor).name,
            stand_words(one.stand),
            *(
                _cell_text(matrix.cell(one.case, perspective, one.factor), results)
                for perspective in matrix.perspectives
            ),
        )
        for one in results.beside
        if one.stand in ("contradict", "differ")
    ]
    names = (_("Case"), _("City"), _("Factor"), _("The perspectives"), *matrix.perspectives)
    widths = (_CASE, _CITY, 28, 22, *(34.0 for _one in matrix.perspectives))
    table(sheet, names, rows, widths=widths)


def _voices(sheet: Worksheet, results: FieldworkResults) -> None:
    told, named = results.voices, {it.code: it for it in results.cases}
    assert told is not None  # noqa: S101 - asked by the caller
    rows = []
    for one, alone in zip(told.relative, told.absolute, strict=True):
        said = _("not judged") if one.said is None else score_words(one.score, "development")
        figures, absolute = (
            _("no figures") if it is None else finding(it.verdict, it.chance)
            for it in (one.figures, alone.figures)
        )
        rows.append(
            (named[one.case].name, named[one.case].city, one.perspective, said, figures,
             voice_words(one.stand), absolute, voice_words(alone.stand), one.passages)
        )  # fmt: skip
    names = (
        _("Case"), _("City"), _("Perspective"), _("It says"), _("The figures say"), _("So it"),
        _("The figures, compared with nothing else"), _("So it"), _("Passages"),
    )  # fmt: skip
    table(sheet, names, rows, widths=(_CASE, _CITY, 26, 18, 28, 30, 28, 30, 11))
