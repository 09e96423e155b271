"""Once a text is approved, its older words stand nowhere in the store, whatever was done before."""

import shutil
import sqlite3
from dataclasses import replace

from django.db import connections

from wijkpeil.fieldwork.change import Change, RowChange
from wijkpeil.fieldwork.edit_text import approve_text
from wijkpeil.fieldwork.replacement import Replacement, replace_parts
from wijkpeil.store import open_store

NAME = "Verzonnen"
TRACES = ("Verzonnen", "verzonnen", "Zwaluwstraat", "zwaluwstraat", "gefluister")


def _bytes(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def _work(store, made):
    """Work on a text for a while, so that its words are in every corner of the store."""
    made.fill_store(store)
    store.apply(made.add_document(made.document("d2", "Haven."), "Haven."), who="AB")
    text = made.TEXT + "In de Zwaluwstraat.\n"
    longer = text + "Er was gefluister bij Verzonnen.\n" * 50
    for old, new in ((made.TEXT, text), (text, longer)):
        rows = (
            RowChange("documents", "d1", made.document(text=old), made.document(text=new)),
            RowChange("texts", "d1", old, new),
        )
        number = store.apply(Change("correct text", rows), who="AB")
    store.undo(number, who="AB")
    noted = replace(made.coding(), memo="zegt Verzonnen")
    store.apply(made.change_coding(made.coding(), memo=noted.memo), who="AB")
    store.apply(made.change_coding(noted, memo="zegt zij"), who="AB")
    cell = replace(made.cell(), summary="Verzonnen klaagt")
    store.apply(made.fill(made.cell(), cell), who="AB")
    store.apply(made.fill(cell, replace(cell, summary="Een bewoner klaagt")), who="AB")


def _approve(store):
    text = store.text("d1")
    places = [(text.index(it), it) for it in ("Fatima Verzonnen", "Zwaluwstraat")]
    edited = approve_text(
        store.document("d1"),
        text,
        replace_parts(text, [Replacement(at, at + len(it), "[x]") for at, it in places]),
        codings=store.codings_in("d1"),
        by="CD",
        on="2026-03-01",
    )
    return store.apply(edited.change, who="CD")


def test_nothing_of_it_is_left_in_any_file(study, made):
    with open_store(study) as store:
        _work(store, made)
        store.write_back()
        assert all(trace.encode() in _bytes(study.folder) for trace in TRACES)
        _approve(store)
        inside = _bytes(study.folder / ".wijkpeil")
        assert not [trace for trace in TRACES if trace.encode() in inside]
        assert b"Haven" in inside
        assert [it.id for it in store.codings_in("d1")] == ["k1", "k2"]
    left = _bytes(study.folder)
    assert not [trace for trace in TRACES if trace.encode() in left]
    assert b"[x]" in left


def _rows(store):
    connection = connections[store.shelf.database]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if not table.startswith("fieldwork_search_"):  # the inside of SQLite's index
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names from the database
                yield from (f"{table}: {row}" for row in cursor.fetchall())


def test_no_row_holds_it(store, made):
    of_others = set(_rows(store))
    _work(store, made)
    assert any(NAME in row for row in set(_rows(store)) - of_others)
    _approve(store)
    rows = set(_rows(store)) - of_others
    assert not [row for row in rows for trace in TRACES if trace in row]
    done = store.history()
    assert done[0].action == "import documents"
    assert [it.number for it in done if not it.final] == [2, 6]


def test_someone_who_is_reading_delays_it_until_the_study_is_opened(study, made):
    with open_store(study) as store:
        _work(store, made)
        reader = sqlite3.connect(study.folder / ".wijkpeil/store.sqlite3", isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM fieldwork_study").fetchall()
        with connections[store.shelf.database].cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout=100")
        _approve(store)
        reader.execute("ROLLBACK")
        reader.close()
    open_store(study).close()
    inside = _bytes(study.folder / ".wijkpeil")
    assert not [trace for trace in TRACES if trace.encode() in inside]


def test_two_documents_with_one_text_keep_their_own(store, made):
    made.fill_store(store)
    store.apply(made.add_document(made.document("d2")), who="AB")
    made.approve(store, "d1")
    assert store.text("d2") == made.TEXT
    made.approve(store, "d2")
    assert NAME not in store.text("d2")


def test_cells_that_rest_on_passages_read_from_files_are_wiped_too(study, made):
    with open_store(study) as store:
        made.fill_store(store)
    shutil.rmtree(study.folder / ".wijkpeil")
    with open_store(study) as store:  # now the codings are in no change
        cell = replace(made.cell(), summary="Zwaluwstraat")
        store.apply(made.fill(made.cell(), cell), who="AB")
        store.apply(made.fill(cell, replace(cell, summary="Een straat")), who="AB")
        made.approve(store)
        assert b"Zwaluwstraat" not in _bytes(study.folder / ".wijkpeil")
