import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.matrix.perspectives import AgreementRule
from wijkpeil.fieldwork.matrix.scores import COMBINE, ScoreRule, assessment_scores


def values(found):
    return [None if math.isnan(one.value) else one.value for one in found]


def test_the_median_and_why_a_score_is_missing(made):
    matrix = made.scored((1, 2, 2), (1, 2, ""), ("?", "", ""), ("", "", ""), (2, -1, 0))
    found = assessment_scores(matrix, "f")
    assert values(found) == [2.0, 1.5, None, None, None]
    assert [one.missing for one in found] == ["", "", "unclear", "nothing said", "contradict"]
    assert found[1].scores == {made.POLICY: 1, made.WORKERS: 2}


@pytest.mark.parametrize(
    ("combine", "value"), [("median", 2.0), ("mean", 5 / 3), ("lowest", 1.0), ("highest", 2.0)]
)
def test_other_ways_to_combine(made, combine, value):
    matrix = made.scored((1, 2, 2))
    assert values(assessment_scores(matrix, "f", rule=ScoreRule(combine=combine))) == [value]


def test_a_contradiction_gives_a_score_only_if_told(made):
    matrix = made.scored((2, -1, 0))
    told = ScoreRule(contradiction="combine")
    assert values(assessment_scores(matrix, "f", rule=told)) == [0.0]
    mild = ScoreRule(agreement=AgreementRule(opposite=2))
    assert values(assessment_scores(matrix, "f", rule=mild)) == [0.0]


def test_one_perspective_alone(made):
    matrix = made.scored((2, -1, 0), ("?", 1, 1))
    found = assessment_scores(matrix, "f", rule=ScoreRule(perspective=made.POLICY))
    assert values(found) == [2.0, None]
    assert [one.missing for one in found] == ["", "unclear"]


def test_a_least_number_of_perspectives(made):
    matrix = made.scored((2, 1, ""), (2, "?", ""))
    found = assessment_scores(matrix, "f", rule=ScoreRule(least=2))
    assert [one.missing for one in found] == ["", "too few"]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (ScoreRule(perspective="mayor"), "no perspective “mayor”"),
        (ScoreRule(least=0), "1 to 3 perspectives"),
        (ScoreRule(least=4), "1 to 3 perspectives"),
        (ScoreRule(least=2, perspective="policy"), "1 to 1 perspectives"),
    ],
)
def test_rules_that_can_not_be_met_are_refused(made, rule, words):
    with pytest.raises(FieldworkError, match=words):
        assessment_scores(made.scored((1, 1, 1)), "f", rule=rule)


def test_an_unknown_factor_is_refused(made):
    with pytest.raises(FieldworkError, match="no factor “x”"):
        assessment_scores(made.scored((1, 1, 1)), "x")


ROW = st.tuples(*[st.sampled_from([-2, -1, 0, 1, 2, "?", ""])] * 3)


@given(st.lists(ROW, min_size=1, max_size=4))
def test_a_score_lies_between_those_it_was_made_of(made_always, rows):
    matrix = made_always.scored(*rows)
    for combine in COMBINE:
        rule = ScoreRule(combine=combine, contradiction="combine")
        for row, one in zip(rows, assessment_scores(matrix, "f", rule=rule), strict=True):
            known = [score for score in row if isinstance(score, int)]
            assert math.isnan(one.value) == (not known) == bool(one.missing)
            assert not known or min(known) <= one.value <= max(known)
