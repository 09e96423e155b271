import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.fieldwork.matrix.perspectives import (
    OTHER_RULES,
    STANDS,
    USUAL,
    AgreementRule,
    PairCount,
    count_stands,
    pair_counts,
    side_by_side,
    stand_of,
    stands_by_factor,
)

SCORES = st.lists(st.integers(-2, 2), max_size=5)
STRICT, STRONG = OTHER_RULES


@pytest.mark.parametrize(
    ("scores", "usual", "strict", "strong"),
    [
        ([1, 2], "agree", "differ", "agree"),
        ([-2, -1], "agree", "differ", "agree"),
        ([0, 0], "agree", "agree", "agree"),
        ([2, 2, 2], "agree", "agree", "agree"),
        ([0, 1], "differ", "differ", "differ"),
        ([-1, 1], "contradict", "contradict", "differ"),
        ([-2, 2], "contradict", "contradict", "contradict"),
        ([-2, 0, 2], "contradict", "contradict", "contradict"),
        ([-1, 0, 2], "contradict", "contradict", "differ"),
        ([2], "one", "one", "one"),
        ([], "none", "none", "none"),
    ],
)
def test_the_rule_case_by_case(scores, usual, strict, strong):
    found = [stand_of(scores, rule=rule) for rule in (USUAL, STRICT, STRONG)]
    assert found == [usual, strict, strong]


def test_unclear_never_counts_as_agreement():
    assert stand_of([], unclear=3) == "unclear"
    assert stand_of([1], unclear=2) == "one"


@given(SCORES, st.randoms())
def test_neither_order_nor_turning_all_signs_matters(scores, chance):
    shuffled = list(scores)
    chance.shuffle(shuffled)
    for rule in (USUAL, *OTHER_RULES):
        stand = stand_of(scores, rule=rule)
        assert stand_of(shuffled, rule=rule) == stand
        assert stand_of([-score for score in scores], rule=rule) == stand


@given(SCORES)
def test_a_stricter_rule_never_agrees_or_contradicts_where_the_usual_does_not(scores):
    usual = stand_of(scores)
    if stand_of(scores, rule=STRICT) == "agree":
        assert usual == "agree"
    if stand_of(scores, rule=STRONG) == "contradict":
        assert usual == "contradict"


def test_side_by_side_says_who_is_silent(made):
    found = {(one.case, one.factor): one for one in side_by_side(made.matrix())}
    safe = found[made.NOORD, "safe"]
    assert safe.stand == "contradict"
    assert safe.scores == {made.POLICY: 2, made.PEOPLE: -1}
    assert safe.silent == (made.WORKERS,)
    assert found[made.OOST, "dev"].stand == "one"
    assert found[made.OOST, "dev"].unclear == (made.WORKERS,)
    assert found[made.NOORD, "trust"].stand == "unclear"
    assert found[made.NOORD, "kept"].stand == "none"
    assert found[made.ZUID, "safe"].stand == "differ"


def test_counts_over_cases_add_up(made):
    matrix = made.matrix()
    found = side_by_side(matrix)
    total = count_stands(found)
    assert total == {"agree": 0, "differ": 1, "contradict": 2, "one": 3, "unclear": 1, "none": 5}
    by_factor = stands_by_factor(matrix, found)
    assert list(by_factor) == ["dev", "safe", "trust", "kept"]
    assert all(sum(row.values()) == 3 for row in by_factor.values())
    assert {stand: sum(row[stand] for row in by_factor.values()) for stand in STANDS} == total


def test_each_two_perspectives(made):
    matrix = made.scored((1, 2, -1), (0, 1, "?"), ("", 1, 1))
    pairs = pair_counts(made.PERSPECTIVES, side_by_side(matrix))
    assert pairs == (
        PairCount(made.POLICY, made.WORKERS, agree=1, differ=1, contradict=0),
        PairCount(made.POLICY, made.PEOPLE, agree=0, differ=0, contradict=1),
        PairCount(made.WORKERS, made.PEOPLE, agree=1, differ=0, contradict=1),
    )
    assert [pair.both for pair in pairs] == [2, 1, 2]


def test_pairs_follow_the_rule(made):
    found = side_by_side(made.scored((1, 2, -1)))
    rule = AgreementRule(same="score", opposite=2)
    assert [pair.differ for pair in pair_counts(made.PERSPECTIVES, found, rule=rule)] == [1, 1, 1]
