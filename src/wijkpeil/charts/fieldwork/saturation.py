"""Saturation: how the number of codes grew, and how it would have grown in other orders."""

from collections.abc import Sequence
from typing import Any

from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import BLUE, GREY, INK


def saturation(
    *,
    cumulative: Sequence[int],
    median: Sequence[float],
    low: Sequence[float],
    high: Sequence[float],
    domain: tuple[int, int],
    titles: tuple[str, str],
    width: int,
) -> Any:
    """Draw the count by document, over the band of random orders.

    Parameters
    ----------
    cumulative : sequence of int
        Codes after each document, in the order of the study.
    median, low, high : sequence of float
        The same over random orders.
    domain : (int, int)
        The most documents and the most codes: the same in each chart of a figure.
    titles : (str, str)
        Of the axes: documents and codes.
    width : int
    """
    alt = altair()
    rows = [
        {"at": at, "count": count, "median": middle, "low": bottom, "high": top}
        for at, (count, middle, bottom, top) in enumerate(
            zip(cumulative, median, low, high, strict=True), start=1
        )
    ]
    x = alt.X(
        "at:Q",
        scale=alt.Scale(domain=[0.5, domain[0] + 0.5], nice=False, zero=False),
        axis=alt.Axis(title=titles[0], grid=False, tickMinStep=1, format="d", tickCount=5),
    )

    def y(field: str) -> Any:
        return alt.Y(
            f"{field}:Q",
            scale=alt.Scale(domain=[0, max(1, domain[1])], nice=True),
            axis=alt.Axis(title=titles[1], tickMinStep=1, format="d", tickCount=5),
        )

    base = alt.Chart(alt.InlineData(values=rows)).encode(x=x)
    return alt.layer(
        base.mark_area(color=INK, opacity=0.12).encode(y=y("low"), y2="high:Q"),
        base.mark_line(color=GREY, strokeDash=[5, 4], strokeWidth=1.6).encode(y=y("median")),
        base.mark_line(color=BLUE, strokeWidth=2, interpolate="step-after").encode(y=y("count")),
        base.mark_point(filled=True, size=26, fill=BLUE, stroke=BLUE, opacity=1).encode(
            y=y("count")
        ),
    ).properties(width=width, height=150)
