"""Writes changes in the journal and reads them back."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from wijkpeil.errors import StoreError
from wijkpeil.fieldwork.change import Change, Record, RowChange, Table
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.language import gettext as _
from wijkpeil.store.encode import decoded, encoded
from wijkpeil.store.models import JournalEntry, JournalRow
from wijkpeil.store.records.texts import version
from wijkpeil.store.shelf import Shelf
from wijkpeil.study.fieldwork import fingerprint


def write(
    shelf: Shelf, change: Change, *, number: int, who: str, when: datetime, undoes: Any = None
) -> None:
    """Add an entry; of a final change only which rows it touched, as nobody may read them again."""
    entry = JournalEntry.objects.using(shelf.database).create(
        study_id=shelf.study,
        number=number,
        time=when,
        who=who,
        action=change.action,
        detail=change.detail,
        final=change.final,
        undoes=undoes,
    )
    JournalRow.objects.using(shelf.database).bulk_create(
        _row(entry, it, keep=not change.final) for it in change.rows
    )


def entry_numbered(shelf: Shelf, number: int) -> Any:
    """Give an entry.

    Raises
    ------
    StoreError
        If there is none.
    """
    entries = JournalEntry.objects.using(shelf.database)
    entry = entries.filter(study_id=shelf.study, number=number).select_related("undoes").first()
    if entry is None:
        message = _("There is no change {number} in the history of this store.")
        raise StoreError(message.format(number=number))
    return entry


def rows_of_entry(shelf: Shelf, entry: Any) -> Iterator[RowChange]:
    """Read what an entry that is not final changed."""
    for row in JournalRow.objects.using(shelf.database).filter(entry=entry).order_by("pk"):
        before, after = (_record(shelf, row, cells) for cells in (row.before, row.after))
        yield RowChange(row.table, row.key, before, after)


def _row(entry: Any, row: RowChange, *, keep: bool) -> Any:
    return JournalRow(
        entry=entry,
        table=row.table,
        key=row.key,
        document=_document(row),
        before=_cells(row.before) if keep else None,
        after=_cells(row.after) if keep else None,
    )


def _document(row: RowChange) -> str:
    if row.table in {"documents", "texts"}:
        return row.key
    record = row.after or row.before
    return record.document if isinstance(record, Coding) else ""


def _cells(record: Record | None) -> dict[str, object] | None:
    if record is None:
        return None
    if isinstance(record, str):
        return {"sha256": fingerprint(record)}
    return encoded(record)


def _record(shelf: Shelf, row: Any, cells: dict[str, Any] | None) -> Record | None:
    if cells is None:
        return None
    table: Table = row.table
    if table == "texts":
        return version(shelf, row.key, cells["sha256"])
    return decoded(table, cells)


def keys_of(rows: Iterable[RowChange], table: Table) -> set[str]:
    """Give which records of a table a change touches."""
    return {row.key for row in rows if row.table == table}


def texts_then(
    shelf: Shelf, rows: Iterable[RowChange], *, number: int
) -> tuple[tuple[str, str], ...]:
    """Give the fingerprints of the texts that codings would stand in, as they were at an entry.

    Parameters
    ----------
    shelf : Shelf
    rows : iterable of RowChange
        Of the entry; its codings are to be as they were before it.
    number : int
        Of the entry.
    """
    rows = tuple(rows)
    own = keys_of(rows, "texts")  # these come back with their codings
    documents = {it.before.document for it in rows if isinstance(it.before, Coding)} - own
    later = JournalRow.objects.using(shelf.database).filter(
        entry__study_id=shelf.study, entry__number__gt=number, table="texts"
    )
    changed = later.filter(key__in=documents).order_by("-entry__number")
    then = {row.key: (row.before or {}).get("sha256", "") for row in changed}
    return tuple(sorted(then.items()))
