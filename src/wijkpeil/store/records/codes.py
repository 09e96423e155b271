"""Codes in the database."""

from collections.abc import Collection, Mapping
from typing import Any

from wijkpeil.errors import FieldworkError, StoreError
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.codebook import Codebook
from wijkpeil.language import gettext as _
from wijkpeil.store.models import CodeRow
from wijkpeil.store.records.chunks import found, ids, rows_of, upsert
from wijkpeil.store.records.removal import refused_if_used
from wijkpeil.store.shelf import Shelf

_SAME = ("name", "kind", "definition", "include", "exclude", "colour", "guid")


def load(shelf: Shelf, keys: Collection[str] | None = None) -> dict[str, Code]:
    """Read codes, in order of id."""
    query = rows_of(CodeRow, shelf).order_by("key").select_related("parent")
    return {row.key: _code(row) for row in found(query, keys)}


def codebook(shelf: Shelf) -> Codebook:
    """Read the codebook.

    Raises
    ------
    StoreError
        If the codes make no tree.
    """
    try:
        return Codebook.of(load(shelf).values())
    except FieldworkError as error:
        raise StoreError(str(error)) from error


def put(shelf: Shelf, codes: Mapping[str, Code]) -> None:
    """Add or overwrite codes.

    Raises
    ------
    StoreError
        If one stands under a code that is not there.
    """
    upsert(CodeRow, shelf, [_row(shelf, it) for it in codes.values()])
    parents = {it.parent for it in codes.values() if it.parent}
    known = ids(CodeRow, shelf, parents | set(codes))
    for it in codes.values():
        if not it.parent:
            continue
        if it.parent not in known:
            message = _("The code {code} would stand under “{parent}”, which is not there.")
            raise StoreError(message.format(code=it.id, parent=it.parent))
        rows_of(CodeRow, shelf).filter(pk=known[it.id]).update(parent_id=known[it.parent])


def drop(shelf: Shelf, keys: Collection[str]) -> None:
    """Remove codes.

    Raises
    ------
    StoreError
        If codings, cells or other codes stand on one.
    """
    if keys:
        # those under each other go together, so they must not hold each other
        rows_of(CodeRow, shelf).filter(key__in=keys).update(parent=None)
        with refused_if_used():
            rows_of(CodeRow, shelf).filter(key__in=keys).delete()


def _row(shelf: Shelf, it: Code) -> CodeRow:
    return CodeRow(study_id=shelf.study, key=it.id, **{name: getattr(it, name) for name in _SAME})


def _code(row: Any) -> Code:
    parent = row.parent.key if row.parent_id else ""
    return Code(id=row.key, parent=parent, **{name: getattr(row, name) for name in _SAME})
