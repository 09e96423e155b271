"""Every cell of the rule, typed a second time: a change of the rule must be made twice."""

from typing import get_args

import pytest

from wijkpeil.effects.levels import LEVELS, Level, worst
from wijkpeil.effects.verdict.grades import ALLOWED, POINTS
from wijkpeil.effects.verdict.table import TABLE

S, R, W, N = "strong", "reasonable", "weak", "can't tell"

# point, grade: highest level of an effect, of "no effect larger than X", step of Maryland
CELLS = {
    ("design", "by lot"): (S, S, 5),
    ("design", "at a border"): (S, S, 4),
    ("design", "compared over time"): (S, S, 3),
    ("design", "compared"): (W, W, 2),
    ("design", "before and after"): (N, N, 1),
    ("selection", "same without that wave"): (S, S, 5),
    ("selection", "not told"): (W, W, 3),
    ("selection", "no areas as bad"): (W, W, 2),
    ("selection", "differs"): (N, N, 2),
    ("treated", "ten or more"): (S, S, 5),
    ("treated", "two to nine"): (R, R, 5),
    ("treated", "one"): (W, W, 5),
    ("chance", "below 5%"): (S, S, 5),
    ("chance", "below 5% before counting looks"): (W, S, 5),
    ("chance", "below 10%"): (W, S, 5),
    ("chance", "10% or more"): (N, S, 5),
    ("break_even", "as large as before"): (S, S, 5),
    ("break_even", "half as large"): (R, S, 5),
    ("break_even", "hardly any"): (W, S, 5),
    ("break_even", "none"): (N, S, 5),
    ("break_even", "not known"): (W, W, 5),
    ("pretrend", "none seen"): (S, S, 5),
    ("pretrend", "none seen, test blind"): (R, R, 5),
    ("pretrend", "seen"): (W, W, 2),
    ("pretrend", "not known"): (W, W, 3),
    ("displacement", "rings clean"): (S, S, 5),
    ("displacement", "net effect holds"): (R, R, 5),
    ("displacement", "not looked at"): (R, R, 5),
    ("displacement", "net effect gone"): (W, N, 5),
    ("anticipation", "dealt with"): (S, S, 5),
    ("anticipation", "announcement not known"): (R, R, 5),
    ("anticipation", "compared from after it"): (R, R, 5),
    ("anticipation", "moved before the start"): (R, R, 5),
    ("overlap", "none or clean the same"): (S, S, 5),
    ("overlap", "not looked at"): (R, R, 5),
    ("overlap", "clean differs"): (W, W, 3),
    ("overlap", "no clean areas"): (W, W, 2),
    ("instrument", "one edition and borders"): (S, S, 5),
    ("instrument", "changed"): (N, N, 1),
    ("composition", "residents the same"): (S, S, 5),
    ("composition", "not looked at"): (R, R, 5),
    ("composition", "residents changed"): (R, R, 5),
    ("estimators", "two agree"): (S, S, 5),
    ("estimators", "one"): (R, R, 5),
    ("estimators", "disagree"): (N, N, 5),
    ("power", "enough"): (S, S, 5),
    ("power", "too little, yet larger than that"): (R, N, 5),
    ("power", "too little"): (N, N, 5),
}


@pytest.mark.parametrize(("point", "grade"), CELLS)
def test_cell(point, grade):
    cell = TABLE[point][grade]
    assert (cell.effect, cell.none, cell.maryland) == CELLS[point, grade]


def test_the_table_holds_every_grade_and_no_other():
    assert {(point, grade) for point, cells in TABLE.items() for grade in cells} == set(CELLS)
    assert {point: tuple(cells) for point, cells in TABLE.items()} == ALLOWED
    assert tuple(TABLE) == POINTS


@pytest.mark.parametrize("point", POINTS)
def test_a_worse_grade_never_allows_more(point):
    caps = [LEVELS.index(cell.effect) for cell in TABLE[point].values()]
    assert caps == sorted(caps, reverse=True)


@pytest.mark.parametrize("point", [p for p in POINTS if p != "break_even"])
def test_nor_for_the_claim_that_there_is_none(point):
    """The break-even says how far zero is excluded, which is no threat to that claim."""
    caps = [LEVELS.index(cell.none) for cell in TABLE[point].values()]
    assert caps == sorted(caps, reverse=True)


def test_the_best_of_every_point_allows_the_highest_level():
    for cells in TABLE.values():
        best = next(iter(cells.values()))
        assert (best.effect, best.none, best.maryland) == ("strong", "strong", 5)


def test_levels():
    assert get_args(Level) == LEVELS
    assert worst() == "strong"
    assert worst("weak", "can't tell") == "can't tell"
