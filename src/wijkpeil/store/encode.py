"""Records as JSON for the journal, and back."""

from dataclasses import MISSING, fields
from functools import cache
from typing import Any, cast

from wijkpeil.fieldwork.change import Record, Table
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.fieldwork.timeline import TimelineEntry

_KINDS: dict[Table, type[Any]] = {
    "documents": Document,
    "codes": Code,
    "codings": Coding,
    "assessments": Assessment,
    "timeline": TimelineEntry,
}


def encoded(record: Record) -> dict[str, object]:
    """Write a record, fields that are as usual left out.

    >>> encoded(Coding("d1", 0, 5, code="trust", coder="AB", id="k1"))
    {'document': 'd1', 'start': 0, 'end': 5, 'code': 'trust', 'coder': 'AB', 'id': 'k1'}
    """
    cells = (
        (name, getattr(record, name), usual) for name, usual in _fields(cast("Any", type(record)))
    )
    return {name: list(it) if isinstance(it, tuple) else it for name, it, u in cells if it != u}


def decoded(table: Table, cells: dict[str, Any]) -> Record:
    """Read a record of any table but "texts"."""
    values = {name: tuple(it) if isinstance(it, list) else it for name, it in cells.items()}
    record: Record = _KINDS[table](**values)
    return record


@cache
def _fields(kind: Any) -> tuple[tuple[str, object], ...]:
    return tuple((it.name, None if it.default is MISSING else it.default) for it in fields(kind))
