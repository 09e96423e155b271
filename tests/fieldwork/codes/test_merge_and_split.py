"""Merging and splitting codes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.change import Change
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.codebook import Codebook
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.codes.merge import merge_codes
from wijkpeil.fieldwork.codes.split import split_code
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.fieldwork.timeline import TimelineEntry

BOOK = Codebook.of(
    [
        Code("a", "A", kind="factor"),
        Code("b", "B", kind="factor"),
        Code("b1", "B1", parent="b"),
        Code("t", "T"),
    ]
)


def carried_out(change: Change, table: str, records: dict) -> dict:
    result = dict(records)
    for row in change.rows:
        if row.table == table:
            assert result.get(row.key) == row.before
            if row.after is None:
                del result[row.key]
            else:
                result[row.key] = row.after
    return result


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a", "b", "t"]), st.integers(0, 2), st.sampled_from(["AB", "CD"])
        ),
        max_size=12,
    )
)
def test_no_passage_of_any_coder_is_lost(given_codes):
    codings = {
        f"k{place}": Coding("d", at, at + 5, code, coder, f"k{place}", memo=f"m{place}")
        for place, (code, at, coder) in enumerate(given_codes)
    }
    change = merge_codes(BOOK, ["b"], into="a", codings=codings.values())
    left = carried_out(change, "codings", codings)
    moved = {"a": "a", "b": "a", "t": "t"}
    assert {(it.start, moved[it.code], it.coder) for it in codings.values()} == {
        (it.start, it.code, it.coder) for it in left.values()
    }
    memos = "\n".join(it.memo for it in left.values()).split("\n")
    assert sorted(filter(None, memos)) == sorted(it.memo for it in codings.values())
    of_a = [(it.start, it.coder) for it in left.values() if it.code == "a"]
    assert len(of_a) == len(set(of_a))


def test_links_follow_a_coding_that_was_merged_away():
    codings = [Coding("d", 0, 5, "a", "AB", "k1"), Coding("d", 0, 5, "b", "AB", "k2")]
    cell = Assessment("WK1", "p", "b", 1, codings=("k2",))
    entry = TimelineEntry("e1", (), "2015", "Sloop", codings=("k2", "k1"))
    other = TimelineEntry("e2", (), "2016", "Bouw")
    change = merge_codes(
        BOOK, ["b"], into="a", codings=codings, assessments=[cell], timeline=[entry, other]
    )
    cells = carried_out(change, "assessments", {"WK1|p|b": cell})
    assert cells == {"WK1|p|a": replace(cell, factor="a", codings=("k1",))}
    entries = carried_out(change, "timeline", {"e1": entry, "e2": other})
    assert (entries["e1"].codings, entries["e2"]) == (("k1",), other)


def test_a_cell_that_rested_on_both_rests_on_the_one():
    codings = [Coding("d", 0, 5, "a", "AB", "k1"), Coding("d", 0, 5, "b", "AB", "k2")]
    cell = Assessment("WK1", "p", "a", 1, codings=("k1", "k2"))
    other = Assessment("WK1", "p", "c", 1, codings=("k9",))
    change = merge_codes(BOOK, ["b"], into="a", codings=codings, assessments=[cell, other])
    cells = carried_out(change, "assessments", {"WK1|p|a": cell})
    assert cells["WK1|p|a"].codings == ("k1",)


def test_codes_under_a_merged_code_move_along():
    change = merge_codes(BOOK, ["b", "b"], into="a", codings=[])
    book = Codebook.of(carried_out(change, "codes", BOOK.by_id).values())
    assert [code.id for code in book.under("a")] == ["a", "b1"]
    assert change.detail == "b (B) → a (A); 0"


@pytest.mark.parametrize(
    ("sources", "into", "cells", "words"),
    [
        ([], "a", [], "at least one"),
        (["x"], "a", [], "no code “x”"),
        (["b"], "x", [], "no code “x”"),
        (["a"], "a", [], "same code or under it"),
        (["b"], "b1", [], "same code or under it"),
        (["b"], "t", [Assessment("WK1", "p", "b", 1)], "t is a theme"),
        (
            ["b"],
            "a",
            [Assessment("WK1", "p", "b", 1), Assessment("WK1", "p", "a", -1)],
            "WK1 × p × a",
        ),
    ],
)
def test_a_merge_that_would_lose_something_is_refused(sources, into, cells, words):
    with pytest.raises(FieldworkError, match=words):
        merge_codes(BOOK, sources, into=into, codings=[], assessments=cells)


def test_a_split_deals_out_passages_and_keeps_the_rest():
    codings = {f"k{n}": Coding("d", n, n + 1, "a", "AB", f"k{n}") for n in range(3)}
    parts = [Code("a-1", "A one"), Code("a-2", "A two")]
    change = split_code(
        BOOK, "a", parts=parts, dealt={"k0": "a-1", "k1": "a-2"}, codings=codings.values()
    )
    left = carried_out(change, "codings", codings)
    assert [left[f"k{n}"].code for n in range(3)] == ["a-1", "a-2", "a"]
    assert carried_out(change, "codes", BOOK.by_id)["a-1"].parent == "a"
    assert change.detail == "a (A) → A one, A two; 2"


@pytest.mark.parametrize(
    ("dealt", "words"),
    [({"k9": "a-1"}, "k9 is not one of code a"), ({"k0": "b"}, "“b”, which is not one of the new")],
)
def test_a_split_that_deals_wrong_is_refused(dealt, words):
    codings = [Coding("d", 0, 1, "a", "AB", "k0")]
    with pytest.raises(FieldworkError, match=words):
        split_code(BOOK, "a", parts=[Code("a-1", "A one")], dealt=dealt, codings=codings)
