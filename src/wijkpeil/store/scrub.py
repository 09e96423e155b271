"""Wipes from the store what a final change was to remove for good.

When a text is approved, its older versions may hold personal data. They go from the journal with
everything else that was said of the document before: memos may quote it, and codings stand in a
text that is no more. Then the unused parts of the database are cleared too, because a database
only marks what is deleted.
"""

from collections.abc import Collection
from typing import Any

from django.db import connections
from django.db.models import F, Q

from wijkpeil.errors import StoreError
from wijkpeil.fieldwork.change import Change
from wijkpeil.store.backup import remove_backups
from wijkpeil.store.journal import keys_of
from wijkpeil.store.models import CodingRow, JournalEntry, JournalRow, StudyRow, TextVersion
from wijkpeil.store.reasons import as_sentences
from wijkpeil.store.records.chunks import rows_of
from wijkpeil.store.shelf import Shelf

_GROWN = ("fieldwork_text", "fieldwork_journal_row", "fieldwork_passage")


def scrub(shelf: Shelf, change: Change, *, before: int) -> None:
    """Wipe the rows of earlier entries that a change makes final.

    Parameters
    ----------
    shelf : Shelf
    change : Change
    before : int
        The change's own number.
    """
    documents = keys_of(change.rows, "documents") | keys_of(change.rows, "texts")
    touched = Q(document__in=documents)
    earlier = JournalEntry.objects.using(shelf.database).filter(
        study_id=shelf.study, number__lt=before
    )
    rows = JournalRow.objects.using(shelf.database).filter(entry__in=earlier)
    for table, key in _resting_on(rows, _codings_ever_in(shelf, rows, documents)):
        touched |= Q(table=table, key=key)
    rows = rows.filter(touched)
    hit = list(rows.values_list("entry_id", flat=True).distinct())
    rows.update(before=None, after=None)
    for pk in hit:
        earlier.filter(pk=pk).update(final=True)
    versions = rows_of(TextVersion, shelf).filter(document__in=documents)
    versions.exclude(documentrow__key=F("document")).delete()


def _codings_ever_in(shelf: Shelf, rows: Any, documents: Collection[str]) -> set[str]:
    """Give the ids of codings that stand or stood in documents."""
    earlier = rows.filter(table="codings", document__in=documents)
    now = rows_of(CodingRow, shelf).filter(document__key__in=documents)
    return {*earlier.values_list("key", flat=True), *now.values_list("key", flat=True)}


def _resting_on(rows: Any, codings: Collection[str]) -> set[tuple[str, str]]:
    """Give the cells and dated entries that rest or rested on codings.

    Their summaries are written from those passages, and may repeat a name.
    """
    others = rows.filter(table__in=("assessments", "timeline"))
    return {
        (table, key)
        for table, key, *sides in others.values_list("table", "key", "before", "after")
        if any(it in codings for side in sides if side for it in side.get("codings", ()))
    }


def purge(shelf: Shelf) -> bool:
    """Clear the unused parts of the database and remove backups.

    Returns
    -------
    bool
        False if someone else was reading or writing: then it is tried when the store is opened.
    """
    connection = connections[shelf.database]
    if connection.in_atomic_block:  # someone's transaction around it: it can't be done inside
        return False
    try:
        with as_sentences(), connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                # the words of removed passages stay in the index until its parts are merged
                cursor.execute("INSERT INTO fieldwork_search(fieldwork_search) VALUES ('optimize')")
                cursor.execute("VACUUM")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                if cursor.fetchone()[0]:
                    return False
                remove_backups(shelf)
            else:
                for table in _GROWN:
                    cursor.execute(f"VACUUM {table}")  # no value of a user in it
    except StoreError:
        return False
    studies = StudyRow.objects.using(shelf.database)
    studies.filter(pk=shelf.study).update(to_purge=False)
    return True
