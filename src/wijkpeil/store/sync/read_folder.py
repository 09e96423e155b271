"""Takes what changed in the files of the study folder into the store."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from wijkpeil.errors import StoreError, StudyError
from wijkpeil.fieldwork.change import Change, Record, RowChange, Table, key_of
from wijkpeil.fieldwork.document import Document
from wijkpeil.language import gettext as _
from wijkpeil.store import journal
from wijkpeil.store.apply import carry_out, sorted_rows
from wijkpeil.store.records import KEEPERS, texts
from wijkpeil.store.scrub import purge, scrub
from wijkpeil.store.shelf import Shelf
from wijkpeil.store.sync import history_file, known_files
from wijkpeil.store.sync.paths import ABSENT, on_disk, text_file
from wijkpeil.store.transactions import writing
from wijkpeil.study import Study
from wijkpeil.study.fieldwork import (
    Fieldwork,
    fingerprint,
    read_document_text,
    read_fieldwork,
)
from wijkpeil.study.fieldwork.documents import read_documents
from wijkpeil.study.fieldwork.texts import check_spans


@dataclass(frozen=True, slots=True)
class Found:
    """What the files hold.

    Attributes
    ----------
    records : dict
        By table and key.
    files : dict of str to str
        Fingerprints.
    """

    records: dict[Table, dict[str, Record]]
    files: dict[str, str]


def read_folder(shelf: Shelf, study: Study, *, at: int) -> int:
    """Make the store what the files are; the caller holds the lock of the folder.

    The first time it only fills the store; later it is a change like any other, so that it can
    be taken back; but not if a text was approved elsewhere, of which the earlier version is wiped.

    Parameters
    ----------
    shelf : Shelf
    study : Study
    at : int
        Number of the last change when it was seen that only the files had changed.

    Returns
    -------
    int
        How many records were changed.

    Raises
    ------
    StudyError
        If the files can't be read.
    StoreError
        If they were changed while they were read, or somebody changed the store meanwhile.
    """
    found = _read(shelf, study)
    with writing(shelf) as row:
        if row.number != at:  # what is in no file yet would look as if it was removed
            message = _("Somebody else is working in this study right now. Try again in a moment.")
            raise StoreError(message)
        rows = tuple(_differences(shelf, found.records))
        first = not row.number
        row.number = max(row.number, history_file.last_number(study.folder))
        if rows:
            carry_out(shelf, sorted_rows(rows))
            row.number += 1
            approved = tuple(it for it in rows if _approved(it))
            final = first or bool(approved)
            # the first time nothing was there, so that there is nothing to tell or take back
            kept = () if first else rows
            change = Change("read folder", kept, _counted(rows), final=final)
            journal.write(shelf, change, number=row.number, who="", when=datetime.now(UTC))
            if approved and not first:
                scrub(shelf, replace(change, rows=approved), before=row.number)
                row.to_purge = True
        row.written = row.number
        if first:
            row.logged = row.number
        row.save(update_fields=["number", "written", "logged", "to_purge"])
        known_files.remember(shelf, found.files)
    if row.to_purge:
        purge(shelf)
    return len(rows)


def _approved(row: RowChange) -> bool:
    """Tell whether a document that the store knew was approved elsewhere."""
    before, after = row.before, row.after
    if not (isinstance(before, Document) and isinstance(after, Document)):
        return False
    return after.may_be_quoted and not before.may_be_quoted


def _counted(rows: Collection[RowChange]) -> str:
    tables = [row.table for row in rows]
    return ", ".join(f"{table} {tables.count(table)}" for table in KEEPERS if table in tables)


def _read(shelf: Shelf, study: Study) -> Found:
    cases = {it.code for it in study.cases}
    listed = read_documents(study.folder, cases=cases, perspectives=study.perspectives)
    documents = [it.id for it in listed]
    before = on_disk(study.folder, documents=documents)
    fieldwork = read_fieldwork(study)
    read = _texts(shelf, study.folder, fieldwork)
    lengths = {key: len(text) for key, text in read.items()}
    check_spans([it for it in fieldwork.codings if it.document in lengths], lengths=lengths)
    if before != on_disk(study.folder, documents=documents):
        message = _("The files of the study are being changed right now. Try again in a moment.")
        raise StoreError(message)
    return Found(_records(fieldwork, read), _known_now(before, fieldwork, read))


def _known_now(
    disk: Mapping[str, str], fieldwork: Fieldwork, read: Mapping[str, str]
) -> dict[str, str]:
    """Give the files as they are now, without texts that were changed outside.

    Those stay unknown, so that the store never writes over one before a person took it over.
    """
    outside = {
        text_file(it)
        for it in fieldwork.documents
        if disk[text_file(it)] != ABSENT and disk[text_file(it)] != fingerprint(read.get(it.id, ""))
    }
    return {file: sha256 for file, sha256 in disk.items() if file not in outside}


def _texts(shelf: Shelf, folder: Path, fieldwork: Fieldwork) -> dict[str, str]:
    """Read the texts.

    One that is absent, as where a study was shared without its private folder, is left out. Of
    one that was changed outside, the store keeps what it has until a person takes it over: only
    then can codings move along.
    """
    stored = texts.load(shelf)
    found = {}
    for it in fieldwork.documents:
        if not (folder / text_file(it)).exists():
            continue
        with suppress(StudyError):
            found[it.id] = read_document_text(folder, it)
        if it.id not in found and it.id in stored:
            found[it.id] = stored[it.id]
    return found


def _records(fieldwork: Fieldwork, read: Mapping[str, str]) -> dict[Table, dict[str, Record]]:
    tables: dict[Table, Any] = {
        "documents": fieldwork.documents,
        "codes": fieldwork.codes,
        "codings": fieldwork.codings,
        "assessments": fieldwork.assessments,
        "timeline": fieldwork.timeline,
    }
    found = {table: {key_of(it): it for it in records} for table, records in tables.items()}
    return {**found, "texts": dict(read)}


def _differences(shelf: Shelf, found: Mapping[Table, Mapping[str, Record]]) -> list[RowChange]:
    rows = []
    for table, keeper in KEEPERS.items():
        stored, there = keeper.load(shelf, None), found[table]
        for key in sorted({*stored, *there}):
            before, after = stored.get(key), there.get(key)
            if before != after:
                rows.append(RowChange(table, key, before, after))
    return rows
