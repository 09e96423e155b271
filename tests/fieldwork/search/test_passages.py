"""Cutting texts in paragraphs."""

from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.fieldwork.search.passages import LONGEST, passages


@given(st.text("ab\n .", max_size=60))
def test_every_letter_is_in_one_passage(text):
    spans = list(passages(text))
    assert all(start < end and "\n" not in text[start:end] for start, end in spans)
    covered = [at for start, end in spans for at in range(start, end)]
    assert len(covered) == len(set(covered))
    assert {at for at, sign in enumerate(text) if sign in "ab"} <= set(covered)


def test_a_long_paragraph_is_cut_at_a_blank():
    spans = list(passages("woord " * 1000))
    assert all(end - start <= LONGEST for start, end in spans)
    assert "".join(("woord " * 1000)[start:end] for start, end in spans) == "woord " * 1000
    assert all((end % 6) in (0, 5) for _start, end in spans)


def test_a_paragraph_without_blanks_is_cut_anyway():
    assert list(passages("a" * 4500)) == [(0, 2000), (2000, 4000), (4000, 4500)]
