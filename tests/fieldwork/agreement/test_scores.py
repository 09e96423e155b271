import pytest

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.agreement import krippendorff_alpha, score_disagreements, score_ratings
from wijkpeil.fieldwork.matrix.assessment import Assessment


def scored(case, factor, **scores):
    return [
        Assessment(case, "policy", factor, score, assessor=who) for who, score in scores.items()
    ]


def test_cells_that_were_scored_differently():
    made = [
        *scored("BU2", "green", Ann=1, Ben=2),
        *scored("BU1", "green", Ann=-1, Ben=1),
        *scored("BU1", "safe", Ann=-2, Ben=0),
        *scored("BU1", "warm", Ann=2, Ben=None),
        *scored("BU1", "same", Ann=1, Ben=1),
        *scored("BU1", "lone", Ann=1),
    ]
    found = score_disagreements(made)
    assert [(one.case, one.factor, one.apart, one.opposite) for one in found] == [
        ("BU1", "green", 2, True),
        ("BU1", "safe", 2, False),
        ("BU1", "warm", 0, False),
        ("BU2", "green", 1, False),
    ]
    assert found[2].scores == (("Ann", 2), ("Ben", None))
    assert score_disagreements(made[::-1]) == found


def test_scores_as_ratings_rest_on_cases():
    made = [
        one
        for at in range(6)
        for factor in ("green", "safe")
        for one in scored(f"BU{at}", factor, Ann=at % 5 - 2, Ben=at % 5 - 2)
    ]
    given = score_ratings([*made, *scored("BU9", "green", Ann=1)])
    assert given.categories == (-2, -1, 0, 1, 2)
    found = krippendorff_alpha(given, metric="ordinal")
    assert (found.value, found.groups, found.items) == (1.0, 6, 12)
    assert found.low < 0.9


def test_a_cell_that_one_scored_twice():
    with pytest.raises(FieldworkError, match="Ann scored “green” twice for BU1, policy"):
        score_ratings(scored("BU1", "green", Ann=1) * 2)


def test_one_assessor():
    with pytest.raises(FieldworkError, match="at least two coders"):
        score_ratings(scored("BU1", "green", Ann=1))
