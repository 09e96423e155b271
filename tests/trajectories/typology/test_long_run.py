"""The long run: textbook chains, chains that fall apart, classes that none ever left."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from wijkpeil.errors import ModelError
from wijkpeil.trajectories.typology.long_run import (
    mean_first_passage,
    sojourn_time,
    steady_state,
)

positive = arrays(np.float64, (4, 4), elements=st.floats(0.05, 1))


@given(positive)
def test_the_steady_state_stays(table):
    chances = table / table.sum(axis=1, keepdims=True)
    shares = steady_state(probabilities=chances)
    assert shares.sum() == pytest.approx(1)
    assert shares @ chances == pytest.approx(shares)
    # Kac: the mean time to return is one over the share.
    assert np.diag(mean_first_passage(probabilities=chances)) == pytest.approx(1 / shares)


def test_a_chain_in_two_parts_has_no_long_run():
    chances = [[0.5, 0.5, 0.0], [0.2, 0.8, 0.0], [0.0, 0.0, 1.0]]
    assert np.isnan(steady_state(probabilities=chances)).all()
    # As in giddy's documentation of mfpt.
    expected = [[3.5, 2.0, np.inf], [5.0, 1.4, np.inf], [np.inf, np.inf, 1.0]]
    assert mean_first_passage(probabilities=chances) == pytest.approx(np.array(expected))
    assert sojourn_time(probabilities=chances).tolist() == pytest.approx([2.0, 5.0, np.inf])


def test_a_class_that_may_be_missed_is_infinitely_far():
    chances = [[0.5, 0.25, 0.25], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]
    passage = mean_first_passage(probabilities=chances)
    assert passage[0, 1] == np.inf
    assert passage[0, 0] == np.inf
    assert passage[1, 1] == 1


def test_a_class_that_never_occurs_has_no_share():
    chances = [[0.9, 0.1, 0.0], [0.3, 0.7, 0.0], [np.nan] * 3]
    assert steady_state(probabilities=chances) == pytest.approx([0.75, 0.25, 0])
    passage = mean_first_passage(probabilities=chances)
    assert passage[:2, :2] == pytest.approx(np.array([[4 / 3, 10], [10 / 3, 4]]))
    assert np.isnan(passage[2]).all()
    assert np.isnan(sojourn_time(probabilities=chances)[2])


def test_a_class_that_none_ever_left_leaves_the_long_run_open():
    chances = [[0.5, 0.5], [np.nan, np.nan]]
    assert np.isnan(steady_state(probabilities=chances)).all()
    assert np.isnan(mean_first_passage(probabilities=chances)).all()
    assert np.isnan(steady_state(probabilities=[[np.nan]])).all()


@pytest.mark.parametrize("chances", [[[0.5, 0.4], [0.5, 0.5]], [[1.5, -0.5], [0.5, 0.5]]])
def test_what_is_no_table_of_probabilities_is_refused(chances):
    with pytest.raises(ModelError):
        steady_state(probabilities=chances)
