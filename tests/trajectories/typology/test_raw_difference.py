import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.trajectories.change import MINIMUM_CHANGE
from wijkpeil.trajectories.typology.raw_difference import raw_difference

scores = st.floats(-1, 1, allow_nan=False)


def test_exactly_the_minimum_is_stable_and_a_little_more_is_not():
    end = [0.5, 0.5 + 1e-9, -0.5, -0.5 - 1e-9]
    found = raw_difference(start=[0.0] * 4, end=end, minimum=0.5)
    assert found.tolist() == ["stable", "rising", "stable", "falling"]


def test_the_default_minimum_is_a_quarter_of_a_class():
    assert pytest.approx(0.0392) == MINIMUM_CHANGE
    assert raw_difference(start=[0.0, 0.0], end=[0.039, 0.0394]).tolist() == ["stable", "rising"]


def test_a_rise_with_the_nation_is_stable():
    found = raw_difference(start=[0.0], end=[0.1], reference_start=4.0, reference_end=4.1)
    assert found.tolist() == ["stable"]


@given(st.lists(st.tuples(scores, scores), min_size=1), scores)
def test_moving_nation_and_areas_alike_changes_nothing(pairs, drift):
    start, end = np.round(np.array(pairs), 3).T
    plain = raw_difference(start=start, end=end, minimum=0.03925)
    drift = round(drift, 3)
    moved = raw_difference(start=start, end=end + drift, reference_end=drift, minimum=0.03925)
    assert (plain == moved).all()


def test_a_missing_score_is_unclear():
    found = raw_difference(start=[np.nan, 0.0], end=[0.0, np.nan])
    assert found.tolist() == ["unclear", "unclear"]


def test_each_area_may_have_a_reference_of_its_own():
    found = raw_difference(start=[0.0] * 3, end=[0.1] * 3, reference_end=[0.0, 0.1, np.nan])
    assert found.tolist() == ["rising", "stable", "unclear"]
