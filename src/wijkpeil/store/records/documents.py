"""Documents in the database."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Prefetch

from wijkpeil.fieldwork.document import Document
from wijkpeil.store.models import DocumentCase, DocumentRow
from wijkpeil.store.records.chunks import chunks, found, ids, rows_of, upsert
from wijkpeil.store.records.removal import refused_if_used
from wijkpeil.store.shelf import Shelf

_SAME = (
    "title",
    "perspective",
    "kind",
    "date",
    "reviewed_by",
    "reviewed_on",
    "text_sha256",
    "original",
    "original_sha256",
    "guid",
    "memo",
)


def load(shelf: Shelf, keys: Collection[str] | None = None) -> dict[str, Document]:
    """Read documents, in order of id."""
    in_order = Prefetch(
        "cases", DocumentCase.objects.using(shelf.database).order_by("position"), to_attr="listed"
    )
    query = rows_of(DocumentRow, shelf).order_by("key").prefetch_related(in_order)
    return {row.key: _document(row) for row in found(query, keys)}


def put(shelf: Shelf, documents: Mapping[str, Document]) -> None:
    """Add or overwrite documents; the text that they have stays theirs."""
    texts = dict(found(rows_of(DocumentRow, shelf).values_list("key", "text_id"), documents))
    rows = [
        DocumentRow(
            study_id=shelf.study,
            key=it.id,
            text_id=texts.get(it.id),
            **{name: getattr(it, name) for name in _SAME},
        )
        for it in documents.values()
    ]
    upsert(DocumentRow, shelf, rows)
    known = ids(DocumentRow, shelf, documents)
    links = DocumentCase.objects.using(shelf.database)
    for portion in chunks(sorted(known.values())):
        links.filter(document_id__in=portion).delete()
    links.bulk_create(
        DocumentCase(document_id=known[it.id], case=case, position=position)
        for it in documents.values()
        for position, case in enumerate(it.cases)
    )


def drop(shelf: Shelf, keys: Collection[str]) -> None:
    """Remove documents; the texts that they had stay for the journal.

    Raises
    ------
    StoreError
        If codings stand in one.
    """
    for portion in chunks(sorted(keys)):
        with refused_if_used():
            rows_of(DocumentRow, shelf).filter(key__in=portion).delete()


def _document(row: Any) -> Document:
    cases = tuple(it.case for it in row.listed)
    return Document(id=row.key, cases=cases, **{name: getattr(row, name) for name in _SAME})
