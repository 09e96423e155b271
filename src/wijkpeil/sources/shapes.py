"""Features with borders as they stand in a file, and how they become outlines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from wijkpeil.areas.outlines import Polygon
from wijkpeil.errors import RefusedFile
from wijkpeil.language import gettext as _

Shape = tuple[Polygon, ...]
_WATER = ("water", "WATER", "h2o", "H2O")


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """Features of one layer, in the coordinates of the file.

    Attributes
    ----------
    name : str
        The file, and its layer if it has several; for messages.
    properties : sequence of mapping
        Attributes of each feature.
    shapes : sequence of Shape
        Polygons of each feature.
    epsg : int or None
        Coordinate system that the file states: 28992 (RD) or 4326 (WGS84).
    year : int or None
        Year that the name of the layer tells.
    """

    name: str
    properties: Sequence[Mapping[str, Any]]
    shapes: Sequence[Shape]
    epsg: int | None
    year: int | None = None

    def refusal(self, number: int, message: str) -> RefusedFile:
        """Build the refusal of the file for one feature."""
        place = _("feature {number}").format(number=number + 1)
        return RefusedFile(message, file=f"{self.name}, {place}")

    def land(self) -> "Features":
        """Leave out the features that say that they are water, as CBS maps do.

        A gemeente with water has two features there, of which one is water.
        """
        keep = [
            number
            for number, one in enumerate(self.properties)
            if not any(str(one.get(column, "")).upper() == "JA" for column in _WATER)
        ]
        return replace(
            self,
            properties=[self.properties[number] for number in keep],
            shapes=[self.shapes[number] for number in keep],
        )


def polygon_of(rings: Any) -> Polygon:
    """Turn the rings of a polygon into arrays; heights are left out, an open ring is closed.

    Raises
    ------
    ValueError
        If a ring has fewer than three points, or something else than coordinates.
    """
    polygon = tuple(_ring(ring) for ring in rings)
    if not polygon:
        raise ValueError("a polygon without rings")
    return polygon


def _ring(ring: Any) -> npt.NDArray[np.float64]:
    points = np.asarray(ring, dtype=np.float64)
    if points.ndim != 2 or points.shape[1] < 2 or not np.isfinite(points).all():
        raise ValueError("not a ring")
    points = points[:, :2]
    if (points[0] != points[-1]).any():
        points = np.concatenate([points, points[:1]])
    if len(points) < 4:
        raise ValueError("a ring of fewer than three points")
    return np.ascontiguousarray(points)
