"""The robustness protocol: bounds, identities, and the published example."""

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.errors import QcaError
from wijkpeil.qca import Cuts, minimise, parse_expression, qca_data, truth_table
from wijkpeil.qca.robustness.cut_ranges import cut_ranges
from wijkpeil.qca.robustness.protocol import overlap, robustness, tried, tried_all
from wijkpeil.qca.robustness.reanalysis import Reanalysis

MODELS = st.sampled_from(["A", "A*B", "A + ~B", "A*~C + B", "~A*C", "B + C", "A*B + ~C"])
GROUPS = ("robust", "shaky", "possible")


@given(seed=st.integers(0, 5_000), texts=st.lists(MODELS, min_size=2, max_size=4))
def test_bounds_and_every_case_in_one_group(seed, texts, fuzzy_data):
    data = fuzzy_data(seed, 14, 3)
    initial, *others = (parse_expression(text, data.space) for text in texts)
    found = robustness(initial, [tried("other", terms, data) for terms in others], data)
    fit = found.fit
    assert np.isnan(fit.RF_cov) or 0 <= fit.RF_cov <= 1 + 1e-12  # the core covers no more
    assert all(0 <= one <= 1 for one in (fit.RF_SC_minTS, fit.RF_SC_maxTS))
    cases = found.cases
    names = [
        *(case for group in GROUPS for case in getattr(cases, f"{group}_typical")),
        *(case for group in GROUPS for case in getattr(cases, f"{group}_deviant")),
        *cases.extreme_deviant_coverage,
        *cases.irrelevant,
    ]
    assert sorted(names) == sorted(data.cases)
    shaky = bool(cases.shaky_typical or cases.shaky_deviant)
    possible = bool(cases.possible_typical or cases.possible_deviant)
    assert found.rank == {(0, 0): 1, (0, 1): 2, (1, 0): 3, (1, 1): 4}[shaky, possible]


@given(seed=st.integers(0, 5_000), text=MODELS)
def test_the_same_solution_again_is_perfectly_robust(seed, text, fuzzy_data):
    data = fuzzy_data(seed, 9, 3)
    terms = parse_expression(text, data.space)
    found = robustness(terms, [tried("again", terms, data)] * 2, data)
    assert (found.fit.RF_cov, found.fit.RF_SC_minTS, found.fit.RF_SC_maxTS) == (1, 1, 1)
    assert found.fit.RF_cons == 1
    assert found.rank == 1
    assert found.each == ((1, 1.0), (1, 1.0))
    assert found.core_fit == found.initial_fit


def test_all_test_solutions_count_in_whatever_order(fuzzy_data):
    data = fuzzy_data(2, 20, 3)
    tests = [tried(text, parse_expression(text, data.space), data) for text in ("A", "B", "C")]
    initial = parse_expression("A + B", data.space)
    one, other = (robustness(initial, some, data) for some in (tests, tests[::-1]))
    assert one.fit == other.fit
    assert one.cases == other.cases
    assert one.expressions == other.expressions
    assert one.expressions.robust == "A*B*C"


def test_no_overlap_and_no_core():
    frame = pd.DataFrame({"A": [1, 0, 1], "B": [1, 1, 0], "Y": [1, 0, 0]}, index=[*"klm"])
    data = qca_data(frame, outcome="Y")
    initial, other = (parse_expression(text, data.space) for text in ("A*B", "~A"))
    found = robustness(initial, [tried("other", other, data)], data)
    assert (found.expressions.robust, found.fit.RF_cov, found.fit.RF_SC_minTS) == ("", 0, 0)
    assert np.isnan(found.fit.RF_cons)
    assert np.isnan(found.cases.deviant_ratio) or found.cases.deviant_ratio == 0
    assert np.isnan(overlap(np.zeros(2), np.zeros(2)))


def test_without_a_test_solution_there_is_nothing_to_say(fuzzy_data):
    data = fuzzy_data(1, 5, 2)
    with pytest.raises(QcaError, match="no test solution"):
        robustness(parse_expression("A", data.space), [], data)


def test_every_model_of_an_ambiguous_solution_is_tried(fuzzy_data):
    data = fuzzy_data(1, 10, 5)
    models = Reanalysis().models(truth_table(data, Cuts(0.8)))
    assert len(models.terms) > 1
    found = tried_all("cut 0.7", models, data)
    assert [test.name for test in found][:2] == [
        f"cut 0.7 (1/{len(found)})",
        f"cut 0.7 (2/{len(found)})",
    ]
    alone = tried_all("cut 0.7", type(models)(models.terms[:1]), data)
    assert [test.name for test in alone] == ["cut 0.7"]


@pytest.mark.shared
def test_published_protocol(shared):
    folder = shared / "reference" / "qca"
    known = json.loads((folder / "sm_robustness.json").read_text())
    frame = pd.read_csv(folder / "data" / "PAYF.csv", index_col=0)
    data = qca_data(frame, outcome="HL", conditions=["HE", "GG", "AH", "HI", "HW"])
    cuts = {
        "IS": Cuts(0.87, frequency=2),
        "TS1": Cuts(0.7, frequency=2),
        "TS2": Cuts(0.87, frequency=1),
    }
    solutions = {name: minimise(truth_table(data, one)) for name, one in cuts.items()}
    for name, solution in solutions.items():
        assert sorted(map(sorted, solution.texts())) == sorted(map(sorted, known[name]["models"]))
    terms = {name: solution.models[0].terms for name, solution in solutions.items()}
    tests = [tried(name, terms[name], data) for name in ("TS1", "TS2")]
    found = robustness(terms["IS"], tests, data)
    core = found.core_fit
    assert (core.inclS, core.covS, core.PRI) == pytest.approx(known["rob.corefit"], abs=0.000501)
    (wanted,) = known["rob.fit"]
    for name in ("RF_cov", "RF_cons", "RF_SC_minTS", "RF_SC_maxTS"):
        assert getattr(found.fit, name) == pytest.approx(wanted[name], abs=0.000501)
    single = known["rob.singletest"]
    assert [rank for rank, _overlap in found.each] == single["RCC_Rank"]
    assert [shared_ for _rank, shared_ in found.each] == pytest.approx(single["SC"], abs=0.000501)
    cases = known["rob.cases"]
    (ratio,) = cases["CaseParameters"]
    assert found.rank == ratio["RCC_Rank"]
    assert found.cases.typical_ratio == pytest.approx(ratio["RCR_typ"], abs=0.000501)
    assert found.cases.deviant_ratio == pytest.approx(ratio["RCR_dev"], abs=0.000501)
    assert len(cases["CaseTypes"]) == 8
    for key, one in cases["CaseTypes"].items():
        names = one["CaseNames"]
        assert list(getattr(found.cases, GROUP_OF[key])) == (
            [names] if isinstance(names, str) else names
        )
        group = EXPRESSION_OF[key[:4]]
        ours, theirs = getattr(found.expressions, group), one["Boolean"].split(": ")[1]
        assert literals_of(ours) == literals_of(theirs)


def literals_of(text):
    return {frozenset(term.strip().split("*")) for term in text.split("+")}


EXPRESSION_OF = {"S1S2": "robust", "S1s2": "shaky", "s1S2": "possible", "s1s2": "outside"}


GROUP_OF = {
    "S1S2Y": "robust_typical",
    "S1S2y": "robust_deviant",
    "S1s2Y": "shaky_typical",
    "S1s2y": "shaky_deviant",
    "s1S2Y": "possible_typical",
    "s1S2y": "possible_deviant",
    "s1s2Y": "extreme_deviant_coverage",
    "s1s2y": "irrelevant",
}


@pytest.mark.shared
def test_published_ranges(shared):
    folder = shared / "reference" / "qca"
    known = json.loads((folder / "sm_robustness.json").read_text())
    frame = pd.read_csv(folder / "data" / "PAYF.csv", index_col=0)
    data = qca_data(frame, outcome="HL", conditions=["HE", "GG", "AH", "HI", "HW"])
    inclusion, _pri, frequency = cut_ranges(data, Cuts(0.87, frequency=2))
    low, high = (row["RCT"] for row in known["inclrange"])
    # R tries every 0.01 from 0.87 on, and gives the last one with the same first model
    steps = [0.87 + step / 100 for step in range(-20, 13)]
    same = [step for step in steps if inclusion.holds(step)]
    assert (min(same), max(same)) == pytest.approx((low, high))
    assert [frequency.low, frequency.high] == [row["NCUT"] for row in known["ncutrange"]]
