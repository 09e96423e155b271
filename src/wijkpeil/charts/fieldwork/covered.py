"""What is covered: a bar for each case and perspective."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import BLUE, GREY, HAIR, INK, Width

_GAP, _BAR = 18, 8


@dataclass(frozen=True, slots=True)
class Filled:
    """How much of something there is: a share to draw, and words beside it."""

    share: float
    text: str


def covered(
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Mapping[tuple[int, int], Filled],
    width: Width,
) -> Any:
    """Draw a bar a cell, with its figure above it.

    Parameters
    ----------
    rows, columns : sequence of str
        Names of cases and of perspectives.
    cells : mapping of (row, column) to Filled
    width : int
    """
    room = name_room(width)
    step = (width - room + _GAP) / max(1, len(columns))
    long = step - _GAP
    heads = column_heads(columns, room=long, size=11)
    laid = named_rows(rows, room=room - 8, least=30, size=name_size(width)).at(heads.height)
    sheet = Pixels(altair(), width=width, height=heads.height + laid.height)
    write_heads(sheet, heads, centres=[room + step * at + long / 2 for at in range(len(columns))])
    write_names(sheet, laid)

    def bar(row: int, column: int, share: float) -> dict[str, float]:
        left, top = room + step * column, laid.middle(row) + 1
        return {"x": left, "x2": left + long * share, "y": top, "y2": top + _BAR}

    sheet.boxes([bar(*place, 1.0) for place in sorted(cells)], fill=HAIR, rounded=1)
    there = {place: it for place, it in sorted(cells.items()) if it.share > 0}
    sheet.boxes([bar(*place, it.share) for place, it in there.items()], fill=BLUE, rounded=1)
    for colour, some in ((INK, True), (GREY, False)):
        words = [
            {"x": room + step * column, "y": laid.middle(row) - 7, "text": it.text}
            for (row, column), it in sorted(cells.items())
            if (it.share > 0) == some
        ]
        sheet.words(words, size=11, colour=colour)
    return sheet.chart()
