"""The files of a folder and its store stay the same, and neither is lost."""

import os
import shutil
from dataclasses import replace

import pytest

from wijkpeil.errors import StoreError, StudyError
from wijkpeil.fieldwork.change import Change, RowChange
from wijkpeil.fieldwork.edit_text import correct_text
from wijkpeil.store import open_store
from wijkpeil.store.sync import read_folder, write_back
from wijkpeil.study.fieldwork import read_fieldwork


def _files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".wijkpeil" not in path.parts
    }


@pytest.fixture
def filled(study, made):
    """A study whose files and store hold a little of everything."""
    with open_store(study) as store:
        made.fill_store(store)
    return study


def test_closing_writes_the_files(filled, made):
    assert sorted(_files(filled.folder)) == [
        "assessments.csv",
        "codebook.csv",
        "codings.csv",
        "documents.csv",
        "history.csv",
        "private/.gitignore",
        "private/texts/d1.txt",
        "timeline.csv",
    ]
    there = read_fieldwork(filled)
    with open_store(filled) as store:
        assert store.fieldwork() == there
        assert store.sync() == "same"
        assert store.write_back() == ()


def test_opening_and_closing_leaves_files_as_they_are(filled):
    before = _files(filled.folder)
    for _ in range(2):
        open_store(filled).close()
    assert _files(filled.folder) == before


def test_a_lost_store_loses_nothing_but_taking_back(filled, made):
    before = _files(filled.folder)
    with open_store(filled) as store:
        there = store.fieldwork()
    shutil.rmtree(filled.folder / ".wijkpeil")
    with open_store(filled) as store:
        assert store.fieldwork() == there
        assert store.text("d1") == made.TEXT
        assert store.number == 6  # the numbers of the history go on
        with pytest.raises(StoreError, match="final"):
            store.undo(6, who="AB")
        store.apply(made.add_codings(made.coding("k9")), who="AB")
    after = _files(filled.folder)
    assert after.pop("history.csv").startswith(before.pop("history.csv"))
    del after["codings.csv"], before["codings.csv"]
    assert after == before


def test_files_are_private_until_a_person_approved(filled, made):
    hidden = filled.folder / ".wijkpeil"
    assert hidden.stat().st_mode & 0o777 == 0o700
    assert (hidden / "store.sqlite3").stat().st_mode & 0o777 == 0o600
    assert (filled.folder / "private").stat().st_mode & 0o777 == 0o700
    assert (hidden / ".gitignore").read_text("utf-8").endswith("*\n")
    (filled.folder / "private/texts/d1.places.json").write_text("{}")
    with open_store(filled) as store:
        assert b"Wij" not in (filled.folder / "codings.csv").read_bytes()
        made.approve(store)
    names = _files(filled.folder)
    assert "private/texts/d1.txt" not in names
    assert "private/texts/d1.places.json" not in names
    assert "[b1]" in names["documents/d1.txt"].decode()
    assert b"Wij" in names["codings.csv"]


def test_a_change_of_a_file_is_taken_over_and_can_be_taken_back(filled):
    path = filled.folder / "codebook.csv"
    path.write_text(path.read_text("utf-8").replace("Safety", "Feeling safe"), "utf-8")
    with open_store(filled) as store:
        assert {it.id: it.name for it in store.fieldwork().codes}["safety"] == "Feeling safe"
        done = store.history()[-1]
        assert (done.action, done.detail) == ("read folder", "codes 1")
        store.undo(done.number, who="AB")
    assert "Feeling safe" not in path.read_text("utf-8")
    assert "read folder" in (filled.folder / "history.csv").read_text("utf-8")


def test_a_file_saved_by_excel_stays_as_it_is_until_it_is_needed(filled, made):
    path = filled.folder / "codebook.csv"
    excel = path.read_bytes().replace(b",", b";").replace(b"\n", b"\r\n")
    path.write_bytes(excel)
    with open_store(filled) as store:
        assert store.history()[-1].number == 5  # nothing in it changed
        store.apply(made.add_codings(made.coding("k9")), who="AB")
    assert path.read_bytes() == excel
    with open_store(filled) as store:
        rows = (RowChange("codes", "rise", made.RISE, replace(made.RISE, name="Change")),)
        store.apply(Change("rename code", rows), who="AB")
    assert b";" not in path.read_bytes()


def test_what_was_not_written_is_written_when_the_study_is_opened(filled, made):
    store = open_store(filled)
    store.apply(made.add_codings(made.coding("k9")), who="AB")  # and the process is killed
    assert b"k9" not in (filled.folder / "codings.csv").read_bytes()
    with open_store(filled) as other:
        assert b"k9" in (filled.folder / "codings.csv").read_bytes()
        assert other.sync() == "same"
    assert store.write_back() == ()
    store.close()


def test_both_changed_is_told_and_nothing_is_overwritten(filled, made):
    store = open_store(filled)
    store.apply(made.add_codings(made.coding("k9")), who="AB")
    path = filled.folder / "codings.csv"
    by_hand = path.read_bytes().replace(b"CD", b"EF")
    path.write_bytes(by_hand)
    with pytest.raises(StoreError, match=r"codings\.csv\. Nothing was overwritten"):
        store.close()
    with pytest.raises(StoreError, match="--keep files"):
        open_store(filled)
    assert path.read_bytes() == by_hand
    assert b"k9" in path.with_name("codings.csv.store").read_bytes()


def test_the_files_may_be_kept(filled, made):
    store = open_store(filled)
    store.apply(made.add_codings(made.coding("k9")), who="AB")
    path = filled.folder / "codings.csv"
    path.write_bytes(path.read_bytes().replace(b"CD", b"EF"))
    with open_store(filled, keep="files") as other:
        assert [it.coder for it in other.codings()] == ["AB", "EF"]
        assert b"k9" in path.with_name("codings.csv.store").read_bytes()
        other.undo(other.number, who="AB")
        assert [it.id for it in other.codings()] == ["k1", "k9", "k2"]
    store.close()


def test_the_store_may_be_kept(filled, made):
    store = open_store(filled)
    store.apply(made.add_codings(made.coding("k9")), who="AB")
    path = filled.folder / "codings.csv"
    by_hand = path.read_bytes().replace(b"CD", b"EF")
    path.write_bytes(by_hand)
    with open_store(filled, keep="store") as other:
        assert [it.coder for it in other.codings()] == ["AB", "AB", "CD"]
    assert path.with_name("codings.csv.files").read_bytes() == by_hand
    assert not path.with_name("codings.csv.store").exists()
    assert b"EF" not in path.read_bytes()
    store.close()


def test_a_file_that_was_removed_by_hand_is_told_too(filled, made):
    store = open_store(filled)
    store.apply(made.add_codings(made.coding("k9")), who="AB")
    (filled.folder / "codings.csv").unlink()
    with pytest.raises(StoreError, match=r"codings\.csv"):
        store.close()
    with open_store(filled, keep="store") as other:
        assert len(other.codings()) == 3


def test_what_someone_wrote_as_we_would_is_no_quarrel(filled, made):
    store = open_store(filled)
    store.apply(made.add_codings(made.coding("k9")), who="AB")
    copy = filled.folder.with_name("copy")
    shutil.copytree(filled.folder, copy)
    open_store(replace(filled, folder=copy)).close()
    shutil.copy(copy / "codings.csv", filled.folder / "codings.csv")
    store.close()
    assert b"k9" in (filled.folder / "codings.csv").read_bytes()


def test_files_with_a_fault_are_refused_and_the_store_stays(filled):
    path = filled.folder / "codings.csv"
    good = path.read_bytes()
    path.write_bytes(good.replace(b"trust", b"unknown"))
    with pytest.raises(StudyError, match=r"codings\.csv"):
        open_store(filled)
    path.write_bytes(good)
    with open_store(filled) as store:
        assert len(store.codings()) == 2


def test_a_study_without_its_private_texts_can_be_worked_on(filled, made):
    shared = filled.folder.with_name("shared")
    shutil.copytree(filled.folder, shared, ignore=shutil.ignore_patterns("private", ".wijkpeil"))
    with open_store(replace(filled, folder=shared)) as store:
        assert len(store.codings()) == 2
        with pytest.raises(StoreError, match="text of document d1 is not here"):
            store.text("d1")
        with pytest.raises(StoreError, match="no document “d2”"):
            store.text("d2")
        changed = replace(made.document(), title="A long talk")
        rows = (RowChange("documents", "d1", made.document(), changed),)
        store.apply(Change("describe document", rows), who="AB")
    assert not (shared / "private").exists()
    shutil.copytree(filled.folder / "private", shared / "private")
    with open_store(replace(filled, folder=shared)) as store:
        assert store.text("d1") == made.TEXT


def test_a_text_changed_outside_waits_for_a_person(filled, made):
    path = filled.folder / "private/texts/d1.txt"
    path.write_text(made.TEXT.replace("jaren", "lang"), "utf-8")
    with open_store(filled) as store:
        assert store.text("d1") == made.TEXT
        store.apply(made.add_codings(made.coding("k9")), who="AB")  # nothing to do with the text
    assert "lang" in path.read_text("utf-8")
    store = open_store(filled)
    text = made.TEXT.replace("jaren", "eeuwen")
    codings = store.codings_in("d1")
    store.apply(correct_text(made.document(), made.TEXT, text, codings=codings).change, who="AB")
    with pytest.raises(StoreError, match=r"private/texts/d1\.txt"):
        store.close()
    path.write_text(text, "utf-8")
    with open_store(filled) as other:
        assert other.text("d1") == text


def test_a_text_shorter_than_its_codings_is_refused(filled, made):
    path = filled.folder / "private/texts/d1.txt"
    path.write_text("Wij", "utf-8")
    listed = filled.folder / "documents.csv"
    listed.write_text(
        listed.read_text("utf-8").replace(made.document().text_sha256, ""), encoding="utf-8"
    )
    with pytest.raises(StudyError, match="runs to character 31"):
        open_store(filled)


def test_the_text_of_a_removed_document_goes_and_comes_back(study, made):
    with open_store(study) as store:
        store.apply(made.add_document(), who="AB")
        rows = (
            RowChange("documents", "d1", made.document(), None),
            RowChange("texts", "d1", made.TEXT, None),
        )
        store.write_back()
        path = study.folder / "private/texts/d1.txt"
        assert path.exists()
        store.apply(Change("remove documents", rows), who="AB")
        store.write_back()
        assert not path.exists()
        assert (study.folder / "documents.csv").read_text("utf-8").count("\n") == 1
        store.undo(who="AB")
    assert path.read_text("utf-8") == made.TEXT


def test_a_store_opened_without_looking_at_the_files(filled, made):
    path = filled.folder / "codebook.csv"
    path.write_text(path.read_text("utf-8").replace("Safety", "Feeling safe"), "utf-8")
    with open_store(filled, sync=False) as store:
        assert {it.id: it.name for it in store.fieldwork().codes}["safety"] == "Safety"
        assert store.sync() == "files read"


def test_the_history_is_only_added_to(filled, made):
    path = filled.folder / "history.csv"
    before = path.read_text("utf-8") + "7,2026-01-01T00:00:00Z,EF,add code,a colleague's"
    path.write_text(before, "utf-8")
    with open_store(filled) as store:
        store.apply(made.add_codings(made.coding("k9")), who="A,B")
    after = path.read_text("utf-8")
    assert after.startswith(before + "\n")
    assert after.splitlines()[-1].startswith("6,")
    assert '"A,B"' in after


def test_a_write_that_stops_half_way_goes_on_later(filled, made, monkeypatch):
    real, done = write_back.put, []

    def put(path, content):
        if done:
            raise KeyboardInterrupt
        done.append(path)
        real(path, content)

    store = open_store(filled)
    rows = (
        *made.add_codings(made.coding("k9", code="other")).rows,
        *made.add_codes(replace(made.RISE, id="other", kind="theme")).rows,
    )
    store.apply(Change("import project", rows), who="AB")
    monkeypatch.setattr(write_back, "put", put)
    with pytest.raises(KeyboardInterrupt):
        store.close()
    monkeypatch.undo()
    assert b"other" in (filled.folder / "codebook.csv").read_bytes()
    assert b"other" not in (filled.folder / "codings.csv").read_bytes()
    second = open_store(filled, sync=False)
    second.apply(made.add_codings(made.coding("k8")), who="CD")
    second.close()
    assert b"k8" in (filled.folder / "codings.csv").read_bytes()
    assert {it.id for it in read_fieldwork(filled).codings} == {"k1", "k2", "k8", "k9"}


def test_words_that_no_cell_can_hold_are_cut(study, made):
    text = "Dag.\rEn verder " + "nog meer " * 20_000
    approved = made.document(text=text, reviewed_by="CD", reviewed_on="2026-03-01")
    with open_store(study) as store:
        store.apply(made.add_document(approved, text), who="AB")
        store.apply(made.add_codes(*made.CODES), who="AB")
        store.apply(made.add_codings(made.coding(end=len(text))), who="AB")
        there = store.fieldwork()
    assert read_fieldwork(study) == there
    assert "Dag. En verder nog" in (study.folder / "codings.csv").read_text("utf-8")


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_folder_that_can_only_be_read(study):
    study.folder.chmod(0o500)
    try:
        with pytest.raises(StoreError, match="no permission"):
            open_store(study)
    finally:
        study.folder.chmod(0o700)


def test_files_that_change_while_they_are_read(filled, monkeypatch):
    real = read_folder.on_disk
    marks = iter("abcdef")

    def on_disk(folder, **given):
        return {**real(folder, **given), "codings.csv": next(marks)}

    monkeypatch.setattr(read_folder, "on_disk", on_disk)
    (filled.folder / "codebook.csv").write_text("id,name\n", "utf-8")
    (filled.folder / "codings.csv").unlink()
    (filled.folder / "assessments.csv").unlink()
    (filled.folder / "timeline.csv").unlink()
    with pytest.raises(StoreError, match="being changed right now"):
        open_store(filled)
