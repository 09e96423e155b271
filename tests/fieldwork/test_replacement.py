"""A text with parts replaced, and where every position of it went."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.replacement import Moved, Replacement, replace_parts


@st.composite
def _edits(draw: st.DrawFn) -> tuple[str, list[Replacement]]:
    text = draw(st.text(alphabet="ab é😀\n", min_size=1, max_size=40))
    marks = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = zip(marks[::2], marks[1::2], strict=False)
    new = st.text(alphabet="XYZ", max_size=4)
    return text, [Replacement(start, end, draw(new)) for start, end in pairs]


@given(_edits())
def test_every_span_between_replacements_keeps_its_words(edit: tuple[str, list[Replacement]]):
    text, replacements = edit
    replaced = replace_parts(text, replacements)
    edges = [0, *(at for r in replacements for at in (r.start, r.end)), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if start < end:
            moved = replaced.move(start, end)
            assert replaced.text[moved.start : moved.end] == text[start:end]
            assert not moved.touched


@given(_edits(), st.data())
def test_a_moved_span_lies_in_the_new_text_and_holds_what_is_left(edit, data):
    text, replacements = edit
    replaced = replace_parts(text, replacements)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    moved = replaced.move(start, end)
    assert 0 <= moved.start <= moved.end <= len(replaced.text)
    # an oracle, letter by letter: where each old letter of the span went
    left = [
        letter
        for at, letter in enumerate(text)
        if start <= at < end and not any(r.start <= at < r.end for r in replacements)
    ]
    words = iter(replaced.text[moved.start : moved.end])
    assert all(letter in words for letter in left), "the letters that stayed are there, in order"


@given(_edits())
def test_the_whole_text_moves_to_the_whole_text(edit: tuple[str, list[Replacement]]):
    text, replacements = edit
    replaced = replace_parts(text, replacements)
    assert replaced.move(0, len(text)) == Moved(0, len(replaced.text), touched=False)


def test_an_edge_inside_a_replaced_name_takes_the_name_in_whole_and_says_so():
    replaced = replace_parts("Bel Fatima morgen.", [Replacement(4, 10, "[bewoner 1]")])
    moved = replaced.move(6, 17)
    assert replaced.text[moved.start : moved.end] == "[bewoner 1] morgen"
    assert moved.touched


def test_what_is_put_in_at_the_edge_stays_outside():
    replaced = replace_parts("ab", [Replacement(0, 0, "X"), Replacement(2, 2, "Y")])
    assert replaced.text == "XabY"
    assert replaced.move(0, 2) == Moved(1, 3, touched=False)


def test_nothing_left_is_an_empty_span():
    moved = replace_parts("abc", [Replacement(1, 2, "")]).move(1, 2)
    assert (moved.start, moved.end) == (1, 1)


@pytest.mark.parametrize(
    ("replacements", "words"),
    [
        ([Replacement(0, 2, "x"), Replacement(1, 3, "y")], "character 1"),
        ([Replacement(1, 1, "x"), Replacement(1, 1, "y")], "character 1"),
        ([Replacement(2, 9, "x")], "of 3 characters"),
        ([Replacement(2, 1, "x")], "of 3 characters"),
    ],
)
def test_what_cannot_be_replaced_is_refused(replacements, words):
    with pytest.raises(FieldworkError, match=words):
        replace_parts("abc", replacements)
