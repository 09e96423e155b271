"""Necessity: formulas, and the search against every combination tried one by one."""

from itertools import combinations, product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.errors import QcaError
from wijkpeil.qca import qca_data, sufficiency
from wijkpeil.qca.necessity import search
from wijkpeil.qca.necessity.expressions import (
    expression_membership,
    necessary,
    parts_of,
    single_literals,
    sufficient,
)
from wijkpeil.qca.necessity.fit import necessity
from wijkpeil.qca.necessity.search import NecessaryCuts, search_necessary, search_sufficient

MEMBERS = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=20).map(
    lambda pairs: np.array(pairs).T
)


@given(MEMBERS)
def test_parameters_of_fit_lie_between_0_and_1(pair):
    found = necessity(sets=pair[:1], outcome=pair[1])
    for values in (found.inclusion, found.relevance, found.coverage):
        assert np.isnan(values[0]) or -1e-12 <= values[0] <= 1 + 1e-12


@given(MEMBERS)
def test_necessity_is_sufficiency_the_other_way_round(pair):
    found = necessity(sets=pair[:1], outcome=pair[1])
    other = sufficiency(sets=pair[:1], outcome=pair[1])
    np.testing.assert_allclose(found.inclusion, other.coverage)
    np.testing.assert_allclose(found.coverage, other.inclusion)


def test_a_condition_that_is_always_there_is_necessary_but_not_relevant():
    found = necessity(sets=np.ones((1, 4)), outcome=np.array([1.0, 0, 1, 0.4]))
    assert found.inclusion[0] == 1
    assert found.relevance[0] == 0


def test_relevance_of_a_condition_equal_to_the_outcome_is_1():
    outcome = np.array([1.0, 0.3, 0])
    assert necessity(sets=outcome[None], outcome=outcome).relevance[0] == 1


def every_combination(data):
    """Give each choice of values of some conditions, short ones first, with its memberships."""
    k = len(data.conditions)
    for size in range(1, k + 1):
        for places in combinations(range(k), size):
            for values in product(*(range(data.conditions[p].levels) for p in places)):
                chosen = list(zip(places, values, strict=True))
                yield frozenset(chosen), np.array([literal(data, *pair) for pair in chosen])


def literal(data, place, value):
    column = data.values[:, place]
    if data.conditions[place].kind == "multivalue":
        return (column == value).astype(float)
    return column if value else 1 - column


def brute_force(data, cuts):
    """Find every conjunction that passes, and every disjunction that passes and holds none."""
    together, apart, included = set(), set(), []
    for written, members in every_combination(data):
        if passes(members.min(axis=0), data.membership, cuts):
            together.add(written)
        whole = members.max(axis=0)
        held = any(one <= written for one in included)
        if not held and passes(whole, data.membership, NecessaryCuts(cuts.inclusion)):
            included.append(written)
            if len(written) > 1 and passes(whole, data.membership, cuts):
                apart.add(written)
    return together, apart


def passes(members, outcome, cuts):
    within = np.minimum(members, outcome).sum()
    total = members.sum()
    coverage = within / total if total else 0
    relevance = (1 - members).sum() / max((1 - np.minimum(members, outcome)).sum(), 1e-12)
    near = 1e-9
    return (
        within / outcome.sum() >= cuts.inclusion - near
        and coverage >= cuts.coverage - near
        and relevance >= cuts.relevance - near
    )


def read(texts, names):
    found = set()
    for text in texts:
        parts = text.replace(" + ", "*").split("*")
        found.add(
            frozenset(
                (names.index(part[:1]), int(part[2]))
                if "[" in part
                else (names.index(part.strip("~")), 0 if part[0] == "~" else 1)
                for part in parts
            )
        )
    return found


@given(
    seed=st.integers(0, 10_000),
    kind=st.sampled_from(["crisp", "fuzzy", "multi"]),
    cuts=st.sampled_from(
        [NecessaryCuts(1), NecessaryCuts(0.8), NecessaryCuts(0.7, 0.5), NecessaryCuts(0.75, 0, 0.5)]
    ),
)
def test_the_search_finds_what_trying_everything_finds(seed, kind, cuts):
    rng = np.random.default_rng(seed)
    if kind == "fuzzy":
        drawn = rng.integers(1, 100, (7, 4)) / 100
    else:
        drawn = rng.integers(0, 3 if kind == "multi" else 2, (9, 4))
        drawn[:3] = np.arange(3)[:, None] if kind == "multi" else 1 - np.eye(4)[:3]
        drawn[3:6] = (drawn[3:6] + rng.permutation(4)) % (3 if kind == "multi" else 2)
        drawn[:, 3] = drawn[:, 3] > 0
    frame = pd.DataFrame(drawn, columns=[*"ABCY"])
    try:
        data = qca_data(frame, outcome="Y")
    except QcaError:  # a constant or double condition, which is refused
        return
    if not data.membership.sum():
        return
    together, apart = brute_force(data, cuts)
    found = search_necessary(data, cuts)
    names = [*data.space.names]
    assert read((one.expression for one in found.conjunctions), names) == together
    assert read((one.expression for one in found.disjunctions), names) == apart
    assert found.complete
    assert len(found.all) == len(together) + len(apart)


def test_a_short_search_says_that_it_is_not_complete(fuzzy_data):
    data = fuzzy_data(3, 9, 5)
    short, whole = (
        search_necessary(data, NecessaryCuts(0.95), longest=longest) for longest in (2, None)
    )
    assert short.longest == 2
    assert not short.complete
    assert whole.complete
    assert set(short.all) <= set(whole.all)


def test_too_many_combinations_stop_the_search(fuzzy_data, monkeypatch):
    monkeypatch.setattr(search, "MOST", 20)
    found = search_necessary(fuzzy_data(3, 9, 6), NecessaryCuts(0.99))
    assert found.longest == 1
    assert not found.complete


def test_sufficient_conjunctions_hold_no_other(fuzzy_data):
    data = fuzzy_data(5, 12, 4)
    found = search_sufficient(data, inclusion=0.8, coverage=0.1)
    assert found
    terms = [frozenset(one.expression.split("*")) for one in found]
    assert not any(a < b for a in terms for b in terms)
    assert all(one.fit.inclS >= 0.8 and one.fit.covS >= 0.1 for one in found)
    assert all(one.fit.covU is None for one in found)
    short = search_sufficient(data, inclusion=0.8, coverage=0.1, longest=1)
    assert set(short) <= set(found)


def test_expressions_are_read_and_measured():
    frame = pd.DataFrame({"A": [0.9, 0.2, 0.4], "B": [0.3, 0.6, 0.8], "Y": [1, 0, 0.7]})
    data = qca_data(frame, outcome="Y")
    assert list(parts_of("A*~B + B", data)) == ["A*~B", "B"]
    whole = expression_membership("A*~B + B", data)
    np.testing.assert_allclose(whole, [0.7, 0.6, 0.8])
    assert list(single_literals(data)) == ["A", "B"]
    assert list(single_literals(data, negated=True)) == ["~A", "~B"]
    (alone,) = sufficient({"A": data.values[:, 0]}, data.membership)
    assert alone.fit.covU is None
    first, second = necessary(single_literals(data), data.membership)
    assert first.inclN == pytest.approx((0.9 + 0.4) / 1.7)
    assert second.RoN == pytest.approx((0.7 + 0.4 + 0.2) / (0.7 + 1 + 0.3))


def test_every_value_of_a_multi_value_condition_stands_alone():
    data = qca_data(pd.DataFrame({"M": [0, 1, 2], "B": [1, 0, 0], "Y": [1, 0, 0]}), outcome="Y")
    assert list(single_literals(data)) == ["M[0]", "M[1]", "M[2]", "B[1]"]


def test_a_name_that_is_not_there_is_refused(fuzzy_data):
    with pytest.raises(QcaError, match="names something that is not in the data"):
        expression_membership("A*Q", fuzzy_data(1, 5, 2))
