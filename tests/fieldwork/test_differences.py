"""What differs between two texts."""

import time

from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.fieldwork.differences import differences
from wijkpeil.fieldwork.replacement import replace_parts

TEXTS = st.text(alphabet="ab .\n\r\x0bé😀", max_size=60)


@given(TEXTS, TEXTS)
def test_the_differences_make_one_text_the_other(old: str, new: str):
    assert replace_parts(old, differences(old, new)).text == new


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str):
    assert differences(text, text) == ()


def test_words_that_stayed_are_not_counted_as_replaced():
    found = differences("Een. Twee drie.\nVier vijf.\n", "Een. Twee tien drie.\nVier zes.\n")
    assert [("Een. Twee drie.\nVier vijf.\n"[r.start : r.end], r.new) for r in found] == [
        ("", "tien "),
        ("vijf", "zes"),
    ]


def test_one_word_in_a_long_paragraph_is_found_at_once():
    words = [f"w{place % 97}" for place in range(20_000)]
    other = [*words[:9_000], "anders", *words[9_001:]]
    start = time.perf_counter()
    found = differences(" ".join(words), " ".join(other))
    assert [r.new for r in found] == ["anders"]
    assert time.perf_counter() - start < 5, "a search in all pairs of words takes minutes"
