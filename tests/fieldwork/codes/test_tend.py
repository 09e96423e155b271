"""Tending the codebook."""

import pytest

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.codebook import Codebook
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.codes.tend import (
    add_code,
    describe_code,
    move_code,
    remove_code,
    rename_code,
)
from wijkpeil.fieldwork.matrix.assessment import Assessment

BOOK = Codebook.of(
    [
        Code("social", "Social"),
        Code("trust", "Trust", parent="social", kind="factor"),
        Code("clubs", "Clubs", parent="social"),
        Code("rise", "Rise", kind="development"),
    ]
)


def after(change) -> Codebook:
    codes = dict(BOOK.by_id)
    for row in change.rows:
        assert codes.get(row.key) == row.before
        if row.after is None:
            del codes[row.key]
        else:
            codes[row.key] = row.after
    return Codebook.of(codes.values())


def test_add_rename_move_describe_and_remove():
    assert after(add_code(BOOK, Code("x", "X", parent="trust"))).path("x")[0].id == "social"
    renamed = rename_code(BOOK, "trust", name=" Faith ")
    assert after(renamed).get("trust").name == "Faith"
    assert renamed.detail == "trust: Trust → Faith"
    assert after(move_code(BOOK, "trust", parent="")).get("trust").parent == ""
    told = describe_code(BOOK, Code("trust", "ignored", definition="Whether people believe it"))
    assert after(told).get("trust") == Code(
        "trust", "Trust", parent="social", definition="Whether people believe it"
    )
    assert "clubs" not in after(remove_code(BOOK, "clubs", codings=[])).by_id


def test_a_change_that_changes_nothing_has_no_rows():
    assert rename_code(BOOK, "trust", name="Trust").rows == ()


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (lambda: add_code(BOOK, Code("x", " ")), "needs a name"),
        (lambda: rename_code(BOOK, "trust", name=" "), "needs a name"),
        (lambda: add_code(BOOK, Code("x", "tRUST", parent="social")), r"already a code “Trust”"),
        (lambda: rename_code(BOOK, "clubs", name="trust"), "already a code"),
        (lambda: add_code(BOOK, Code("trust", "Other")), "occurs twice"),
        (lambda: add_code(BOOK, Code("x", "X", kind="development")), "Only one code"),
        (lambda: describe_code(BOOK, Code("clubs", "", kind="development")), "Only one code"),
        (lambda: describe_code(BOOK, Code("x", "X")), "no code “x”"),
        (lambda: move_code(BOOK, "social", parent="clubs"), "stands under it"),
        (lambda: move_code(BOOK, "social", parent="social"), "stands under it"),
        (lambda: move_code(BOOK, "social", parent="x"), "no code “x”"),
        (lambda: remove_code(BOOK, "social", codings=[]), "2 codes under it"),
        (
            lambda: remove_code(BOOK, "clubs", codings=[Coding("d", 0, 1, "clubs", "AB", "k")]),
            "1 codings, 0 cells",
        ),
        (
            lambda: remove_code(
                BOOK, "trust", codings=[], assessments=[Assessment("WK1", "p", "trust", 1)]
            ),
            "0 codings, 1 cells",
        ),
    ],
)
def test_what_cannot_be_done_is_refused(action, words):
    with pytest.raises(FieldworkError, match=words):
        action()
