"""Voices against figures: what each perspective says of a case's course, beside its verdict."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from wijkpeil.charts.fieldwork.pixels import (
    Pixels,
    column_heads,
    name_room,
    name_size,
    named_rows,
    write_heads,
    write_names,
)
from wijkpeil.charts.marks import MARKS
from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import GREY, HAIR, LIGHT, PAPER, RUST, Width

_FRAME_X, _FRAME_Y = 15, 11
Spot = dict[str, float]


def voices(
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Mapping[tuple[int, int], str],
    against: Collection[tuple[int, int]],
    width: Width,
) -> Any:
    """Draw the mark of a verdict a cell; the first column is that of the figures.

    Parameters
    ----------
    rows : sequence of str
        Names of the cases.
    columns : sequence of str
        The figures, then the perspectives.
    cells : mapping of (row, column) to str
        A verdict, or empty where nothing was said.
    against : collection of (row, column)
        Cells that say the opposite of the figures: they get a frame.
    width : int
    """
    room = name_room(width)
    step = min(120.0, (width - room) / max(1, len(columns)))
    heads = column_heads(columns, room=step - 6, size=11)
    laid = named_rows(rows, room=room - 8, least=28, size=name_size(width)).at(heads.height)
    sheet = Pixels(altair(), width=width, height=heads.height + laid.height)
    own = {"x": room, "x2": room + step, "y": heads.height, "y2": sheet.height}
    sheet.boxes([own], fill=HAIR)
    write_heads(sheet, heads, centres=[room + step * (at + 0.5) for at in range(len(columns))])
    write_names(sheet, laid)
    spots: dict[tuple[int, int], Spot] = {
        (row, column): {"x": room + step * (column + 0.5), "y": laid.middle(row)}
        for row, column in sorted(cells)
    }
    _draw_frames(sheet, [spots[place] for place in sorted(against)])
    _draw_marks(sheet, cells, spots)
    return sheet.chart()


def _draw_frames(sheet: Pixels, spots: Sequence[Spot]) -> None:
    boxes = [
        {
            "x": spot["x"] - _FRAME_X,
            "x2": spot["x"] + _FRAME_X,
            "y": spot["y"] - _FRAME_Y,
            "y2": spot["y"] + _FRAME_Y,
        }
        for spot in spots
    ]
    sheet.boxes(boxes, fill=PAPER, stroke=RUST, rounded=5)


def _draw_marks(
    sheet: Pixels, cells: Mapping[tuple[int, int], str], spots: Mapping[tuple[int, int], Spot]
) -> None:
    for kind, mark in MARKS.items():
        some = [spots[place] for place, it in sorted(cells.items()) if it == kind]
        stroke = mark.stroke if mark.fill == PAPER else PAPER
        sheet.marks(some, shape=mark.shape, size=120, fill=mark.fill, stroke=stroke,
                    strokeWidth=1.3)  # fmt: skip
    silent = [spots[place] for place, it in sorted(cells.items()) if not it]
    sheet.marks(silent, shape="stroke", size=40, fill=GREY, stroke=LIGHT, strokeWidth=1.3)
