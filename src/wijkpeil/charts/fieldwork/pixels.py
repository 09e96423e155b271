"""Drawings that are laid out in pixels: scales without axes, and names down the left side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from textwrap import wrap
from typing import Any

from wijkpeil.charts.theme import INK, SOFT, Width

LINE = 13
"""Height of a line of text, in pixels."""
_LETTER = 5.6
"""Width of a letter at a size of 12, on average."""


def scales(alt: Any, *, width: float, height: float) -> tuple[Any, Any]:
    """Make encodings in which a figure is a number of pixels from the upper left."""
    x = alt.Scale(domain=[0, width], range=[0, width], nice=False, zero=False)
    y = alt.Scale(domain=[0, height], range=[0, height], nice=False, zero=False)
    return x, y


class Pixels:
    """A sheet on which rectangles and words are put at given pixels.

    Parameters
    ----------
    alt : module
        Altair.
    width, height : float
    """

    def __init__(self, alt: Any, *, width: float, height: float) -> None:
        self._alt = alt
        self.width, self.height = width, height
        self._x, self._y = scales(alt, width=width, height=height)
        self._layers: list[Any] = []

    def boxes(
        self,
        rows: Sequence[dict[str, Any]],
        *,
        fill: str,
        stroke: str = "",
        rounded: float = 2,
    ) -> None:
        """Draw rectangles: each row has ``x, y, x2, y2``."""
        if not rows:
            return
        line = {"stroke": stroke, "strokeWidth": 1} if stroke else {}
        self._layers.append(
            self._alt.Chart(self._alt.InlineData(values=list(rows)))
            .mark_rect(fill=fill, cornerRadius=rounded, opacity=1, **line)
            .encode(x=self._at("x"), x2="x2:Q", y=self._down("y"), y2="y2:Q")
        )

    def words(
        self,
        rows: Sequence[dict[str, Any]],
        *,
        size: float = 12,
        colour: str = INK,
        align: str = "left",
        weight: int = 400,
        angle: float = 0,
    ) -> None:
        """Write words: each row has ``x, y, text``; y is the middle of the line."""
        if not rows:
            return
        self._layers.append(
            self._alt.Chart(self._alt.InlineData(values=list(rows)))
            .mark_text(
                align=align,
                baseline="middle",
                fontSize=size,
                fontWeight=weight,
                color=colour,
                angle=angle,
                lineBreak="\n",
                lineHeight=LINE,
            )
            .encode(x=self._at("x"), y=self._down("y"), text="text:N")
        )

    def marks(self, rows: Sequence[dict[str, Any]], **look: Any) -> None:
        """Put marks: each row has ``x, y``; `look` is as Altair's ``mark_point``."""
        if rows:
            self._layers.append(
                self._alt.Chart(self._alt.InlineData(values=list(rows)))
                .mark_point(filled=True, opacity=1, **look)
                .encode(x=self._at("x"), y=self._down("y"))
            )

    def chart(self) -> Any:
        """Give the whole drawing."""
        return self._alt.layer(*self._layers).properties(width=self.width, height=self.height)

    def _at(self, field: str) -> Any:
        return self._alt.X(f"{field}:Q", scale=self._x, axis=None)

    def _down(self, field: str) -> Any:
        return self._alt.Y(f"{field}:Q", scale=self._y, axis=None)


def name_room(width: Width) -> int:
    """Give the pixels that names down the left side get."""
    return 190 if width > 400 else 116


def name_size(width: float) -> float:
    """Give the size of names down the left side."""
    return 12 if width > 400 else 11


def folded(name: str, room: float, *, size: float = 12) -> list[str]:
    """Fold a name into lines that fit a room, in pixels.

    >>> folded("Winkels en voorzieningen", 100)
    ['Winkels en', 'voorzieningen']
    """
    return wrap(name, max(6, int(room / (_LETTER * size / 12)))) or [""]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows with a name each: their folded names, tops and heights, in pixels."""

    names: tuple[tuple[str, ...], ...]
    tops: tuple[float, ...]
    heights: tuple[float, ...]
    size: float

    @property
    def height(self) -> float:
        """Of all rows."""
        return sum(self.heights)

    def middle(self, row: int) -> float:
        """Give the middle of a row."""
        return self.tops[row] + self.heights[row] / 2

    def at(self, top: float) -> "Rows":
        """Give the same rows, beginning lower."""
        return replace(self, tops=tuple(one + top for one in self.tops))


def named_rows(names: Sequence[str], *, room: float, least: float, size: float) -> Rows:
    """Lay rows out from the top, each as high as its folded name needs."""
    lines = tuple(tuple(folded(name, room, size=size)) for name in names)
    heights = tuple(max(least, LINE * len(some) + 6) for some in lines)
    return Rows(lines, tuple(accumulate(heights, initial=0.0))[:-1], heights, size)


def write_names(sheet: Pixels, rows: Rows) -> None:
    """Write the name of each row in its middle, on the left."""
    words = [
        {"x": 0, "y": rows.middle(row) + LINE * (at - (len(some) - 1) / 2), "text": text}
        for row, some in enumerate(rows.names)
        for at, text in enumerate(some)
    ]
    sheet.words(words, size=rows.size)


@dataclass(frozen=True, slots=True)
class Heads:
    """Names above columns: folded, or slanting where a word would not fit its column."""

    lines: tuple[tuple[str, ...], ...]
    height: float
    slanting: bool
    size: float


def column_heads(names: Sequence[str], *, room: float, size: float) -> Heads:
    """Lay out the names above columns.

    >>> column_heads(["bewoners", "professionals"], room=60, size=11).slanting
    True
    """
    letter = _LETTER * size / 12
    words = [word for name in names for word in name.split()]
    slanting = any(len(word) * letter > room for word in words)
    if slanting:
        long = letter * max(len(name) for name in names)
        return Heads(tuple((name,) for name in names), 0.62 * long + 12, slanting, size)
    lines = tuple(tuple(folded(name, room, size=size)) for name in names)
    return Heads(lines, LINE * max((len(some) for some in lines), default=0) + 8, slanting, size)


def write_heads(sheet: Pixels, heads: Heads, *, centres: Sequence[float]) -> None:
    """Write the names above columns."""
    if heads.slanting:
        words = [
            {"x": x + 4, "y": heads.height - 6, "text": lines[0]}
            for x, lines in zip(centres, heads.lines, strict=True)
        ]
        sheet.words(words, size=heads.size, colour=SOFT, align="right", angle=38)
        return
    words = [
        {"x": x, "y": 7 + LINE * at, "text": text}
        for x, lines in zip(centres, heads.lines, strict=True)
        for at, text in enumerate(lines)
    ]
    sheet.words(words, size=heads.size, colour=SOFT, align="center")


def numbered_columns(
    sheet: Pixels, labels: Sequence[str], *, left: float, step: float, y: float
) -> None:
    """Write a short label above each column."""
    rows = [
        {"x": left + step * (at + 0.5), "y": y, "text": label} for at, label in enumerate(labels)
    ]
    sheet.words(rows, size=min(11.0, max(8.0, 0.75 * step)), colour=SOFT, align="center")
