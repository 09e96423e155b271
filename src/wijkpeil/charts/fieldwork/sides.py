"""Perspectives side by side: how many cases each says a factor helps or hinders in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wijkpeil.charts.fieldwork.keys import ON_DARK, SCORE_FILL
from wijkpeil.charts.fieldwork.pixels import LINE, Pixels, folded, name_room
from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import GREY, HAIR, INK, PAPER, SOFT, Width

_BAR, _BETWEEN = 17, 12
_ORDER = (-2, -1, 0, 1, 2)


@dataclass(frozen=True, slots=True)
class Bar:
    """What one perspective says of one factor, over the cases.

    Attributes
    ----------
    counts : mapping of int to int
        Cases by score.
    unclear : str
        Words for what was judged unclear; empty if nothing was.
    """

    counts: Mapping[int, int]
    unclear: str = ""


def sides(
    *,
    factors: Sequence[str],
    perspectives: Sequence[str],
    bars: Mapping[tuple[int, int], Bar],
    most: float,
    ends: tuple[str, str],
    width: Width,
) -> Any:
    """Draw a bar for each factor and perspective, about a line in the middle.

    What hinders stands to the left, what helps to the right; a score of 0 lies across the line.

    Parameters
    ----------
    factors, perspectives : sequence of str
    bars : mapping of (factor, perspective) to Bar
    most : float
        The number of cases that half the drawing stands for.
    ends : (str, str)
        What left and right mean.
    width : int
    """
    room = name_room(width) + 10
    aside = 34 if width > 400 else 24
    middle = room + (width - room - aside) / 2
    unit = (width - room - aside) / 2 / max(1, most)
    sheet, tops = _sheet(factors, perspectives, room, width)
    _draw_middle(sheet, middle, ends)
    drawn: dict[int, list[dict[str, Any]]] = {score: [] for score in _ORDER}
    for place, bar in sorted(bars.items()):
        for score, start, end in _parts(bar.counts):
            box = {"x": middle + unit * start, "x2": middle + unit * end}
            box |= {"y": tops[place] + 2, "y2": tops[place] + _BAR - 2}
            drawn[score].append(box | {"text": str(bar.counts[score])})
    for score, boxes in drawn.items():
        sheet.boxes(boxes, fill=SCORE_FILL[score], rounded=1)
        sheet.words(
            [
                {"x": (b["x"] + b["x2"]) / 2, "y": (b["y"] + b["y2"]) / 2, "text": b["text"]}
                for b in boxes
            ],
            size=10,
            colour=PAPER if score in ON_DARK else INK,
            align="center",
        )
    unclear = [
        {"x": width, "y": tops[place] + _BAR / 2, "text": bar.unclear}
        for place, bar in sorted(bars.items())
        if bar.unclear
    ]
    sheet.words(unclear, size=10, colour=GREY, align="right")
    return sheet.chart()


def _draw_middle(sheet: Pixels, middle: float, ends: tuple[str, str]) -> None:
    """Draw the line in the middle, and say what stands on each side of it."""
    line = {"x": middle - 0.5, "x2": middle + 0.5, "y": 20, "y2": sheet.height}
    sheet.boxes([line], fill=HAIR, rounded=0)
    left, right = f"← {ends[0]}", f"{ends[1]} →"
    sheet.words([{"x": middle - 6, "y": 8, "text": left}], size=11, colour=SOFT, align="right")
    sheet.words([{"x": middle + 6, "y": 8, "text": right}], size=11, colour=SOFT)


def _sheet(
    factors: Sequence[str], perspectives: Sequence[str], room: float, width: Width
) -> tuple[Pixels, dict[tuple[int, int], float]]:
    """Put a heading above the bars of each factor, and a name before each bar."""
    tops: dict[tuple[int, int], float] = {}
    heads, names = [], []
    at = 24.0
    for factor, name in enumerate(factors):
        for text in folded(name, width):  # above its bars there is room for the whole width
            heads.append({"x": 0, "y": at + 6, "text": text})
            at += LINE
        for place, perspective in enumerate(perspectives):
            tops[factor, place] = at + 2
            text = folded(perspective, room - 6, size=11)[0]
            cut = f"{text} …" if text != perspective else text
            names.append({"x": 0, "y": at + 2 + _BAR / 2, "text": cut})
            at += _BAR
        at += _BETWEEN
    sheet = Pixels(altair(), width=width, height=at - _BETWEEN + 4)
    sheet.words(heads, weight=600)
    sheet.words(names, size=11, colour=SOFT)
    return sheet, tops


def _parts(counts: Mapping[int, int]) -> list[tuple[int, float, float]]:
    """Put the parts of a bar after each other, with the middle of 0 on the line."""
    at = -counts.get(-2, 0) - counts.get(-1, 0) - counts.get(0, 0) / 2
    parts = []
    for score in _ORDER:
        count = counts.get(score, 0)
        if count:
            parts.append((score, at, at + count))
        at += count
    return parts
