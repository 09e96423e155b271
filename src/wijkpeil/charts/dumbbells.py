"""Pairs of areas: from one start, how each changed, with intervals."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from wijkpeil.charts.marks import MARKS
from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import GREY, HAIR, INK, LINE, SOFT, Width

_ROW = 64
_LIFT = 11
"""Pixels by which the upper and the lower area of a pair stand off its line."""


@dataclass(frozen=True, slots=True)
class End:
    """One area of a pair, or an area alone; its change in score points.

    Attributes
    ----------
    name : str
    verdict : str
        Whose mark it gets.
    estimate, low80, high80, low95, high95 : float
    """

    name: str
    verdict: str
    estimate: float
    low80: float
    high80: float
    low95: float
    high95: float


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """One line of the chart: a label, and one or two areas."""

    label: str
    ends: tuple[End, ...]


def _rows(bells: Sequence[Dumbbell], domain: tuple[float, float]) -> list[dict[str, Any]]:
    low, high = domain
    rows = []
    for place, bell in enumerate(bells):
        # The area that did better stands above the line, its partner below it.
        order = sorted(bell.ends, key=lambda end: -end.estimate)
        for at, end in enumerate(order):
            lift = 0 if len(order) == 1 else _LIFT * (2 * at - 1)
            rows.append(
                asdict(end)
                | {
                    "y": place * _ROW + _ROW / 2 + lift,
                    "below": at == len(order) - 1,
                    "right": end.estimate > (low + high) / 2,
                    "cut95": max(end.low95, low),
                    "end95": min(end.high95, high),
                    "cut80": max(end.low80, low),
                    "end80": min(end.high80, high),
                }
            )
    return rows


def _links(bells: Sequence[Dumbbell]) -> list[dict[str, Any]]:
    """Join the two areas of each pair by a line."""
    return [
        {
            "y": place * _ROW + _ROW / 2,
            "from": min(end.estimate for end in bell.ends),
            "to": max(end.estimate for end in bell.ends),
        }
        for place, bell in enumerate(bells)
        if len(bell.ends) > 1
    ]


def dumbbells(
    *,
    bells: Sequence[Dumbbell],
    domain: tuple[float, float],
    minimum: float,
    title: str,
    width: Width,
) -> Any:
    """Draw each pair as a dumbbell on the axis of change; both start at nought.

    Parameters
    ----------
    bells : sequence of Dumbbell
        In the order in which to draw them.
    domain : (float, float)
        Ends of the axis; intervals beyond are cut off there.
    minimum : float
        The least change that counts; the strip within it is tinted.
    title : str
        Of the axis.
    width : int
    """
    alt = altair()
    height = _ROW * len(bells)
    room = 128 if width > 400 else 0
    scale = alt.Scale(domain=list(domain), nice=False, zero=False, range=[room, width])
    axis = alt.Axis(
        format="+.2f",
        labelExpr="datum.value === 0 ? '0' : datum.label",
        tickCount=6 if width > 400 else 4,
        title=title,
        grid=False,
    )

    def x(field: str) -> Any:
        return alt.X(field, scale=scale, axis=axis)

    def y(field: str = "y:Q") -> Any:
        domain_y = alt.Scale(domain=[height, 0], nice=False, zero=False)
        return alt.Y(field, scale=domain_y, axis=None)

    data = alt.InlineData(values=_rows(bells, domain))
    base = alt.Chart(data).encode(y=y())
    still = alt.Chart(alt.InlineData(values=[{"from": -minimum, "to": minimum, "at": 0}]))
    links = alt.Chart(alt.InlineData(values=_links(bells))).encode(y=y())
    layers = [
        still.mark_rect(color=HAIR, opacity=0.75).encode(x=x("from:Q"), x2="to:Q"),
        _between(alt, len(bells), y),
        still.mark_rule(color=GREY, strokeWidth=1).encode(x=x("at:Q")),
        links.mark_rule(color=GREY, strokeWidth=1.2).encode(x=x("from:Q"), x2="to:Q"),
        *_stems(alt, bells, x, y),
        base.mark_rule(color=GREY, strokeWidth=1.2).encode(x=x("cut95:Q"), x2="end95:Q"),
        base.mark_rule(color=GREY, strokeWidth=5, opacity=0.4).encode(x=x("cut80:Q"), x2="end80:Q"),
        *_marks(alt, bells, domain, x, y),
        *_names(base, x),
        _labels(alt, bells, y, wide=width > 400),
    ]
    return alt.layer(*layers).properties(width=width, height=height)


def _between(alt: Any, count: int, y: Any) -> Any:
    """Fine lines between the pairs."""
    rows = [{"y": place * _ROW} for place in range(1, count)]
    return (
        alt.Chart(alt.InlineData(values=rows))
        .mark_rule(color=LINE, strokeWidth=0.8)
        .encode(y=y(), x=alt.value(0), x2=alt.value("width"))
    )


def _stems(alt: Any, bells: Sequence[Dumbbell], x: Any, y: Any) -> list[Any]:
    """From each area to the line of its pair."""
    rows = []
    for place, bell in enumerate(bells):
        if len(bell.ends) < 2:
            continue
        for at, end in enumerate(sorted(bell.ends, key=lambda one: -one.estimate)):
            middle = place * _ROW + _ROW / 2
            rows.append({"x": end.estimate, "y": middle, "y2": middle + _LIFT * (2 * at - 1)})
    if not rows:
        return []
    stem = alt.Chart(alt.InlineData(values=rows)).mark_rule(color=GREY, strokeWidth=1.2)
    return [stem.encode(x=x("x:Q"), y=y(), y2="y2:Q")]


def _marks(
    alt: Any, bells: Sequence[Dumbbell], domain: tuple[float, float], x: Any, y: Any
) -> list[Any]:
    rows = _rows(bells, domain)
    layers = []
    for verdict, mark in MARKS.items():
        some = [row for row in rows if row["verdict"] == verdict]
        if some:
            layers.append(
                alt.Chart(alt.InlineData(values=some))
                .mark_point(
                    filled=True,
                    shape=mark.shape,
                    size=120,
                    fill=mark.fill,
                    stroke=mark.stroke if verdict == "unclear" else "white",
                    strokeWidth=1.4 if verdict == "unclear" else 1,
                    opacity=1,
                )
                .encode(x=x("estimate:Q"), y=y())
            )
    return layers


def _names(base: Any, x: Any) -> list[Any]:
    """Name each area beside its mark: above the line, or below it."""
    layers = []
    for below in (True, False):
        for right in (True, False):
            chosen = base.transform_filter(
                f"datum.below === {str(below).lower()} && datum.right === {str(right).lower()}"
            )
            layers.append(
                chosen.mark_text(
                    align="right" if right else "left",
                    baseline="top" if below else "bottom",
                    dy=7 if below else -7,
                    dx=6 if right else -6,
                    fontSize=11.5,
                    color=INK,
                ).encode(x=x("estimate:Q"), text="name:N")
            )
    return layers


def _labels(alt: Any, bells: Sequence[Dumbbell], y: Any, *, wide: bool) -> Any:
    """Name the city of each pair: beside it on a page, above it on a phone."""
    rows = [
        {
            "y": place * _ROW + (_ROW / 2 if wide else 9),
            "label": bell.label,
        }
        for place, bell in enumerate(bells)
    ]
    return (
        alt.Chart(alt.InlineData(values=rows))
        .mark_text(
            align="left",
            baseline="middle",
            limit=118 if wide else 200,
            fontSize=12 if wide else 11,
            color=INK if wide else SOFT,
            fontWeight="bold",
        )
        .encode(y=y(), x=alt.value(0), text="label:N")
    )
