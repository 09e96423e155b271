import pytest

from wijkpeil.errors import QcaError
from wijkpeil.qca import (
    Condition,
    Literal,
    literals,
    parse_expectations,
    parse_expression,
    space,
    write_model,
    write_term,
)
from wijkpeil.qca.terms import Term, in_reading_order

TWO = space([Condition("A"), Condition("B"), Condition("C")])
MANY = space([Condition("A", "multivalue", 3), Condition("B")])


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("A*~B + C", "A*~B + C"),
        (" ~A ", "~A"),
        ("A[1]*B{0}", "A*~B"),
        ("A*~A + B", "B"),
        ("A + A", "A"),
        ("~A[0]", "A"),
    ],
)
def test_reading_and_writing(text, written):
    assert write_model(parse_expression(text, TWO), TWO) == written


def test_multi_value():
    found = parse_expression("A[1,2]*~B + ~A[0]", MANY)
    assert write_model(found, MANY) == "A[1]*B[0] + A[2]*B[0] + A[1] + A[2]"
    assert literals(found[0], MANY) == (Literal("A", 1), Literal("B", 0))


@pytest.mark.parametrize(
    ("text", "where", "says"),
    [
        ("", TWO, "empty"),
        ("A*D", TWO, "not in the data: “D”"),
        ("A", MANY, "Say which ones, as in A\\[1\\]"),
        ("A[4]", MANY, "A has the values 0 to 2"),
        ("A**[", TWO, "can't be read"),
    ],
)
def test_what_can_not_be_read_is_said(text, where, says):
    with pytest.raises(QcaError, match=says):
        parse_expression(text, where)


def test_a_term_of_nothing_is_always_true():
    assert write_term(Term(0, 0), TWO) == "1"
    assert Term(0, 0).covers(Term(4, 4))
    assert Term(4, 4).meets(Term(2, 0))
    assert not Term(4, 4).meets(Term(4, 0))


def test_reading_order():
    terms = parse_expression("B*C + A*B*C + ~A*C + A*C + C", TWO)
    assert write_model(in_reading_order(terms, TWO), TWO) == "C + ~A*C + A*C + B*C + A*B*C"


def test_too_many_conditions():
    with pytest.raises(QcaError, match="too many conditions: 64, and 63 fit"):
        space([Condition(f"C{place}") for place in range(64)])


def test_rows_are_numbered_as_in_a_table():
    numbers = [MANY.number(values) for values in ((0, 0), (0, 1), (1, 0), (2, 1))]
    assert numbers == [1, 2, 3, 6]
    assert [MANY.row(number) for number in numbers] == [(0, 0), (0, 1), (1, 0), (2, 1)]
    assert MANY.size == 6
    assert MANY.levels == (3, 2)


@pytest.mark.parametrize(
    ("text", "where", "single", "joint"),
    [
        ("A,~B", TWO, {0: {1}, 1: {0}}, ""),
        ("A + ~B", TWO, {0: {1}, 1: {0}}, ""),
        ("1,0,-", TWO, {0: {1}, 1: {0}}, ""),
        ("-,-,-", TWO, {}, ""),
        ("", TWO, {}, ""),
        ("A, B*~C", TWO, {0: {1}}, "B*~C"),
        ("A, A*B", TWO, {0: {1}}, ""),
        ("B*C, A*B", TWO, {}, "A*B + B*C"),
        ("A[1,2], B[0]", MANY, {0: {1, 2}, 1: {0}}, ""),
        ("A[1], A[2]", MANY, {0: {1, 2}}, ""),
        ("1;2,-", MANY, {0: {1, 2}}, ""),
    ],
)
def test_expectations(text, where, single, joint):
    found = parse_expectations(text, where)
    assert found.single == single
    assert write_model(found.joint, where) == joint
    assert bool(found) == bool(single or joint)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("A,~A", "A is expected to go both ways"),
        ("1,0", "2 expectations for 3 conditions"),
        ("A,X", "not in the data: “X”"),
    ],
)
def test_expectations_that_can_not_be_used(text, says):
    with pytest.raises(QcaError, match=says):
        parse_expectations(text, TWO)
