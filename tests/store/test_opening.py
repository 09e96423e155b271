"""Opening a store: of another age, damaged, locked, not to be written, on a server."""

import os
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections

import wijkpeil.store as room
from wijkpeil.errors import MissingExtra, StoreError
from wijkpeil.store import databases, local_folder, open_store, schema
from wijkpeil.store.models import StudyRow
from wijkpeil.store.store import Store
from wijkpeil.study import read_study

from .conftest import SETTINGS, adding, coding


def _file(folder: Path) -> Path:
    return folder / ".wijkpeil" / "store.sqlite3"


def _age(folder: Path) -> None:
    """Give the store the schema of an earlier version."""
    alias = databases.sqlite(_file(folder))
    call_command("migrate", "fieldwork", "0001", database=alias, verbosity=0)
    databases.close(alias)


def test_an_older_store_is_copied_then_brought_up_to_date(folder, study):
    _age(folder)
    with open_store(study) as store:
        assert len(store.codings()) == 3
    (copy,) = (folder / ".wijkpeil" / "backups").iterdir()
    connection = sqlite3.connect(copy)
    assert connection.execute("SELECT count(*) FROM fieldwork_coding").fetchone() == (3,)
    connection.close()
    if os.name == "posix":
        assert copy.stat().st_mode & 0o077 == 0


def test_three_copies_are_kept(folder, study):
    for _turn in range(5):
        _age(folder)
        open_store(study).close()
    names = sorted(it.name for it in (folder / ".wijkpeil" / "backups").iterdir())
    assert [it[:4] for it in names] == ["0003", "0004", "0005"]


def test_a_store_of_a_newer_version_is_refused(folder, study):
    connection = sqlite3.connect(_file(folder))
    connection.execute(
        "INSERT INTO django_migrations (app, name, applied) VALUES ('fieldwork', '9999_later', '')"
    )
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match="newer version of Wijkpeil"):
        open_store(study)


def test_a_server_with_an_old_schema_is_refused(study, server):
    with pytest.raises(StoreError, match="older schema"):
        open_store(study, database=server("empty"))


@pytest.mark.parametrize("bytes_", [b"This is no database at all" * 100, None])
def test_a_damaged_store_is_told_with_a_way_out(folder, study, bytes_):
    path = _file(folder)
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    content = path.read_bytes()
    path.write_bytes(bytes_ or content[:4096] + b"\xff" * 40_000 + content[44_096:])
    with pytest.raises(StoreError, match=r"damaged. Move the folder \.wijkpeil away"):
        open_store(study)
    shutil.rmtree(folder / ".wijkpeil")
    with open_store(study) as store:
        assert len(store.codings()) == 3


def test_a_locked_store_is_told_after_a_while(folder, study, monkeypatch):
    monkeypatch.setattr(databases, "WAIT", 0.2)
    connections.settings.pop(databases.sqlite(_file(folder)))
    with open_store(study) as store:
        other = sqlite3.connect(_file(folder), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="Another program is writing to the store"):
            store.apply(adding(coding("n1")), who="AB")
        other.execute("ROLLBACK")
        other.close()
        store.apply(adding(coding("n1")), who="AB")
    connections.settings.pop(databases.sqlite(_file(folder)))


def test_a_locked_folder_is_told_after_a_while(folder, study, monkeypatch):
    monkeypatch.setattr(local_folder, "WAIT", 0.1)
    with local_folder.alone(folder), pytest.raises(StoreError, match="busy with the files"):
        open_store(study)


@pytest.fixture
def unprivileged():
    """A folder that anyone may look into, and no rights beyond those of nobody."""
    root = Path(tempfile.mkdtemp(dir="/tmp"))
    if os.name != "posix" or os.geteuid() != 0:
        yield root
    else:
        root.chmod(0o755)
        yield root
        os.seteuid(0)
    shutil.rmtree(root)


def test_a_folder_that_can_only_be_read_is_told(unprivileged, folder):
    copy = unprivileged / "study"
    copy.mkdir()
    for name in SETTINGS:
        shutil.copy(folder / name, copy / name)
    copy.chmod(0o555)
    study = read_study(copy, need_data=False)
    if os.geteuid() == 0:
        os.seteuid(65534)
    with pytest.raises(StoreError, match=r"can't be opened .*\.wijkpeil"):
        open_store(study)


def test_a_store_in_a_folder_that_became_read_only_is_told(unprivileged, folder):
    copy = Path(shutil.copytree(folder, unprivileged / "study"))
    study = read_study(copy, need_data=False)
    hidden = copy / ".wijkpeil"
    for path in (hidden, *hidden.iterdir()):
        path.chmod(0o555 if path.is_dir() else 0o444)
    if os.geteuid() == 0:
        os.seteuid(65534)
    with pytest.raises(StoreError):
        open_store(study)


def test_only_its_owner_may_read_the_store(folder):
    assert (folder / ".wijkpeil").stat().st_mode & 0o077 == 0
    assert _file(folder).stat().st_mode & 0o077 == 0
    assert (folder / ".wijkpeil" / ".gitignore").read_text().endswith("*\n")


def test_stems_of_another_version_are_made_anew(folder, study, store):
    rows = StudyRow.objects.using(store.shelf.database)
    rows.update(stemmer="older")
    connections[store.shelf.database].cursor().execute("DELETE FROM fieldwork_passage")
    assert store.search("huis").total == 0
    store.close()
    with open_store(study) as again:
        assert again.search("huis").total == 1
        assert rows.get().stemmer.startswith("dutch, PyStemmer")


def test_what_was_committed_before_an_error_is_written(folder, study):
    def work():
        with open_store(study) as store:
            store.apply(adding(coding("n1")), who="AB")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    assert "n1" in (folder / "codings.csv").read_text()


def test_the_store_is_known_by_name_only(study):
    assert room.Store is Store
    with pytest.raises(AttributeError, match="no attribute"):
        _ = room.Shop


def test_there_is_no_such_document(store):
    with pytest.raises(StoreError, match="no document “ghost”"):
        store.document("ghost")
    with pytest.raises(StoreError, match="no document “ghost”"):
        store.text("ghost")


def test_addresses_of_databases(study):
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match=r"postgresql://user@host/name"):
        open_store(study, database="mysql://x:geheim@y/z")
    with pytest.raises(StoreError, match="no database “ghost”"):
        open_store(study, database="ghost")
    alias = databases.postgresql("postgresql://a%40b:p%3Aw@h:5433/n?sslmode=x")
    settings = connections.settings[alias]
    assert (settings["USER"], settings["PASSWORD"], settings["HOST"], settings["PORT"]) == (
        "a@b",
        "p:w",
        "h",
        "5433",
    )


def test_a_server_that_does_not_answer_is_told_without_its_password(study, monkeypatch):
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match="does not answer") as raised:
        open_store(study, database="postgresql://u:geheim@/none?host=/nowhere")
    assert "geheim" not in str(raised.value)


def test_psycopg_is_an_extra(study, monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingExtra):
        open_store(study, database="postgresql://u@h/n")


def test_schema_is_brought_up_to_date_once(server):
    alias = databases.postgresql(server("schema"))
    assert schema.migrate(alias)
    assert not schema.migrate(alias)
    call_command("migrate", "fieldwork", "zero", database=alias, verbosity=0)
    assert schema.migrate(alias)
    databases.close(alias)


def test_a_lock_that_can_not_be_made_is_told(tmp_path):
    with pytest.raises(StoreError, match="can't be opened"), local_folder.alone(tmp_path / "ghost"):
        pass
