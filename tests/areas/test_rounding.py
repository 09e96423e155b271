import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.areas.rounding import whole_numbers


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=50))
def test_the_total_is_kept_and_no_count_moves_by_one(values):
    counts = np.array(values)
    rounded = whole_numbers(counts)
    assert abs(rounded.sum() - counts.sum()) <= 0.5 + 1e-6
    assert (np.abs(rounded - counts) <= 1.0).all()
    assert (rounded % 1 == 0).all()


@given(st.lists(st.integers(0, 10**6), min_size=1))
def test_whole_numbers_stay(values):
    counts = np.array(values, dtype=float)
    assert whole_numbers(counts).tolist() == counts.tolist()
    assert whole_numbers(counts + 1e-11).tolist() == counts.tolist()
    assert whole_numbers(np.maximum(counts - 1e-11, 0)).tolist() == counts.tolist()


def test_missing_stays_missing():
    rounded = whole_numbers(np.array([np.nan, 0.5, 0.5]))
    assert rounded[1:].tolist() == pytest.approx([1.0, 0.0])
    assert np.isnan(rounded[0])
