import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.sources.figures import REASONS, figures, uses_comma
from wijkpeil.sources.raw_rows import UNTOLD


@given(st.lists(st.floats(-90_000, 1e9), min_size=1))
def test_figures_are_read_as_printed(numbers):
    read = figures(pd.Series([f"  {number!r} " for number in numbers]))
    assert read.numbers.tolist() == numbers
    assert not read.wrong.any()
    assert sum(read.missing.values()) == 0


@given(st.lists(st.sampled_from([".", "x", "", "-99997", "-99995", UNTOLD, "NA", "-", "7"])))
def test_every_missing_value_has_one_reason(texts):
    read = figures(pd.Series(texts, dtype=str))
    missing = sum(math.isnan(number) for number in read.numbers)
    assert sum(read.missing.values()) == missing
    assert tuple(read.missing) == REASONS
    assert read.missing["secret"] == texts.count("x") + texts.count("-99997")
    assert read.missing["impossible"] == texts.count("")
    assert not read.wrong.any()


@given(st.text(max_size=6))
def test_any_text_is_a_number_a_sign_or_wrong(text):
    read = figures(pd.Series([text]))
    number = not math.isnan(read.numbers[0])
    assert number + sum(read.missing.values()) + bool(read.wrong[0]) == 1


def test_decimal_comma():
    read = figures(pd.Series(["1,5", "2", "1.234,5"]), comma=True)
    assert read.numbers[:2].tolist() == [1.5, 2.0]
    assert read.wrong.tolist() == [False, False, True]


@pytest.mark.parametrize(
    ("cells", "expected"), [(["1.5", "."], False), (["1,5", "."], True), (["1,5", "1.5"], None)]
)
def test_which_decimal_mark(cells, expected):
    assert uses_comma(pd.DataFrame({"a": cells})) is expected
