"""A review as a table: what is written, what is read back, what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.pseudonyms import (
    begin_review,
    decided_in_table,
    places_of,
    propose,
    review_table,
    taken_out,
)
from wijkpeil.language import speaking

TEXT = "Bel mevrouw Roos Tulpema op 06-12345678. Zij is de enige wijkagent hier.\n=2+2 zei Roos.\n"


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


@pytest.fixture
def review():
    return begin_review(TEXT, propose(TEXT))


def decided(table, *, out="out", seen="seen"):
    """Fill every row in."""
    head, *rows = table.split("\r\n")
    filled = [row.replace(";;;", f";{seen};;" if "only" in row else f";{out};;") for row in rows]
    return "\r\n".join([head, *filled])


@pytest.mark.parametrize(("out", "seen"), [("out", "seen"), ("uit", "gezien"), ("JA", "ja")])
def test_all_taken_out_and_seen(review, out, seen):
    done = decided_in_table(TEXT, review, decided(review_table(TEXT, review), out=out, seen=seen))
    assert not done.undecided
    assert len(done.taken_out) == len(review.proposals) >= 2
    assert done.notes_seen


@pytest.mark.parametrize("keep", ["keep", "laat", "nee"])
def test_all_kept(review, keep):
    done = decided_in_table(TEXT, review, decided(review_table(TEXT, review), out=keep))
    assert not done.undecided
    assert not done.taken_out


def test_what_was_decided_is_written_and_read_again(review):
    first, *others = review.proposals
    done = review.accept(first, label="resident", instead="[a neighbour]")
    for one in others:
        done = done.keep(one)
    table = review_table(TEXT, done)
    assert ";out;resident;[a neighbour]" in table
    assert ";keep;;" in table
    assert decided_in_table(TEXT, review, table) == done


def test_an_empty_decision_changes_nothing(review):
    assert decided_in_table(TEXT, review, review_table(TEXT, review)) == review


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_other_delimiters(review, delimiter):
    table = "start;end;words;decision;call_it;instead\n;;wijkagent;out;;\n".replace(";", delimiter)
    done = decided_in_table(TEXT, review, "\ufeff" + table)
    assert [TEXT[one.start : one.end] for one in done.taken_out] == ["wijkagent"]


def test_added_words_that_are_out_already_stay_so(review):
    table = review_table(TEXT, review) + ";;wijkagent;;;out;police;\r\n" * 2
    done = decided_in_table(TEXT, review, table)
    assert [one.label for one in done.taken_out] == ["police"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("0;3;“Roos”;;;out;;", "other words"),
        ("0;3;“Bel”;;;out;;", "no proposal"),
        ("x;3;“Bel”;;;out;;", "whole numbers"),
        (";;“Zeppelin”;;;out;;", "not in the text"),
        (";;“Bel”;;;keep;;", "takes words out"),
        (";;;;;out;;", "takes words out"),
    ],
)
def test_rows_that_cannot_be(review, row, told):
    with pytest.raises(FieldworkError, match=told) as caught:
        decided_in_table(TEXT, review, review_table(TEXT, review) + row + "\r\n")
    assert not any(word in str(caught.value) for word in ("Zeppelin", "Roos", "Bel"))


@pytest.mark.parametrize("seen", ["maybe", "keep"])
def test_decisions_that_cannot_be_read(review, seen):
    table = review_table(TEXT, review)
    with pytest.raises(FieldworkError, match="line 2 can't be read"):
        decided_in_table(TEXT, review, decided(table, out="maybe"))
    with pytest.raises(FieldworkError, match="can't be read"):
        decided_in_table(TEXT, review, decided(table, seen=seen))


def test_columns_that_are_absent(review):
    with pytest.raises(FieldworkError, match="lacks these columns: decision"):
        decided_in_table(TEXT, review, "start;end;words;call_it;instead\n")
    with pytest.raises(FieldworkError, match="lacks these columns"):
        decided_in_table(TEXT, review, "")


def test_no_cell_is_a_formula():
    text = "Dit zei =Roos Tulpema vandaag."
    table = review_table(text, begin_review(text, propose(text)))
    cells = [cell for row in table.splitlines()[1:] for cell in row.split(";")]
    assert cells
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


@given(st.text(alphabet="Roos Tulpema;\"'\n,=é😀", max_size=80))
def test_a_table_of_any_text_is_read_back(text):
    with speaking("en"):
        review = begin_review(text, propose(text))
        for one in review.proposals:
            review = review.accept(one)
        assert (
            decided_in_table(text, begin_review(text, review.proposals), review_table(text, review))
            == review
        )


def test_whole_words_over_lines():
    assert places_of("de\nRoos, de roos", "de  roos") == ((0, 7), (9, 16))
    assert places_of("rozen", " ") == ()


def test_taken_out(review):
    (one, *_others) = review.proposals
    assert taken_out(review.accept(one), one.start, one.end)
    assert not taken_out(review.keep(one), one.start, one.end)
