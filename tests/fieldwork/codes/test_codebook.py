"""The codebook as a tree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.codebook import Codebook


@st.composite
def _trees(draw: st.DrawFn) -> list[Code]:
    codes = [Code("c0", "C0")]
    for place in range(1, draw(st.integers(1, 12))):
        parent = draw(st.sampled_from(["", *(code.id for code in codes)]))
        codes.append(Code(f"c{place}", draw(st.text("abc", min_size=1)), parent))
    return codes


@given(_trees(), st.randoms())
def test_the_order_does_not_depend_on_the_order_given(codes, chance):
    shuffled = list(codes)
    chance.shuffle(shuffled)
    book = Codebook.of(shuffled)
    assert book == Codebook.of(codes)
    places = {code.id: place for place, code in enumerate(book.codes)}
    assert all(places[code.parent] < places[code.id] for code in codes if code.parent)


@given(_trees())
def test_what_stands_under_a_code_is_one_stretch_with_the_code_in_its_path(codes):
    book = Codebook.of(codes)
    for code in codes:
        under = book.under(code.id)
        start = book.codes.index(under[0])
        assert book.codes[start : start + len(under)] == under
        assert {it.id for it in under} == {it.id for it in codes if code in book.path(it.id)}


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ([Code("a", "A"), Code("a", "B")], "id a occurs twice"),
        ([Code("a", "A", parent="x")], "stands under “x”"),
        ([Code("a", "A", parent="b"), Code("b", "B", parent="a"), Code("c", "C")], "ring: a, b"),
        (
            [Code("a", "A", kind="development"), Code("b", "B", kind="development")],
            "these are: a, b",
        ),
    ],
)
def test_what_is_no_tree_is_refused(codes, words):
    with pytest.raises(FieldworkError, match=words):
        Codebook.of(codes)


def test_development_comes_before_the_factors():
    book = Codebook.of(
        [Code("a", "A", kind="factor"), Code("d", "Z", kind="development"), Code("t", "T")]
    )
    assert [code.id for code in book.factors()] == ["d", "a"]
    assert [code.id for code in book.children("")] == ["a", "t", "d"]
    with pytest.raises(FieldworkError, match="no code “x”"):
        book.get("x")
