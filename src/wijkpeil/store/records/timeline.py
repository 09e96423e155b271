"""Dated entries in the database."""

from collections.abc import Collection, Mapping
from typing import Any

from wijkpeil.fieldwork.timeline import TimelineEntry
from wijkpeil.store.models import EntryCoding, EntryRow
from wijkpeil.store.records.chunks import chunks, found, ids, rows_of, upsert
from wijkpeil.store.records.codings import linked
from wijkpeil.store.records.links import replace_links, with_links
from wijkpeil.store.shelf import Shelf

_SAME = ("start", "end", "title", "kind", "intervention")


def load(shelf: Shelf, keys: Collection[str] | None = None) -> dict[str, TimelineEntry]:
    """Read dated entries."""
    query = with_links(rows_of(EntryRow, shelf), EntryCoding, shelf)
    return {row.key: _entry(row) for row in found(query, keys)}


def put(shelf: Shelf, entries: Mapping[str, TimelineEntry]) -> None:
    """Add or overwrite entries.

    Raises
    ------
    StoreError
        If a coding is not there.
    """
    codings = linked(shelf, {one for it in entries.values() for one in it.codings})
    rows = [
        EntryRow(
            study_id=shelf.study,
            key=it.id,
            cases=list(it.cases),
            **{name: getattr(it, name) for name in _SAME},
        )
        for it in entries.values()
    ]
    upsert(EntryRow, shelf, rows)
    known = ids(EntryRow, shelf, entries)
    replace_links(
        EntryCoding,
        shelf,
        owner="entry_id",
        links={known[key]: [codings[one] for one in it.codings] for key, it in entries.items()},
    )


def drop(shelf: Shelf, keys: Collection[str]) -> None:
    """Remove entries."""
    for portion in chunks(sorted(keys)):
        rows_of(EntryRow, shelf).filter(key__in=portion).delete()


def _entry(row: Any) -> TimelineEntry:
    return TimelineEntry(
        id=row.key,
        cases=tuple(row.cases),
        codings=tuple(link.coding.key for link in row.in_order),
        **{name: getattr(row, name) for name in _SAME},
    )
