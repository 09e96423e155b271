"""Borders in metres as short SVG paths."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.areas.outlines import Polygon, Ring

_FINE = 2
"""Steps in one unit of the drawing: half a pixel is finer than the eye."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of the country and its size when drawn.

    Attributes
    ----------
    west, south, east, north : float
        Metres on the Dutch grid.
    width : int
        Units of the drawing.
    """

    west: float
    south: float
    east: float
    north: float
    width: int

    @property
    def scale(self) -> float:
        """Units a metre."""
        return self.width / (self.east - self.west)

    @property
    def height(self) -> int:
        """Units of the drawing."""
        return round((self.north - self.south) * self.scale)

    def place(self, points: Ring) -> npt.NDArray[np.float64]:
        """Put points of shape (k, 2) in the drawing, whose y runs down."""
        shifted = (points - [self.west, self.north]) * [self.scale, -self.scale]
        return np.asarray(shifted)


def frame_around(shapes: Iterable[tuple[Polygon, ...]], *, width: int, margin: float) -> Frame:
    """Return the smallest frame around the outer rings of `shapes`, with a margin as a share."""
    corners = np.array(
        [
            (*polygon[0].min(axis=0), *polygon[0].max(axis=0))
            for shape in shapes
            for polygon in shape
        ]
    )
    (west, south), (east, north) = corners[:, :2].min(axis=0), corners[:, 2:].max(axis=0)
    room = margin * max(east - west, north - south, 1.0)
    return Frame(west - room, south - room, east + room, north + room, width)


def _thin(points: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Drop repeated points, and those on a straight line between their neighbours."""
    keep = np.ones(len(points), dtype=bool)
    keep[1:] = np.any(np.diff(points, axis=0) != 0, axis=1)
    points = points[keep]
    if len(points) < 3:
        return points
    ahead = np.diff(points, axis=0)
    cross = ahead[:-1, 0] * ahead[1:, 1] - ahead[:-1, 1] * ahead[1:, 0]
    keep = np.ones(len(points), dtype=bool)
    keep[1:-1] = cross != 0
    return points[keep]


def ring_path(ring: Ring, frame: Frame) -> str:
    """One closed ring as SVG path data with relative steps; empty if too small to see.

    Points are rounded to half a unit. Neighbours share their points, so they are rounded alike
    and their common border still fits, except where one has a corner that the other lacks.

    >>> square = np.array([[0, 0], [0, 10], [10, 10], [10, 0], [0, 0]], dtype=float)
    >>> ring_path(square, Frame(0, 0, 10, 10, 10))
    'M0 20v-20h20v20z'
    """
    points = _thin(np.rint(frame.place(ring) * _FINE).astype(np.int64))
    if len(points) < 4:
        return ""
    steps = np.diff(points, axis=0).tolist()
    if points[0].tolist() == points[-1].tolist():
        steps = steps[:-1]
    parts = [f"M{points[0, 0]} {points[0, 1]}"]
    for dx, dy in steps:
        if dx == 0:
            parts.append(f"v{dy}")
        elif dy == 0:
            parts.append(f"h{dx}")
        else:
            parts.append(f"l{dx} {dy}" if dy > 0 else f"l{dx}{dy}")
    return "".join(parts) + "z"


def shape_path(shape: tuple[Polygon, ...], frame: Frame) -> str:
    """All rings of an area as one path, to be filled by the even-odd rule."""
    return "".join(ring_path(ring, frame) for polygon in shape for ring in polygon)


def centre(shape: tuple[Polygon, ...]) -> npt.NDArray[np.float64]:
    """Centroid of the largest outer ring, in metres, shape (2,)."""

    def signed(ring: Ring) -> tuple[float, npt.NDArray[np.float64]]:
        origin = ring[0]
        p = ring - origin
        cross = p[:-1, 0] * p[1:, 1] - p[1:, 0] * p[:-1, 1]
        area = float(cross.sum()) / 2
        if area == 0:
            return 0.0, np.asarray(ring.mean(axis=0))
        middle = ((p[:-1] + p[1:]) * cross[:, None]).sum(axis=0) / (6 * area)
        return abs(area), np.asarray(origin + middle)

    return max((signed(polygon[0]) for polygon in shape), key=lambda pair: pair[0])[1]
