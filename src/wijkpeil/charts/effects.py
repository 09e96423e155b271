"""What goes with change: one line a characteristic, with its intervals."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from textwrap import wrap
from typing import Any

from wijkpeil.charts.marks import MARKS
from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import GREY, HAIR, INK, Width

MARK_OF = {"rise": "rising", "decline": "falling", "none": "stable", "unclear": "unclear"}
"""The mark of each relation."""
_LETTERS: dict[int, int] = {640: 34, 300: 17}
_ROOM: dict[int, int] = {640: 220, 300: 112}
_LINE, _BETWEEN = 14, 14


@dataclass(frozen=True, slots=True)
class Effect:
    """One characteristic's coefficient, in score points per standard deviation.

    Attributes
    ----------
    label : str
    relation : {"rise", "decline", "none", "unclear"}
    estimate, low80, high80, low95, high95 : float
        Of this look alone.
    low, high : float
        Of the band that holds all looks together.
    """

    label: str
    relation: str
    estimate: float
    low80: float
    high80: float
    low95: float
    high95: float
    low: float
    high: float


def effects(
    *,
    rows: Sequence[Effect],
    domain: tuple[float, float],
    relevant: float,
    title: str,
    width: Width,
) -> Any:
    """Draw a mark with three nested bars for each characteristic, in the order given.

    Parameters
    ----------
    rows : sequence of Effect
    domain : (float, float)
        Ends of the axis; bars that go beyond are cut off there.
    relevant : float
        Coefficients within this of nought do not matter; that strip is tinted.
    title : str
        Of the axis.
    width : int
    """
    alt = altair()
    wide = width > 400
    scale = alt.Scale(domain=list(domain), nice=False, zero=False)
    axis = alt.Axis(
        format="+.3f",
        labelExpr="datum.value === 0 ? '0' : datum.label",
        tickCount=5 if wide else 3,
        title=title,
        grid=False,
    )

    def x(field: str) -> Any:
        return alt.X(field, scale=scale, axis=axis)

    labels = folded([row.label for row in rows], width)
    values = [
        asdict(row) | {"name": label, "stroke": MARKS[MARK_OF[row.relation]].stroke}
        for row, label in zip(rows, labels, strict=True)
    ]
    base = alt.Chart(alt.InlineData(values=values)).encode(
        y=folded_axis(alt, "name", labels, width),
        color=alt.Color("stroke:N", scale=None),
    )
    strip = alt.Chart(alt.InlineData(values=[{"from": -relevant, "to": relevant, "at": 0}]))
    return alt.layer(
        strip.mark_rect(clip=True, color=HAIR, opacity=0.75).encode(x=x("from:Q"), x2="to:Q"),
        strip.mark_rule(color=GREY, strokeWidth=1).encode(x=x("at:Q")),
        base.mark_rule(strokeWidth=1, strokeDash=[2, 3], clip=True).encode(
            x=x("low:Q"), x2="high:Q"
        ),
        base.mark_rule(strokeWidth=1.6, clip=True).encode(x=x("low95:Q"), x2="high95:Q"),
        base.mark_rule(strokeWidth=6, opacity=0.38, clip=True).encode(
            x=x("low80:Q"), x2="high80:Q"
        ),
        *_marks(alt, base, rows, x),
    ).properties(width=width, height=height_of(labels))


def _marks(alt: Any, base: Any, rows: Sequence[Effect], x: Any) -> list[Any]:
    """Put the mark of its relation on each line."""
    return [
        base.transform_filter(f"datum.relation === '{relation}'")
        .mark_point(
            filled=True,
            shape=MARKS[name].shape,
            size=110,
            fill=MARKS[name].fill,
            stroke=MARKS[name].stroke,
            strokeWidth=1.2,
            opacity=1,
        )
        .encode(x=x("estimate:Q"), color=alt.value(INK))
        for relation, name in MARK_OF.items()
        if any(row.relation == relation for row in rows)
    ]


def folded(labels: Sequence[str], width: Width) -> list[str]:
    """Fold labels into lines, parted by ``|``.

    >>> folded(["inhabitants below pension age"], 300)
    ['inhabitants below|pension age']
    """
    return ["|".join(wrap(label.replace("|", "/"), _LETTERS[width])) for label in labels]


def folded_axis(alt: Any, field: str, labels: Sequence[str], width: Width) -> Any:
    """Put folded labels down the left side, in the order given."""
    axis = alt.Axis(
        labelExpr="split(datum.label, '|')",
        labelLimit=0,
        labelLineHeight=_LINE,
        labelColor=INK,
        labelPadding=8,
        minExtent=_ROOM[width],
        maxExtent=_ROOM[width],
        title=None,
        ticks=False,
        domain=False,
        grid=True,
        gridColor=HAIR,
    )
    return alt.Y(f"{field}:N", scale=alt.Scale(domain=list(labels)), axis=axis)


def height_of(labels: Sequence[str]) -> int:
    """Give lines enough height for the longest label."""
    lines = max((label.count("|") + 1 for label in labels), default=1)
    return (_LINE * lines + _BETWEEN) * len(labels)
