import numpy as np
import pytest

from wijkpeil.errors import ModelError
from wijkpeil.trajectories.typology.costs import (
    Costs,
    constant_costs,
    interval_costs,
    transition_costs,
)


def test_interval_costs_are_steps_between_classes():
    costs = interval_costs(k=9)
    assert costs.substitution[0, 8] == 8
    assert costs.indel == 8
    assert costs.k == 9


def test_a_single_class_still_has_a_gap_that_costs_something():
    assert interval_costs(k=1).indel == 1


def test_whole_costs_are_recognised():
    assert interval_costs(k=5).whole
    assert not constant_costs(k=5).whole


def test_transition_costs_follow_the_two_way_traffic():
    chances = np.array([[0.9, 0.1, 0.0], [0.3, 0.6, 0.1], [np.nan] * 3])
    costs = transition_costs(probabilities=chances)
    assert costs.substitution[0, 1] == pytest.approx(1 - 0.2)
    assert costs.substitution[1, 2] == pytest.approx(1 - 0.05)
    assert costs.substitution[0, 2] == 1
    assert costs.indel == 1


@pytest.mark.parametrize(
    "table",
    [
        [[0.0, 1.0], [2.0, 0.0]],
        [[1.0, 1.0], [1.0, 0.0]],
        [[0.0, -1.0], [-1.0, 0.0]],
        [[0.0, np.nan], [np.nan, 0.0]],
        [[0.0, 1.0]],
    ],
)
def test_costs_that_give_no_distance_are_refused(table):
    with pytest.raises(ModelError):
        Costs(substitution=np.array(table), indel=1.0)


def test_a_free_gap_is_refused():
    with pytest.raises(ModelError):
        Costs(substitution=np.zeros((2, 2)), indel=0.0)
