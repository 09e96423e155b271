"""Approval: by a person, with nothing open, in a log without words."""

from dataclasses import replace

import pytest

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.pseudonyms import (
    ACTIONS,
    Key,
    LogEntry,
    approve,
    begin_review,
    check_before_approval,
    propose,
    pseudonymise,
)
from wijkpeil.fieldwork.pseudonyms.key import new_identity
from wijkpeil.fieldwork.pseudonyms.review import fingerprint

TEXT = "Ik ben Karim, de enige imam hier. Bel 06-12345678."
WHO = {"by": "A. Onderzoeker", "at": "2026-11-24T10:00:00+01:00"}
DOCUMENT = Document("d1", "Gesprek 1")


def decided():
    review = begin_review(TEXT, propose(TEXT))
    for one in review.undecided:
        review = review.accept(one)
    return review


def made(review, key=None):
    return pseudonymise(TEXT, review, key or Key(), document="d1")


def test_what_is_open_is_listed():
    review = begin_review(TEXT, propose(TEXT))
    check = check_before_approval(TEXT, review, Key())
    assert len(check.undecided) == 2
    assert [note.rule for note in check.unseen] == ["only-one"]
    assert not check.is_clear


def test_approval_is_refused_while_anything_is_open():
    review = decided()
    with pytest.raises(FieldworkError, match="“d1” can't be approved yet: 1 risk note wasn't"):
        approve(DOCUMENT, TEXT, review, made(review), **WHO)
    half = replace(review, decisions=review.decisions[:1])
    with pytest.raises(FieldworkError) as caught:
        approve(DOCUMENT, TEXT, half, made(review), **WHO)
    assert "1 proposal is undecided and 1 risk note wasn't looked at" in str(caught.value)
    assert "Karim" not in str(caught.value)


def test_approval_names_who_and_when_and_the_new_text():
    review = decided()
    review = review.see(check_before_approval(TEXT, review, Key()).unseen).add(49, 50, "other")
    done = made(review)
    approved, entry = approve(DOCUMENT, TEXT, review, done, **WHO)
    assert not DOCUMENT.may_be_quoted
    assert approved.may_be_quoted
    assert (approved.reviewed_by, approved.reviewed_on) == ("A. Onderzoeker", "2026-11-24")
    assert approved.text_sha256 == fingerprint(done.text)
    assert entry.row() == {
        "action": "approved",
        "by": "A. Onderzoeker",
        "at": "2026-11-24T10:00:00+01:00",
        "document": "d1",
        "text_sha256": fingerprint(done.text),
        "taken_out": "other 1; person 1; phone 1",
        "kept": 0,
        "added": 1,
        "notes": 1,
        "pseudonym": "",
    }


@pytest.mark.parametrize("who", [{"by": " "}, {"at": "2026"}])
def test_nobody_cannot_approve(who):
    review = decided()
    with pytest.raises(FieldworkError, match="Say who approves and when"):
        approve(DOCUMENT, TEXT, review, made(review), **{**WHO, **who})


def test_a_result_of_other_decisions_is_refused():
    review = decided().see(check_before_approval(TEXT, decided(), Key()).unseen)
    done = made(review)
    other = review.keep(review.proposals[0])
    with pytest.raises(FieldworkError, match="isn't what was decided"):
        approve(DOCUMENT, TEXT, other, done, **WHO)


def test_another_text_is_refused():
    with pytest.raises(FieldworkError, match="of another text"):
        check_before_approval(TEXT + "x", decided(), Key())


def test_names_that_the_key_knows_must_be_decided_too():
    key, _made = new_identity(Key(), kind="person", words="hier", pattern="[persoon {number}]")
    check = check_before_approval(TEXT, decided(), key)
    assert [TEXT[one.start : one.end] for one in check.known] == ["hier"]
    review = decided().see(check.unseen)
    with pytest.raises(FieldworkError, match="1 proposal is undecided"):
        approve(DOCUMENT, TEXT, review, made(review, key), **WHO)
    assert check_before_approval(TEXT, review.add(28, 32, "person"), key).is_clear
    kept = review.with_more(check.known)
    assert len(kept.undecided) == 1
    assert check_before_approval(TEXT, kept.keep(kept.undecided[0]), key).is_clear


def test_a_name_that_is_taken_out_once_must_be_decided_everywhere():
    text = "Ik ben Karima Bos. karima zei niets."
    review = begin_review(text, ()).add(7, 17, "person")
    before = check_before_approval(text, review, Key())
    done = pseudonymise(text, review, Key(), document="d1")
    assert [one.span for one in before.known] == [(19, 25)]
    assert check_before_approval(text, review, done.key) == before


def test_a_note_on_what_is_taken_out_whole_is_gone():
    review = decided().add(14, 32, "other", instead="[een professional]")
    assert check_before_approval(TEXT, review, Key()).notes == ()


def test_the_log_knows_what_else_is_done():
    assert "key deleted" in ACTIONS
    entry = LogEntry("re-identified", by="A", at="2026-11-24", pseudonym="[bewoner 1]")
    assert entry.row()["pseudonym"] == "[bewoner 1]"
