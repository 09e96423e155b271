"""Borders from TopoJSON, in which areas share the lines between them.

Source: the TopoJSON Format Specification 1.0, sections 2.1.2 (transform), 2.1.3 (delta-encoded
arcs) and 2.1.4 (arc indexes).
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import RefusedFile
from wijkpeil.language import gettext as _
from wijkpeil.sources.geojson import no_polygon
from wijkpeil.sources.shapes import Features, Shape, polygon_of

Line = npt.NDArray[np.float64]


def is_topojson(document: Any) -> bool:
    """Whether a document is a topology."""
    return isinstance(document, dict) and document.get("type") == "Topology"


def features_from_topojson(document: Mapping[str, Any], name: str) -> Features:
    """Read the features of the one object in a topology.

    Raises
    ------
    RefusedFile
        If it holds several objects, or one of its areas has no closed border.
    """
    objects = document.get("objects")
    if not isinstance(objects, dict) or len(objects) != 1:
        raise RefusedFile(
            _("The TopoJSON file must hold one layer; found: {layers}. Keep one.").format(
                layers=", ".join(objects) if isinstance(objects, dict) else "-"
            ),
            file=name,
        )
    arcs = _lines(document, name)
    geometries = next(iter(objects.values())).get("geometries", [])
    shapes = []
    for number, geometry in enumerate(geometries, start=1):
        try:
            shapes.append(_shape(geometry, arcs))
        except (ValueError, TypeError, KeyError, IndexError) as error:
            place = _("feature {number}").format(number=number)
            raise RefusedFile(no_polygon(), file=f"{name}, {place}") from error
    properties = [{"id": one.get("id"), **(one.get("properties") or {})} for one in geometries]
    return Features(name=name, properties=properties, shapes=shapes, epsg=None)


def _lines(document: Mapping[str, Any], name: str) -> list[Line]:
    """Undo the delta encoding: each arc as points."""
    transform = document.get("transform")
    try:
        if transform is None:
            return [np.asarray(arc, dtype=np.float64)[:, :2] for arc in document["arcs"]]
        scale = np.asarray(transform["scale"], dtype=np.float64)
        shift = np.asarray(transform["translate"], dtype=np.float64)
        whole = [
            np.cumsum(np.asarray(arc, dtype=np.int64)[:, :2], axis=0) for arc in document["arcs"]
        ]
        return [points * scale + shift for points in whole]
    except (ValueError, TypeError, KeyError, IndexError) as error:
        raise RefusedFile(
            _("The lines in the TopoJSON file can't be read. Fetch it again."), file=name
        ) from error


def _shape(geometry: Mapping[str, Any], arcs: Sequence[Line]) -> Shape:
    if geometry["type"] == "Polygon":
        polygons = [geometry["arcs"]]
    elif geometry["type"] == "MultiPolygon" and geometry["arcs"]:
        polygons = geometry["arcs"]
    else:
        raise ValueError("no polygon")
    stitched = [[_stitch(ring, arcs) for ring in polygon] for polygon in polygons]
    whole = [[ring for ring in polygon if len(ring) > 3] for polygon in stitched if _wide(polygon)]
    return tuple(polygon_of(polygon) for polygon in whole or stitched)


def _wide(polygon: Sequence[Line]) -> bool:
    """Whether the outer ring is left; rounding makes a point or line of the smallest islands."""
    return len(polygon[0]) > 3


def _stitch(ring: Sequence[int], arcs: Sequence[Line]) -> Line:
    """Join arcs into a ring; ``~i`` is arc i backwards, and joined arcs share their end point.

    In files that were simplified carelessly some don't; then both end points stay.
    """
    parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in ring]
    points = np.concatenate(parts)
    again = np.zeros(len(points), dtype=bool)
    again[1:] = (points[1:] == points[:-1]).all(axis=1)
    return points[~again]
