"""Charts of what interventions did."""

import pytest

from wijkpeil.charts.interventions.apart import Gap, apart
from wijkpeil.charts.interventions.placebos import placebos
from wijkpeil.charts.interventions.side_by_side import Pair, side_by_side
from wijkpeil.charts.svg import svg
from wijkpeil.charts.theme import BLUE, WIDTHS
from wijkpeil.language import speaking

GAPS = [
    Gap(2008, 0.01, -0.02, 0.04),
    Gap(2012, 0.0, 0.0, 0.0),
    Gap(2014, 0.05, None, None),
    Gap(2016, None, None, None),
]


@pytest.mark.parametrize("width", WIDTHS)
def test_what_cant_be_told_leaves_a_gap(width) -> None:
    chart = apart(
        gaps=GAPS, started=2013.0, relevant=0.04, word="the start", title="points", width=width
    )
    with speaking("en"):
        drawn = svg(chart, key="a")
    assert "the start" in drawn
    assert "points" in drawn
    assert BLUE in drawn
    assert "NaN" not in drawn


@pytest.mark.parametrize("width", WIDTHS)
def test_two_courses(width) -> None:
    pairs = [Pair(2008, 4.0, 4.01), Pair(2012, 3.98, 3.99), Pair(2014, 4.1, 4.0)]
    chart = side_by_side(pairs=pairs, started=2013.0, word="the start", title="mean", width=width)
    with speaking("nl"):
        drawn = svg(chart, key="b")
    assert "the start" in drawn
    assert "4,0" in drawn  # numbers as Dutch writes them


@pytest.mark.parametrize("own", [0.2, -0.2])
def test_the_effect_stands_among_the_placebos(own) -> None:
    chart = placebos(
        others=[-0.05, 0.0, 0.02, 0.03], own=own, own_label="A", title="points", width=300
    )
    with speaking("en"):
        drawn = svg(chart, key="c")
    assert ">A<" in drawn
    assert drawn.count("M") > 3
