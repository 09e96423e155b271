"""Once a text is approved, its earlier words are nowhere in the store."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from django.db import connections

from wijkpeil.errors import StoreError
from wijkpeil.fieldwork.change import Change, row_changes
from wijkpeil.fieldwork.edit_text import approve_text, correct_text
from wijkpeil.fieldwork.replacement import Replacement, replace_parts
from wijkpeil.store import open_store, scrub
from wijkpeil.store.models import StudyRow
from wijkpeil.store.transactions import writing
from wijkpeil.study import read_study

from .conftest import TEXTS, adding, coding, filled

SECRETS = (b"Fatima", b"fatima", b"Vries", b"vries", b"Aisha", b"aisha")


def approve(store, document="gesprek") -> int:
    text = store.text(document)
    parts = [
        Replacement(at, at + len(name), "[X]")
        for name in ("Fatima", "de Vries", "Aisha")
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    own = [it for it in store.codings() if it.document == document]
    edit = approve_text(
        store.document(document),
        text,
        replace_parts(text, parts),
        codings=own,
        by="EF",
        on="2026-03-01",
    )
    return store.apply(edit.change, who="EF")


def correct(store, new: str) -> int:
    own = [it for it in store.codings() if it.document == "gesprek"]
    document = store.document("gesprek")
    return store.apply(
        correct_text(document, store.text("gesprek"), new, codings=own).change, who="AB"
    )


def in_store(folder: Path) -> list[str]:
    """Which secrets stand in the bytes of which file of the store."""
    return [
        f"{path.name}: {secret.decode()}"
        for path in (folder / ".wijkpeil").rglob("*")
        if path.is_file()
        for secret in SECRETS
        if secret in path.read_bytes()
    ]


def test_approving_scrubs_texts_index_and_journal(folder, store):
    correct(store, TEXTS["gesprek"] + "Aisha ook.\n")
    correct(store, TEXTS["gesprek"] + "Zij ook.\n")
    assert in_store(folder)
    approve(store)
    assert in_store(folder) == ["store.sqlite3: Fatima"]  # the memo that somebody wrote and may see
    store.write_back()
    assert in_store(folder) == ["store.sqlite3: Fatima"]
    assert store.search("fatima").total == 0


def test_a_text_that_was_cleaned_by_hand_before_is_scrubbed_too(folder, study, store):
    k2 = next(it for it in store.codings() if it.id == "k2")
    store.apply(Change("remove codings", row_changes("codings", [(k2, None)])), who="AB")
    correct(store, "Zij woont hier.\n\nDe buurt gaat vooruit, zegt zij.\nHuizen genoeg.\n")
    approve(store)
    assert in_store(folder) == []
    store.close()
    with open_store(study):
        assert in_store(folder) == []


def test_files_with_names_go_when_it_is_written_back(folder, store):
    store.write_back()
    assert (folder / "private/texts/gesprek.txt").exists()
    approve(store)
    store.write_back()
    assert not (folder / "private/texts/gesprek.txt").exists()
    assert b"Fatima" not in (folder / "documents/gesprek.txt").read_bytes()


def test_it_is_final_and_what_it_wiped_too(store):
    number = correct(store, TEXTS["gesprek"] + "Aisha.\n")
    given = store.apply(adding(coding("n1")), who="AB")
    approved = approve(store)
    for one in (number, given, approved):
        with pytest.raises(StoreError, match="can't be taken back"):
            store.undo(one, who="AB")
    assert "n1" in {it.id for it in store.codings()}


def test_a_reader_only_delays_it(folder, study, store):
    reader = sqlite3.connect(folder / ".wijkpeil" / "store.sqlite3")
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM fieldwork_text").fetchone()
    try:
        connections[store.shelf.database].cursor().execute("PRAGMA busy_timeout = 100")
        approve(store)
        assert StudyRow.objects.using(store.shelf.database).get().to_purge
    finally:
        reader.close()
    store.close()
    with open_store(study) as again:
        assert not StudyRow.objects.using(again.shelf.database).get().to_purge
        assert in_store(folder) == ["store.sqlite3: Fatima"]


def test_inside_a_transaction_of_others_it_waits(store):
    with writing(store.shelf):
        assert not scrub.purge(store.shelf)


def test_backups_go_as_well(folder, store):
    backups = folder / ".wijkpeil" / "backups"
    backups.mkdir()
    (backups / "0001-old.sqlite3").write_bytes(b"Fatima")
    approve(store)
    assert not list(backups.iterdir())


def test_a_text_approved_elsewhere_is_scrubbed_when_its_files_are_read(
    folder, study, store, tmp_path
):
    store.close()
    other = Path(shutil.copytree(folder, tmp_path / "elsewhere"))
    with open_store(read_study(other, need_data=False)) as elsewhere:
        approve(elsewhere)
    for name in ("documents.csv", "codings.csv", "documents/gesprek.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(other / name, folder / name)
    with open_store(study) as again:
        assert again.document("gesprek").may_be_quoted
        assert again.history(limit=1)[0].final
        assert in_store(folder) == ["store.sqlite3: Fatima"]


def test_on_a_server_earlier_texts_go_too(study, on_server):
    store = on_server(study)
    store.apply(filled(study), who="AB")
    correct(store, TEXTS["gesprek"] + "Aisha.\n")
    approve(store)
    with pytest.raises(StoreError, match="can't be taken back"):
        store.undo(2, who="AB")
    assert store.search("aisha OF fatima").total == 0
    assert not StudyRow.objects.using(store.shelf.database).get().to_purge
