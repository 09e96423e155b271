from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.fieldwork.agreement import paragraph_bounds


@given(st.text(alphabet="a \n\t", max_size=40))
def test_paragraphs_hold_all_words_and_no_line_feed(text):
    bounds = paragraph_bounds(text)
    kept = "".join(text[start:end] for start, end in bounds)
    assert kept.count("a") == text.count("a")
    for start, end in bounds:
        assert text[start:end].strip() == text[start:end] != ""
        assert "\n" not in text[start:end]
    assert all(one[1] < after[0] for one, after in pairwise(bounds))
