"""Carries out a change: whole, in one transaction, on what is stored at that moment."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from wijkpeil.errors import StoreError
from wijkpeil.fieldwork.change import ACTIONS, Change, RowChange, Table
from wijkpeil.language import N_
from wijkpeil.language import gettext as _
from wijkpeil.store import journal
from wijkpeil.store.checks import Known, check_references, check_rows
from wijkpeil.store.moved import check_moved
from wijkpeil.store.records import KEEPERS, texts
from wijkpeil.store.scrub import purge, scrub
from wijkpeil.store.search_index import index_texts
from wijkpeil.store.shelf import Shelf
from wijkpeil.store.transactions import writing

_SHOWN = 5
_NAMES: dict[Table, str] = {
    "documents": N_("document {key}"),
    "texts": N_("the text of document {key}"),
    "codes": N_("code {key}"),
    "codings": N_("coding {key}"),
    "assessments": N_("cell {key}"),
    "timeline": N_("timeline entry {key}"),
}


def apply(
    shelf: Shelf,
    change: Change,
    *,
    known: Known,
    who: str,
    when: datetime | None = None,
    undoes: Any = None,
) -> int:
    """Carry out a change and write it in the journal.

    Parameters
    ----------
    shelf : Shelf
    change : Change
    known : Known
        What records may name outside the fieldwork.
    who : str
    when : datetime, optional
        Now, if not given.
    undoes : JournalEntry, optional
        The entry that this takes back.

    Returns
    -------
    int
        Its number in the journal; that of the last entry for a change without rows.

    Raises
    ------
    StoreError
        If a row is not any more what the change found, a text is another than the change was
        worked out on, or the result could not be written to the files. Nothing is changed then.
    """
    if change.action not in ACTIONS:
        message = f"unknown action {change.action!r}"
        raise ValueError(message)
    by_table = sorted_rows(change.rows)
    with writing(shelf) as study:
        if not change.rows:
            return int(study.number)
        check_rows(change.rows, known=known)
        _check_texts(shelf, change.stands_on)
        _check_unchanged(shelf, by_table)
        carry_out(shelf, by_table)
        check_references(shelf, change.rows)
        check_moved(shelf, change.rows)
        study.number += 1
        journal.write(
            shelf,
            change,
            number=study.number,
            who=who,
            when=when or datetime.now(UTC),
            undoes=undoes,
        )
        if change.final:
            scrub(shelf, change, before=study.number)
            study.to_purge = True
        study.save(update_fields=["number", "to_purge"])
    if change.final:
        purge(shelf)
    return int(study.number)


def carry_out(shelf: Shelf, by_table: Mapping[Table, Mapping[str, RowChange]]) -> None:
    """Make the rows what they become, without looking at what they were.

    Everything is added before anything is removed, and removed in the opposite order, so that at
    no step a row stands on one that isn't there.
    """
    for table, keeper in KEEPERS.items():
        rows = by_table.get(table, {})
        added = {key: row.after for key, row in rows.items() if row.after is not None}
        if added:
            keeper.put(shelf, added)
    for table, keeper in reversed(KEEPERS.items()):
        gone = {key for key, row in by_table.get(table, {}).items() if row.after is None}
        if gone:
            keeper.drop(shelf, gone)
    if changed := by_table.get("texts"):
        index_texts(shelf, changed.keys())


def sorted_rows(rows: Iterable[RowChange]) -> dict[Table, dict[str, RowChange]]:
    """Sort rows by table and key."""
    found: dict[Table, dict[str, RowChange]] = {}
    for row in rows:
        of_table = found.setdefault(row.table, {})
        if row.key in of_table:
            message = f"the change has two rows for {row.table} {row.key}"
            raise ValueError(message)
        of_table[row.key] = row
    return found


def _check_texts(shelf: Shelf, stands_on: Iterable[tuple[str, str]]) -> None:
    expected = dict(stands_on)
    stored = texts.fingerprints(shelf, expected)
    for document, sha256 in expected.items():
        if stored.get(document) != sha256:
            message = _(
                "The text of document {document} was changed meanwhile, so that these passages "
                "may stand elsewhere in it. Nothing was changed. Look at the text again, then "
                "repeat what you did."
            )
            raise StoreError(message.format(document=document))


def _check_unchanged(shelf: Shelf, by_table: Mapping[Table, Mapping[str, RowChange]]) -> None:
    other = []
    for table, rows in by_table.items():
        stored = KEEPERS[table].load(shelf, rows.keys())
        other += [(table, key) for key, row in rows.items() if stored.get(key) != row.before]
    if other:
        names = [_(_NAMES[table]).format(key=key) for table, key in other[:_SHOWN]]
        if len(other) > _SHOWN:
            names.append("…")
        message = _(
            "Meanwhile someone else changed: {names}. Nothing of this was carried out. Look at it "
            "as it is now, then repeat what you did."
        )
        raise StoreError(message.format(names=", ".join(names)))
