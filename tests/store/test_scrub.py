"""Once a text is approved, its older words stand nowhere in the store."""

import sqlite3
from dataclasses import replace

import pytest

from wijkpeil.errors import StoreError
from wijkpeil.fieldwork.change import Change, RowChange
from wijkpeil.fieldwork.edit_text import approve_text
from wijkpeil.fieldwork.replacement import replace_parts
from wijkpeil.store import open_store

NAME = "Verzonnen"
TRACES = ("Verzonnen", "verzonnen", "Zwaluwstraat", "zwaluwstraat", "gefluister")


def _bytes(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def _work(store, made):
    """Work on a text for a while, so that its words are in every corner of the store."""
    made.fill_store(store)
    store.apply(made.add_document(made.document("d2", "Over de haven."), "Over de haven."), who="AB")
    text = made.TEXT + "In de Zwaluwstraat.\n"
    rows = (
        RowChange("documents", "d1", made.document(), made.document(text=text)),
        RowChange("texts", "d1", made.TEXT, text),
    )
    store.apply(Change("correct text", rows), who="AB")
    longer = text + "Er was gefluister bij Verzonnen.\n" * 50
    rows = (
        RowChange("documents", "d1", made.document(text=text), made.document(text=longer)),
        RowChange("texts", "d1", text, longer),
    )
    number = store.apply(Change("correct text", rows), who="AB")
    store.undo(number, who="AB")
    noted = replace(made.coding(), memo="zegt Verzonnen")
    store.apply(made.change_coding(made.coding(), memo=noted.memo), who="AB")
    store.apply(made.change_coding(noted, memo="zegt zij"), who="AB")
    cell = replace(made.cell(), summary="Verzonnen klaagt")
    store.apply(made.fill(made.cell(), cell), who="AB")
    store.apply(made.fill(cell, replace(cell, summary="Een bewoner klaagt")), who="AB")


def _approve(store, made):
    text = store.text("d1")
    from wijkpeil.fieldwork.replacement import Replacement

    spans = []
    for word in ("Fatima Verzonnen", "Zwaluwstraat"):
        at = text.index(word)
        spans.append(Replacement(at, at + len(word), "[x]"))
    edited = approve_text(
        store.document("d1"),
        text,
        replace_parts(text, spans),
        codings=store.codings_in("d1"),
        by="CD",
        on="2026-03-01",
    )
    cell = store.fieldwork().assessments[0]
    touched = (*edited.change.rows, *made.fill(cell, replace(cell, summary="Iemand klaagt")).rows)
    return store.apply(replace(edited.change, rows=touched), who="CD")


def test_nothing_of_it_is_left_in_any_file(study, made):
    with open_store(study) as store:
        _work(store, made)
        store.write_back()
        assert all(trace.encode() in _bytes(study.folder) for trace in TRACES)
        _approve(store, made)
        inside = _bytes(study.folder / ".wijkpeil")
        assert not [trace for trace in TRACES if trace.encode() in inside]
        assert b"haven" in inside
        assert [it.id for it in store.codings_in("d1")] == ["k1", "k2"]
    left = _bytes(study.folder)
    assert not [trace for trace in TRACES if trace.encode() in left]
    assert b"[x]" in left


def test_backups_go_too(study, made):
    from wijkpeil.store.backup import back_up

    with open_store(study) as store:
        _work(store, made)
        path = back_up(study.folder / ".wijkpeil/store.sqlite3", "0001")
        assert NAME.encode() in path.read_bytes()
        _approve(store, made)
    assert not path.exists()


def test_no_table_holds_it(store, made):
    from django.db import connections

    _work(store, made)
    _approve(store, made)
    connection = connections[store.shelf.database]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("fieldwork_search_"):  # the inside of SQLite's index
                continue
            cursor.execute(f'SELECT * FROM "{table}"')
            held = str([row for row in cursor.fetchall() if store.local or row])
            assert not [trace for trace in TRACES if trace in held], table


def test_what_was_done_before_stays_told_but_can_not_be_taken_back(store, made):
    _work(store, made)
    number = _approve(store, made)
    done = {it.number: it for it in store.history()}
    assert done[number].action == "approve text"
    assert done[1].action == "import documents"
    for it in (1, 3, 4, 7, 10):  # document, codings, cell, text, memo
        with pytest.raises(StoreError, match="final"):
            store.undo(it, who="AB")
    assert not done[6].final  # the other document
    store.undo(6, who="AB")
    assert [it.id for it in store.fieldwork().documents] == ["d1"]


def test_what_comes_after_can_be_taken_back(store, made):
    _work(store, made)
    _approve(store, made)
    before = store.fieldwork()
    store.apply(made.add_codings(made.coding("k9")), who="AB")
    store.undo(who="AB")
    assert store.fieldwork() == before


def test_a_text_approved_as_it_is_stays(store, made):
    made.fill_store(store)
    edited = approve_text(
        store.document("d1"),
        made.TEXT,
        replace_parts(made.TEXT, []),
        codings=store.codings_in("d1"),
        by="CD",
        on="2026-03-01",
    )
    store.apply(edited.change, who="CD")
    assert store.text("d1") == made.TEXT
    assert store.document("d1").may_be_quoted


def test_two_documents_with_one_text_keep_their_own(store, made):
    made.fill_store(store)
    store.apply(made.add_document(made.document("d2")), who="AB")
    made.approve(store, "d1")
    assert store.text("d2") == made.TEXT
    made.approve(store, "d2")
    assert NAME not in store.text("d2")


def test_someone_who_is_reading_delays_it_until_the_study_is_opened(study, made):
    with open_store(study) as store:
        _work(store, made)
        reader = sqlite3.connect(study.folder / ".wijkpeil/store.sqlite3", isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM fieldwork_study").fetchall()
        from django.db import connections

        with connections[store.shelf.database].cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout=100")
        _approve(store, made)
        reader.execute("ROLLBACK")
        reader.close()
    open_store(study).close()
    inside = _bytes(study.folder / ".wijkpeil")
    assert not [trace for trace in TRACES if trace.encode() in inside]
