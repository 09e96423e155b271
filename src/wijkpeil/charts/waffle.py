"""How many areas got each verdict: one mark an area."""

import math
from collections.abc import Mapping
from typing import Any

from wijkpeil.charts.marks import MARKS
from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import INK, Width
from wijkpeil.trajectories.change import Verdict

_MOST = 400
_PITCH = 11


def per_mark(counts: Mapping[Verdict, int]) -> int:
    """How many areas one mark stands for: 1, or more when there would be over 400 marks.

    >>> per_mark({"rising": 120, "falling": 30}), per_mark({"rising": 900})
    (1, 3)
    """
    return max(1, math.ceil(sum(counts.values()) / _MOST))


def _placed(
    counts: Mapping[Verdict, int], labels: Mapping[Verdict, str], *, width: int, beside: bool
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], float]:
    """Give each mark and label its place, and tell how high it all is."""
    left = 190 if beside else 0
    columns = (width - left - _PITCH) // _PITCH
    unit = per_mark(counts)
    marks: list[dict[str, Any]] = []
    texts: list[dict[str, Any]] = []
    top = 0.0
    for verdict, count in counts.items():
        units = math.ceil(count / unit)
        rows = max(1, math.ceil(units / columns))
        texts.append({"x": 0, "y": top + (8 if beside else 4), "text": labels[verdict]})
        first = top + (8 if beside else 22)
        marks += [
            {
                "x": left + _PITCH * (place % columns) + _PITCH / 2,
                "y": first + _PITCH * (place // columns),
                "verdict": verdict,
            }
            for place in range(units)
        ]
        top = first + rows * _PITCH + (9 if beside else 7)
    return marks, texts, top


def waffle(*, counts: Mapping[Verdict, int], labels: Mapping[Verdict, str], width: Width) -> Any:
    """Draw a block of marks for each verdict, under its label.

    Parameters
    ----------
    counts : mapping of verdict to int
    labels : mapping of verdict to str
        Words with their number, to stand beside the block.
    width : int
    """
    alt = altair()
    marks, texts, top = _placed(counts, labels, width=width, beside=width > 400)
    order = list(counts)
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, width], nice=False, zero=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[top, 0], nice=False, zero=False))

    def scale(part: str) -> Any:
        return alt.Scale(domain=order, range=[getattr(MARKS[v], part) for v in order])

    dots = (
        alt.Chart(alt.InlineData(values=marks))
        .mark_point(filled=True, size=50, strokeWidth=1, opacity=1)
        .encode(
            x=x,
            y=y,
            shape=alt.Shape("verdict:N", scale=scale("shape"), legend=None),
            fill=alt.Fill("verdict:N", scale=scale("fill"), legend=None),
            stroke=alt.Stroke("verdict:N", scale=scale("stroke"), legend=None),
        )
    )
    words = (
        alt.Chart(alt.InlineData(values=texts))
        .mark_text(align="left", baseline="middle", fontSize=14, fontWeight=600, color=INK)
        .encode(x=x, y=y, text="text:N")
    )
    return alt.layer(dots, words).properties(width=width, height=top)
