"""Sensitivity ranges: how far each choice can move before the solution changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wijkpeil.charts.axes import name_axis
from wijkpeil.charts.qca.names import room_for
from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import BLUE, HAIR, INK, LIGHT, PAPER, Width

_ROW = 24


@dataclass(frozen=True, slots=True)
class Reach:
    """One choice, each on a scale of its own from 0 to 1.

    Attributes
    ----------
    label : str
    low, chosen, high : float
        As shares of the scale.
    told : str
        The same in its own figures.
    low_free, high_free : bool
        Whether nothing changes up to the end of the scale.
    """

    label: str
    low: float
    chosen: float
    high: float
    told: str
    low_free: bool = False
    high_free: bool = False


def ranges(*, rows: Sequence[Reach], width: Width) -> Any:
    """Draw for each choice the scale, the range in which nothing changes, and what was chosen."""
    alt = altair()
    wide = width > 400
    labels = [row.label for row in rows]
    room = room_for(labels, most=230 if wide else 150)
    y = name_axis(alt, field="label", order=labels, room=room, fixed=True)
    plot = width - room - (150 if wide else 0)
    scale = alt.Scale(domain=[-0.02, 1.02], nice=False, zero=False, range=[0, plot])

    def x(field: str) -> Any:
        return alt.X(field, scale=scale, axis=None)

    data = [
        {
            "label": row.label,
            "low": row.low,
            "high": row.high,
            "chosen": row.chosen,
            "told": row.told,
            "from": 0,
            "to": 1,
        }
        for row in rows
    ]
    ends = [{"label": r.label, "at": r.low} for r in rows if not r.low_free]
    ends += [{"label": r.label, "at": r.high} for r in rows if not r.high_free]
    base = alt.Chart(alt.InlineData(values=data)).encode(y=y)
    layers = [
        base.mark_rule(color=HAIR, strokeWidth=8).encode(x=x("from:Q"), x2="to:Q"),
        base.mark_rule(color=LIGHT, strokeWidth=8).encode(x=x("low:Q"), x2="high:Q"),
        alt.Chart(alt.InlineData(values=ends))
        .mark_tick(color=INK, thickness=2, size=14)
        .encode(x=x("at:Q"), y=y),
        base.mark_point(
            filled=True, shape="diamond", size=90, fill=BLUE, stroke=PAPER, opacity=1
        ).encode(x=x("chosen:Q")),
    ]
    if wide:
        layers.append(
            base.mark_text(align="left", fontSize=12, color=INK).encode(
                x=alt.value(plot + 10), text="told:N"
            )
        )
    return alt.layer(*layers).properties(width=width, height=_ROW * len(rows))
