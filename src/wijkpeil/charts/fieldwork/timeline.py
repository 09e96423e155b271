"""What happened in an area, on the time axis of its course."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from wijkpeil.charts.axes import year_axis
from wijkpeil.charts.fieldwork.lanes import Placed, place_spans
from wijkpeil.charts.fieldwork.pixels import LINE
from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import BLUE, GREY, INK, PAPER, Width

BAR, _SHORT = 6, 7
"""Height of a bar, and the width below which it is drawn as a dot, in pixels."""
_NAME = {"baseline": "top", "fontSize": 11, "color": INK, "lineBreak": "\n", "lineHeight": LINE}
_AXIS = 30
"""Room for the labels of the years, above the lanes."""
_MARGIN = 0.6
"""Of the time axis, as `axes.year_axis` has it."""
_BESIDE: dict[int, float] = {640: 62.0, 300: 62.0}
"""What the score axis takes of the width of a course, in pixels."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that happened.

    Attributes
    ----------
    start, end : float
        Decimal years; an infinite end goes on.
    label : str
    kind : {"event", "intervention"}
    from_documents : bool
        Whether only documents tell of it: its bar is drawn open.
    """

    start: float
    end: float
    label: str
    kind: str
    from_documents: bool


def within(items: Sequence[Item], waves: Sequence[int]) -> tuple[Item, ...]:
    """Keep what touches the time between the first and the last wave."""
    return tuple(it for it in items if it.end >= waves[0] and it.start <= waves[-1])


def under_course(
    alt: Any,
    *,
    items: Sequence[Item],
    waves: Sequence[int],
    x: Callable[[str], Any],
    height: float,
    width: Width,
    named_classes: bool,
) -> list[Any]:
    """Make the layers that stand under a course, on its own time axis.

    Parameters
    ----------
    alt : module
        Altair.
    items : sequence of Item
        In order of start.
    waves : sequence of int
    x : callable
        The encoding of time of the course.
    height : float
        Of the course, in pixels: the lanes begin under its axis.
    width : int
    named_classes : bool
        Whether names of classes take room on the right.
    """
    room = width - _BESIDE[width] - (100.0 if named_classes else 0.0)
    placed, _height = place_spans(
        [(it.start, it.end, it.label) for it in items], domain=_domain(waves), width=room
    )
    return _layers(alt, items, placed, x=x, waves=waves, room=room, top=height + _AXIS)


def timeline(*, items: Sequence[Item], waves: Sequence[int], width: Width) -> Any:
    """Draw what happened by itself, under an axis of years.

    Parameters
    ----------
    items : sequence of Item
        In order of start.
    waves : sequence of int
        Years on the axis; what lies outside is cut off.
    width : int
    """
    alt = altair()
    room = float(width) - 12
    placed, height = place_spans(
        [(it.start, it.end, it.label) for it in items], domain=_domain(waves), width=room
    )
    x = year_axis(alt, waves=waves, width=width)
    layers = _layers(alt, items, placed, x=x, waves=waves, room=room, top=4.0)
    return alt.layer(*layers).properties(width=width, height=height + 4)


def _domain(waves: Sequence[int]) -> tuple[float, float]:
    return waves[0] - _MARGIN, waves[-1] + _MARGIN


def _layers(
    alt: Any,
    items: Sequence[Item],
    placed: Sequence[Placed],
    *,
    x: Callable[[str], Any],
    waves: Sequence[int],
    room: float,
    top: float,
) -> list[Any]:
    """Draw bars (dots where short) and names; times follow the axis, heights are pixels.

    The same kinds of marks share a layer: a layer for each of them would take most of the time
    that a page takes.
    """
    rows = [
        _row(it, spot, domain=_domain(waves), room=room, top=top)
        for it, spot in zip(items, placed, strict=True)
    ]
    if not rows:
        return []

    def some(**asked: bool) -> Any:
        chosen = [row for row in rows if all(row[key] == value for key, value in asked.items())]
        return alt.Chart(alt.InlineData(values=chosen))

    def down(field: str) -> Any:
        return alt.Y(f"{field}:Q", scale=None, axis=None)

    colours = {
        "fill": alt.Fill("fill:N", scale=None),
        "stroke": alt.Stroke("stroke:N", scale=None),
    }
    bars = some(short=False).mark_rect(cornerRadius=1.5, strokeWidth=1.2, opacity=1)
    dots = some(short=True).mark_point(shape="circle", size=44, strokeWidth=1.2, opacity=1)
    left, right = (
        some(right=at_end).mark_text(align="right" if at_end else "left", **_NAME)
        for at_end in (False, True)
    )
    return [
        bars.encode(x=x("start:Q"), x2="end:Q", y=down("upper"), y2="lower:Q", **colours),
        dots.encode(x=x("middle:Q"), y=down("centre"), **colours),
        left.encode(x=x("start:Q"), y=down("text_top"), text="text:N"),
        right.encode(x=alt.value("width"), y=down("text_top"), text="text:N"),
    ]


def _row(
    it: Item, spot: Placed, *, domain: tuple[float, float], room: float, top: float
) -> dict[str, Any]:
    first, last = domain
    start, end = max(it.start, first), min(it.end, last)
    colour = BLUE if it.kind == "intervention" else GREY
    upper = top + spot.bar
    return {
        "start": start,
        "middle": (start + end) / 2,
        "end": end,
        "short": (end - start) * room / (last - first) < _SHORT,
        "upper": upper,
        "centre": upper + BAR / 2,
        "lower": upper + BAR,
        "text": "\n".join(spot.text),
        "text_top": top + spot.top,
        "right": spot.right,
        "fill": PAPER if it.from_documents else colour,
        "stroke": colour,
    }
