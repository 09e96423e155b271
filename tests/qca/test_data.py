import numpy as np
import pandas as pd
import pytest

from wijkpeil.errors import QcaError
from wijkpeil.language import speaking
from wijkpeil.qca import Dropped, qca_data
from wijkpeil.qca.necessity.expressions import single_literals


def frame(**columns):
    size = len(next(iter(columns.values())))
    return pd.DataFrame(columns, index=[f"case {place}" for place in range(size)])


GOOD = {"A": [1, 0, 1, 0], "B": [0.2, 0.9, 0.7, 0.1], "K": [0, 1, 2, 1], "Y": [1, 0, 1, 1]}


def test_kinds_are_told_from_the_values():
    data = qca_data(frame(**GOOD), outcome="Y")
    assert [(one.name, one.kind, one.levels) for one in data.conditions] == [
        ("A", "crisp", 2),
        ("B", "fuzzy", 2),
        ("K", "multivalue", 3),
    ]
    assert data.values.shape == (4, 3)
    assert data.space.brackets
    assert data.notes == ()


def test_conditions_are_taken_in_the_order_asked():
    data = qca_data(frame(**GOOD), outcome="~Y", conditions=["B", "A"])
    assert data.space.names == ("B", "A")
    assert not data.space.brackets
    assert data.membership.tolist() == [0, 1, 0, 0]


def test_values_of_a_multi_value_outcome():
    table = frame(**GOOD)
    for asked, expected in (("K[1]", [0, 1, 0, 1]), ("~K[1,2]", [1, 0, 0, 0])):
        data = qca_data(table, outcome=asked, conditions=["A", "B"])
        assert data.membership.tolist() == expected
        assert data.space.brackets


def test_dropped_cases_are_named():
    table = frame(A=[1, 0, 1, 0, 1], B=[0.2, np.nan, 0.7, 0.1, 0.3], Y=[1, 0, np.nan, 1, 0])
    data = qca_data(table, outcome="Y")
    assert data.cases == ("case 0", "case 3", "case 4")
    assert data.dropped == (Dropped("case 1", ("B",)), Dropped("case 2", ("Y",)))
    assert data.notes == (
        "2 cases are left out because a membership is missing: case 1 (B); case 2 (Y).",
    )


def test_half_memberships_are_named():
    table = frame(A=[1, 0, 1], B=[0.5, 0.9, 0.2], Y=[1, 0, 1])
    assert qca_data(table, outcome="Y").notes == (
        (
            "1 case has a membership of exactly 0.5, neither in nor out, and so belongs to no row "
            "of the truth table: case 0 (B)."
        ),
    )


def test_a_dash_is_a_value_that_does_not_apply():
    table = frame(A=[1, 0, 1], E=["-", 1, "0"], Y=[1, 0, 1])
    data = qca_data(table, outcome="Y")
    assert data.conditions[1].temporal
    assert np.isnan(data.values[0, 1])
    assert data.dropped == ()


@pytest.mark.parametrize(
    ("columns", "asked", "says"),
    [
        (GOOD, {"outcome": "~YY"}, "“~YY” names something that is not in the data: “YY”. Is “Y”"),
        (GOOD, {"outcome": "Y", "conditions": ["A", "Z1"]}, "not in the data: “Z1”"),
        (GOOD, {"outcome": "Y", "conditions": ["A", "A"]}, "asked for twice: A"),
        (GOOD, {"outcome": "Y", "conditions": ["A", "Y"]}, "Y is both outcome and condition"),
        (GOOD, {"outcome": "K"}, "K has the values 0 to 2. Say which one"),
        (GOOD, {"outcome": "K[7]"}, "K does not have the values 7"),
        (GOOD, {"outcome": "B[1]"}, "B does not have the values 1"),
        (GOOD, {"outcome": "~(Y"}, "not in the data"),
        (GOOD, {"outcome": "~"}, "“~” can't be read"),
        ({"Y": [1, 0]}, {"outcome": "Y"}, "no conditions"),
        ({"A": [1, 1], "Y": [1, 0]}, {"outcome": "Y"}, "A is 1 for all 2 cases"),
        (
            {"A": [1, 0], "B": [1, 0], "Y": [1, 0]},
            {"outcome": "Y"},
            "A and B are the same for all cases",
        ),
        ({"A": [1, 1.4], "Y": [1, 0]}, {"outcome": "Y"}, "A of case case 1 is 1.40"),
        ({"A": [0.3, -0.1], "Y": [1, 0]}, {"outcome": "Y"}, "A of case case 1 is −0.10"),
        ({"A": [1, 2, 3], "Y": [1, 0, 1]}, {"outcome": "Y"}, "skip 0"),
        ({"A": [0, 5, 0], "Y": [1, 0, 1]}, {"outcome": "Y"}, "skip 1"),
        ({"A": [0, 3, 10], "Y": [1, 0, 1]}, {"outcome": "Y"}, "A of case case 1 is 3.00"),
        ({"A": ["x", 1], "Y": [1, 0]}, {"outcome": "Y"}, "a word for case case 0: “x”"),
        ({"A": [np.nan, np.nan], "Y": [1, 0]}, {"outcome": "Y"}, "no values at all"),
        ({"A": [1, np.nan], "Y": [np.nan, 1]}, {"outcome": "Y"}, "Every case misses"),
        ({"A": [1, 0], "Y": ["-", 1]}, {"outcome": "Y"}, "an outcome must be known"),
        ({"A*B": [1, 0], "Y": [0, 1]}, {"outcome": "Y"}, "holds a sign that expressions use"),
    ],
)
def test_what_is_wrong_is_said(columns, asked, says):
    with pytest.raises(QcaError) as error:
        qca_data(frame(**columns), **asked)
    assert says in str(error.value)


def test_cases_need_different_names():
    table = frame(**GOOD).set_axis(["a", "b", "a", "c"])
    with pytest.raises(QcaError, match="occur more than once: a"):
        qca_data(table, outcome="Y")


def test_there_must_be_cases():
    with pytest.raises(QcaError, match="There are no cases"):
        qca_data(frame(A=[], Y=[]), outcome="Y")


def test_a_membership_without_end_is_refused():
    frame = pd.DataFrame({"A": [1.0, 0.0, float("inf")], "Y": [1, 0, 1]}, index=list("abc"))
    with speaking("en"), pytest.raises(QcaError, match="A of case c is inf"):
        qca_data(frame, outcome="Y")


def test_conditions_that_mirror_each_other_are_noted():
    frame = pd.DataFrame(
        {"A": [1, 0, 0.2, 1], "B": [0, 1, 0.8, 0], "C": [1, 1, 0, 0], "Y": [1, 0, 1, 0]}
    )
    (note,) = qca_data(frame, outcome="Y").notes
    assert note.startswith("Two conditions are each other's reverse in all cases (A – B)")
    many = frame.assign(D=frame["A"] * 0 + [0, 0, 1, 1], B2=frame["A"])
    with pytest.raises(QcaError, match="A and B2 are the same"):
        qca_data(many, outcome="Y")
    more = qca_data(frame.assign(D=[0, 0, 1, 1]), outcome="Y").notes
    assert "(A – B; C – D)" in more[0]
    values = frame.assign(A=[0, 1, 2, 0], B=[1, 0, 1, 1])
    assert qca_data(values, outcome="Y").notes == ()


def test_a_case_halfway_in_the_outcome_is_named():
    frame = pd.DataFrame({"A": [1, 0, 1], "Y": [0.5, 0, 1]}, index=["k", "l", "m"])
    for outcome in ("Y", "~Y"):
        (note,) = qca_data(frame, outcome=outcome).notes
        assert note == (
            "1 case has a membership of exactly 0.5 in the outcome Y: it is neither with it nor "
            "without it: k."
        )


def test_cases_without_a_name_are_refused():
    frame = pd.DataFrame({"A": [1, 0, 1], "Y": [1, 0, 1]}, index=["k", " ", None])
    with pytest.raises(QcaError, match="Cases 2, 3 have no name"):
        qca_data(frame, outcome="Y")


def test_a_condition_that_is_constant_by_what_was_left_out_says_so():
    frame = pd.DataFrame({"A": [1, 0, None], "B": [1, 1, 0], "Y": [1, 0, 1]}, index=list("klm"))
    with pytest.raises(QcaError, match=r"B is 1 for all 2 cases.* 1 case is left out.*: m \(A\)"):
        qca_data(frame, outcome="Y")


def test_a_value_that_no_case_has_counts_as_not_observed():
    table = frame(A=[0, 1, 3, 3], B=[1, 0, 0, 1], Y=[0, 0, 1, 1])
    found = qca_data(table, outcome="Y")
    assert found.space.levels == (4, 2)
    assert found.notes == (
        "Values that no case has: A (2). They count as not observed. If one is a slip, correct it.",
    )
    assert qca_data(table.assign(A=[0, 1, 2, 2]), outcome="Y").notes == ()
    assert list(single_literals(found)) == ["A[0]", "A[1]", "A[3]", "B[1]"]
