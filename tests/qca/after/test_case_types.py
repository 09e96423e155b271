"""Which cases to look at: every case has its place, and the formulas."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.errors import QcaError
from wijkpeil.qca import parse_expression, qca_data
from wijkpeil.qca.after.case_types import case_types
from wijkpeil.qca.after.focal import focal_cases
from wijkpeil.qca.after.memberships import own_rows
from wijkpeil.qca.after.necessary_cases import necessary_cases
from wijkpeil.qca.after.pairs import (
    typical_with_deviant,
    typical_with_irrelevant,
    typical_with_typical,
    uncovered_with_irrelevant,
)


def made(frame):
    count = len(next(iter(frame.values())))
    return qca_data(pd.DataFrame(frame, index=[*"klmnopqr"[:count]]), outcome="Y")


SMALL = {
    "A": [0.9, 0.8, 0.6, 0.1, 0.2, 0.7],
    "B": [0.7, 0.9, 0.9, 0.3, 0.4, 0.2],
    "Y": [0.95, 0.3, 0.55, 0.8, 0.1, 0.9],
}


def test_each_kind_by_hand():
    data = made(SMALL)
    found = case_types(parse_expression("A*B", data.space), data)
    (typical,) = found.typical
    assert (typical.case, typical.best, typical.unique) == ("k", True, True)
    assert typical.score == pytest.approx(2 * (0.95 - 0.7) + 0.3)
    (degree,) = found.in_degree  # in both, but more in the term
    assert degree.case == "m"
    (deviant,) = found.deviant_consistency
    assert deviant.score == pytest.approx((1 - (0.8 - 0.3)) + 0.2)
    assert {one.case: one.row for one in found.deviant_coverage} == {"n": (0, 0), "p": (1, 0)}
    assert found.deviant_coverage[0].row_membership == pytest.approx(0.7)
    assert found.deviant_coverage[0].consistent
    assert [one.case for one in found.irrelevant] == ["o"]


@given(seed=st.integers(0, 5_000))
def test_every_case_has_a_place(seed, fuzzy_data):
    data = fuzzy_data(seed, 12, 3)
    found = case_types(parse_expression("A*~B + C", data.space), data)
    covered = {one.case for one in (*found.typical, *found.in_degree, *found.deviant_consistency)}
    rest = {one.case for one in (*found.deviant_coverage, *found.irrelevant)}
    assert covered | rest | set(found.undecided) == set(data.cases)
    assert not covered & rest


def test_half_in_the_outcome_is_undecided():
    data = made({"A": [0.9, 0.2], "Y": [0.5, 0.1]})
    assert case_types(parse_expression("A", data.space), data).undecided == ("k",)


def test_a_case_that_two_terms_cover_is_not_unique():
    data = made({"A": [0.7, 0.1, 0.8], "B": [0.8, 0.2, 0.1], "Y": [0.9, 0, 0.9]})
    found = case_types(parse_expression("A + B", data.space), data)
    assert {(one.case, one.term): one.unique for one in found.typical} == {
        ("k", "A"): False,
        ("m", "A"): True,
        ("k", "B"): False,
    }


def test_ties_are_broken_by_name():
    data = made({"A": [0.9, 0.9, 0.9, 0.1], "Y": [1, 1, 1, 0]})
    turned = qca_data(
        pd.DataFrame({"A": [0.1, 0.9, 0.9, 0.9], "Y": [0, 1, 1, 1]}, index=[*"nmlk"]), outcome="Y"
    )
    terms = parse_expression("A", data.space)
    one, other = (case_types(terms, some).typical for some in (data, turned))
    assert one == other
    assert [case.case for case in one] == ["k", "l", "m"]


def test_rows_of_multi_value_conditions_and_of_what_does_not_apply():
    frame = pd.DataFrame({"M": [0, 2, 1], "B": [0.3, 0.5, 0.8], "C": [1, "-", 0], "Y": [1, 0, 1]})
    rows, degree = own_rows(qca_data(frame, outcome="Y"))
    assert rows == ((0, 0, 1), (2, 0, None), (1, 1, 0))
    np.testing.assert_allclose(degree, [0.7, 0.5, 0.8])


def test_a_model_without_terms_is_refused(fuzzy_data):
    with pytest.raises(QcaError, match="no terms"):
        case_types([], fuzzy_data(1, 5, 2))


def test_pairs_within_a_term_by_hand():
    data = made(SMALL)
    found = typical_with_deviant(parse_expression("A*B", data.space), data)["A*B"]
    ((pair),) = found
    assert (pair.first, pair.second) == ("k", "l")
    assert pair.score == pytest.approx(abs(0.7 - 0.8) + (1 - (0.95 - 0.3)) + 0.3 + 0.2)


def test_pairs_in_the_same_row_by_hand():
    data = made({"A": [0.9, 0.1, 0.2], "B": [0.9, 0.3, 0.4], "Y": [0.9, 0.8, 0.1]})
    (pair,) = uncovered_with_irrelevant(parse_expression("A*B", data.space), data)
    assert (pair.first, pair.second, pair.row) == ("l", "m", (0, 0))
    assert pair.score == pytest.approx(abs(0.7 - 0.6) + (1 - 0.7) + 0.3 + 0.4)
    assert pair.consistent == (True, False)


def test_pairs_of_typical_cases_have_the_more_typical_first(fuzzy_data):
    data = fuzzy_data(4, 30, 3)
    terms = parse_expression("A*B + C", data.space)
    best = {one.case: one.score for one in case_types(terms, data).typical if one.term == "A*B"}
    assert len(best) > 2
    for pairs in typical_with_typical(terms, data, term=0).values():
        assert pairs
        assert all(best[pair.first] <= best[pair.second] + 1e-9 for pair in pairs)
        assert [pair.rank for pair in pairs] == sorted(pair.rank for pair in pairs)


@pytest.mark.parametrize("necessary", [(), ("A",)])
def test_the_rank_of_a_pair_tells_what_sets_the_two_apart(fuzzy_data, necessary):
    data = fuzzy_data(11, 60, 2)
    terms = parse_expression("A*B", data.space)
    pairs = typical_with_irrelevant(terms, data, term=0, necessary=necessary)["A"]
    a, b = (dict(zip(data.cases, data.values[:, place], strict=True)) for place in (0, 1))
    assert {pair.rank for pair in pairs} >= {1, 2, 3, 5, 7}
    for pair in pairs:
        leads = a[pair.first] >= b[pair.first] if necessary else a[pair.first] < b[pair.first]
        if pair.rank > 6:
            assert a[pair.second] >= 0.5
        else:
            assert a[pair.second] < 0.5
        if not necessary and pair.rank <= 2:
            assert b[pair.second] >= 0.5
        if pair.rank in (1, 3, 5, 7) and (necessary or pair.rank in (1, 7)):
            assert leads


def test_a_term_of_one_condition_has_one_conjunct():
    data = made({"A": [0.9, 0.7, 0.1], "Y": [1, 0.8, 0]})
    terms = parse_expression("A", data.space)
    (found,) = focal_cases(terms, data, term=0)
    assert [case.case for case in found.cases] == ["k", "l"]
    assert found.cases[0].score == pytest.approx(2 * 0.1 + 0.1)
    (pair,) = typical_with_typical(terms, data, term=0)["A"]
    assert (pair.first, pair.second) == ("k", "l")


def test_cases_of_a_disjunction_that_is_necessary():
    data = made({"A": [0.9, 0.2, 0.8, 0.1], "B": [0.3, 0.9, 0.9, 0.2], "Y": [0.8, 0.9, 0.1, 0.7]})
    a, b, whole = necessary_cases("A + B", data)
    assert [one.condition for one in (a, b, whole)] == ["A", "B", "A + B"]
    assert [one.case for one in a.typical] == ["k"]
    assert a.typical[0].unique
    assert [one.case for one in whole.deviant_consistency] == ["n"]
    assert whole.deviant_consistency[0].score == pytest.approx(1 - (0.7 - 0.2))
    assert [one.case for one in whole.deviant_relevance] == ["m"]
    first = whole.pairs[0]
    assert (first.typical, first.deviant) == ("l", "m")
    assert first.score == pytest.approx((1 - 0.9) + (1 - 0.9) + (1 - (0.9 - 0.1)) + 0)
