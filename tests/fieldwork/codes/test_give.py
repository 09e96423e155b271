"""Giving passages a code, and taking or changing that."""

from dataclasses import replace

import pytest

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.codebook import Codebook
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.codes.give import (
    add_codings,
    change_codings,
    new_coding_id,
    remove_codings,
)
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.fieldwork.timeline import TimelineEntry

BOOK = Codebook.of([Code("a", "A"), Code("b", "B")])
TEXTS = {"d": "Een zin.  En nog een."}
ONE = Coding("d", 0, 8, "a", "AB", "k1")


def test_codings_may_overlap_freely():
    change = add_codings([ONE, replace(ONE, end=3, code="b", id="k2")], codebook=BOOK, texts=TEXTS)
    assert [(row.key, row.before) for row in change.rows] == [("k1", None), ("k2", None)]
    assert change.detail == "2: a, b"


@pytest.mark.parametrize(
    ("coding", "words"),
    [
        (replace(ONE, code="x"), "no code “x”"),
        (replace(ONE, document="x"), "no document “x”"),
        (replace(ONE, end=99), "of 21 characters"),
        (replace(ONE, start=8), "8 to 8 does not lie"),
        (replace(ONE, start=-1), "does not lie"),
        (replace(ONE, start=8, end=10), "only blanks"),
    ],
)
def test_what_cannot_be_coded_is_refused(coding, words):
    with pytest.raises(FieldworkError, match=words):
        add_codings([coding], codebook=BOOK, texts=TEXTS)
    with pytest.raises(FieldworkError, match=words):
        change_codings([(ONE, coding)], codebook=BOOK, texts=TEXTS)


def test_only_what_changes_is_in_a_change():
    change = change_codings([(ONE, replace(ONE, memo="!")), (ONE, ONE)], codebook=BOOK, texts=TEXTS)
    assert [(row.before, row.after) for row in change.rows] == [(ONE, replace(ONE, memo="!"))]


def test_removing_a_coding_takes_the_links_to_it_along():
    cell = Assessment("WK1", "p", "a", 1, codings=("k1", "k2"))
    entry = TimelineEntry("e", (), "2015", "Sloop", codings=("k1",))
    untouched = replace(cell, factor="b", codings=("k2",))
    change = remove_codings([ONE], assessments=[cell, untouched], timeline=[entry])
    assert [(row.table, row.after) for row in change.rows] == [
        ("codings", None),
        ("assessments", replace(cell, codings=("k2",))),
        ("timeline", replace(entry, codings=())),
    ]


def test_ids_differ():
    assert new_coding_id() != new_coding_id()
