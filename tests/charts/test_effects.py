"""Charts of what goes with change."""

import re

from wijkpeil.charts.effects import Effect, effects, folded
from wijkpeil.charts.steadiness import Column, Spot, steadiness
from wijkpeil.charts.svg import svg
from wijkpeil.charts.theme import WIDTHS
from wijkpeil.language import speaking

ROWS = [
    Effect("homes of a kind", "rise", 0.02, 0.01, 0.03, 0.005, 0.035, 0.0, 0.04),
    Effect("inhabitants who do this or that", "unclear", -0.01, -0.02, 0, -0.03, 0.01, -0.04, 0.02),
]


def drawn(width):
    chart = effects(rows=ROWS, domain=(-0.05, 0.05), relevant=0.01, title="points", width=width)
    return svg(chart, key="e")


def test_every_characteristic_has_its_line_and_mark():
    for width in WIDTHS:
        with speaking("en"):
            drawing = drawn(width)
        assert "homes of a kind" in drawing
        assert "points" in drawing
        assert "#1b5a8c" in drawing  # the riser's colour
    assert drawn(640) == drawn(640)


def test_long_labels_are_folded_and_nothing_is_lost():
    label = "inhabitants who do this or that"
    assert folded([label], 300)[0].count("|") >= 1
    assert folded([label], 300)[0].replace("|", " ") == label
    assert folded(["a|b"], 640) == ["a/b"]


def test_a_grid_of_small_intervals():
    columns = [Column("2002–08", 0), Column("2012–16", 1, own=True), Column("raw", 2)]
    spots = [
        Spot(0, 0, 0.01, 0.005, 0.015, 0.001, 0.02),
        Spot(0, 1, -0.01, -0.015, -0.005, -0.02, -0.001),
        Spot(1, 2, 0.5, -0.1, 0.9, -0.2, 1.0),
    ]
    for width in WIDTHS:
        chart = steadiness(
            rows=["it's a name", "another"], columns=columns, spots=spots, most=0.02, width=width
        )
        drawing = svg(chart, key="s")
        for text in ("2002–08", "2012–16", "raw", "another"):
            assert text in drawing
        assert "it's a name" in re.sub("&apos;|&#39;", "'", drawing)
        assert "#1b5a8c" in drawing
        assert "#a5470f" in drawing
