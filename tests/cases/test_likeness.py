import numpy as np
import pandas as pd
import pytest

from wijkpeil.cases.likeness import distances


def apart(table):
    """Give the distances of all to all."""
    count = len(table)
    first, second = np.divmod(np.arange(count * count), count)
    return distances(table).between(first, second).reshape(count, count)


def test_a_missing_value_leaves_the_others_to_compare():
    table = pd.DataFrame({"a": [0.0, 1, 2, 3], "b": [0.0, np.nan, 2, 3], "c": [5.0, 1, 2, 9]})
    found = distances(table)
    assert found.used == ("a", "b", "c")
    assert np.isfinite(apart(table)).all()
    np.testing.assert_allclose(apart(table), apart(table).T)
    np.testing.assert_allclose(np.diag(apart(table)), 0.0)


def test_areas_that_share_less_than_half_can_not_be_compared():
    table = pd.DataFrame({"a": [0.0, 1, 2], "b": [np.nan, 1, 2], "c": [np.nan, 4, 2]})
    assert np.isnan(apart(table)[0, 1])
    assert np.isfinite(apart(table)[1, 2])


def test_columns_that_tell_nothing_are_named():
    table = pd.DataFrame({"a": [0.0, 1, 2], "same": [3.0, 3, 3], "text": ["x", "y", "z"]})
    found = distances(table)
    assert found.left_out == ("same", "text")
    assert found.used == ("a",)


def test_an_extreme_value_does_not_make_all_others_alike():
    table = pd.DataFrame({"a": [0.0, 1, 2, 3, 4, 1e9]})
    assert apart(table)[0, 4] == pytest.approx(4 / (1.4826 * 1.5), rel=1e-6)


def test_without_columns_nothing_is_known():
    table = pd.DataFrame(index=["x", "y"])
    assert distances(table).used == ()
    assert np.isnan(apart(table)).all()
