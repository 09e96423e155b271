"""Axes that several charts share."""

from collections.abc import Sequence
from typing import Any

from wijkpeil.charts.theme import HAIR, INK, Width


def name_axis(
    alt: Any,
    *,
    field: str,
    order: Sequence[str],
    room: int,
    fixed: bool = False,
    lines: bool = False,
) -> Any:
    """Put names down the left side, in the order given.

    Parameters
    ----------
    alt : module
        Altair.
    field : str
    order : sequence of str
    room : int
        Width for the names, in pixels; longer ones are cut off with an ellipsis.
    fixed : bool
        Take all that width even for short names, so that charts below each other line up.
    lines : bool
        Draw a fine line at each name.
    """
    extent = {"minExtent": room, "maxExtent": room} if fixed else {}
    axis = alt.Axis(
        labelLimit=room - 10 if fixed else room,
        labelColor=INK,
        labelPadding=8,
        ticks=False,
        domain=False,
        grid=lines,
        gridColor=HAIR,
        **extent,
    )
    # A domain, and not only an order: a name without data keeps its line.
    scale = alt.Scale(domain=list(order))
    return alt.Y(f"{field}:N", scale=scale, title=None, axis=axis)


def year_axis(alt: Any, *, waves: Sequence[int], width: Width) -> Any:
    """Make the encoding of time: one tick a wave, labels that don't collide."""
    axis = alt.Axis(
        values=list(waves),
        format="d",
        grid=False,
        labelOverlap="parity",
        labelSeparation=6 if width > 400 else 4,
    )
    scale = alt.Scale(domain=[waves[0] - 0.6, waves[-1] + 0.6], nice=False, zero=False)

    def x(field: str) -> Any:
        return alt.X(field, title=None, scale=scale, axis=axis)

    return x
