"""Codings in the database."""

from collections.abc import Collection, Mapping
from typing import Any

from wijkpeil.errors import StoreError
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.language import gettext as _
from wijkpeil.store.models import CodeRow, CodingRow, DocumentRow
from wijkpeil.store.records.chunks import chunks, found, ids, rows_of, upsert
from wijkpeil.store.records.removal import refused_if_used
from wijkpeil.store.shelf import Shelf

# as the fields of a Coding, so that a row makes one without looking at names
COLUMNS = (
    "document__key",
    "start",
    "end",
    "code__key",
    "coder",
    "key",
    "memo",
    "time",
    "flag",
)
IN_ORDER = ("document__key", "start", "end", "code__key", "coder", "key")


def load(shelf: Shelf, keys: Collection[str] | None = None) -> dict[str, Coding]:
    """Read codings."""
    query = rows_of(CodingRow, shelf).values_list(*COLUMNS)
    return {it.id: it for it in (Coding(*cells) for cells in found(query, keys))}


def put(shelf: Shelf, codings: Mapping[str, Coding]) -> None:
    """Add or overwrite codings.

    Raises
    ------
    StoreError
        If a document or code is not there.
    """
    documents = ids(DocumentRow, shelf, {it.document for it in codings.values()})
    codes = ids(CodeRow, shelf, {it.code for it in codings.values()})
    upsert(CodingRow, shelf, [_row(shelf, it, documents, codes) for it in codings.values()])


def drop(shelf: Shelf, keys: Collection[str]) -> None:
    """Remove codings.

    Raises
    ------
    StoreError
        If a cell of the matrix or a dated entry rests on one.
    """
    for portion in chunks(sorted(keys)):
        with refused_if_used():
            rows_of(CodingRow, shelf).filter(key__in=portion).delete()


def linked(shelf: Shelf, codings: Collection[str]) -> dict[str, int]:
    """Give the primary keys of codings that something is to rest on.

    Raises
    ------
    StoreError
        If one is not there.
    """
    known = ids(CodingRow, shelf, codings)
    for it in sorted(codings):
        if it not in known:
            message = _("The coding {id} is not there any more. Nothing was changed.")
            raise StoreError(message.format(id=it))
    return known


def _row(shelf: Shelf, it: Coding, documents: Mapping[str, int], codes: Mapping[str, int]) -> Any:
    if it.document not in documents:
        message = _("The coding {id} is in document {document}, which is not there.")
        raise StoreError(message.format(id=it.id, document=it.document))
    if it.code not in codes:
        message = _("The coding {id} has the code {code}, which is not there.")
        raise StoreError(message.format(id=it.id, code=it.code))
    return CodingRow(
        study_id=shelf.study,
        key=it.id,
        document_id=documents[it.document],
        code_id=codes[it.code],
        start=it.start,
        end=it.end,
        coder=it.coder,
        memo=it.memo,
        time=it.time,
        flag=it.flag,
    )
