"""The framework matrix as tiles: a row a factor, a column a case, a block a perspective."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wijkpeil.charts.fieldwork.keys import ON_DARK, SCORE_FILL
from wijkpeil.charts.fieldwork.pixels import (
    LINE as TEXT_LINE,
)
from wijkpeil.charts.fieldwork.pixels import (
    Pixels,
    Rows,
    folded,
    name_room,
    name_size,
    named_rows,
    numbered_columns,
    write_names,
)
from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import GREY, INK, LIGHT, LINE, PALE, PAPER, RUST, Width
from wijkpeil.fieldwork.matrix.perspectives import Stand

_LEAST = 12.0
"""Below this width of a tile, blocks stand under each other."""
_GAP, _HEAD = 16, 18
_BOLD = 14
"""Bold letters are as wide as plain ones of this size."""


@dataclass(frozen=True, slots=True)
class Tile:
    """How a tile looks; without a fill it is a dot, for a cell that holds nothing.

    Attributes
    ----------
    sign : str
        One or two letters or signs.
    fill, stroke, ink : str
        Colours.
    """

    sign: str = ""
    fill: str = ""
    stroke: str = ""
    ink: str = INK


NOTHING = Tile()
_STAND_TILES: dict[Stand, Tile] = {
    "agree": Tile("=", SCORE_FILL[1]),
    "differ": Tile("≈", PALE),
    "contradict": Tile("≠", RUST, ink=PAPER),
    "one": Tile("1", PAPER, LINE),
    "unclear": Tile("?", PAPER, LINE),
    "none": NOTHING,
}


def score_tile(score: int | None, sign: str, *, supported: bool) -> Tile:
    """Give the tile of a score (None is unclear); it is open where no passage stands behind it."""
    if score is None or not supported:
        return Tile(sign, PAPER, GREY)
    return Tile(sign, SCORE_FILL[score], ink=PAPER if score in ON_DARK else INK)


def stand_tile(stand: Stand) -> Tile:
    """Give the tile that tells how perspectives stand to each other."""
    return _STAND_TILES[stand]


@dataclass(frozen=True, slots=True)
class _Block:
    """One perspective: its name in lines, and where its tiles stand."""

    title: tuple[str, ...]
    left: float
    top: float
    rows: Rows
    step: float

    def box(self, row: int, column: int) -> dict[str, Any]:
        x, y = self.left + column * self.step, self.rows.tops[row]
        return {
            "x": x + 0.75,
            "x2": x + self.step - 0.75,
            "y": y + 0.75,
            "y2": y + self.rows.heights[row] - 0.75,
        }

    def middle(self, row: int, column: int) -> dict[str, Any]:
        x = self.left + (column + 0.5) * self.step
        return {"x": x, "y": self.rows.middle(row)}


def tiles(
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    blocks: Sequence[str],
    cells: Mapping[tuple[int, int, int], Tile],
    width: Width,
) -> Any:
    """Draw a tile a cell; blocks stand beside each other where there is room.

    Parameters
    ----------
    rows, columns, blocks : sequence of str
        Names of factors, short labels of cases, names of perspectives.
    cells : mapping of (block, row, column) to Tile
    width : int
    """
    laid = _laid_out(rows, max(1, len(columns)), blocks, width)
    height = max((one.rows.tops[-1] + one.rows.heights[-1] for one in laid), default=0.0)
    sheet = Pixels(altair(), width=width, height=height)
    beside = len({block.top for block in laid}) < len(laid)
    for at, block in enumerate(laid):
        if not (beside and at):  # once for blocks beside each other
            write_names(sheet, block.rows)
        _write_title(sheet, block, left=block.left if beside else 0)
        y = block.rows.tops[0] - _HEAD / 2
        numbered_columns(sheet, columns, left=block.left, step=block.step, y=y)
        _draw_tiles(sheet, block, {place[1:]: it for place, it in cells.items() if place[0] == at})
    return sheet.chart()


def _laid_out(
    rows: Sequence[str], columns: int, blocks: Sequence[str], width: Width
) -> tuple[_Block, ...]:
    room = float(name_room(width))
    own = (width - room - _GAP * (len(blocks) - 1)) / max(1, len(blocks))
    words = [word for name in blocks for word in name.split()]
    beside = own / columns >= _LEAST and all(folded(it, own, size=_BOLD) == [it] for it in words)
    step = min(22.0, (own if beside else width - room) / columns)
    titles = [
        tuple(folded(name, own if beside else width, size=_BOLD)) if name else () for name in blocks
    ]
    head = TEXT_LINE * max((len(lines) for lines in titles), default=0) + 6 + _HEAD
    laid = named_rows(rows, room=room - 8, least=20, size=name_size(width))
    tall = laid.height + head + _GAP
    return tuple(
        _Block(
            title,
            room + (own + _GAP) * at if beside else room,
            0.0 if beside else tall * at,
            laid.at(head if beside else tall * at + head),
            step,
        )
        for at, title in enumerate(titles)
    )


def _write_title(sheet: Pixels, block: _Block, *, left: float) -> None:
    words = [
        {"x": left, "y": block.top + 7 + TEXT_LINE * at, "text": text}
        for at, text in enumerate(block.title)
    ]
    sheet.words(words, weight=600)


def _draw_tiles(sheet: Pixels, block: _Block, cells: Mapping[tuple[int, int], Tile]) -> None:
    looks: dict[tuple[str, str], list[tuple[int, int]]] = {}
    signs: dict[tuple[str, bool], list[tuple[int, int]]] = {}
    for place, it in sorted(cells.items()):
        if it.fill:
            looks.setdefault((it.fill, it.stroke), []).append(place)
            signs.setdefault((it.ink, len(it.sign) > 1), []).append(place)
    for (fill, stroke), some in looks.items():
        sheet.boxes([block.box(*place) for place in some], fill=fill, stroke=stroke)
    for (ink, double), some in signs.items():
        size = min(12.0, (0.64 if double else 0.82) * block.step)
        words = [
            block.middle(*place) | {"text": "\u200a".join(cells[place].sign)} for place in some
        ]
        sheet.words(words, size=size, colour=ink, align="center", weight=600)
    empty = [block.middle(*place) for place, it in sorted(cells.items()) if not it.fill]
    sheet.marks(empty, shape="circle", size=3, fill=LIGHT, stroke=LIGHT)
