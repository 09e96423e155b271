"""Changing a text: codings move with it, or are flagged."""

from dataclasses import replace

import pytest

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.edit_text import (
    EDGE_CHANGED,
    NOTHING_LEFT,
    WORDS_CHANGED,
    approve_text,
    correct_text,
)
from wijkpeil.fieldwork.replacement import Replacement, replace_parts

OLD = "Fatima woont hier graag. De straat is vies. Niemand klaagt."
DOCUMENT = Document("d1", "Gesprek", text_sha256="old")


def coding(words: str, text: str = OLD) -> Coding:
    start = text.index(words)
    return Coding("d1", start, start + len(words), "buurt", "AB", f"k-{words[:4]}")


def placed(edited, one: Coding) -> Coding:
    rows = [row for row in edited.change.rows if row.table == "codings"]
    after = {row.key: row.after for row in rows}
    return after.get(one.id, one)


def words(new: str, one: Coding) -> str:
    return new[one.start : one.end]


def test_codings_move_with_the_words():
    new = OLD.replace("hier graag", "al jaren heel graag")
    later = coding("De straat is vies.")
    edited = correct_text(DOCUMENT, OLD, new, codings=[later])
    assert words(new, placed(edited, later)) == "De straat is vies."
    assert (edited.moved, edited.flagged) == (1, 0)


def test_a_coding_whose_words_changed_is_flagged_and_kept():
    new = OLD.replace("vies", "schoon")
    one = coding("De straat is vies.")
    after = placed(correct_text(DOCUMENT, OLD, new, codings=[one]), one)
    assert words(new, after) == "De straat is schoon."
    assert after.flag == WORDS_CHANGED


def test_a_coding_cut_at_its_edge_is_flagged():
    new = OLD.replace("graag", "met plezier")
    one = replace(coding("woont hier gra"), id="k")
    after = placed(correct_text(DOCUMENT, OLD, new, codings=[one]), one)
    assert words(new, after) == "woont hier met plezier"
    assert after.flag == EDGE_CHANGED


@pytest.mark.parametrize("gone", ["De straat is vies. ", " Niemand klaagt."])
def test_a_coding_of_which_nothing_is_left_stays_and_says_so(gone):
    new = OLD.replace(gone, "")
    one = coding(gone.strip())
    edited = correct_text(DOCUMENT, OLD, new, codings=[one])
    after = placed(edited, one)
    assert after.flag == NOTHING_LEFT
    assert 0 <= after.start < after.end <= len(new)
    assert edited.flagged == 1


def test_the_change_holds_the_text_and_its_fingerprint_and_can_be_taken_back():
    new = OLD.replace("vies", "schoon")
    change = correct_text(DOCUMENT, OLD, new, codings=[]).change
    after = {row.table: row.after for row in change.rows}
    assert after["texts"] == new
    assert after["documents"].text_sha256 != "old"
    assert {row.table: row.after for row in change.inverse().rows}["texts"] == OLD
    assert not change.final


def test_an_empty_text_is_refused():
    with pytest.raises(FieldworkError, match="Remove the document"):
        correct_text(DOCUMENT, OLD, " \n", codings=[])


def test_approving_moves_codings_without_flags_and_is_final():
    one, other = coding("Fatima woont hier graag."), coding("De straat is vies.")
    made = replace_parts(OLD, [Replacement(0, 6, "[bewoner 1]")])
    edited = approve_text(DOCUMENT, OLD, made, codings=[one, other], by=" AB ", on="2026-03-01")
    assert words(made.text, placed(edited, one)) == "[bewoner 1] woont hier graag."
    assert words(made.text, placed(edited, other)) == "De straat is vies."
    assert edited.flagged == 0
    assert edited.change.final
    document = next(row.after for row in edited.change.rows if row.table == "documents")
    assert (document.reviewed_by, document.may_be_quoted) == ("AB", True)


def test_a_text_with_nothing_to_replace_can_be_approved():
    edited = approve_text(DOCUMENT, OLD, replace_parts(OLD, []), codings=[], by="AB", on="")
    assert [row.table for row in edited.change.rows] == ["documents"]


def test_no_text_approves_itself_and_none_is_approved_twice():
    made = replace_parts(OLD, [])
    with pytest.raises(FieldworkError, match="Say who approves"):
        approve_text(DOCUMENT, OLD, made, codings=[], by=" ", on="")
    approved = replace(DOCUMENT, reviewed_by="AB")
    with pytest.raises(FieldworkError, match=r"approved before, by AB on \?"):
        approve_text(approved, OLD, made, codings=[], by="CD", on="")
