"""Documents: added whole or refused with a reason, described, removed for good."""

import json

import pytest

DOCUMENTS = 44


def test_the_inbox_is_read_and_stays_private(fieldwork, study):
    ran = fieldwork(
        "add", study, study / "inbox", "--case", "Anijsveste", "--perspective", "bew",
        "--kind", "interview",
    )  # fmt: skip
    assert ran.status == 0, ran.err
    assert "5 documents added." in ran.out
    assert "Windows-1252" in ran.out
    assert (study / "private" / "texts" / "straatfeest.txt").is_file()
    assert not (study / "documents" / "straatfeest.txt").exists()
    originals = {path.name for path in (study / "private" / "originals").iterdir()}
    assert "badhuis-overzicht.docx" in originals
    listed = json.loads(fieldwork("documents", study, "--json").out)["documents"]
    (one,) = (it for it in listed if it["id"] == "straatfeest")
    assert one["cases"] == ["WK900201"]
    assert one["perspective"] == "bewoners en ondernemers"
    assert (one["reviewed_by"], one["codings"]) == ("", 0)


def test_what_is_there_is_not_added_again(fieldwork, study):
    file = study / "inbox" / "straatfeest.txt"
    told = json.loads(fieldwork("add", study, file, "--json").out)
    assert told["added"] == ["straatfeest"]
    assert told["refused"] == []
    again = fieldwork("add", study, file)
    assert again.status == 1
    assert "This is document straatfeest already" in again.err
    twice = fieldwork("add", study, file, "--twice", "--title", "Nog eens")
    assert twice.status == 0
    assert "nog-eens" in twice.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--case", "Foo"), "“Foo” is unknown"),
        (("--perspective", "zz"), "“zz” is unknown"),
        (("--kind", "zz"), "“zz” is unknown"),
        (("--date", "gisteren"), "“gisteren” is not a date"),
    ],
)
def test_a_wrong_description_stores_nothing(fieldwork, study, words, told):
    ran = fieldwork("add", study, study / "inbox" / "straatfeest.txt", *words)
    assert ran.status == 1
    assert told in ran.err
    assert not (study / "private" / "originals").exists()


def test_a_title_is_for_one_file(fieldwork, study):
    ran = fieldwork("add", study, study / "inbox", "--title", "Alles")
    assert ran.status == 2
    assert "A title is for a single file" in ran.err


def test_a_file_that_cannot_be_read_does_not_stop_the_others(fieldwork, study, tmp_path):
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "leeg.txt").write_bytes(b"")
    (folder / "goed.txt").write_text("Een verzonnen zin.", encoding="utf-8")
    (folder / ".verborgen").write_text("x", encoding="utf-8")
    ran = fieldwork("add", study, folder)
    assert ran.status == 1
    assert "1 document added." in ran.out
    assert "leeg.txt" in ran.err


def test_a_file_that_vanishes_is_refused(fieldwork, study, tmp_path, monkeypatch):
    file = tmp_path / "weg.txt"
    file.write_text("Een verzonnen zin.", encoding="utf-8")

    def gone(_size, *, name):
        raise PermissionError(13, "Permission denied", name)

    monkeypatch.setattr("wijkpeil.workflow.fieldwork.add_documents.check_size", gone)
    ran = fieldwork("add", study, file)
    assert ran.status == 1
    assert "weg.txt: The file can't be opened" in ran.err


def test_documents_are_listed_and_described(fieldwork, study):
    ran = fieldwork("documents", study)
    lines = ran.out.splitlines()
    assert len(lines) == DOCUMENTS
    assert "anijsveste-huisbezoek: not approved | notes | 2017-03-09 | Anijsveste" in ran.out
    set_ = ("documents", study, "--set", "anijsveste-huisbezoek")
    ran = fieldwork(*set_, "--case", "WK900127", "--date", "2018", "--kind", "interview")
    assert "anijsveste-huisbezoek: not approved | interview | 2018 | Watermuntbrink" in ran.out
    ran = fieldwork(*set_, "--title", "Anders")
    assert "anijsveste-huisbezoek: not approved | interview | 2018 | Watermuntbrink" in ran.out


def test_which_document_is_described_must_be_said(fieldwork, study):
    ran = fieldwork("documents", study, "--date", "2018")
    assert ran.status == 2
    assert "--set" in ran.err


def test_a_document_goes_with_everything_that_was_kept_of_it(fieldwork, study):
    fieldwork("add", study, study / "inbox" / "straatfeest.txt")
    fieldwork("pseudonyms", "review", study, "straatfeest", typed="s\n")
    kept = [path for path in (study / "private").rglob("straatfeest*") if path.is_file()]
    assert len(kept) >= 3
    assert fieldwork("documents", study, "--remove", "straatfeest", typed="n\n").status == 1
    ran = fieldwork("documents", study, "--remove", "straatfeest", typed="j\n")
    assert ran.status == 0, ran.err
    assert "straatfeest is removed." in ran.out
    assert "private files deleted." in ran.out
    assert not [path for path in (study / "private").rglob("straatfeest*") if path.is_file()]
    assert fieldwork("undo", study).status == 1


def test_a_coded_document_is_not_removed(fieldwork, study):
    ran = fieldwork("documents", study, "--remove", "anijsveste-wethouder", "--yes")
    assert ran.status == 1
    assert "9 passages in document anijsveste-wethouder have codes" in ran.err
    assert (study / "documents" / "anijsveste-wethouder.txt").is_file()


def test_what_an_import_taken_back_left_behind_is_cleared(fieldwork, study):
    fieldwork("add", study, study / "inbox" / "straatfeest.txt")
    fieldwork("pseudonyms", "review", study, "straatfeest", typed="s\n")
    fieldwork("add", study, study / "inbox" / "boksclub.html")
    assert fieldwork("undo", study).status == 0
    assert (study / "private" / "originals" / "boksclub.html").is_file()
    fieldwork("documents", study, "--remove", "straatfeest", "--yes")
    assert not [path for path in (study / "private").rglob("boksclub*") if path.is_file()]


def test_a_folder_that_is_no_study(fieldwork, tmp_path):
    ran = fieldwork("documents", tmp_path)
    assert ran.status == 1
    assert "study.toml" in ran.err
