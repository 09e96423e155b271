"""The folder and its store stay one, and nothing is overwritten silently."""

import shutil
from dataclasses import replace

import pytest
from tests.store.conftest import EXAMPLE, TEXTS, adding, coding, files_of

from wijkpeil.errors import StoreError, StudyError
from wijkpeil.fieldwork.change import Change, RowChange, row_changes
from wijkpeil.store import open_store
from wijkpeil.store.sync import read_folder as reading
from wijkpeil.study import read_study


def test_the_example_study_goes_round_byte_for_byte(tmp_path):
    folder = tmp_path / "study"
    shutil.copytree(EXAMPLE, folder)
    study, before = read_study(folder, need_data=False), files_of(folder)
    with open_store(study) as store:
        first = store.codings()[0]
        store.apply(
            Change("change codings", row_changes("codings", [(first, replace(first, memo="m"))])),
            who="AB",
        )
        store.write_back()
        assert files_of(folder)["codings.csv"] != before["codings.csv"]
        store.undo(who="AB")
    after = files_of(folder)
    assert after.pop("history.csv").count(b"\n") == 3
    assert after == before


def test_opening_and_closing_changes_no_file(folder, study):
    before = files_of(folder)
    open_store(study).close()
    assert files_of(folder) == before


def test_what_changed_in_the_files_is_one_change_that_can_be_taken_back(folder, study):
    codings = (folder / "codings.csv").read_text()
    (folder / "codings.csv").write_text(codings.replace(",AB,", ",GH,"))
    book = (folder / "codebook.csv").read_text()
    (folder / "codebook.csv").write_text(book.replace("Steun", "Hulp"))
    with open_store(study) as store:
        done = store.history(limit=1)[0]
        assert (done.action, done.undone, done.final) == ("read folder", False, False)
        assert {it.coder for it in store.codings()} == {"GH", "CD"}
        assert store.codebook().get("steun").name == "Hulp"
        store.undo(done.number, who="AB")
    assert (folder / "codings.csv").read_text() == codings
    assert (folder / "codebook.csv").read_text() == book


def test_both_changed_is_told_and_nothing_overwritten(folder, study):
    store = open_store(study)
    store.apply(adding(coding("n1")), who="AB")
    mine = (folder / "codings.csv").read_text().replace(",CD,", ",GH,")
    (folder / "codings.csv").write_text(mine)
    for attempt in (store.write_back, store.close, lambda: open_store(study)):
        with pytest.raises(StoreError, match=r"codings\.csv.*Nothing was overwritten"):
            attempt()
    assert (folder / "codings.csv").read_text() == mine
    assert "n1" in (folder / "codings.csv.store").read_text()


def test_a_person_can_keep_the_store(folder, study):
    _quarrel(folder, study)
    with open_store(study, keep="store") as store:
        assert {it.id for it in store.codings()} == {"k1", "k2", "k3", "n1"}
    assert "n1" in (folder / "codings.csv").read_text()
    assert "GH" in (folder / "codings.csv.files").read_text()


def test_a_person_can_keep_the_files(folder, study):
    _quarrel(folder, study)
    with open_store(study, keep="files") as store:
        assert {(it.id, it.coder) for it in store.codings()} == {
            ("k1", "AB"),
            ("k2", "GH"),
            ("k3", "AB"),
        }
    assert "n1" in (folder / "codings.csv.store").read_text()


def test_files_that_changed_while_one_only_read_are_no_quarrel(folder, study):
    with open_store(study) as store:
        (folder / "codings.csv").write_text(
            (folder / "codings.csv").read_text().replace("CD", "GH")
        )
        assert store.write_back() == ()
        assert store.sync() == "files read"
        assert "GH" in {it.coder for it in store.codings()}


def test_a_store_that_was_thrown_away_costs_only_the_way_back(folder, study):
    with open_store(study) as store:
        store.apply(adding(coding("n1")), who="AB")
        before, number = store.fieldwork(), store.number
        texts = store.texts(["gesprek", "nota"])
    files = files_of(folder)
    shutil.rmtree(folder / ".wijkpeil")
    with open_store(study) as store:
        assert (store.fieldwork(), store.texts(["gesprek", "nota"])) == (before, texts)
        assert store.number > number, "numbers go on where history.csv ends"
        assert store.search("buurt").total == 1
        with pytest.raises(StoreError):
            store.undo(who="AB")
    assert files_of(folder) == files


def test_unknown_files_are_never_touched(folder, study):
    for name in ("documents/eigen.txt", "documents/nota.md", "private/texts/x.txt", "notes.csv"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("Van mij")
    with open_store(study) as store:
        nota = [it for it in store.codings() if it.document == "nota"]
        rows = (
            *row_changes("codings", [(it, None) for it in nota]),
            RowChange("texts", "nota", TEXTS["nota"], None),
            *row_changes("documents", [(store.document("nota"), None)]),
        )
        store.apply(Change("remove documents", rows), who="AB")
    assert not (folder / "private/texts/nota.txt").exists()
    (folder / "documents/nota.txt").write_text("Van mij")  # of a document that was
    with open_store(study) as store:
        store.apply(adding(coding("n1")), who="AB")
    for name in (
        "documents/eigen.txt",
        "documents/nota.md",
        "private/texts/x.txt",
        "notes.csv",
        "documents/nota.txt",
    ):
        assert (folder / name).read_text() == "Van mij", name


def test_a_text_changed_outside_is_left_for_a_person(folder, study):
    path = folder / "private/texts/gesprek.txt"
    path.write_text("Heel anders.\n")
    with open_store(study) as store:
        assert store.text("gesprek") == TEXTS["gesprek"]
        store.apply(adding(coding("n1")), who="AB")
    assert path.read_text() == "Heel anders.\n"


def test_a_wrong_file_is_told_and_the_store_stays_as_it_was(folder, study):
    with open_store(study) as store:
        before = store.fieldwork()
    (folder / "codings.csv").write_text("id,document,start,end,code,coder\nx,ghost,1,2,wonen,AB\n")
    with pytest.raises(StudyError, match="ghost"):
        open_store(study)
    with open_store(study, sync=False) as store:
        assert store.fieldwork() == before


def test_someone_who_works_while_files_are_read_is_not_overruled(folder, study, monkeypatch):
    with open_store(study) as store:
        (folder / "codebook.csv").write_text(
            (folder / "codebook.csv").read_text().replace("Steun", "Hulp")
        )
        read = reading._read

        def slowly(*given):
            found = read(*given)
            store.apply(adding(coding("n1")), who="CD")
            return found

        monkeypatch.setattr(reading, "_read", slowly)
        with pytest.raises(StoreError, match="Somebody else is working"):
            store.sync()
        monkeypatch.undo()
        assert "n1" in {it.id for it in store.codings()}
        store.sync(keep="store")
        assert "n1" in {it.id for it in store.codings()}
    assert "n1" in (folder / "codings.csv").read_text()


def test_files_that_change_while_they_are_read_are_told(folder, study, monkeypatch):
    with open_store(study) as store:
        original = reading.read_document_text

        def touching(*given):
            with (folder / "codings.csv").open("a") as file:
                file.write("\n")
            return original(*given)

        (folder / "codebook.csv").write_text(
            (folder / "codebook.csv").read_text().replace("Steun", "Hulp")
        )
        monkeypatch.setattr(reading, "read_document_text", touching)
        with pytest.raises(StoreError, match="being changed right now"):
            store.sync()


def test_a_study_without_its_private_folder_can_be_opened(folder, tmp_path):
    shutil.rmtree(folder / ".wijkpeil")
    shutil.rmtree(folder / "private")
    with open_store(read_study(folder, need_data=False)) as store:
        assert len(store.codings()) == 3
        with pytest.raises(StoreError, match="not here"):
            store.text("gesprek")


def test_history_is_added_to_and_read_by_people(folder, study):
    path = folder / "history.csv"
    path.write_text(path.read_text().rstrip("\n"))  # an editor left the last line end out
    before = path.read_text()
    with open_store(study) as store:
        store.apply(adding(coding("n1")), who="A, B")
    assert path.read_text().startswith(before + "\n")
    assert path.read_text().splitlines()[-1].endswith(',"A, B",add codings,1')


def _quarrel(folder, study):
    """Change codings.csv in an editor and in the store."""
    store = open_store(study)
    store.apply(adding(coding("n1")), who="AB")
    (folder / "codings.csv").write_text((folder / "codings.csv").read_text().replace("CD", "GH"))
    with pytest.raises(StoreError):
        store.close()
