"""Agreement between coders: a dot with its interval for each code, and the limits of two scales."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from wijkpeil.charts.fieldwork.pixels import (
    Pixels,
    name_room,
    name_size,
    named_rows,
    write_names,
)
from wijkpeil.charts.marks import TRUST_MARKS, VerdictMark
from wijkpeil.charts.svg import altair
from wijkpeil.charts.theme import BLUE, GREY, HAIR, LIGHT, LINE, RUST, SOFT, Width
from wijkpeil.fieldwork.agreement.labels import RELY, TENTATIVE, Trust
from wijkpeil.language import gettext as _
from wijkpeil.language import number

LOWEST = -0.2
"""Intervals that go lower are cut off there; so low is no agreement, however low."""
_HEAD, _FOOT, _EDGE = 22, 42, 8
_FEW = (0.0, 0.5, 1.0)
_PALER = {BLUE: "#a9c1d5", RUST: "#ddb9a5", GREY: "#c6cacf"}


@dataclass(frozen=True, slots=True)
class Agreed:
    """One code, or one document.

    Attributes
    ----------
    label : str
    trust : Trust
        Whose mark it gets.
    value, low, high : float or None
        No value: the line says so; no interval: a dot alone.
    """

    label: str
    trust: Trust
    value: float | None
    low: float | None = None
    high: float | None = None


def agreement_chart(*, rows: Sequence[Agreed], title: str, width: Width) -> Any:
    """Draw a dot with a 95% bar for each row, in the order given, and lines at .667 and .800.

    Parameters
    ----------
    rows : sequence of Agreed
        In order of alphabet: it is no contest.
    title : str
        Of the axis: which coefficient.
    width : int
    """
    room = name_room(width)
    laid = named_rows(
        [row.label for row in rows], room=room - 12, least=26, size=name_size(width)
    ).at(_HEAD)
    bottom = _HEAD + laid.height
    sheet = Pixels(altair(), width=width, height=bottom + _FOOT)

    def x(value: float) -> float:
        inside = min(max(value, LOWEST), 1.0)
        return room + (width - room - _EDGE) * (inside - LOWEST) / (1.0 - LOWEST)

    known = [laid.middle(at) for at, row in enumerate(rows) if row.value is not None]
    _lines(sheet, known, room, width)
    _limits(sheet, x, bottom)
    _axis(sheet, x, bottom, title, values=(0.0, 0.2, 0.4, 0.6, 0.8, 1.0) if width > 400 else _FEW)
    write_names(sheet, laid)
    for trust, mark in TRUST_MARKS.items():
        _of_trust(
            sheet,
            x,
            mark,
            [(row, laid.middle(at)) for at, row in enumerate(rows) if row.trust == trust],
        )
    none = [laid.middle(at) for at, row in enumerate(rows) if row.value is None]
    words = [{"x": x(0.0), "y": y, "text": _("can't be worked out")} for y in none]
    sheet.words(words, size=11, colour=SOFT)
    return sheet.chart()


def _lines(sheet: Pixels, middles: Sequence[float], room: float, width: float) -> None:
    """Draw a fine line at each row."""
    lines = [{"x": room, "x2": width - _EDGE, "y": y - 0.4, "y2": y + 0.4} for y in middles]
    sheet.boxes(lines, fill=HAIR, rounded=0)


def _limits(sheet: Pixels, x: Callable[[float], float], bottom: float) -> None:
    """Draw and name the two limits of Krippendorff."""
    for limit, align, aside in ((TENTATIVE, "right", 3), (RELY, "left", -3)):
        at = x(limit)
        line = {"x": at - 0.5, "x2": at + 0.5, "y": _HEAD - 3, "y2": bottom}
        sheet.boxes([line], fill=LIGHT, rounded=0)
        name = {"x": at + aside, "y": _HEAD - 11, "text": number(limit, digits=3)}
        sheet.words([name], size=11, colour=SOFT, align=align)


def _axis(
    sheet: Pixels,
    x: Callable[[float], float],
    bottom: float,
    title: str,
    *,
    values: Sequence[float],
) -> None:
    line = {"x": x(LOWEST), "x2": x(1.0), "y": bottom, "y2": bottom + 1}
    ticks = [{"x": x(at) - 0.5, "x2": x(at) + 0.5, "y": bottom, "y2": bottom + 5} for at in values]
    sheet.boxes([line, *ticks], fill=LINE, rounded=0)
    numbers = [{"x": x(at), "y": bottom + 13, "text": number(at, digits=1)} for at in values]
    sheet.words(numbers, size=11.5, colour=SOFT, align="center")
    named = {"x": (x(LOWEST) + x(1.0)) / 2, "y": bottom + 32, "text": title}
    sheet.words([named], colour=SOFT, align="center")


def _of_trust(
    sheet: Pixels,
    x: Callable[[float], float],
    mark: VerdictMark,
    rows: Sequence[tuple[Agreed, float]],
) -> None:
    """Draw bars and dots of the rows that get one mark."""
    bars = [
        {"x": x(row.low), "x2": x(row.high), "y": y - 2.5, "y2": y + 2.5}
        for row, y in rows
        if row.low is not None and row.high is not None
    ]
    sheet.boxes(bars, fill=_PALER[mark.stroke], rounded=0)
    dots = [{"x": x(row.value), "y": y} for row, y in rows if row.value is not None]
    look = {"fill": mark.fill, "stroke": mark.stroke, "strokeWidth": 1.4}
    sheet.marks(dots, shape=mark.shape, size=90, **look)
