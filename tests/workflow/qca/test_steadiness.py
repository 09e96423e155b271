from dataclasses import replace

import numpy as np
import pandas as pd

from wijkpeil.qca import Cuts, minimise, qca_data, truth_table
from wijkpeil.qca.calibration.methods import Steps
from wijkpeil.qca.robustness.calibration_ranges import CalibratedCondition
from wijkpeil.qca.robustness.reanalysis import Reanalysis
from wijkpeil.workflow import steadiness as room
from wijkpeil.workflow.other_choices import OtherCut
from wijkpeil.workflow.steadiness import steadiness_of


def two_cases():
    frame = pd.DataFrame({"A": [0.9, 0.1], "B": [0.2, 0.3], "Y": [0.72, 0.1]}, index=["k", "l"])
    return qca_data(frame, outcome="Y")


def test_other_choices_without_a_solution():
    data, cuts = two_cases(), Cuts(0.84, None, 0.7)
    model = minimise(truth_table(data, cuts)).models[0]
    found = steadiness_of(data, cuts, model, calibrated={}, units={}, again=Reanalysis())
    empty = [one for one in found.tests if not one.models]
    assert empty
    assert all(one.cases == frozenset() for one in empty)


def test_nothing_else_gives_a_solution(monkeypatch):
    data = two_cases()
    cuts = Cuts(0.84, None, 0.7)
    model = minimise(truth_table(data, cuts)).models[0]
    stricter = OtherCut("stricter", Cuts(1.0, None, 1.0))
    monkeypatch.setattr(room, "other_cuts", lambda _cuts: (stricter,))
    found = steadiness_of(data, cuts, model, calibrated={}, units={}, again=Reanalysis())
    assert found.protocol is None


def test_a_calibration_that_leaves_every_case_in_between():
    frame = pd.DataFrame({"A": [0.9, 0.1], "Y": [1, 0]}, index=["k", "l"])
    data = qca_data(frame, outcome="Y")
    half = replace(data, values=np.full((2, 1), 0.5))
    assert room._models(half, Cuts(), Reanalysis()).terms == ()


def test_a_threshold_that_leaves_no_case_in_a_row():
    raw = {"A": [1.0, 9.0]}
    frame = pd.DataFrame({"A": [0, 1], "B": [0.4, 0.8], "Y": [0, 1]}, index=["k", "l"])
    data = qca_data(frame, outcome="Y")
    known = {"A": CalibratedCondition(pd.Series(raw["A"]).to_numpy(), Steps((5.0,)))}
    model = minimise(truth_table(data, Cuts())).models[0]
    found = steadiness_of(data, Cuts(), model, calibrated=known, units={}, again=Reanalysis())
    assert [one.name for one in found.tests][-2:] == [
        "A: threshold 1 4.2",
        "A: threshold 1 5.8",
    ]
    assert found.choices.analyses == found.choices.possible
