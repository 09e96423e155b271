"""Effects found where nothing was done, and the effect itself among them."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import BLUE, GREY, LIGHT, Width

_BINS = 31


def placebos(
    *, others: Sequence[float], own: float, own_label: str, title: str, width: Width
) -> Any:
    """Draw how often each size was found where nothing was done, and a line at the effect.

    Parameters
    ----------
    others : sequence of float
    own : float
    own_label, title : str
        Beside the line; and of the axis.
    width : int
    """
    alt = altair()
    most = 1.08 * max(abs(own), float(np.abs(others).max()))
    counts, edges = np.histogram(others, bins=_BINS, range=(-most, most))
    values = [
        {"from": float(low), "to": float(high), "count": int(count), "zero": 0}
        for count, low, high in zip(counts, edges[:-1], edges[1:], strict=True)
        if count
    ]
    scale = alt.Scale(domain=[-most, most], nice=False, zero=False)
    axis = alt.Axis(
        format="+.2f",
        labelExpr="datum.value === 0 ? '0' : datum.label",
        tickCount=5,
        title=title,
        grid=False,
    )

    def x(field: str) -> Any:
        return alt.X(field, scale=scale, axis=axis)

    top = 1.25 * float(counts.max())
    up = alt.Y("count:Q", axis=None, scale=alt.Scale(domain=[0, top], nice=False))
    bars = alt.Chart(alt.InlineData(values=values))
    line = alt.Chart(alt.InlineData(values=[{"at": own, "none": 0.0, "word": own_label}]))
    left = own > 0
    return alt.layer(
        bars.mark_rect(color=LIGHT, opacity=0.55, stroke="white", strokeWidth=1).encode(
            x=x("from:Q"), x2="to:Q", y=up, y2="zero:Q"
        ),
        line.mark_rule(color=GREY, strokeWidth=1).encode(x=x("none:Q")),
        line.mark_rule(color=BLUE, strokeWidth=2.4).encode(x=x("at:Q")),
        line.mark_text(
            align="right" if left else "left",
            baseline="top",
            dx=-5 if left else 5,
            dy=2,
            color=BLUE,
            fontWeight="bold",
        ).encode(x=x("at:Q"), y=alt.value(0), text="word:N"),
    ).properties(width=width, height=150)
