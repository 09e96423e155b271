"""A change split over the dimensions, as bars."""

from collections.abc import Mapping
from typing import Any

from wijkpeil.charts.axes import name_axis
from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import BLUE, GREY, RUST, Width

_NUMBER = 52
"""Pixels for a number and its distance to the bar."""


def _rows(parts: Mapping[str, float], texts: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {"name": name, "value": value, "zero": 0, "text": texts[name], "up": value >= 0}
        for name, value in parts.items()
    ]


def dimensions(
    *,
    parts: Mapping[str, float],
    texts: Mapping[str, str],
    domain: tuple[float, float],
    width: Width,
) -> Any:
    """Draw one bar a dimension, to the right for a rise and to the left for a fall.

    Parameters
    ----------
    parts : mapping of dimension's name to float
        Contributions in score points.
    texts : mapping of dimension's name to str
        The same as words, to stand beside the bar.
    domain : (float, float)
        Least and greatest value to fit, the same in all charts of a page; it must hold zero.
    width : int
    """
    alt = altair()
    names = 220 if width > 400 else 135
    low, high = domain
    # Beside the longest bar on either side there must be room for its number.
    beside = _NUMBER * (high - low) / (width - names - 2 * _NUMBER)
    scale = alt.Scale(domain=[low - beside, high + beside], nice=False)
    base = alt.Chart(alt.InlineData(values=_rows(parts, texts))).encode(
        y=name_axis(alt, field="name", order=list(parts), room=names)
    )

    def x(field: str) -> Any:
        return alt.X(field, scale=scale, axis=None)

    def words(which: str, align: str, dx: int) -> Any:
        chosen = base.transform_filter(which)
        return chosen.mark_text(align=align, dx=dx).encode(x=x("value:Q"), text="text:N")

    bars = base.mark_bar(height=13).encode(
        x=x("value:Q"),
        x2="zero:Q",
        color=alt.condition("datum.up", alt.value(BLUE), alt.value(RUST)),
    )
    zero = alt.Chart(alt.InlineData(values=[{"at": 0}])).mark_rule(color=GREY).encode(x=x("at:Q"))
    return alt.layer(
        bars, zero, words("datum.up", "left", 6), words("!datum.up", "right", -6)
    ).properties(width=width, height=24 * len(parts))
