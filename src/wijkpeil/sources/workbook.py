"""Sheets of an xlsx workbook as text."""

import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from wijkpeil.errors import RefusedFile
from wijkpeil.language import gettext as _
from wijkpeil.sources.content import cut_off


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A sheet whose first row is its header; all cells as text."""

    title: str
    cells: pd.DataFrame


def read_sheets(path: Path) -> list[Sheet]:
    """Read every sheet that has a header and rows.

    Raises
    ------
    RefusedFile
        If the workbook is damaged or a header names a column twice.
    """
    import openpyxl  # noqa: PLC0415 - slow to load, and only workbooks need it

    try:
        # a stream, as openpyxl looks at the names of files and not at what they hold
        with path.open("rb") as stream, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles and the like that openpyxl leaves out
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
            return [found for sheet in book.worksheets if (found := _sheet(sheet, path.name))]
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError, OSError) as error:
        raise cut_off(path.name) from error


def _sheet(sheet: Any, name: str) -> Sheet | None:
    rows: Iterator[tuple[Any, ...]] = sheet.iter_rows(values_only=True)
    header = next(rows, ())
    columns = [cell_text(cell).strip() for cell in header]
    while columns and not columns[-1]:
        columns.pop()
    body = [tuple(cell_text(cell) for cell in row[: len(columns)]) for row in rows]
    while body and not any(body[-1]):
        body.pop()
    if len(columns) < 2 or not body:
        return None
    if len(set(columns)) < len(columns):
        raise RefusedFile(
            _("On sheet {sheet} the header names a column twice. Keep one.").format(
                sheet=sheet.title
            ),
            file=name,
            line=1,
        )
    full = [row + ("",) * (len(columns) - len(row)) for row in body]
    return Sheet(sheet.title, pd.DataFrame(full, columns=columns, dtype=str))


def cell_text(cell: object) -> str:
    """Write a cell as text; a whole number without decimals, as codes may be numbers."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
