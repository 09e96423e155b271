"""Changes of several areas with their intervals, one line an area."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from wijkpeil.charts.axes import name_axis
from wijkpeil.charts.marks import MARKS
from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import GREY, HAIR, Width

MOST = 40
"""Lines in one chart; more can't be read."""
_ROW = 19


@dataclass(frozen=True, slots=True)
class Interval:
    """One area's change, in score points.

    Attributes
    ----------
    label : str
        Name that is unique within a chart.
    short : str
        The same for narrow charts.
    estimate, low80, high80, low95, high95 : float
    """

    label: str
    short: str
    estimate: float
    low80: float
    high80: float
    low95: float
    high95: float


def intervals(
    *,
    rows: Sequence[Interval],
    verdict: str,
    domain: tuple[float, float],
    minimum: float,
    title: Sequence[str],
    width: Width,
) -> Any:
    """Draw a dot with an 80% and a 95% bar for each area, in the order given.

    Parameters
    ----------
    rows : sequence of Interval
    verdict : str
        Whose mark the dots get.
    domain : (float, float)
        Ends of the axis: the same in every chart of a page. Bars that go beyond are cut off there.
    minimum : float
        The least change that counts; the strip within it is tinted.
    title : sequence of str
        Of the axis, line by line.
    width : int
    """
    alt = altair()
    mark = MARKS[verdict]
    name = "label" if width > 400 else "short"
    scale = alt.Scale(domain=list(domain), nice=False, zero=False)
    axis = alt.Axis(
        format="+.2f",
        labelExpr="datum.value === 0 ? '0' : datum.label",
        tickCount=5 if width > 400 else 3,
        title=list(title),
        grid=False,
    )

    def x(field: str) -> Any:
        return alt.X(field, scale=scale, axis=axis)

    base = alt.Chart(alt.InlineData(values=[asdict(row) for row in rows])).encode(
        y=name_axis(
            alt,
            field=name,
            order=[getattr(row, name) for row in rows],
            room=200 if width > 400 else 96,
            fixed=True,
            lines=True,
        )
    )
    still = alt.Chart(alt.InlineData(values=[{"from": -minimum, "to": minimum, "at": 0}]))
    return alt.layer(
        still.mark_rect(clip=True, color=HAIR, opacity=0.75).encode(x=x("from:Q"), x2="to:Q"),
        still.mark_rule(color=GREY, strokeWidth=1).encode(x=x("at:Q")),
        base.mark_rule(color=mark.stroke, strokeWidth=1.4, clip=True).encode(
            x=x("low95:Q"), x2="high95:Q"
        ),
        base.mark_rule(color=mark.stroke, strokeWidth=6, opacity=0.38, clip=True).encode(
            x=x("low80:Q"), x2="high80:Q"
        ),
        base.mark_point(
            filled=True, shape=mark.shape, size=110, fill=mark.fill, stroke="white", opacity=1
        ).encode(x=x("estimate:Q")),
    ).properties(width=width, height=_ROW * len(rows) + 6)
