"""Places for the names of points, so that they don't cover each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

_LETTER, _LINE = 6.1, 13.5
"""Width of a letter and height of a line, in pixels, at a size of 11."""
_REACH = 24


@dataclass(frozen=True, slots=True)
class Label:
    """Where a name stands, in pixels from the upper left.

    Attributes
    ----------
    x, y : float
        Of the end of the name that is nearest to its point, in the middle of the line.
    right : bool
        Whether the name stands to the right of its point.
    far : bool
        Whether it was moved so far that a line must lead to it.
    """

    x: float
    y: float
    right: bool
    far: bool


Box = tuple[float, float, float, float]


def place_labels(
    points: Sequence[tuple[float, float]], names: Sequence[str], *, width: float, height: float
) -> tuple[Label, ...]:
    """Put each name beside its point: as near as there is room.

    Parameters
    ----------
    points : sequence of (float, float)
        In pixels.
    names : sequence of str
    width, height : float
        Of the drawing; names stay inside it where they can.

    Returns
    -------
    tuple of Label
        In the order given.

    Examples
    --------
    >>> two = place_labels([(10, 50), (10, 50)], ["Noord", "Zuid"], width=200, height=100)
    >>> [(label.y, label.right, label.far) for label in two]
    [(50.0, True, False), (36.5, True, True)]
    """
    taken: list[Box] = [(x - 6, y - 6, x + 6, y + 6) for x, y in dict.fromkeys(points)]
    found: list[Label] = []
    for (x, y), name in zip(points, names, strict=True):
        long = _LETTER * len(name)
        label = _free(x, y, long, taken, width=width, height=height)
        taken.append(_box(label, long))
        found.append(label)
    return tuple(found)


def _free(
    x: float, y: float, long: float, taken: Sequence[Box], *, width: float, height: float
) -> Label:
    """Find the nearest place where a name covers nothing; beside its point if there is none."""
    sides = (True, False) if x < width / 2 else (False, True)
    steps = chain([0], *((-step, step) for step in range(1, _REACH)))
    for step in steps:
        for right in sides:
            label = Label(
                x + (9 if right else -9), float(y + step * _LINE), right=right, far=step != 0
            )
            left, top, end, bottom = _box(label, long)
            inside = left >= 0 and end <= width and top >= -2 and bottom <= height + 2
            if inside and not any(_overlap((left, top, end, bottom), other) for other in taken):
                return label
    return Label(x + (9 if sides[0] else -9), float(y), right=sides[0], far=False)


def _box(label: Label, long: float) -> Box:
    left = label.x if label.right else label.x - long
    return left, label.y - _LINE / 2 + 0.5, left + long, label.y + _LINE / 2 - 0.5


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
