"""Paths of a solution: a column a path, a row a condition, and how well each path fits.

After the configuration charts of Ragin and Fiss (2008, in Ragin, *Redesigning Social Inquiry*):
large marks stand for what the parsimonious solution has too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wijkpeil.charts.axes import name_axis
from wijkpeil.charts.qca.names import room_for
from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import BLUE, GREY, HAIR, INK, LINE, PAPER, SOFT, Width

MOST = 7
"""Paths in one chart; more can't be read on a phone."""
_ROW = 30


@dataclass(frozen=True, slots=True)
class Part:
    """A condition in a path: its value, what stands in the mark, and whether it is core."""

    value: int
    core: bool
    text: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """A path of a solution.

    Attributes
    ----------
    label : str
    parts : mapping of str to Part
        By condition; those that don't matter are left out.
    figures : sequence of str
        As written, one for each row of figures.
    """

    label: str
    parts: Mapping[str, Part]
    figures: Sequence[str]


def paths_chart(
    *,
    conditions: Sequence[tuple[str, str]],
    figures: Sequence[str],
    paths: Sequence[Path],
    width: Width,
) -> Any:
    """Draw each path as a column of marks: filled for present, open with a cross for absent.

    Parameters
    ----------
    conditions : sequence of (str, str)
        Key and label, from top to bottom.
    figures : sequence of str
        Labels of the rows of figures below the conditions.
    paths : sequence of Path
    width : int
    """
    alt = altair()
    order = [label for _key, label in conditions] + list(figures)
    room = room_for(order, most=230 if width > 400 else 118)
    y = name_axis(alt, field="row", order=order, room=room, fixed=True)
    x = alt.X(
        "path:N",
        scale=alt.Scale(domain=[path.label for path in paths]),
        title=None,
        axis=alt.Axis(
            orient="top",
            labelAngle=0,
            labelColor=INK,
            labelFontWeight="bold",
            ticks=False,
            domain=False,
            labelPadding=6,
        ),
    )
    lines = alt.Chart(alt.InlineData(values=[{"row": row} for row in order[: len(conditions)]]))
    layers = [
        lines.mark_rule(color=HAIR).encode(y=y, x=alt.value(0), x2=alt.value("width")),
        _rule(alt, len(conditions)),
    ]
    layers += [layer.encode(x=x, y=y) for layer in _marks(alt, conditions, paths)]
    layers += [layer.encode(x=x, y=y, text="told:N") for layer in _texts(alt, conditions, paths)]
    told = [
        {"path": path.label, "row": row, "told": figure}
        for path in paths
        for row, figure in zip(figures, path.figures, strict=True)
    ]
    layers.append(
        alt.Chart(alt.InlineData(values=told))
        .mark_text(fontSize=12, color=SOFT)
        .encode(x=x, y=y, text="told:N")
    )
    return alt.layer(*layers).properties(width=width, height=_ROW * len(order))


def _rule(alt: Any, after: int) -> Any:
    """Part the conditions from the figures."""
    at = alt.Chart(alt.InlineData(values=[{}])).mark_rule(color=LINE)
    return at.encode(y=alt.value(_ROW * after), x=alt.value(0), x2=alt.value("width"))


def _rows(
    conditions: Sequence[tuple[str, str]], paths: Sequence[Path]
) -> list[tuple[Part, dict[str, Any]]]:
    labels = dict(conditions)
    return [
        (part, {"path": path.label, "row": labels[key], "told": part.text})
        for path in paths
        for key, part in path.parts.items()
    ]


def _marks(alt: Any, conditions: Sequence[tuple[str, str]], paths: Sequence[Path]) -> list[Any]:
    layers = []
    for present in (True, False):
        for core in (True, False):
            some = [
                row
                for part, row in _rows(conditions, paths)
                if bool(part.value) == present and part.core == core
            ]
            if some:
                layers.append(
                    alt.Chart(alt.InlineData(values=some)).mark_point(
                        filled=True,
                        shape="circle",
                        size=360 if core else 110,
                        fill=BLUE if present else PAPER,
                        stroke=BLUE if present else GREY,
                        strokeWidth=1.8,
                        opacity=1,
                    )
                )
    return layers


def _texts(alt: Any, conditions: Sequence[tuple[str, str]], paths: Sequence[Path]) -> list[Any]:
    """Put a cross in the mark of what is absent, and the value in that of several values."""
    layers = []
    for present, core in ((True, True), (True, False), (False, True), (False, False)):
        some = [
            row | {"told": row["told"] or ("" if present else "×")}
            for part, row in _rows(conditions, paths)
            if bool(part.value) == present and part.core == core
        ]
        if some:
            layers.append(
                alt.Chart(alt.InlineData(values=some)).mark_text(
                    fontSize=16 if core else 10,
                    color=PAPER if present else GREY,
                    baseline="middle",
                    dy=0,
                )
            )
    return layers
