"""Borders of areas, as plain coordinates in metres."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ring = npt.NDArray[np.float64]
Polygon = tuple[Ring, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Outlines:
    """Borders of areas on the Dutch grid (Rijksdriehoek, EPSG:28992), in metres.

    Attributes
    ----------
    codes : tuple of str
    shapes : tuple of tuple of Polygon
        Per area its polygons; a polygon is a tuple of closed rings, each an array of shape
        (points, 2): the outer ring first, then its holes.
    year : int or None
        Year of the borders, where the file tells.
    """

    codes: tuple[str, ...]
    shapes: tuple[tuple[Polygon, ...], ...]
    year: int | None = None
