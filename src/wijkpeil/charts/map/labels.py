"""Names beside marks, without covering each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

FONT = 24
"""Height of the letters, in units of half a pixel."""
_LETTER = 0.54 * FONT


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a name stands: the position of its anchor."""

    x: float
    y: float
    anchor: Literal["start", "middle", "end"]


def _candidates(x: float, y: float, gap: float) -> list[Spot]:
    middle = y + 0.35 * FONT
    return [
        Spot(x + gap, middle, "start"),
        Spot(x - gap, middle, "end"),
        Spot(x, y - gap, "middle"),
        Spot(x, y + gap + 0.75 * FONT, "middle"),
    ]


def _box(spot: Spot, length: float) -> tuple[float, float, float, float]:
    left = spot.x - {"start": 0.0, "middle": length / 2, "end": length}[spot.anchor]
    return left, spot.y - 0.8 * FONT, left + length, spot.y + 0.25 * FONT


def _overlap(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    wide = min(a[2], b[2]) - max(a[0], b[0])
    tall = min(a[3], b[3]) - max(a[1], b[1])
    return max(wide, 0.0) * max(tall, 0.0)


def place_labels(
    *, points: npt.NDArray[np.float64], texts: Sequence[str], room: float, gap: float
) -> list[Spot]:
    """Find a side of its point for each name where it covers least of what is there.

    Greedy, in the order given: right, left, above or below, whichever overlaps the earlier names
    and the edge of the drawing least.

    Parameters
    ----------
    points : ndarray, shape (k, 2)
        Marks, in units of the drawing.
    texts : sequence of str
    room : float
        Width of the drawing.
    gap : float
        Distance between a mark and its name.
    """
    taken: list[tuple[float, float, float, float]] = []
    spots = []
    for (x, y), text in zip(points.tolist(), texts, strict=True):
        length = _LETTER * len(text)

        def cost(spot: Spot, length: float = length) -> float:
            box = _box(spot, length)
            outside = max(0.0, -box[0]) + max(0.0, box[2] - room)
            return outside * FONT + sum(_overlap(box, other) for other in taken)

        best = min(_candidates(x, y, gap), key=cost)
        taken.append(_box(best, length))
        spots.append(best)
    return spots
