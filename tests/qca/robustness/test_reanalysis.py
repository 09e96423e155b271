"""Every re-analysis answers the question that was asked, whatever shapes its solution."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from wijkpeil.errors import NoSolution
from wijkpeil.qca import Cuts, Options, Question, analyse, qca_data, truth_table
from wijkpeil.qca.robustness.cut_ranges import cut_range
from wijkpeil.qca.robustness.leave_one_out import leave_one_out
from wijkpeil.qca.robustness.many_choices import many_choices
from wijkpeil.qca.robustness.noise import noise_check
from wijkpeil.qca.robustness.reanalysis import reanalysis

CASES = 9
SHAPES = {
    "rows": {"exclude": (1, 2, 5)},
    "expression": {"exclude": "~A*~B + C"},
    "every model": {"options": Options(all_solutions=True)},
    "dominance": {"options": Options(row_dominance=True)},
    "implicants": {"options": Options(pi_cons=0.9)},
    "all at once": {"exclude": "~A", "options": Options(True, True, 0.8)},
    "intermediate": {"exclude": "~A*~B", "expectations": "A,~C"},
}


def question(**shape):
    return Question("Y", ("A", "B", "C"), Cuts(0.75), **shape)


def seen(seed):
    rng = np.random.default_rng(seed)
    drawn = rng.integers(0, 100, (CASES, 4)) / 100 + 0.003
    return pd.DataFrame(drawn, columns=[*"ABCY"], index=[f"case {i}" for i in range(CASES)])


def models(frame, asked):
    """Ask from the start; no models where there is no solution."""
    try:
        found = analyse(frame, asked)
    except NoSolution:
        return frozenset(), []
    chosen = found.intermediate if asked.expectations else found.parsimonious
    if chosen is None:
        return frozenset(), []
    return frozenset(frozenset(one.terms) for one in chosen.models), list(chosen.models)


def prepared(seed, shape):
    frame, asked = seen(seed), question(**SHAPES[shape])
    kind = "intermediate" if asked.expectations else "parsimonious"
    data = qca_data(frame, outcome="Y", conditions=asked.conditions)
    return frame, asked, data, reanalysis(asked, kind)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("shape", SHAPES)
def test_without_a_case(seed, shape):
    frame, asked, data, again = prepared(seed, shape)
    found = leave_one_out(data, asked.cuts, again=again)
    for one in found.without:
        expected, _models = models(frame.drop(index=one.case), asked)
        assert one.same == (expected == models(frame, asked)[0])
        assert len(one.models) == len(expected)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("shape", SHAPES)
def test_at_another_cut(seed, shape):
    frame, asked, data, again = prepared(seed, shape)
    found = cut_range(data, asked.cuts, "inclusion", again=again)
    for cut in (0.6, 0.7, 0.8, 0.9, 0.97):
        other = replace(asked, cuts=Cuts(cut))
        if found.holds(cut):
            assert models(frame, other) == models(frame, asked)
    if found.low_open:
        below = replace(asked, cuts=Cuts(found.low))
        assert models(frame, below)[0] != models(frame, asked)[0]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("shape", SHAPES)
def test_with_the_outcome_dealt_out(seed, shape):
    frame, asked, data, again = prepared(seed, shape)
    if not models(frame, asked)[0]:
        with pytest.raises(NoSolution):
            noise_check(data, asked.cuts, again=again, deals=20)
        return
    found = noise_check(data, asked.cuts, again=again, deals=20, seed=seed)
    dealt = np.random.default_rng(seed).permuted(np.tile(data.membership, (20, 1)), axis=1)
    best, some = found.consistency * found.coverage, [0, 0]
    for outcome in dealt:
        fitted = models(frame.assign(Y=outcome), asked)[1]
        some[0] += any(one.fit.inclS * one.fit.covS >= best - 1e-8 for one in fitted)
        some[1] += bool(fitted)
    assert (found.as_fitting, found.any_solution) == ((some[0] + 1) / 21, (some[1] + 1) / 21)


@pytest.mark.parametrize("shape", SHAPES)
def test_with_other_calibrations(shape):
    frame, asked, data, again = prepared(1, shape)
    other = np.roll(frame["A"].to_numpy(), 1)
    found = many_choices(data, [asked.cuts], memberships={"A": [other]}, again=again)
    both = [models(frame, asked)[0], models(frame.assign(A=other), asked)[0]]
    assert found.same == sum(one == both[0] for one in both) / 2
    assert found.without_solution == sum(not one for one in both) / 2


def test_the_cap_on_listing_cuts_no_re_analysis_short():
    assert reanalysis(question(options=Options(cap=1)), "complex").options.cap == 1000


def test_an_excluded_row_stays_excluded_when_it_is_no_longer_seen():
    frame = pd.DataFrame(
        {"A": [1, 1, 0, 0], "B": [1, 0, 1, 0], "Y": [1, 1, 0, 0]}, index=list("klmn")
    )
    asked = Question("Y", exclude="A*~B")
    data = qca_data(frame, outcome="Y")
    again = reanalysis(asked, "parsimonious")
    assert again.models(truth_table(data)).texts(data.space) == ("A",)  # seen, so no remainder
    without = leave_one_out(data, Cuts(), again=again).without[1]
    assert without.models == ("A*B",)
