"""Sensitivity ranges: the same models inside, others just outside."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkpeil.errors import QcaError
from wijkpeil.qca import Cuts, Options, minimise, qca_data, truth_table
from wijkpeil.qca.calibration.anchors import Anchors
from wijkpeil.qca.calibration.methods import Steps, ThreeAnchors
from wijkpeil.qca.robustness.calibration_ranges import CalibratedCondition, calibration_ranges
from wijkpeil.qca.robustness.cut_ranges import cut_range, cut_ranges
from wijkpeil.qca.robustness.leave_one_out import leave_one_out
from wijkpeil.qca.robustness.reanalysis import Reanalysis


def models(data, cuts):
    try:
        return {frozenset(model.terms) for model in minimise(truth_table(data, cuts)).models}
    except QcaError:
        return set()


@given(
    seed=st.integers(0, 5_000),
    cut=st.floats(0.5, 0.95),
    name=st.sampled_from(["inclusion", "pri"]),
    share=st.floats(0, 1),
)
def test_ranges_of_cuts_are_exact(seed, cut, name, share, fuzzy_data):
    data = fuzzy_data(seed, 12, 3)
    cuts = Cuts(cut, pri=0.3)
    found = cut_range(data, cuts, name)
    assert found.holds(found.chosen)
    initial = models(data, cuts)
    inside = found.low + share * (found.high - found.low)
    if found.holds(inside):
        assert models(data, replace(cuts, **{name: inside})) == initial
    if found.low_open:
        assert models(data, replace(cuts, **{name: found.low})) != initial
    if not found.high_free:
        assert models(data, replace(cuts, **{name: min(found.high + 1e-6, 1)})) != initial


@given(seed=st.integers(0, 2_000), frequency=st.integers(1, 3))
def test_range_of_the_frequency_cut(seed, frequency, fuzzy_data):
    data = fuzzy_data(seed, 25, 3)
    cuts = Cuts(0.7, frequency=frequency)
    found = cut_range(data, cuts, "frequency")
    try:
        initial = models(data, cuts)
    except QcaError:
        return
    for value in range(int(found.low), int(found.high) + 1):
        assert models(data, replace(cuts, frequency=value)) == initial
    if found.low > 1:
        assert models(data, replace(cuts, frequency=int(found.low) - 1)) != initial


def test_a_second_cut_is_the_floor_of_the_first(fuzzy_data):
    data = fuzzy_data(8, 20, 3)
    inclusion, pri, frequency = cut_ranges(data, Cuts(0.8, contradiction=0.6))
    assert inclusion.low >= 0.6
    assert (pri.low, pri.low_free) == (0, True)
    assert frequency.low_free


def test_open_ends_belong_to_the_outside(fuzzy_data):
    found = cut_range(fuzzy_data(3, 12, 3), Cuts(0.8), "inclusion")
    assert found.low_open
    assert not found.holds(found.low)
    turned = replace(found, low_open=False, high_open=True)
    assert turned.holds(found.low)
    assert not turned.holds(found.high)


RAW = np.array([[12.0, 55], [20, 80], [31, 20], [38, 74], [47, 33], [58, 61], [66, 47], [90, 12]])
ANCHORS = {"RENT": Anchors(15, 40, 70), "OLD": Anchors(15, 50, 85)}


def calibrated():
    methods = {name: ThreeAnchors(anchors) for name, anchors in ANCHORS.items()}
    frame = pd.DataFrame(
        {name: methods[name].memberships(RAW[:, place]) for place, name in enumerate(methods)},
        index=[f"n{place}" for place in range(len(RAW))],
    )
    frame["RISE"] = [0.9, 0.8, 0.7, 0.2, 0.3, 0.9, 0.1, 0.2]
    known = {n: CalibratedCondition(RAW[:, place], methods[n]) for place, n in enumerate(methods)}
    return qca_data(frame, outcome="RISE"), known


def test_ranges_of_thresholds_hold_inside_and_break_outside():
    data, known = calibrated()
    cuts = Cuts(0.75)
    found = calibration_ranges(data, cuts, known)
    initial = models(data, cuts)
    assert set(found) == {"RENT", "OLD"}
    changed = 0
    for place, (name, ranges) in enumerate(found.items()):
        for one in ranges:

            def at(value, one=one, name=name, place=place):
                values = data.values.copy()
                moved = known[name].method.moved(one.name, value)
                values[:, place] = moved.memberships(RAW[:, place])
                return models(replace(data, values=values), cuts)

            assert one.low <= one.chosen <= one.high
            for value in np.linspace(one.low, one.high, 5):
                assert at(value) == initial
            if not one.high_free:
                changed += 1
                assert at(one.high + 1e-5) != initial
            if not one.low_free:
                changed += 1
                assert at(one.low - 1e-5) != initial
    assert changed >= 4


def test_a_crossover_stays_between_its_neighbours():
    data, known = calibrated()
    for ranges in calibration_ranges(data, Cuts(0.75), known, steps=10).values():
        out, middle, full = ranges
        assert out.chosen < middle.low
        assert middle.high < full.chosen


def test_what_is_not_the_calibration_of_the_data_is_refused():
    data, known = calibrated()
    with pytest.raises(QcaError, match="AGE is calibrated, but it is no condition"):
        calibration_ranges(data, Cuts(0.75), {"AGE": known["RENT"]})
    other = CalibratedCondition(RAW[:, 1], known["RENT"].method)
    with pytest.raises(QcaError, match="The memberships in RENT are not those"):
        calibration_ranges(data, Cuts(0.75), {"RENT": other})
    short = CalibratedCondition(RAW[:3, 0], known["RENT"].method)
    with pytest.raises(QcaError, match="The memberships in RENT are not those"):
        calibration_ranges(data, Cuts(0.75), {"RENT": short})


def test_a_threshold_at_which_no_case_is_in_a_row_is_a_change():
    frame = pd.DataFrame({"A": [0.2, 0.3], "Y": [0, 1]}, index=["k", "l"])
    data = qca_data(frame, outcome="Y")
    raw = np.full(2, 5.0)  # a crossover of 5 puts both cases at exactly 0.5
    method = ThreeAnchors(Anchors(4 - 1e-9, 6, 9), "s")
    flat = replace(data, values=method.memberships(raw)[:, None])
    known = {"A": CalibratedCondition(raw, method)}
    _out, middle, _full = calibration_ranges(flat, Cuts(), known, steps=2)["A"]
    assert not middle.low_free
    assert middle.low == pytest.approx(5, abs=1e-6)


def test_a_crisp_threshold_that_changes_nothing_is_free():
    frame = pd.DataFrame({"A": [0, 1, 1], "B": [0, 0, 1], "Y": [0, 0, 1]}, index=[*"klm"])
    raw = np.array([1.0, 5.0, 6.0])
    known = {"A": CalibratedCondition(raw, Steps((4.0,)))}
    ((only,),) = calibration_ranges(qca_data(frame, outcome="Y"), Cuts(), known).values()
    assert only.low_free  # B alone tells it, whatever A is
    assert only.low < 1


@settings(max_examples=25)
@given(seed=st.integers(0, 2_000), kind=st.sampled_from(["complex", "parsimonious"]))
def test_leaving_out_each_case_is_the_same_as_analysing_the_rest(seed, kind, fuzzy_data):
    data = fuzzy_data(seed, 9, 3)
    found = leave_one_out(data, Cuts(0.75), again=Reanalysis(kind))
    assert [one.case for one in found.without] == list(data.cases)
    frame = pd.DataFrame(data.values, index=list(data.cases), columns=[*data.space.names])
    frame["Y"] = data.membership
    for one in found.without:
        rest = qca_data(frame.drop(index=one.case), outcome="Y")
        try:
            again = minimise(truth_table(rest, Cuts(0.75)), kind)
            texts = {model.text(rest.space) for model in again.models}
        except QcaError:
            texts = set()
        assert set(one.models) == texts
        assert one.same == (texts == set(found.models))
        assert (one.case in found.decisive) == (not one.same)
        if one.same:
            assert not one.lost
            assert not one.gained


def test_the_last_case_in_any_row_cannot_be_missed():
    data = qca_data(pd.DataFrame({"A": [0.9, 0.5], "Y": [1, 0.2]}, index=["k", "l"]), outcome="Y")
    found = leave_one_out(data, Cuts())
    assert not found.without[0].same
    assert found.without[0].models == ()


def test_a_pattern_is_solved_once(fuzzy_data):
    table = truth_table(fuzzy_data(1, 15, 4), Cuts(0.8))
    again = Reanalysis("intermediate", "A,~B")
    first = again.models(table)
    assert len(first.terms) == 10
    assert first.texts(table.space)[0]
    assert again.models(table) is first
    assert (again.asked, again.solved) == (2, 1)


def test_models_that_are_not_all_listed_are_told(fuzzy_data):
    table = truth_table(fuzzy_data(1, 15, 4), Cuts(0.8))
    for kind in ("complex", "parsimonious", "intermediate"):
        found = Reanalysis(kind, "A,~B", options=Options(cap=1)).models(table)
        whole = Reanalysis(kind, "A,~B").models(table)
        assert found.complete == (found.terms == whole.terms)
    assert not found.complete


def test_nothing_to_explain_gives_no_models(fuzzy_data):
    data = fuzzy_data(3, 6, 2)
    table = truth_table(replace(data, membership=np.zeros(6)), Cuts(0.9))
    assert Reanalysis().models(table).terms == ()
