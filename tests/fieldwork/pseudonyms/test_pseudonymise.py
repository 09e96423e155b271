"""Pseudonyms in the text: the same everywhere, as decided, with a map of positions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.pseudonyms import (
    Key,
    ProjectList,
    begin_review,
    join,
    move_places,
    original_span,
    propose,
    pseudonymise,
    restore_map,
)
from wijkpeil.fieldwork.text import Place
from wijkpeil.language import speaking

TEXT = "Fatima El Amrani woont op Tulpstraat 12. Fatima's buurman Karim belde +31 6 12345678."
NAMES = ProjectList(people=("Fatima El Amrani", "Karim"))


def accept_all(text, **how):
    review = begin_review(text, propose(text, names=NAMES))
    for one in review.undecided:
        review = review.accept(one, **how)
    return review


def run(text, key=None, **how):
    return pseudonymise(text, accept_all(text), key or Key(), document="d1", **how)


def test_numbers_follow_the_text_and_owners_keep_their_s():
    done = run(TEXT, labels={"person": "bewoner"})
    assert done.text == (
        "[bewoner 1] woont op [street and number 1]. [bewoner 2]'s buurman [bewoner 3] belde "
        "[phone number 1]."
    )
    assert done.counts == (("address", 1), ("person", 3), ("phone", 1))


def test_the_pseudonym_speaks_the_active_language():
    with speaking("nl"):
        assert run("Ik ben Karim.").text == "Ik ben [persoon 1]."


def test_another_document_gets_the_same_pseudonyms():
    first = run(TEXT)
    other = run("Bel KARIM: 06-12345678. Of Sanne.", first.key)
    assert other.text == "Bel [person 3]: [phone number 1]. Of [person 4]."


def test_a_person_says_that_two_are_one():
    first = run(TEXT)
    one = join(first.key, "i1", "i3")
    again = run("Dag Fatima, dag Fatima El Amrani,", one)
    assert again.text == "Dag [person 1], dag [person 1],"


def test_a_given_identity_learns_the_form():
    key = run("Ik ben Karim.").key
    text = "Die lange kwam."
    review = begin_review(text, ()).add(0, 9, "person", identity="i1")
    done = pseudonymise(text, review, key, document="d2")
    assert done.text == "[person 1] kwam."
    assert done.key.identity("i1").forms == ("Karim", "Die lange")


def test_somebody_new_with_a_known_name():
    key = run("Ik ben Karim.").key
    text = "Een andere Karim."
    review = begin_review(text, ()).add(11, 16, "person", identity="new")
    done = pseudonymise(text, review, key, document="d2")
    assert done.text == "Een andere [person 2]."
    with pytest.raises(FieldworkError, match=r"characters 7 to 12 stand for i1, i2 in the key"):
        run("Ik ben Karim.", done.key)


def test_words_instead_of_a_pseudonym():
    text = "de enige imam"
    review = begin_review(text, ()).add(0, 13, "other", instead="[een professional]")
    done = pseudonymise(text, review, Key(), document="d1")
    assert done.text == "[een professional]"
    assert done.key.identities == ()


def test_a_bsn_and_an_account_are_never_kept():
    done = run("BSN 999970343, rekening NL13TEST0123456789.")
    assert done.text == "BSN [BSN], rekening [account number]."
    assert done.key.identities == ()


def test_brackets_that_a_text_has_already_are_not_given_to_another():
    done = run("Volgens [bewoner 1] is Karim ziek.", labels={"person": "bewoner"})
    assert done.text == "Volgens [bewoner 1] is [bewoner 2] ziek."


def test_a_text_can_go_through_again():
    first = run(TEXT)
    second = run(first.text, first.key)
    assert second.text == first.text


def test_undecided_proposals_are_refused():
    review = begin_review(TEXT, propose(TEXT))
    with pytest.raises(FieldworkError, match="proposals are undecided"):
        pseudonymise(TEXT, review, Key(), document="d1")


def test_another_text_is_refused():
    with pytest.raises(FieldworkError, match="of another text"):
        pseudonymise(TEXT + " ", accept_all(TEXT), Key(), document="d1")


@pytest.mark.parametrize("label", ["bewoner 1", "[x]", "{number}", "a" * 31, " x"])
def test_labels_of_letters_only(label):
    with pytest.raises(FieldworkError, match="letters, spaces and hyphens only"):
        run("Ik ben Karim.", labels={"person": label})


def test_speakers_get_their_pseudonym_and_places_move():
    done = run(TEXT)
    places = (
        Place(0, "cue", "00:00:01", "Fatima El Amrani"),
        Place(41, "cue", "00:00:09", "Onbekende Naam"),
        Place(41, "page", "2"),
        Place(58, "cue", "00:00:12", "[person 3]"),
    )
    moved = move_places(places, done)
    assert [place.speaker for place in moved] == ["[person 1]", "?", "", "[person 3]"]
    assert done.text[moved[1].start :].startswith("[person 2]'s")
    assert done.text[moved[3].start :].startswith("[person 3] belde")


def test_the_map_comes_back_from_the_key():
    done = run(TEXT)
    assert restore_map(done.key, "d1", done.text) == done.replaced
    for document, text in (("d2", done.text), ("d1", TEXT)):
        with pytest.raises(FieldworkError, match="has no map of document"):
            restore_map(done.key, document, text)


@given(st.data())
def test_positions_go_there_and_back(data):
    done = run(TEXT)
    start = data.draw(st.integers(0, len(TEXT) - 1))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    moved = done.replaced.move(start, end)
    back = original_span(done.replaced, moved.start, moved.end)
    assert back.start <= start
    assert back.end >= end
    if not moved.touched:
        assert (back.start, back.end) == (start, end)
