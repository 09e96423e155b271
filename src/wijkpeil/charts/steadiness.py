"""The same characteristics in several periods and by several rules: rows of small intervals."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from wijkpeil.charts.effects import folded
from wijkpeil.charts.marks import MARKS
from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import GREY, HAIR, INK, PALE, SOFT, Width

_ROW = 62
_REACH = 0.44
"""Share of a row that an interval may take on either side of the row's own zero."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One coefficient: of a characteristic, in a column.

    Attributes
    ----------
    row, column : int
    estimate, low80, high80, low95, high95 : float
    """

    row: int
    column: int
    estimate: float
    low80: float
    high80: float
    low95: float
    high95: float


@dataclass(frozen=True, slots=True)
class Column:
    """A period or a rule.

    Attributes
    ----------
    label : str
        Short: it stands upright.
    group : int
        Columns of another group stand apart.
    own : bool
        Whether it is what the page itself uses.
    """

    label: str
    group: int
    own: bool = False


def steadiness(
    *,
    rows: Sequence[str],
    columns: Sequence[Column],
    spots: Sequence[Spot],
    most: float,
    width: Width,
) -> Any:
    """Draw a small upright interval for each row and column, about the row's own zero.

    Parameters
    ----------
    rows : sequence of str
        Names of the characteristics, from top to bottom.
    columns : sequence of Column
        From left to right.
    spots : sequence of Spot
    most : float
        Size at which intervals are cut off: the same in all rows.
    width : int
    """
    alt = altair()
    places = _places(columns)
    x_scale = alt.Scale(domain=[-0.7, places[-1] + 0.7], nice=False, zero=False)
    y_scale = alt.Scale(domain=[-len(rows) + 0.5, 0.5], nice=False, zero=False)
    names = folded(rows, width)
    y_axis = alt.Axis(
        values=[-row for row in range(len(rows))],
        labelExpr=f"split({names!r}[-datum.value], '|')",
        labelLimit=0,
        labelLineHeight=14,
        labelColor=INK,
        labelPadding=8,
        minExtent=220 if width > 400 else 112,
        maxExtent=220 if width > 400 else 112,
        grid=False,
        ticks=False,
        domain=False,
        title=None,
    )
    x_axis = alt.Axis(
        orient="top",
        values=places,
        labelExpr=_label_of(places, columns),
        labelAngle=-90,
        labelColor=SOFT,
        labelFontSize=11,
        labelLimit=0,
        labelOverlap=False,
        grid=False,
        ticks=False,
        domain=False,
        title=None,
    )
    x = alt.X("x:Q", scale=x_scale, axis=x_axis)

    def y(field: str) -> Any:
        return alt.Y(field, scale=y_scale, axis=y_axis)

    own = [{"x": p - 0.5, "x2": p + 0.5} for p, c in zip(places, columns, strict=True) if c.own]
    zero = [{"at": -row} for row in range(len(rows))]
    base = alt.Chart(alt.InlineData(values=_values(spots, places, most))).encode(
        x=x, color=alt.Color("stroke:N", scale=None)
    )
    return alt.layer(
        alt.Chart(alt.InlineData(values=own))
        .mark_rect(color=PALE)
        .encode(x=alt.X("x:Q", scale=x_scale, axis=x_axis), x2="x2:Q"),
        alt.Chart(alt.InlineData(values=zero)).mark_rule(color=HAIR).encode(y=y("at:Q")),
        base.mark_rule(strokeWidth=1.4).encode(y=y("low95:Q"), y2="high95:Q"),
        base.mark_rule(strokeWidth=5, opacity=0.38).encode(y=y("low80:Q"), y2="high80:Q"),
        *_points(alt, base, y),
    ).properties(width=width, height=_ROW * len(rows))


def _places(columns: Sequence[Column]) -> list[float]:
    """Put columns a step apart, and groups half a step more."""
    groups = [column.group for column in columns]
    return [at + 0.6 * sum(a != b for a, b in pairwise(groups[: at + 1]))
            for at in range(len(columns))]  # fmt: skip


def _label_of(places: Sequence[float], columns: Sequence[Column]) -> str:
    """Write an expression that names a column by its place."""
    labels = [column.label for column in columns]
    return f"{labels!r}[indexof({[round(10 * p) for p in places]}, round(10 * datum.value))]"


def _values(spots: Sequence[Spot], places: Sequence[float], most: float) -> list[dict[str, Any]]:
    values = []
    for spot in spots:
        kind = "rising" if spot.low95 > 0 else "falling" if spot.high95 < 0 else "unclear"

        def at(value: float, row: int = spot.row) -> float:
            return -row + _REACH * float(np.clip(value / most, -1.0, 1.0))

        values.append(
            {
                "x": places[spot.column],
                "kind": kind,
                "stroke": MARKS[kind].stroke if kind != "unclear" else GREY,
                "estimate": at(spot.estimate),
                "low80": at(spot.low80),
                "high80": at(spot.high80),
                "low95": at(spot.low95),
                "high95": at(spot.high95),
            }
        )
    return values


def _points(alt: Any, base: Any, y: Any) -> list[Any]:
    return [
        base.transform_filter(f"datum.kind === '{kind}'")
        .mark_point(
            filled=True,
            shape=MARKS[kind].shape,
            size=44 if kind != "unclear" else 22,
            fill=MARKS[kind].fill,
            stroke=MARKS[kind].stroke,
            strokeWidth=1,
            opacity=1,
        )
        .encode(y=y("estimate:Q"), color=alt.value(INK))
        for kind in ("rising", "falling", "unclear")
    ]
