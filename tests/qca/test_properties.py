"""What holds of every table."""

from dataclasses import replace
from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.qca import (
    Condition,
    Cuts,
    QcaData,
    intermediate,
    minimise,
    parse_expectations,
    space,
    truth_table,
)
from wijkpeil.qca.assumptions import rows_of


@st.composite
def crisp_data(draw):
    """Between 4 and 12 crisp or multi-value cases, some with the outcome and some without."""
    conditions = draw(st.integers(2, 5))
    levels = draw(st.lists(st.sampled_from([2, 2, 3]), min_size=conditions, max_size=conditions))
    cases = draw(st.integers(4, 12))
    one = st.tuples(*[st.integers(0, count - 1) for count in levels])
    values = draw(st.lists(one, min_size=cases, max_size=cases))
    outcome = draw(st.lists(st.integers(0, 1), min_size=cases, max_size=cases))
    return levels, values, outcome


def as_data(levels, values, outcome, names=None):
    names = names or [f"C{place}" for place in range(len(levels))]
    places = space(
        [
            Condition(name, "crisp" if count == 2 else "multivalue", count)
            for name, count in zip(names, levels, strict=True)
        ]
    )
    return QcaData(
        space=places,
        cases=tuple(f"case {place}" for place in range(len(values))),
        values=np.array(values, dtype=float),
        outcome="Y",
        membership=np.array(outcome, dtype=float),
    )


def table_with_both(drawn):
    """Build the table, and tell whether something can be set against something."""
    table = truth_table(as_data(*drawn), Cuts(1.0))
    return table, bool(table.positive and table.having("0"))


def solutions(table):
    whole, simple = minimise(table, "complex"), minimise(table, "parsimonious")
    middle = intermediate(
        table,
        complex_solution=whole,
        parsimonious_solution=simple,
        expectations=parse_expectations(
            ",".join(f"{name}[1]" for name in table.space.names), table.space
        ),
    )
    return whole, simple, middle


@given(crisp_data())
def test_models_cover_all_that_is_positive_nothing_negative_and_need_each_term(drawn):
    table, useful = table_with_both(drawn)
    if not useful:
        return
    for found in solutions(table):
        assert found.models
        for model in found.models:
            for row in table.positive:
                assert any(term.covers(table.term(row)) for term in model.terms)
            for row in table.having("0", "C"):
                assert not any(term.covers(table.term(row)) for term in model.terms)
            for term in model.terms:
                rest = [other for other in model.terms if other != term]
                assert not all(
                    any(other.covers(table.term(row)) for other in rest) for row in table.positive
                )


@given(crisp_data())
def test_complex_lies_in_intermediate_lies_in_parsimonious(drawn):
    table, useful = table_with_both(drawn)
    if not useful:
        return
    for pair in solutions(table)[2].pairs:
        narrow = set(rows_of(pair.complex_model.terms, table.space))
        wide = set(rows_of(pair.parsimonious_model.terms, table.space))
        for model in pair.solution.models:
            between = set(rows_of(model.terms, table.space))
            assert narrow <= between <= wide


@given(crisp_data(), st.randoms(use_true_random=False))
def test_names_and_orders_change_nothing(drawn, rng):
    table, useful = table_with_both(drawn)
    if not useful:
        return
    levels, values, outcome = drawn
    columns = list(range(len(levels)))
    rng.shuffle(columns)
    cases = list(range(len(values)))
    rng.shuffle(cases)
    other = truth_table(
        as_data(
            [levels[column] for column in columns],
            [[values[case][column] for column in columns] for case in cases],
            [outcome[case] for case in cases],
            names=[f"Z{column}" for column in columns],
        ),
        Cuts(1.0),
    )
    for ours, theirs in zip(solutions(table), solutions(other), strict=True):
        renamed = {
            frozenset("*".join(sorted(term.replace("Z", "C").split("*"))) for term in model)
            for model in theirs.texts()
        }
        assert {
            frozenset("*".join(sorted(term.split("*"))) for term in model) for model in ours.texts()
        } == renamed


@given(crisp_data())
def test_crisp_as_fuzzy_gives_the_same_answer(drawn):
    levels, values, outcome = drawn
    data = as_data([2] * len(levels), [[min(v, 1) for v in row] for row in values], outcome)
    fuzzy = replace(data, space=space([replace(one, kind="fuzzy") for one in data.conditions]))
    first, second = truth_table(data, Cuts(0.8)), truth_table(fuzzy, Cuts(0.8))
    assert first.rows == second.rows
    if first.positive and first.having("0"):
        for ours, theirs in zip(solutions(first), solutions(second), strict=True):
            assert ours.models == theirs.models


def test_there_are_useful_tables():
    levels = [2, 2]
    values = list(product([0, 1], repeat=2))
    assert table_with_both((levels, values, [1, 0, 0, 1]))[1]
