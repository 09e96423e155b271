"""Published examples, typed from the publication."""

import pandas as pd
import pytest

from wijkpeil.qca import Cuts, intermediate, minimise, parse_expectations, qca_data, truth_table


def sets(found):
    return {frozenset(model) for model in found.texts()}


# Ragin (1987), The Comparative Method, chapter 6: three causes of successful strikes.
# A booming market, B threat of sympathy strikes, C large strike fund; number of strikes per row.
STRIKES = {
    (1, 0, 1): (1, 6),
    (0, 1, 0): (1, 5),
    (1, 1, 0): (1, 2),
    (1, 1, 1): (1, 3),
    (1, 0, 0): (0, 9),
    (0, 0, 1): (0, 6),
    (0, 1, 1): (0, 3),
    (0, 0, 0): (0, 4),
}


def strikes():
    rows = [(*values, out) for values, (out, cases) in STRIKES.items() for _ in range(cases)]
    return qca_data(pd.DataFrame(rows, columns=["A", "B", "C", "S"]), outcome="S")


def test_strikes_of_ragin_1987():
    table = truth_table(strikes())
    assert {row.values: (int(row.out), row.n) for row in table.rows} == STRIKES
    found = minimise(table)
    assert found.chart.terms == ("A*B", "A*C", "B*~C")  # his prime implicants AB, AC, Bc
    assert found.texts() == [["A*C", "B*~C"]]  # and his answer S = AC + Bc
    assert minimise(table, "complex").texts() == found.texts()  # no row is unseen
    assert len(found.chart.essential) == 2


# Lipset's survival of democracy between the wars: Rihoux and De Meur (2009), Crisp-set QCA, in
# Configurational Comparative Methods, table 3.6: GNPCAP, URBANIZA, LITERACY, INDLAB, GOVSTAB.
BETWEEN_THE_WARS = """
AUS 1 0 1 1 0 0|BEL 1 1 1 1 1 1|CZE 1 1 1 1 1 1|EST 0 0 1 0 1 0|FIN 1 0 1 0 1 1|FRA 1 0 1 1 1 1
GER 1 1 1 1 0 0|GRE 0 0 0 0 0 0|HUN 0 0 1 0 0 0|IRE 1 0 1 0 1 1|ITA 0 0 0 0 1 0|NET 1 1 1 1 1 1
POL 0 0 1 0 0 0|POR 0 0 0 0 0 0|ROM 0 0 0 0 1 0|SPA 0 0 0 0 0 0|SWE 1 0 1 1 1 1|UK 1 1 1 1 1 1
"""


def democracies(outcome):
    rows = [case.split() for case in BETWEEN_THE_WARS.replace("\n", "|").split("|") if case]
    names = ["GNPCAP", "URBANIZA", "LITERACY", "INDLAB", "GOVSTAB", "SURVIVAL"]
    frame = pd.DataFrame(
        [[int(value) for value in row[1:]] for row in rows],
        columns=names,
        index=[row[0] for row in rows],
    )
    return truth_table(qca_data(frame, outcome=outcome))


def test_survival_of_democracy_of_rihoux_and_de_meur_2009():
    table = democracies("SURVIVAL")
    # their formula 1 and, with remainders, formula 3
    assert sets(minimise(table, "complex")) == {
        frozenset(["GNPCAP*LITERACY*INDLAB*GOVSTAB", "GNPCAP*~URBANIZA*LITERACY*GOVSTAB"])
    }
    assert minimise(table).texts() == [["GNPCAP*GOVSTAB"]]


def test_breakdown_of_democracy_of_rihoux_and_de_meur_2009():
    table = democracies("~SURVIVAL")
    # their formula 2 and, with remainders, formula 4
    assert sets(minimise(table, "complex")) == {
        frozenset(["~GNPCAP*~URBANIZA*~INDLAB", "GNPCAP*LITERACY*INDLAB*~GOVSTAB"])
    }
    assert minimise(table).texts() == [["~GNPCAP", "~GOVSTAB"]]


def test_intermediate_keeps_what_is_expected():
    table = democracies("SURVIVAL")
    found = intermediate(
        table,
        complex_solution=minimise(table, "complex"),
        parsimonious_solution=minimise(table),
        expectations=parse_expectations("GNPCAP,URBANIZA,LITERACY,INDLAB,GOVSTAB", table.space),
    )
    # Ragin (2008), Redesigning Social Inquiry, chapter 9, strips ~URBANIZA in this way
    assert found.texts() == [["GNPCAP*LITERACY*GOVSTAB"]]


# McCluskey's method on f(A,B,C,D) = sum m(4,8,10,11,12,15) + d(9,14), as in many a textbook on
# switching circuits: two minimal forms, with A*C and B*~C*~D essential.
def test_a_circuit_with_two_minimal_forms(table_of):
    outs = {}
    for number in range(16):
        values = tuple(int(bit) for bit in f"{number:04b}")
        if number in (4, 8, 10, 11, 12, 15):
            outs[values] = "1"
        elif number not in (9, 14):
            outs[values] = "0"
    found = minimise(table_of([2, 2, 2, 2], outs))
    assert sets(found) == {
        frozenset(["C1*~C2*~C3", "C0*C2", "C0*~C1"]),
        frozenset(["C1*~C2*~C3", "C0*C2", "C0*~C3"]),
    }
    assert set(found.chart.terms) == {"C0*C2", "C0*~C1", "C0*~C3", "C1*~C2*~C3"}


# Ragin (2006), Political Analysis 14(3): consistency and coverage by hand.
def test_fuzzy_fit_by_hand():
    frame = pd.DataFrame({"X": [0.1, 0.9, 0.7, 0.3], "Y": [0.3, 0.8, 0.9, 0.2]}, index=list("abcd"))
    table = truth_table(qca_data(frame, outcome="Y"), Cuts(0.8))
    row = table.rows[1]
    assert row.values == (1,)
    assert row.inclusion == pytest.approx((0.1 + 0.8 + 0.7 + 0.2) / 2.0)
    assert row.pri == pytest.approx((1.8 - 0.1 - 0.2 - 0.1 - 0.2) / (2.0 - 0.6))
    assert row.cases == ("b", "c")
