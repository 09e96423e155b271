"""Verdicts over every period between two waves, as a triangle of marks."""

from collections.abc import Mapping, Sequence
from typing import Any

from wijkpeil.charts.marks import MARKS
from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import INK, LIGHT, PAPER, SOFT

SIDE = 210
"""Pixels: a triangle is as large on a page as on a phone."""


def windows(
    *,
    waves: Sequence[int],
    verdicts: Mapping[tuple[int, int], str],
    own: tuple[int, int],
    titles: tuple[str, str],
) -> Any:
    """Draw a mark at (start, end) for each period; the study's own is framed.

    Parameters
    ----------
    waves : sequence of int
        Years, ascending.
    verdicts : mapping of (int, int) to str
        By start and end.
    own : (int, int)
    titles : (str, str)
        Of the two axes: start and end.
    """
    alt = altair()
    years = [f"’{wave % 100:02d}" for wave in waves]
    name = dict(zip(waves, years, strict=True))
    starts, ends = years[:-1], years[1:]
    rows = [
        {"start": name[start], "end": name[end], "kind": kind}
        for (start, end), kind in sorted(verdicts.items())
    ]

    def axis(title: str, orient: str) -> Any:
        return alt.Axis(
            orient=orient,
            title=title,
            labelAngle=0,
            labelFontSize=10,
            titleFontSize=11,
            labelColor=SOFT,
            ticks=False,
            domain=False,
            grid=False,
        )

    x = alt.X("end:N", scale=alt.Scale(domain=ends), axis=axis(titles[1], "top"))
    y = alt.Y("start:N", scale=alt.Scale(domain=starts), axis=axis(titles[0], "left"))
    frame = [{"start": name[own[0]], "end": name[own[1]]}]
    layers = [
        alt.Chart(alt.InlineData(values=frame))
        .mark_rect(fill=PAPER, stroke=INK, strokeWidth=1.4)
        .encode(x=x, y=y)
    ]
    for kind, mark in MARKS.items():
        some = [row for row in rows if row["kind"] == kind]
        if some:
            layers.append(
                alt.Chart(alt.InlineData(values=some))
                .mark_point(
                    filled=True,
                    shape=mark.shape,
                    size=70 if kind in ("rising", "falling") else 34,
                    fill=mark.fill,
                    stroke=mark.stroke if mark.fill == PAPER else LIGHT,
                    strokeWidth=1.2 if mark.fill == PAPER else 0,
                    opacity=1,
                )
                .encode(x=x, y=y)
            )
    return alt.layer(*layers).properties(width=SIDE, height=SIDE * 0.8)
