import pandas as pd
import pytest

from wijkpeil.errors import QcaError
from wijkpeil.qca import (
    Condition,
    Cuts,
    Options,
    TruthTable,
    against_necessity,
    assumptions,
    contradictory_assumptions,
    minimise,
    negation,
    qca_data,
    rows_in,
    simultaneous_subsets,
    space,
    truth_table,
)
from wijkpeil.qca.terms import Term


def made(cuts=None):
    frame = pd.DataFrame(
        {
            "A": [0.9, 0.8, 0.1, 0.2],
            "B": [0.8, 0.1, 0.9, 0.2],
            "C": [0.9, 0.7, 0.3, 0.1],
            "Y": [0.75, 0.6, 0.4, 0.3],
        }
    )
    return truth_table(qca_data(frame, outcome="Y"), cuts or Cuts(0.8))


def test_the_negation_is_the_same_table_turned_round():
    table = made(Cuts(0.8, contradiction=0.7))
    other = negation(table)
    assert other.outcome == "~Y"
    assert other.cuts == Cuts(0.7)
    assert (other.data.membership + table.data.membership == 1).all()
    assert negation(other).outcome == "Y"


def test_contradictory_assumptions_are_claimed_twice():
    table = made()
    both = contradictory_assumptions(table)
    for one in (table, negation(table)):
        claimed = {
            row for model in minimise(one).models for row in assumptions(model.terms, one).rows
        }
        assert set(both) <= claimed
    assert both == contradictory_assumptions(table, negated=negation(table))


def test_simultaneous_subsets_have_both_outcomes():
    table = made(Cuts(0.4))
    other = {row.number for row in negation(table).positive}
    found = simultaneous_subsets(table)
    assert found
    assert set(found) == other & {row.number for row in table.positive}


def test_rows_that_an_expression_covers():
    table = made()
    seen = {row.number for row in table.rows}
    assert set(rows_in("A*B", table, observed=True)) == {7, 8}
    assert set(rows_in("A*B", table)) == {7, 8} - seen


def test_a_necessity_names_positive_rows_apart():
    table = made()
    found = against_necessity("B", table)
    absent = set(rows_in("~B", table, observed=True))
    assert set(found.positive) == absent & {row.number for row in table.positive}
    assert set(found.remainders) == absent - {row.number for row in table.rows}


def test_what_needs_data_says_so(table_of):
    table = table_of([2, 2], {(1, 1): "1", (0, 0): "0"})
    with pytest.raises(QcaError, match="can't be asked without data"):
        negation(table)
    with pytest.raises(QcaError, match="can't be asked of a truth table without data"):
        minimise(table, "parsimonious", Options(pi_cons=0.5))


def test_too_many_rows_to_list():
    wide = space([Condition(f"C{place}") for place in range(20)])
    table = TruthTable(space=wide, outcome="Y", rows=())
    with pytest.raises(QcaError, match="covers 524288 rows, too many to list"):
        rows_in("C0", table)
    with pytest.raises(QcaError, match="so many conditions"):
        against_necessity("*".join(f"C{place}" for place in range(10)), table)
    found = assumptions([Term(*wide.pack([1] + [None] * 19))], table)
    assert found.count == 1 << 19
    assert not found.listed


def test_implicants_that_are_not_consistent_enough():
    table = made()
    whole = minimise(table, "complex")
    least = min(fit.inclS for model in whole.models for fit in model.fits)
    assert minimise(table, "complex", Options(pi_cons=least)).texts() == whole.texts()
    with pytest.raises(QcaError, match="No implicant that meets what is asked covers row"):
        minimise(table, "complex", Options(pi_cons=1.0))
    with pytest.raises(QcaError, match="No implicant that meets what is asked covers row"):
        minimise(table, "parsimonious", Options(pi_cons=1.0))
