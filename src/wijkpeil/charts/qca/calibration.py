"""How cases were calibrated: raw values on a line, with the anchors, and the membership beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wijkpeil.charts.axes import name_axis
from wijkpeil.charts.qca.marks import points
from wijkpeil.charts.qca.names import room_for
from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import GREY, HAIR, INK, LINE, PAPER, SOFT, Width

_ROW = 20
_HEAD = 2.2
"""Rows of room above the first case, for the words at the anchors."""


@dataclass(frozen=True, slots=True)
class Calibrating:
    """One case.

    Attributes
    ----------
    name : str
    raw : float
    membership : str
        As written.
    inside, half : bool
        Whether it is more in the set than out; whether it is neither.
    """

    name: str
    raw: float
    membership: str
    inside: bool
    half: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """A threshold: where it lies and what it is called."""

    at: float
    label: str
    middle: bool = False


def calibration(
    *, cases: Sequence[Calibrating], anchors: Sequence[Anchor], percent: bool, width: Width
) -> Any:
    """Draw each case on the line of raw values, in the order given.

    Parameters
    ----------
    cases : sequence of Calibrating
    anchors : sequence of Anchor
        Along the axis.
    percent : bool
        Whether raw values are shares.
    width : int
    """
    alt = altair()
    order = [case.name for case in cases]
    domain = _domain([case.raw for case in cases] + [anchor.at for anchor in anchors])
    x = alt.X(
        "raw:Q",
        title=None,
        scale=alt.Scale(domain=domain, nice=False, zero=False),
        axis=alt.Axis(
            format=".0%" if percent else "~g", tickCount=4 if width > 400 else 3, grid=False
        ),
    )
    room = room_for(order, most=200 if width > 400 else 112)
    y = name_axis(alt, field="name", order=["", " ", *order], room=room, fixed=True)
    rows = [
        {
            "name": case.name,
            "raw": case.raw,
            "told": case.membership,
            "kind": "half" if case.half else "in" if case.inside else "out",
        }
        for case in cases
    ]
    lines = alt.Chart(alt.InlineData(values=rows)).mark_rule(color=HAIR).encode(y=y)
    told = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_text(align="right", dx=30, fontSize=11, color=SOFT)
        .encode(y=y, x=alt.value("width"), text="told:N")
    )
    return alt.layer(
        lines,
        *_anchors(alt, anchors, x, y),
        *(layer.encode(x=x, y=y) for layer in points(alt, rows, size=85)),
        told,
    ).properties(width=width, height=_ROW * (len(cases) + _HEAD))


def _anchors(alt: Any, anchors: Sequence[Anchor], x: Any, y: Any) -> list[Any]:
    """Draw each threshold as an upright line with its word above it."""
    layers = []
    for anchor in anchors:
        data = alt.InlineData(
            values=[{"raw": anchor.at, "name": "" if anchor.middle else " ", "word": anchor.label}]
        )
        layers.append(
            alt.Chart(data)
            .mark_rule(
                color=INK if anchor.middle else GREY,
                strokeWidth=1.4 if anchor.middle else 1,
                strokeDash=[1, 0] if anchor.middle else [4, 3],
            )
            .encode(x=x)
        )
        word = alt.Chart(data).encode(x=x, y=y, text="word:N")
        layers.append(word.mark_text(fontSize=11, stroke=PAPER, strokeWidth=5, color=PAPER))
        layers.append(word.mark_text(fontSize=11, color=INK if anchor.middle else SOFT))
    under = alt.Chart(alt.InlineData(values=[{}])).mark_rule(color=LINE)
    return [*layers, under.encode(y=alt.value("height"))]


def _domain(values: Sequence[float]) -> list[float]:
    low, high = min(values), max(values)
    spread = (high - low) or 1.0
    return [low - 0.07 * spread, high + 0.07 * spread]
