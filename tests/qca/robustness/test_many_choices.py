"""All choices at once, against each choice analysed on its own."""

from itertools import product

import numpy as np
import pandas as pd
import pytest

from wijkpeil.errors import QcaError
from wijkpeil.qca import Cuts, minimise, qca_data, truth_table
from wijkpeil.qca.robustness.many_choices import many_choices


def test_every_combination_counts_once(fuzzy_data):
    data = fuzzy_data(1, 10, 3)
    frame = pd.DataFrame(data.values, columns=[*"ABC"], index=list(data.cases))
    other = {"A": [np.clip(data.values[:, 0] ** 1.5, 0.01, 0.99)], "C": [data.values[:, 2] ** 0.6]}
    cuts = [Cuts(0.75), Cuts(0.85)]
    found = many_choices(data, cuts, memberships=other)
    assert (found.possible, found.analyses) == (8, 8)
    terms, cases, empty = {}, {}, 0
    for one, a, c in product(cuts, (0, 1), (0, 1)):
        changed = frame.assign(
            A=other["A"][0] if a else frame["A"],
            C=other["C"][0] if c else frame["C"],
            Y=data.membership,
        )
        again = qca_data(changed, outcome="Y")
        try:
            models = minimise(truth_table(again, one)).models
        except QcaError:
            empty += 1
            continue
        for term in {term for model in models for term in model.texts(again.space)}:
            terms[term] = terms.get(term, 0) + 1
        for place, case in enumerate(again.cases):
            row = (again.values[place] > 0.5).astype(int).tolist()
            packed = type(models[0].terms[0])(*again.space.pack(row))
            if all(any(term.covers(packed) for term in model.terms) for model in models):
                cases[case] = cases.get(case, 0) + 1
    assert {one.term: one.in_some_model * 8 for one in found.terms} == pytest.approx(terms)
    assert found.without_solution * 8 == empty
    assert {one.case: one.in_every_model * 8 for one in found.cases} == pytest.approx(
        dict.fromkeys(data.cases, 0) | cases
    )
    assert all(one.in_every_model <= one.in_some_model for one in (*found.terms, *found.cases))


def test_one_choice_is_the_analysis_itself(fuzzy_data):
    found = many_choices(fuzzy_data(1, 10, 5), [Cuts(0.8)])
    assert (found.same, found.answers, found.analyses, found.complete) == (1, 1, 1, True)
    assert found.terms[0].in_some_model == 1


def test_too_many_combinations_are_drawn_with_a_seed(fuzzy_data):
    data = fuzzy_data(2, 10, 3)
    cuts = [Cuts(cut) for cut in np.linspace(0.6, 0.95, 20)]
    one, other = (many_choices(data, cuts, most=15, seed=4) for _ in range(2))
    assert one == other
    assert (one.possible, one.analyses) == (20, 15)


def test_a_calibration_without_any_clear_case_gives_no_solution():
    data = qca_data(pd.DataFrame({"A": [0.9, 0.2], "Y": [1, 0]}, index=["k", "l"]), outcome="Y")
    found = many_choices(data, [Cuts(0.8)], memberships={"A": [np.full(2, 0.5)]})
    assert found.without_solution == 0.5
    assert {one.case: one.in_every_model for one in found.cases} == {"k": 0.5, "l": 0}


def test_what_is_not_there_is_refused(fuzzy_data):
    data = fuzzy_data(1, 5, 2)
    with pytest.raises(QcaError, match="Q is calibrated, but"):
        many_choices(data, [Cuts()], memberships={"Q": [np.ones(5)]})
    with pytest.raises(QcaError, match="at least one set of cuts"):
        many_choices(data, [])
