"""Verdicts as marks in a matrix: a row an area, a column a rule."""

from collections.abc import Mapping, Sequence
from typing import Any

from wijkpeil.charts.axes import name_axis
from wijkpeil.charts.marks import MARKS, VerdictMark
from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import BLUE, HAIR, LIGHT, LINE, PAPER, SOFT, Width

_CELL = 24
_CHOICE = {
    "chosen": VerdictMark("", "circle", BLUE, BLUE),
    "not chosen": VerdictMark("", "circle", PAPER, LIGHT),
}
_NOTHING = VerdictMark("", "stroke", LIGHT, LIGHT)


def matrix(
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Mapping[tuple[int, int], str],
    width: Width,
    first: bool = False,
) -> Any:
    """Draw one mark a cell; a short dash where there is nothing to say.

    Parameters
    ----------
    rows : sequence of str
        Names, all different, in the order in which to draw them.
    columns : sequence of str
        Short labels on top, all different.
    cells : mapping of (row, column) to str
        A verdict, ``chosen``, ``not chosen``, or empty.
    width : int
    first : bool
        Whether the first column stands apart: it is what the others are compared with.
    """
    alt = altair()
    marks = MARKS | _CHOICE | {"": _NOTHING}
    data = [
        {"row": name, "column": label, "kind": cells.get((at, place), "")}
        for at, name in enumerate(rows)
        for place, label in enumerate(columns)
    ]
    x = alt.X(
        "column:N",
        scale=alt.Scale(domain=list(columns)),
        title=None,
        axis=alt.Axis(
            orient="top",
            labelAngle=0,
            labelColor=SOFT,
            labelPadding=4,
            labelOverlap=False,
            labelFontSize=11 if width > 400 else 9,
            ticks=False,
            domain=False,
            grid=False,
        ),
    )
    y = name_axis(
        alt,
        field="row",
        order=list(rows),
        room=200 if width > 400 else 104,
        fixed=True,
    )
    layers = []
    if first:
        own = [{"row": name, "column": columns[0]} for name in rows]
        layers.append(alt.Chart(alt.InlineData(values=own)).mark_rect(color=HAIR).encode(x=x, y=y))
    # Lines of our own: an axis over bands would draw its grid on top of the marks.
    names = alt.Chart(alt.InlineData(values=[{"row": name} for name in rows]))
    layers.append(
        names.mark_rule(color=LINE, strokeWidth=0.7).encode(
            y=y, x=alt.value(0), x2=alt.value("width")
        )
    )
    size = 95 if width > 400 else 42
    for kind, mark in marks.items():
        some = [row for row in data if row["kind"] == kind]
        if not some:
            continue
        hollow = mark.fill == PAPER
        layers.append(
            alt.Chart(alt.InlineData(values=some))
            .mark_point(
                filled=kind != "",
                shape=mark.shape,
                size=size if kind else size / 3,
                fill=mark.fill,
                stroke=mark.stroke if hollow or not kind else "white",
                strokeWidth=1.3 if hollow or not kind else 0.8,
                opacity=1,
            )
            .encode(x=x, y=y)
        )
    return alt.layer(*layers).properties(width=width, height=_CELL * len(rows))
