"""One area's course: what was measured, what is likely true, and the nation's course."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from wijkpeil.charts.axes import year_axis
from wijkpeil.charts.fieldwork.timeline import Item, under_course
from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import GREY, INK, LINE, PALE, PAPER, SOFT, Width


@dataclass(frozen=True, slots=True)
class Point:
    """An area at one wave, on the indicator's own scale.

    Attributes
    ----------
    wave : int
    measured : float or None
    level, low80, high80, low95, high95 : float
        Smoothed level and its bounds.
    nation : float
    """

    wave: int
    measured: float | None
    level: float
    low80: float
    high80: float
    low95: float
    high95: float
    nation: float


@dataclass(frozen=True, slots=True)
class ClassBand:
    """A class of scores: its ends (infinite for the outer two) and its name."""

    low: float
    high: float
    name: str


@dataclass(frozen=True, slots=True)
class Span:
    """A time of something that happened, told by a short label."""

    start: float
    end: float
    label: str


def spans(alt: Any, *, events: Sequence[Span], x: Any) -> list[Any]:
    """Quiet bands for events, each with its label on top."""
    if not events:
        return []
    rows = [{"start": e.start, "end": max(e.end, e.start + 0.25), "label": e.label} for e in events]
    data = alt.InlineData(values=rows)
    across = {"x": x("start:Q"), "x2": "end:Q"}
    band = alt.Chart(data).mark_rect(color=PALE, opacity=0.8).encode(**across)
    label = (
        alt.Chart(data)
        .mark_text(align="left", baseline="top", dx=3, dy=3, color=SOFT, fontSize=11, y=0)
        .encode(x=x("start:Q"), text="label:N", y=alt.value(0))
    )
    return [band, label]


def class_borders(
    alt: Any,
    *,
    classes: Sequence[ClassBand],
    domain: tuple[float, float],
    named: bool,
) -> Any:
    """Fine lines between classes, and their names on the right."""
    low, high = domain
    seen = [(max(c.low, low), min(c.high, high), c.name) for c in classes]
    seen = [each for each in seen if each[1] > each[0]]
    rows = [{"at": top} for _bottom, top, _name in seen[:-1]]
    fits = 0.05 * (high - low)
    names = [(bottom + top) / 2 for bottom, top, _name in seen if top - bottom > fits]
    words = [name for bottom, top, name in seen if top - bottom > fits]
    axis = alt.Axis(
        orient="right",
        values=names,
        labelExpr=f"{json.dumps(words)}[round(datum.index * {len(words) - 1})]",
        title=None,
        grid=False,
        ticks=False,
        domain=False,
    )
    return (
        alt.Chart(alt.InlineData(values=rows))
        .mark_rule(color=LINE, strokeDash=[2, 3])
        .encode(
            y=alt.Y(
                "at:Q",
                scale=alt.Scale(domain=[low, high], nice=False, zero=False),
                axis=axis if named else None,
            )
        )
    )


def course(
    *,
    points: Sequence[Point],
    events: Sequence[Span],
    domain: tuple[float, float],
    nation_label: str,
    axis_title: str,
    width: Width,
    classes: Sequence[ClassBand] = (),
    timeline: Sequence[Item] = (),
) -> Any:
    """Draw bands, smoothed line, measured scores and the nation's line.

    Parameters
    ----------
    points : sequence of Point
        In order of time.
    events : sequence of Span
    domain : (float, float)
        Ends of the score axis: the same in every chart of a page.
    nation_label, axis_title : str
    width : int
    classes : sequence of ClassBand
        Classes of scores, named on the right where there is room.
    timeline : sequence of Item
        What happened, in order of start: drawn under the years.
    """
    alt = altair()
    waves = [p.wave for p in points]
    x = year_axis(alt, waves=waves, width=width)

    def y(field: str) -> Any:
        return alt.Y(
            field,
            title=axis_title,
            scale=alt.Scale(domain=list(domain), nice=False, zero=False),
            axis=alt.Axis(format=".2f", tickCount=5),
        )

    base = alt.Chart(alt.InlineData(values=[asdict(point) for point in points])).encode(
        x=x("wave:Q")
    )
    bands = [
        base.mark_area(color=INK, opacity=shade).encode(y=y(f"low{cover}:Q"), y2=f"high{cover}:Q")
        for cover, shade in ((95, 0.10), (80, 0.14))
    ]
    nation = base.mark_line(color=GREY, strokeDash=[5, 4], strokeWidth=1.6).encode(y=y("nation:Q"))
    line = base.mark_line(color=INK, strokeWidth=2.2).encode(y=y("level:Q"))
    dots = (
        base.transform_filter("isValid(datum.measured)")
        .mark_point(filled=True, fill=PAPER, stroke=INK, strokeWidth=1.4, size=42, opacity=1)
        .encode(y=y("measured:Q"))
    )
    last = alt.InlineData(values=[{**asdict(points[-1]), "label": nation_label}])
    name = (
        alt.Chart(last)
        .mark_text(align="right", baseline="bottom", dy=-5, color=SOFT)
        .encode(x=x("wave:Q"), y=y("nation:Q"), text="label:N")
    )
    size = {"width": width, "height": 260 if width > 400 else 210}
    under = under_course(
        alt,
        items=timeline,
        waves=waves,
        x=x,
        height=size["height"],
        width=width,
        named_classes=bool(classes) and width > 400,
    )
    main = alt.layer(*spans(alt, events=events, x=x), *bands, nation, line, dots, name, *under)
    if not classes:
        return main.properties(**size)
    borders = class_borders(alt, classes=classes, domain=domain, named=width > 400)
    return alt.layer(borders, main).resolve_scale(y="independent").properties(**size)
