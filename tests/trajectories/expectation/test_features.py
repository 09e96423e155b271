"""Features with bends."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.trajectories.expectation.features import features, knots_of, spline


@given(st.floats(0.1, 5))
def test_a_spline_is_straight_beyond_its_outer_knots(step):
    knots = np.array([0.0, 1.0, 2.5, 4.0])
    above = spline(4.0 + step * np.arange(3), knots=knots)
    np.testing.assert_allclose(np.diff(above, n=2, axis=0), 0, atol=1e-8)
    below = spline(-step * np.arange(3), knots=knots)
    np.testing.assert_allclose(below, 0, atol=1e-12)


def test_few_different_values_have_few_knots():
    classes = np.array([1.0] * 50 + [2.0] * 50)
    assert len(knots_of(classes)) == 2
    assert spline(classes, knots=knots_of(classes)).shape == (100, 0)


def test_all_features_bend_and_meet_the_level():
    rng = np.random.default_rng(1)
    x, level, pace = rng.standard_normal((200, 2)), rng.normal(4, 0.1, 200), rng.normal(0, 1, 200)
    learned = np.arange(200) < 150
    found = features(x=x, level=level, pace=pace, learned=learned)
    assert found.shape == (200, 4 + 4 * 2 + 3)
    assert found[learned, 2].mean() == pytest.approx(0, abs=1e-12)
    np.testing.assert_allclose(found[:, -1], found[:, 3] * found[:, 2])
    assert features(x=x, level=level, pace=None, learned=learned).shape == (200, 3 + 3 * 2 + 2)


def test_held_out_areas_place_no_knots():
    rng = np.random.default_rng(2)
    x, level = rng.standard_normal((100, 1)), rng.normal(4, 0.1, 100)
    learned = np.arange(100) < 60
    far = x.copy()
    far[60:] += 100
    near_by = features(x=x, level=level, pace=None, learned=learned)
    far_off = features(x=far, level=level, pace=None, learned=learned)
    np.testing.assert_array_equal(near_by[learned], far_off[learned])
