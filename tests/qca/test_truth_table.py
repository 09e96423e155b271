import pandas as pd
import pytest

from wijkpeil.errors import QcaError
from wijkpeil.qca import Cuts, minimise, qca_data, truth_table


def made(cuts=None, **columns):
    frame = pd.DataFrame(columns, index=list("abcdefgh")[: len(columns["Y"])])
    return truth_table(qca_data(frame, outcome="Y"), cuts)


EIGHT = {"A": [1, 1, 1, 1, 0, 0, 0, 0], "B": [1, 1, 0, 0, 1, 1, 0, 0]}


def outs(table):
    return {row.values: row.out for row in table.rows}


def test_two_cuts_give_contradictions():
    table = made(Cuts(1, contradiction=0.5), **EIGHT, Y=[1, 1, 1, 0, 0, 0, 0, 0])
    assert outs(table) == {(0, 0): "0", (0, 1): "0", (1, 0): "C", (1, 1): "1"}
    assert [row.number for row in table.having("C")] == [3]
    assert minimise(table).texts() == [["A*B"]]  # a contradiction counts as negative


def test_frequency_cut_makes_a_row_unobserved():
    columns = {name: values[:7] for name, values in EIGHT.items()}
    table = made(Cuts(1, frequency=2), **columns, Y=[1, 1, 0, 0, 0, 0, 1])
    assert outs(table)[0, 0] == "?"
    assert [row.number for row in table.observed] == [2, 3, 4]


def test_pri_cut_makes_a_row_negative():
    columns = {"A": [0.9, 0.8, 0.3, 0.2], "Y": [0.6, 0.6, 0.1, 0.7]}
    row = made(Cuts(0.6), **columns).rows[1]
    assert row.out == "1"
    assert made(Cuts(0.6, pri=row.pri + 0.01), **columns).rows[1].out == "0"
    assert made(Cuts(0.6, pri=row.pri), **columns).rows[1].out == "1"


def test_deviant_cases_lie_in_a_row_without_its_outcome():
    row = made(Cuts(0.5), **EIGHT, Y=[1, 0, 1, 1, 0, 0, 0, 0]).rows[3]
    assert (row.cases, row.deviant, row.out, row.n) == (("a", "b"), ("b",), "1", 2)


def test_a_half_membership_counts_in_inclusion_but_is_in_no_row():
    table = made(Cuts(0.5), A=[0.5, 1, 0], Y=[0, 1, 0])
    assert [row.cases for row in table.rows] == [("c",), ("b",)]
    assert table.rows[1].inclusion == pytest.approx(1 / 1.5)


def test_a_dash_makes_a_row_of_its_own():
    table = made(A=[1, 1, 0, 0], E=["1", "-", "0", "-"], Y=[1, 0, 0, 0])
    assert [(row.number, row.values) for row in table.rows] == [
        (1, (0, 0)),
        (3, (0, None)),
        (5, (1, 1)),
        (6, (1, None)),
    ]
    assert table.space.row(6) == (1, None)
    assert minimise(table).texts() == [["E"]]


def test_excluding_rows_is_told():
    table = made(**EIGHT, Y=[1, 1, 1, 1, 0, 0, 0, 0])
    excluded = table.exclude((3,))
    assert [row.number for row in excluded.rows if row.recoded] == [3]
    assert excluded.excluded == (3,)
    assert minimise(excluded).texts() == [["A*B"]]
    assert excluded.exclude((3, 1)).excluded == (1, 3)
    with pytest.raises(QcaError, match="no row 9: these conditions have 4 rows"):
        table.exclude((9,))


def test_nothing_to_set_against_each_other():
    with pytest.raises(QcaError, match="No row of the truth table is positive for Y"):
        minimise(made(**EIGHT, Y=[0] * 8))
    everywhere = made(**EIGHT, Y=[1] * 8)
    for kind in ("parsimonious", "complex"):
        with pytest.raises(QcaError, match="Every row of the truth table is positive for Y"):
            minimise(everywhere, kind)
    some = made(A=[1, 1, 0], B=[1, 0, 1], Y=[1, 1, 1])
    assert minimise(some, "complex").texts() == [["A", "B"]]
    with pytest.raises(QcaError, match="Every row"):
        minimise(some)


def test_all_cases_half_in():
    with pytest.raises(QcaError, match="No case is clearly in any row"):
        made(A=[0.5, 0.2], B=[0.9, 0.5], Y=[1, 0])


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"inclusion": 1.1}, "between 0 and 1"),
        ({"pri": -0.1}, "between 0 and 1"),
        ({"contradiction": 2.0}, "between 0 and 1"),
        ({"inclusion": 0.5, "contradiction": 0.8}, "the lower of the two"),
        ({"frequency": 0}, "at least 1"),
    ],
)
def test_cuts_that_make_no_sense(wrong, says):
    with pytest.raises(QcaError, match=says):
        Cuts(**wrong)


def test_cuts_for_the_negation():
    assert Cuts(0.8, frequency=2).negated() == Cuts(0.8, frequency=2)
    assert Cuts(0.8, 0.6, 0.5).negated() == Cuts(0.6, None, 0.5)
