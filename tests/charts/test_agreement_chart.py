import pytest

from wijkpeil.charts.fieldwork.agreement import TRUST_MARKS, Agreed, agreement_chart
from wijkpeil.charts.svg import svg
from wijkpeil.charts.theme import WIDTHS
from wijkpeil.language import speaking

ROWS = [
    Agreed("Green", "rely", 0.91, 0.83, 0.96),
    Agreed("People who know each other and meet in the street", "unclear", 0.74, 0.55, 0.88),
    Agreed("Safe", "neither", 0.41, -0.6, 0.6),
    Agreed("Tidy", "tentative", 0.73, 0.67, 0.79),
    Agreed("Two documents only", "unclear", 0.8),
    Agreed("Never given", "unclear", None),
]


@pytest.mark.parametrize("width", WIDTHS)
def test_each_row_has_its_name_and_its_mark(width):
    with speaking("en"):
        drawing = svg(agreement_chart(rows=ROWS, title="alpha", width=width), key="a")
    for words in ("Green", "Safe", "0.667", "0.800", "alpha", "Never given"):
        assert words in drawing
    assert "be worked out" in drawing
    for mark in TRUST_MARKS.values():
        assert mark.stroke in drawing
    assert "NaN" not in drawing


def test_limits_are_written_in_the_readers_language():
    with speaking("nl"):
        drawing = svg(agreement_chart(rows=ROWS[:1], title="alfa", width=640), key="a")
    assert "0,667" in drawing
    assert "kan niet worden berekend" not in drawing


def test_what_is_very_low_is_cut_off_at_the_edge():
    low = [Agreed("Safe", "neither", -0.9, -1.0, -0.5)]
    edge = [Agreed("Safe", "neither", -0.2, -0.2, -0.2)]
    with speaking("en"):
        drawn = [
            svg(agreement_chart(rows=rows, title="alpha", width=640), key="a")
            for rows in (low, edge)
        ]
    assert drawn[0] == drawn[1]
