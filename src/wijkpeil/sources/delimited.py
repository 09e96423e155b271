"""Delimited text (CSV): its header, its shape, and its cells.

A file is read in two steps. First its bytes are looked through without reading any value: every
line must hold as many fields as the header. That makes row number and line number one thing, so
that every later refusal can name a line. Then the values are read at once.
"""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from wijkpeil.errors import RefusedFile, UnrecognisedFile
from wijkpeil.language import gettext as _
from wijkpeil.sources.content import BOM, sort_of_text
from wijkpeil.sources.lines import check_lines, not_utf8

MISSING = ("NA", "")
"""How a figure that isn't there is written."""

_SEPARATORS = ";,\t"
_HEADER_LIMIT = 1 << 16
_SAMPLE_BLOCKS, _SAMPLE_BYTES = 5, 20_000


@dataclass(frozen=True, slots=True)
class Delimited:
    """A delimited file of which only the header has been read.

    Attributes
    ----------
    name : str
        For messages: the file, and its member if it is a zip.
    data : bytes
        The whole text with its header, without byte order mark.
    columns : tuple of str
    separator : str
    """

    name: str
    data: bytes
    columns: tuple[str, ...]
    separator: str

    def column(self, *names: str) -> str | None:
        """Find the first of `names` among the columns, whatever their capitals."""
        found = {column.lower(): column for column in self.columns}
        return next((found[name] for name in names if name in found), None)


def open_delimited(data: bytes, name: str) -> Delimited:
    """Read the header of a delimited file.

    Parameters
    ----------
    data : bytes
    name : str
        For messages.

    Raises
    ------
    RefusedFile
        If it is empty, a web page, not UTF-8, or if its header names a column twice.
    UnrecognisedFile
        If the first line is no header of several columns.
    """
    data = data.removeprefix(BOM)
    if not data[:_HEADER_LIMIT].strip():
        raise RefusedFile(_("The file is empty. Fetch or save it again."), file=name)
    sort_of_text(data[:_HEADER_LIMIT], name)
    line = _decoded(data[:_HEADER_LIMIT].split(b"\n", 1)[0].rstrip(b"\r"), name)
    outside = re.sub(r'"[^"]*"', "", line)
    separator = max(_SEPARATORS, key=outside.count)
    columns = tuple(field.strip() for field in next(csv.reader([line], delimiter=separator), []))
    if outside.count(separator) == 0:
        raise UnrecognisedFile(
            _("The first line is not a header of several columns."), file=name, line=1
        )
    twice = sorted({column for column in columns if columns.count(column) > 1})
    if twice:
        raise RefusedFile(
            _("The header names a column twice: {columns}. Keep one.").format(
                columns=", ".join(twice)
            ),
            file=name,
            line=1,
        )
    return Delimited(name=name, data=data, columns=columns, separator=separator)


def read_cells(
    table: Delimited, *, text: Sequence[str], figures: Sequence[str] = ()
) -> pd.DataFrame:
    """Read columns of a delimited file; row i of the result is line i + 2 of the file.

    Parameters
    ----------
    table : Delimited
    text : sequence of str
        Columns to read as categories of text, as they are.
    figures : sequence of str
        Columns to read as float64; ``NA`` and nothing are NaN.

    Raises
    ------
    RefusedFile
        If a line doesn't fit the header, a figure isn't one, or the text isn't UTF-8.
    """
    count = check_lines(table.data, table.name, table.separator, len(table.columns))
    decimal = decimal_mark(table, figures)
    try:
        cells = pd.read_csv(
            io.BytesIO(table.data),
            sep=table.separator,
            decimal=decimal,
            header=0,
            names=list(table.columns),
            usecols=[*text, *figures],
            dtype=dict.fromkeys(text, "category") | dict.fromkeys(figures, "float64"),
            keep_default_na=False,
            na_values={column: list(MISSING) for column in figures},
            skip_blank_lines=False,
            nrows=count,
            index_col=False,
        )
    except (ValueError, OverflowError) as error:  # pandas' own ParserError is a ValueError
        raise _first_fault(table, figures, decimal) from error
    if len(cells) != count:
        raise _first_fault(table, figures, decimal)
    return cells


def sample_cells(table: Delimited) -> list[list[str]]:
    """Read some whole lines, spread over the file, as text."""
    data, size = table.data, len(table.data)
    rows: list[list[str]] = []
    for block in range(_SAMPLE_BLOCKS):
        start = data.find(b"\n", size * block // _SAMPLE_BLOCKS) + 1
        piece = data[start : start + _SAMPLE_BYTES]
        whole = piece if start + _SAMPLE_BYTES >= size else piece[: piece.rfind(b"\n") + 1]
        lines = whole.decode("utf-8", errors="replace").splitlines()
        rows += [r for r in csv.reader(lines, delimiter=table.separator) if r] if start else []
    return [row for row in rows if len(row) == len(table.columns)]


def decimal_mark(table: Delimited, figures: Sequence[str]) -> str:
    """Tell whether decimals are behind a point or, as Dutch spreadsheets do, behind a comma."""
    if table.separator == "," or not figures:
        return "."
    places = [table.columns.index(column) for column in figures]
    shown = "".join(row[place] for row in sample_cells(table) for place in places)
    if "," in shown and "." in shown:
        raise RefusedFile(
            _(
                "Some figures have a decimal point and others a decimal comma. Save the file "
                "again with one of the two, without marks between the thousands."
            ),
            file=table.name,
        )
    return "," if "," in shown else "."


def _first_fault(table: Delimited, figures: Sequence[str], decimal: str) -> RefusedFile:
    """Find the first line that holds something else than a figure where one should be."""
    point = re.escape(decimal)
    figure = re.compile(rf"[ \t]*[+-]?([0-9]+{point}?[0-9]*|{point}[0-9]+)([eE][+-]?[0-9]+)?[ \t]*")
    places = [(column, table.columns.index(column)) for column in figures]
    for number, raw in enumerate(io.BytesIO(table.data), start=1):
        row = next(csv.reader([raw.decode().rstrip("\r\n")], delimiter=table.separator), [])
        for column, place in places if number > 1 and row else ():
            if row[place] not in MISSING and not figure.fullmatch(row[place]):
                return _no_figure(table, row, column, number)
    return RefusedFile(_("The file can't be read as a table. Fetch it again."), file=table.name)


def _no_figure(table: Delimited, row: list[str], column: str, line: int) -> RefusedFile:
    if tuple(field.strip() for field in row) == table.columns:
        message = _(
            "The header stands here again, so two files were pasted together. Use one of them."
        )
    else:
        message = _(
            "“{found}” in column {column} is not a figure. Write a number, or NA if it is missing."
        ).format(found=row[table.columns.index(column)][:40], column=column)
    return RefusedFile(message, file=table.name, line=line)


def _decoded(line: bytes, name: str) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedFile(not_utf8(), file=name, line=1) from error
