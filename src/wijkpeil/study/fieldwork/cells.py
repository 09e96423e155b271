"""Cells that several files of the fieldwork have: ids, lists, and what they point at."""

import re
from collections.abc import Collection, Iterable
from typing import TypeVar

from wijkpeil.language import gettext as _
from wijkpeil.study.faults import fault, unknown_name
from wijkpeil.study.rows import Row

_Word = TypeVar("_Word", bound=str)
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")


def new_id(row: Row, column: str, *, taken: Collection[str]) -> str:
    """Give the id of a row: plain letters, and no other row's.

    Raises
    ------
    StudyError
        If it is empty, holds other signs, or occurs twice.
    """
    value = row.required(column)
    if not _ID.fullmatch(value):
        message = _(
            "“{value}” can't be an id. Use letters without accents, digits, “-” and “_”, "
            "beginning with a letter or digit."
        )
        raise fault(message.format(value=value), file=row.file, line=row.line)
    if value in taken:
        message = _("The id {id} occurs twice. Give each row its own.").format(id=value)
        raise fault(message, file=row.file, line=row.line)
    return value


def known(row: Row, column: str, *, among: Collection[str], listed_in: str) -> str:
    """Give a cell that must name something listed elsewhere.

    Raises
    ------
    StudyError
        If it is empty or not listed there.
    """
    value = row.required(column)
    _check(row, value, among=among, listed_in=listed_in)
    return value


def known_or_empty(row: Row, column: str, *, among: Collection[str], listed_in: str) -> str:
    """Give a cell that is empty or names something listed elsewhere."""
    return known(row, column, among=among, listed_in=listed_in) if row.text(column) else ""


def known_list(row: Row, column: str, *, among: Collection[str], listed_in: str) -> tuple[str, ...]:
    """Give the names in a cell, apart by spaces or semicolons; each listed elsewhere."""
    values = tuple(dict.fromkeys(row.text(column).replace(";", " ").split()))
    for value in values:
        _check(row, value, among=among, listed_in=listed_in)
    return values


def choice(row: Row, column: str, *, among: tuple[_Word, ...], default: _Word) -> _Word:
    """Give one of a few words; the default where the cell is empty."""
    value = row.text(column)
    if not value:
        return default
    for one in among:
        if value == one:
            return one
    raise fault(unknown_name(value, known=among), file=row.file, line=row.line)


def joined(values: Iterable[str]) -> str:
    """Write a list in one cell."""
    return " ".join(values)


def _check(row: Row, value: str, *, among: Collection[str], listed_in: str) -> None:
    if value not in among:
        message = _("{problem} It should be listed in {file}.").format(
            problem=unknown_name(value, known=among), file=listed_in
        )
        raise fault(message, file=row.file, line=row.line)
