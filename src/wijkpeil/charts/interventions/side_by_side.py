"""Treated areas beside the areas that they are compared with: two courses."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from wijkpeil.charts.axes import year_axis
from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import BLUE, GREY, PAPER, SOFT, Width


@dataclass(frozen=True, slots=True)
class Pair:
    """Mean measured scores at one wave."""

    year: int
    treated: float
    controls: float


def side_by_side(
    *, pairs: Sequence[Pair], started: float, word: str, title: str, width: Width
) -> Any:
    """Draw two lines: blue for the treated areas, grey and dashed for the others.

    Parameters
    ----------
    pairs : sequence of Pair
        In order of time.
    started : float
        Decimal year; a line stands there.
    word : str
        Beside the line of the start.
    title : str
        Of the axis.
    width : int
    """
    alt = altair()
    x = year_axis(alt, waves=[each.year for each in pairs], width=width)
    ends = [end for each in pairs for end in (each.treated, each.controls)]
    spare = max(0.12 * (max(ends) - min(ends)), 0.01)
    scale = alt.Scale(domain=[min(ends) - spare, max(ends) + 2 * spare], nice=False, zero=False)

    def y(field: str) -> Any:
        axis = alt.Axis(format=".2f", tickCount=4, gridOpacity=0.7)
        return alt.Y(field, title=title, scale=scale, axis=axis)

    base = alt.Chart(alt.InlineData(values=[asdict(each) for each in pairs])).encode(x=x("year:Q"))
    start = alt.Chart(alt.InlineData(values=[{"start": started, "word": word}]))
    layers = [
        start.mark_rule(color=SOFT, strokeDash=[4, 3]).encode(x=x("start:Q")),
        start.mark_text(align="left", baseline="top", dx=4, dy=2, color=SOFT).encode(
            x=x("start:Q"), y=alt.value(0), text="word:N"
        ),
    ]
    for field, colour, dash in (("controls", GREY, [5, 4]), ("treated", BLUE, [1, 0])):
        layers += [
            base.mark_line(color=colour, strokeWidth=2.2, strokeDash=dash).encode(
                y=y(f"{field}:Q")
            ),
            base.mark_point(
                filled=True, fill=PAPER, stroke=colour, strokeWidth=1.5, size=38, opacity=1
            ).encode(y=y(f"{field}:Q")),
        ]
    return alt.layer(*layers).properties(width=width, height=220 if width > 400 else 190)
