"""Calibrated conditions with what their reader must know."""

import numpy as np
import pandas as pd
import pytest

from wijkpeil.errors import QcaError
from wijkpeil.qca import qca_data
from wijkpeil.qca.calibration.anchors import Anchors
from wijkpeil.qca.calibration.calibrated import calibrate, calibrate_chance
from wijkpeil.qca.calibration.methods import Scores, Steps, ThreeAnchors
from wijkpeil.qca.calibration.steps import even_scale

RENT = pd.Series({"East": 20.0, "West": 60.0, "North": 50.0}, name="RENT")


def test_cases_at_exactly_half_are_named():
    found = calibrate(RENT, ThreeAnchors(Anchors(30, 50, 70)), reason="the middle of the country")
    (note,) = found.notes
    assert note.startswith("North has a membership of exactly 0.5 in RENT")
    scores = pd.Series({"a": 1, "b": 1, "c": 3}, name="S")
    five = calibrate(scores, Scores(even_scale((0, 1, 2, 3, 4))), reason="as agreed")
    assert not any("0.5" in note for note in five.notes)
    half = calibrate(pd.Series({"a": 2, "b": 2, "c": 3}, name="S"), Scores(even_scale((1, 2, 3))))
    assert any(note.startswith("a, b have a membership of exactly 0.5") for note in half.notes)


def test_a_skewed_set_and_a_missing_reason_are_told():
    found = calibrate(RENT, Steps((10.0,)))
    assert found.notes[0].startswith("RENT is skewed:")
    assert "3 of 3 cases (100%)" in found.notes[0]
    assert "No reason is given for the anchors of RENT" in found.notes[-1]


def test_a_multi_value_condition_has_no_skew():
    found = calibrate(RENT, Steps((30.0, 55.0)), reason="the law's limits")
    assert found.skew is None
    assert found.memberships.tolist() == [0, 2, 1]
    assert found.notes == ()


def test_the_series_is_a_column_to_compare():
    frame = pd.DataFrame({"RENT": calibrate(RENT, Steps((55.0,))).series})
    frame["OLD"], frame["RISE"] = [1, 0, 0], [0, 1, 0]
    assert qca_data(frame, outcome="RISE").cases == ("East", "West", "North")


def test_a_chance_is_a_membership_with_a_warning():
    chance = pd.Series({"East": 0.98, "West": np.nan, "North": 0.1}, name="RISE")
    found = calibrate_chance(chance, of="a rise of more than 0.05")
    assert found.memberships[[0, 2]].tolist() == [0.98, 0.1]
    assert "the chance of a rise of more than 0.05" in found.notes[0]
    assert found.reason == found.notes[0]
    assert not any("No reason" in note for note in found.notes)


def test_what_is_no_chance_is_refused():
    with pytest.raises(QcaError, match="RISE holds values that are no probabilities"):
        calibrate_chance(pd.Series([1.2], name="RISE"), of="a rise")


def test_all_missing_has_no_skew():
    found = calibrate(pd.Series([np.nan], name="X"), Steps((1.0,)), reason="r")
    assert found.skew is None
