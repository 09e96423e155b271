"""One sheet of a workbook: text stays text, and it prints well."""

import math
import re
from collections.abc import Sequence
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | None
LONGEST = 32_000
"""Characters in a cell: a spreadsheet program refuses more than 32,767."""
_LOOKS_LIKE_A_FORMULA = re.compile(r"[=+\-@\t\r]")
_POINTS, _MOST_POINTS = 14.0, 400.0
_HEAD = PatternFill("solid", fgColor="ECEEF0")
_LINE = Side(style="thin", color="D5DAE1")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_A4, _A3 = 9, 8


def put(
    sheet: Worksheet,
    row: int,
    column: int,
    value: Value,
    *,
    fill: str = "",
    bold: bool = False,
    framed: bool = True,
) -> None:
    """Write a cell; text is never taken for a formula.

    Parameters
    ----------
    sheet : Worksheet
    row, column : int
        From 1.
    value : str, int, float or None
    fill : str
        Colour ``RRGGBB``.
    bold, framed : bool
    """
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        text = safe(value)
        cell.value = text
        cell.data_type = "s"  # openpyxl would make a formula of what begins with "="
        cell.quotePrefix = bool(_LOOKS_LIKE_A_FORMULA.match(text))
    else:
        cell.value = value
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.font = Font(bold=bold, color="1B2330")
    if fill:
        cell.fill = PatternFill("solid", fgColor=fill)
    if framed:
        cell.border = _BORDER


def safe(text: str) -> str:
    r"""Leave out what a workbook can't hold, and cut off what is too long.

    >>> safe("een\x0btwee")
    'eentwee'
    """
    plain = ILLEGAL_CHARACTERS_RE.sub("", text)
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 2]} …"


def head(sheet: Worksheet, row: int, names: Sequence[str], *, wrap: bool = True) -> None:
    """Write the names of columns; an empty name leaves its cell empty."""
    for column, name in enumerate(names, start=1):
        put(sheet, row, column, name or None, bold=True)
        sheet.cell(row, column).fill = _HEAD
        sheet.cell(row, column).alignment = Alignment(wrap_text=wrap, vertical="top")


def table(
    sheet: Worksheet,
    names: Sequence[str],
    rows: Sequence[Sequence[Value]],
    *,
    widths: Sequence[float],
) -> None:
    """Write a plain table with filters, its head frozen and printed on each page."""
    head(sheet, 1, names)
    for at, values in enumerate(rows, start=2):
        for column, value in enumerate(values, start=1):
            put(sheet, at, column, value)
    set_widths(sheet, widths)
    fit_heights(sheet, first=1)
    last = get_column_letter(len(names))
    sheet.auto_filter.ref = f"A1:{last}{max(1, len(rows) + 1)}"
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    print_wide(sheet)


def set_widths(sheet: Worksheet, widths: Sequence[float]) -> None:
    """Set the width of each column, in characters."""
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def fit_heights(sheet: Worksheet, *, first: int) -> None:
    """Make each row, from the first given, as high as its longest wrapped text needs."""
    for row in range(first, sheet.max_row + 1):
        lines = max(
            (_lines(cell, sheet) for cell in sheet[row] if cell.value is not None), default=1
        )
        sheet.row_dimensions[row].height = min(_MOST_POINTS, _POINTS * lines + 4)


def _lines(cell: Any, sheet: Worksheet) -> int:
    width = sheet.column_dimensions[cell.column_letter].width
    room = max(4.0, (0.85 if cell.font.b else 0.95) * width - 1)
    return sum(max(1, math.ceil(len(line) / room)) for line in str(cell.value).split("\n"))


def print_wide(sheet: Worksheet, *, pages: int = 1, large: bool = False) -> None:
    """Print across the paper: so many pages wide, and as many down as are needed."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A3 if large else _A4
    sheet.page_setup.fitToWidth = pages
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.left.text = "&A"
    sheet.oddFooter.right.text = "&P / &N"
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
