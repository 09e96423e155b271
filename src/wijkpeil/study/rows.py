"""Reads and writes the CSV files of a study folder: a header, then rows of text."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wijkpeil.language import gettext as _
from wijkpeil.study.faults import fault, unknown_name
from wijkpeil.study.moments import Moment
from wijkpeil.study.texts import read_text, write_text


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by column, and where it stands.

    Attributes
    ----------
    file : str
    line : int
        Line in the file, the header being line 1.
    cells : mapping of str to str
        Without surrounding spaces; empty where a column is absent.
    """

    file: str
    line: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """Give a cell; empty if it is."""
        return self.cells.get(column, "")

    def required(self, column: str) -> str:
        """Give a cell that must not be empty."""
        value = self.text(column)
        if not value:
            message = _("The column {column} is empty. Fill it in.").format(column=column)
            raise fault(message, file=self.file, line=self.line)
        return value

    def moment(self, column: str) -> Moment | None:
        """Give a year or a day; None if the cell is empty."""
        value = self.text(column)
        if not value:
            return None
        try:
            return Moment(value)
        except ValueError as error:
            message = _(
                "“{value}” in the column {column} is not a date. Write a year (2015) or a day "
                "(2015-07-01)."
            ).format(value=value, column=column)
            raise fault(message, file=self.file, line=self.line) from error

    def required_moment(self, column: str) -> Moment:
        """Give a year or a day that must not be empty."""
        self.required(column)
        moment = self.moment(column)
        assert moment is not None  # noqa: S101 - the line above saw to it
        return moment

    def wave(self, column: str) -> int | None:
        """Give a year; None if the cell is empty."""
        value = self.text(column)
        if not value:
            return None
        if not (value.isascii() and value.isdigit() and len(value) == 4):
            message = _("“{value}” in the column {column} is not a year, such as 2012.").format(
                value=value, column=column
            )
            raise fault(message, file=self.file, line=self.line)
        return int(value)

    def amount(self, column: str) -> float | None:
        """Give a number of nought or more; None if the cell is empty."""
        value = self.text(column)
        if not value:
            return None
        whole, dot, part = value.partition(".")
        plain = value.isascii() and whole.isdigit() and (part.isdigit() if dot else True)
        if not plain:
            message = _(
                "“{value}” in the column {column} is not an amount. Write digits only, with a "
                "decimal point if needed: 1250000 or 12.5."
            ).format(value=value, column=column)
            raise fault(message, file=self.file, line=self.line)
        return float(value)


def read_rows(path: Path, *, columns: Sequence[str], needed: Sequence[str]) -> list[Row]:
    """Read a CSV file with known columns, separated by commas or (Excel) semicolons.

    Parameters
    ----------
    path : Path
    columns : sequence of str
        All columns it may have.
    needed : sequence of str
        Those it must have.

    Raises
    ------
    StudyError
        If the header or the number of cells in a row is wrong.
    """
    text = read_text(path)
    first = text.partition("\n")[0]
    comma = "," if first.count(",") >= first.count(";") else ";"
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=comma, strict=True)
    rows: list[Row] = []
    header: list[str] | None = None
    line = 1
    try:
        for cells in reader:
            values = [cell.strip() for cell in cells]
            if header is None:
                header = _checked_header(values, path.name, columns=columns, needed=needed)
            elif any(values):
                rows.append(Row(path.name, line, _by_column(header, values, path.name, line)))
            line = reader.line_num + 1
    except csv.Error as error:
        message = _("The row can't be read: a quotation mark is missing or in the wrong place.")
        raise fault(message, file=path.name, line=line) from error
    if header is None:
        message = _("The file is empty. Give it a header: {columns}.").format(
            columns=",".join(columns)
        )
        raise fault(message, file=path.name)
    return rows


def write_rows(path: Path, *, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV file that diffs well: commas, one line a row, quotes only where needed."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    write_text(path, stream.getvalue())


def _checked_header(
    header: list[str], file: str, *, columns: Sequence[str], needed: Sequence[str]
) -> list[str]:
    for name in header:
        if name not in columns:
            raise fault(unknown_name(name, known=columns), file=file, line=1)
        if header.count(name) > 1:
            message = _("The column {column} occurs twice.").format(column=name)
            raise fault(message, file=file, line=1)
    for name in needed:
        if name not in header:
            message = _("The column {column} is missing. The header should be: {columns}.")
            raise fault(message.format(column=name, columns=",".join(columns)), file=file, line=1)
    return header


def _by_column(header: list[str], values: list[str], file: str, line: int) -> dict[str, str]:
    if len(values) != len(header):
        message = _(
            "The row has {found} cells, but the header has {expected}. Put a text that holds the "
            "separator between quotation marks."
        ).format(found=len(values), expected=len(header))
        raise fault(message, file=file, line=line)
    return dict(zip(header, values, strict=True))
