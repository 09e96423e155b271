import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from wijkpeil.trajectories.spatial.false_discoveries import threshold


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40), st.floats(0.01, 0.4))
def test_the_areas_that_scipy_calls(p, rate):
    given_p = np.array(p)
    adjusted = false_discovery_control(given_p)
    called = given_p <= threshold(p=given_p, rate=rate)
    if threshold(p=given_p, rate=rate) == 0:
        called = given_p < 0 if (given_p > 0).all() else given_p == 0
    # rounding may turn an adjusted p-value on the rate itself either way
    clear = np.abs(adjusted - rate) > 1e-12
    assert (called == (adjusted <= rate))[clear].all()


def test_nothing_is_called_where_nothing_is_there():
    assert threshold(p=np.array([]), rate=0.05) == 0.0
    assert threshold(p=np.full(10, 0.04), rate=0.05) == pytest.approx(0.04)
    assert threshold(p=np.array([0.04, 0.9]), rate=0.05) == 0.0
