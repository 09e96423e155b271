import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import t

from wijkpeil.trajectories.change import MINIMUM_CHANGE, VERDICTS, Change


def a_change(estimate, scale, degrees, minimum=MINIMUM_CHANGE):
    return Change(
        start=2012,
        end=2016,
        reference="nation",
        codes=np.arange(len(estimate)).astype(str),
        estimate=np.asarray(estimate, dtype=float),
        scale=np.asarray(scale, dtype=float),
        degrees=np.asarray(degrees, dtype=float),
        minimum=minimum,
    )


def test_the_words_and_the_minimum_are_as_agreed():
    assert VERDICTS == ("rising", "falling", "stable", "unclear")
    assert pytest.approx(0.0392) == MINIMUM_CHANGE


@settings(max_examples=50, deadline=None)
@given(
    estimate=st.floats(-0.3, 0.3),
    scale=st.floats(0.001, 0.2),
    degrees=st.floats(2.5, 200),
    minimum=st.floats(0.0, 0.2),
)
def test_probabilities_are_the_students(estimate, scale, degrees, minimum):
    change = a_change([estimate], [scale], [degrees], minimum)
    student = t(degrees, loc=estimate, scale=scale)
    assert change.rise[0] == pytest.approx(student.sf(0.0), abs=1e-9)
    assert change.fall[0] == pytest.approx(student.cdf(0.0), abs=1e-9)
    assert change.rise_beyond[0] == pytest.approx(student.sf(minimum), abs=1e-9)
    assert change.fall_beyond[0] == pytest.approx(student.cdf(-minimum), abs=1e-9)
    parts = change.rise_beyond[0] + change.fall_beyond[0] + change.within[0]
    assert parts == pytest.approx(1.0)
    assert change.false_sign_rate[0] == pytest.approx(
        student.cdf(0.0) if estimate > 0 else student.sf(0.0), abs=1e-9
    )
    assert 0 <= change.false_sign_rate[0] <= 0.5
    lower, upper = change.interval(0.8)
    assert student.cdf(upper[0]) - student.cdf(lower[0]) == pytest.approx(0.8)
    assert upper[0] - estimate == pytest.approx(estimate - lower[0])


def test_turning_the_scale_round_swaps_rise_and_fall():
    there = a_change([0.03, -0.1], [0.02, 0.05], [9.0, 11.0])
    back = a_change([-0.03, 0.1], [0.02, 0.05], [9.0, 11.0])
    np.testing.assert_allclose(there.rise, back.fall)
    np.testing.assert_allclose(there.rise_beyond, back.fall_beyond)
    np.testing.assert_allclose(there.within, back.within)


def test_what_is_not_known_stays_unknown():
    change = a_change([np.nan, 0.1], [np.nan, 0.01], [9.0, 9.0])
    assert np.isnan(change.rise).tolist() == [True, False]
    assert np.isnan(change.within).tolist() == [True, False]
    assert np.isnan(change.false_sign_rate).tolist() == [True, False]
    assert np.isnan(change.interval(0.95)[0]).tolist() == [True, False]
