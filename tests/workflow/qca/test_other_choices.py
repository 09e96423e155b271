import numpy as np
import pytest

from wijkpeil.qca.calibration.anchors import Anchors
from wijkpeil.qca.calibration.methods import AsGiven, Steps, ThreeAnchors
from wijkpeil.qca.robustness.calibration_ranges import CalibratedCondition
from wijkpeil.qca.truth_table import Cuts
from wijkpeil.workflow.other_choices import (
    movable,
    other_calibrations,
    other_cuts,
    threshold_word,
)


def test_cuts_that_mean_nothing_are_left_out():
    names = [one.name for one in other_cuts(Cuts(1.0, 0.97, 0.0))]
    assert names == ["PRI 0.10", "at least 2 cases"]
    names = [one.name for one in other_cuts(Cuts(0.52, None, 0.95, 3))]
    assert names == ["inclusion 0.57", "PRI 0.85", "at least 4 cases"]


def test_the_crossover_moves_a_quarter_of_the_way():
    raw = np.array([1.0, 5.0, 9.0])
    both = other_calibrations(
        {"RENT": CalibratedCondition(raw, ThreeAnchors(Anchors(0.0, 4.0, 8.0)))}, {}
    )
    assert [one.name for one in both] == ["RENT: crossover 3", "RENT: crossover 5"]
    assert both[1].memberships[1] == 0.5


def test_steps_move_and_never_past_their_neighbour():
    raw = np.array([0.0, 5.0, 10.0])
    found = other_calibrations({"KIND": CalibratedCondition(raw, Steps((4.0, 4.5)))}, {})
    assert [one.name for one in found] == ["KIND: threshold 1 3", "KIND: threshold 2 5.5"]


@pytest.mark.parametrize(
    ("unit", "written"),
    [("share", "RENT: crossover 5.25%"), ("points", "RENT: crossover +0.0525")],
)
def test_thresholds_are_written_as_their_condition_is(unit, written):
    raw = np.array([0.01, 0.06, 0.2])
    found = other_calibrations(
        {"RENT": CalibratedCondition(raw, ThreeAnchors(Anchors(0.03, 0.06, 0.1)))}, {"RENT": unit}
    )
    assert found[0].name == written


def test_what_can_be_moved():
    steps = Steps((1.0,))
    assert movable(steps) is steps
    assert movable(AsGiven()) is None


@pytest.mark.parametrize(
    ("name", "word"), [("exclusion", "fully out"), ("inclusion", "fully in"), ("t2", "threshold 2")]
)
def test_words_of_thresholds(name, word):
    assert threshold_word(name) == word
