"""Lanes for spans of time and their names, so that nothing covers anything."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijkpeil.charts.fieldwork.pixels import LINE, folded

_SIZE = 11
_LETTER = 5.6
_BAR, _BELOW, _APART = 6, 9, 10
_LEAST = 4.0
"""A day is drawn as wide as this, or it could not be seen."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a span and its name stand, in pixels.

    Attributes
    ----------
    start, end : float
        Of the bar, from the left.
    text : tuple of str
        The name, in lines.
    right : bool
        Whether the name ends at the right edge, as it would not fit from the start of the bar.
    top : float
        Of the name's first line, from the top of all lanes.
    bar : float
        Of the bar's upper side.
    """

    start: float
    end: float
    text: tuple[str, ...]
    right: bool
    top: float
    bar: float


def place_spans(
    spans: Sequence[tuple[float, float, str]], *, domain: tuple[float, float], width: float
) -> tuple[tuple[Placed, ...], float]:
    """Put each span, with its name above it, in the first lane where it covers nothing.

    Parameters
    ----------
    spans : sequence of (float, float, str)
        Start, end and name, in order of start; the end may be infinite.
    domain : (float, float)
        Ends of the axis: what lies outside is cut off there.
    width : float
        Of the axis, in pixels.

    Returns
    -------
    placed : tuple of Placed
        In the order given.
    height : float
        Of all lanes.

    Examples
    --------
    >>> placed, height = place_spans(
    ...     [(2012, 2014, "Crisis"), (2013, 2013.1, "Brand")], domain=(2010, 2020), width=200
    ... )
    >>> [(one.start, one.top) for one in placed], height
    ([(40.0, 0.0), (60.0, 28.0)], 56.0)
    """
    boxes = [_box(start, end, name, domain=domain, width=width) for start, end, name in spans]
    lanes: list[list[int]] = []
    for at, box in enumerate(boxes):
        lane = next((some for some in lanes if not _covers(box, [boxes[i] for i in some])), None)
        if lane is None:
            lanes.append(lane := [])
        lane.append(at)
    placed: dict[int, Placed] = {}
    top = 0.0
    for lane in lanes:
        lines = max(len(boxes[at].text) for at in lane)
        for at in lane:
            box = boxes[at]
            upper = top + LINE * (lines - len(box.text))
            placed[at] = Placed(box.start, box.end, box.text, box.right, upper, top + LINE * lines)
        top += LINE * lines + _BAR + _BELOW
    return tuple(placed[at] for at in range(len(boxes))), top


@dataclass(frozen=True, slots=True)
class _Box:
    start: float
    end: float
    text: tuple[str, ...]
    right: bool
    left_edge: float
    right_edge: float


def _box(start: float, end: float, name: str, *, domain: tuple[float, float], width: float) -> _Box:
    scale = width / (domain[1] - domain[0])
    first = min(max((start - domain[0]) * scale, 0.0), width - _LEAST)
    last = max(min((end - domain[0]) * scale, width), first + _LEAST)
    text = tuple(folded(name, width, size=_SIZE))
    long = min(width, _LETTER * max(len(line) for line in text))
    right = first + long > width
    left_edge = width - long if right else first
    return _Box(first, last, text, right, min(first, left_edge), max(last, left_edge + long))


def _covers(box: _Box, others: Sequence[_Box]) -> bool:
    return any(
        box.left_edge < other.right_edge + _APART and other.left_edge < box.right_edge + _APART
        for other in others
    )
