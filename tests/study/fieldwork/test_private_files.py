"""What is kept apart: originals, the map of places, names, reviews, the key; and the log."""

import hashlib

import pytest

from wijkpeil.errors import FieldworkError, StudyError
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.pseudonyms import (
    Key,
    LogEntry,
    begin_review,
    propose,
    pseudonymise,
    reidentify,
    risk_notes,
)
from wijkpeil.fieldwork.text import Place
from wijkpeil.study.fieldwork.approvals import add_approval, read_approvals
from wijkpeil.study.fieldwork.key import delete_key, key_path, read_key, write_key
from wijkpeil.study.fieldwork.names import read_names
from wijkpeil.study.fieldwork.originals import (
    fingerprints_kept,
    keep_original,
    originals_kept,
    read_original,
)
from wijkpeil.study.fieldwork.places import places_path, read_places, write_places
from wijkpeil.study.fieldwork.reviews import (
    read_review,
    remove_review,
    review_path,
    reviews_open,
    write_review,
)
from wijkpeil.study.fieldwork.texts import make_private

TEXT = "Ik ben Fatima, de enige wijkagent. Bel 06-12345678."
DOCUMENT = Document("d1", "Gesprek", original="Gesprek (1).docx", original_sha256="ab12")
PASSPHRASE = "vijf woorden om te onthouden"  # noqa: S105 - of a test


def test_an_original_is_kept_by_the_id_of_its_document(tmp_path):
    keep_original(tmp_path, DOCUMENT, b"bytes")
    keep_original(tmp_path, Document("d2", "Nota", original="nota"), b"more")
    assert read_original(tmp_path, "d1") == b"bytes"
    assert [path.name for path in originals_kept(tmp_path).values()] == ["d1.docx", "d2"]
    assert fingerprints_kept(tmp_path)["d1"] == hashlib.sha256(b"bytes").hexdigest()


def test_an_original_that_is_not_kept_is_told(tmp_path):
    with pytest.raises(StudyError, match=r"d1: The file .* is not kept here"):
        read_original(tmp_path, "d1")


def test_places_come_back_for_their_own_text_only(tmp_path):
    places = (Place(0, "page", "1"), Place(7, "cue", "00:01:02", "Fatima"))
    write_places(tmp_path, DOCUMENT, TEXT, places)
    assert read_places(tmp_path, DOCUMENT, TEXT) == places
    assert read_places(tmp_path, DOCUMENT, TEXT + "!") == ()
    assert "private" in places_path(tmp_path, DOCUMENT).parts


@pytest.mark.parametrize("spoiled", ["", "[]", '{"places": 3}', '{"text_sha256": 1}'])
def test_a_spoiled_map_is_left_aside(tmp_path, spoiled):
    write_places(tmp_path, DOCUMENT, TEXT, (Place(0, "page", "1"),))
    places_path(tmp_path, DOCUMENT).write_text(spoiled, encoding="utf-8")
    assert read_places(tmp_path, DOCUMENT, TEXT) == ()


def test_no_places_no_file(tmp_path):
    write_places(tmp_path, DOCUMENT, TEXT, ())
    assert not places_path(tmp_path, DOCUMENT).exists()
    assert read_places(tmp_path, DOCUMENT, TEXT) == ()


def test_names_are_read_by_kind(tmp_path):
    assert read_names(tmp_path).people == ()
    make_private(tmp_path).joinpath("names.csv").write_text(
        "kind,name\nperson,Fatima El Amrani\nstreet,Tulpstraat\n", encoding="utf-8"
    )
    names = read_names(tmp_path)
    assert (names.people, names.streets) == (("Fatima El Amrani",), ("Tulpstraat",))


def test_a_fault_in_the_list_of_names_does_not_tell_the_name(tmp_path):
    make_private(tmp_path).joinpath("names.csv").write_text(
        "kind,name\npersoon,Fatima\n", encoding="utf-8"
    )
    with pytest.raises(StudyError) as caught:
        read_names(tmp_path)
    assert str(caught.value) == "names.csv, line 2: “persoon” is unknown. Is “person” meant?"


def test_a_review_comes_back_as_it_was(tmp_path):
    assert read_review(tmp_path, "d1") is None
    review = begin_review(TEXT, propose(TEXT))
    first, *others = review.undecided
    review = review.accept(first, label="bewoner").see(risk_notes(TEXT)).add(21, 26, "other")
    for other in others:
        review = review.keep(other)
    write_review(tmp_path, "d1", review)
    assert read_review(tmp_path, "d1") == review
    assert reviews_open(tmp_path) == ("d1",)
    remove_review(tmp_path, "d1")
    remove_review(tmp_path, "d1")
    assert reviews_open(tmp_path) == ()


@pytest.mark.parametrize("spoiled", ["", "{}", "[]", '{"proposals": []}'])
def test_a_spoiled_review_is_told(tmp_path, spoiled):
    write_review(tmp_path, "d1", begin_review(TEXT, ()))
    review_path(tmp_path, "d1").write_text(spoiled, encoding="utf-8")
    with pytest.raises(StudyError, match=r"reviews/d1\.json: The review can't be read"):
        read_review(tmp_path, "d1")


def test_the_key_is_for_its_owner_alone_and_can_go_for_good(tmp_path):
    assert read_key(tmp_path, "anything") == Key()
    review = begin_review(TEXT, propose(TEXT))
    for proposal in review.undecided:
        review = review.accept(proposal, label="bewoner" if proposal.kind == "person" else "")
    key = pseudonymise(TEXT, review, Key(), document="d1").key
    write_key(tmp_path, key, PASSPHRASE)
    assert key_path(tmp_path).stat().st_mode & 0o077 == 0
    assert b"Fatima" not in key_path(tmp_path).read_bytes()
    assert reidentify(read_key(tmp_path, PASSPHRASE), "[bewoner 1]") == ("Fatima",)
    with pytest.raises(FieldworkError, match="passphrase is wrong"):
        read_key(tmp_path, "another passphrase")
    assert delete_key(tmp_path)
    assert not delete_key(tmp_path)


def test_approvals_are_added_and_stay(tmp_path):
    assert read_approvals(tmp_path) == []
    one = LogEntry("approved", "AB", "2026-03-01T10:00:00Z", "d1", taken_out=(("person", 2),))
    add_approval(tmp_path, one)
    first = (tmp_path / "approvals.csv").read_bytes()
    add_approval(tmp_path, LogEntry("key deleted", "CD", "2026-03-02T10:00:00Z"))
    assert (tmp_path / "approvals.csv").read_bytes().startswith(first)
    rows = read_approvals(tmp_path)
    assert [row.text("action") for row in rows] == ["approved", "key deleted"]
    assert rows[0].text("taken_out") == "person 2"
