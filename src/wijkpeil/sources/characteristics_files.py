"""Rows of characteristics from a CSV, a workbook or an OData answer."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from wijkpeil.errors import RefusedFile, UnrecognisedFile
from wijkpeil.language import gettext as _
from wijkpeil.sources import columns as known
from wijkpeil.sources.content import look
from wijkpeil.sources.delimited import open_delimited, read_cells
from wijkpeil.sources.json_file import read_json
from wijkpeil.sources.kwb_columns import stem, stems
from wijkpeil.sources.kwb_tables import YEAR_OF_TABLE
from wijkpeil.sources.leefbaarometer.header import is_scores, refuse_version_2
from wijkpeil.sources.raw_rows import UNTOLD, RawRows
from wijkpeil.sources.workbook import read_sheets

_KWB = ({"wijkenenbuurten"}, {"gwb_code_10"}, {"gwb_code", "recs"})


def is_kwb(columns: Iterable[str]) -> bool:
    """Whether the columns are those of the key figures of wijken and buurten.

    >>> is_kwb(["ID", "WijkenEnBuurten", "AantalInwoners_5"]), is_kwb(["pc4", "aantal_inwoners"])
    (True, False)
    """
    found = {stem(column).lower() for column in columns} | {column.lower() for column in columns}
    return any(needed <= found for needed in _KWB)


def is_characteristics(columns: Iterable[str]) -> bool:
    """Whether the columns are a code of an area and other things, but not scores."""
    columns = list(columns)
    return known.key(stems(columns)) is not None and not is_scores(columns)


def read_rows(path: Path) -> RawRows:
    """Read the rows of a file with characteristics as text.

    Raises
    ------
    UnrecognisedFile
        If it holds something else.
    """
    sort = look(path)
    if sort == "xlsx":
        return _from_workbook(path)
    if sort == "json":
        return rows_from_odata(read_json(path), path.name)
    if sort == "text":
        return _from_csv(path)
    raise _not_characteristics(path.name)


def _from_csv(path: Path) -> RawRows:
    table = open_delimited(path.read_bytes(), path.name)
    refuse_version_2(table.columns, path.name)
    if not is_characteristics(table.columns):
        raise _not_characteristics(path.name)
    cells = read_cells(table, text=list(table.columns)).astype(object).astype(str)
    if not is_kwb(table.columns):
        cells = cells.replace(r"^\s*$", UNTOLD, regex=True)
    return RawRows(path.name, cells.set_axis(stems(cells.columns), axis=1), "line", 2)


def _from_workbook(path: Path) -> RawRows:
    """Take the one sheet with a header that is known."""
    sheets = [sheet for sheet in read_sheets(path) if is_characteristics(sheet.cells.columns)]
    if not sheets:
        raise _not_characteristics(path.name)
    if len(sheets) > 1:
        raise RefusedFile(
            _(
                "The workbook holds several tables, on the sheets {sheets}. Keep one of them."
            ).format(sheets=", ".join(sheet.title for sheet in sheets)),
            file=path.name,
        )
    sheet = sheets[0]
    year = re.search(r"20\d\d", sheet.title)
    cells = sheet.cells.set_axis(stems(sheet.cells.columns), axis=1)
    return RawRows(path.name, cells, "sheet row", 2, int(year.group()) if year else None)


def rows_from_odata(document: Any, name: str) -> RawRows:
    """Take the records of an OData answer; an absent value is absent for an untold reason."""
    records = document.get("value") if isinstance(document, dict) else None
    if not isinstance(records, list) or not all(isinstance(one, dict) for one in records):
        raise _not_characteristics(name)
    if not records:
        raise RefusedFile(_("The answer holds no records. Fetch the file again."), file=name)
    if not is_characteristics(records[0]):
        raise _not_characteristics(name)
    _check_records(records, name)
    cells = pd.DataFrame(records, dtype=object)
    cells = cells.where(cells.notna(), UNTOLD).astype(str)
    year = next((YEAR_OF_TABLE[one] for one in YEAR_OF_TABLE if one in _source(document)), None)
    return RawRows(name, cells.set_axis(stems(cells.columns), axis=1), "record", 1, year)


def _check_records(records: list[dict[str, Any]], name: str) -> None:
    """Refuse records that don't have the fields of the first one."""
    fields = set(records[0])
    for number, record in enumerate(records, start=1):
        if set(record) != fields:
            place = _("record {number}").format(number=number)
            raise RefusedFile(
                _("This record has other fields than the first one. Fetch the file again."),
                file=f"{name}, {place}",
            )


def _source(document: dict[str, Any]) -> str:
    return str(document.get("odata.metadata", document.get("@odata.context", "")))


def _not_characteristics(name: str) -> UnrecognisedFile:
    return UnrecognisedFile(
        _(
            "This is not a table with characteristics of areas: that has a column with codes of "
            "areas (such as gwb_code, wk_code or PC4) and one with inhabitants."
        ),
        file=name,
    )
