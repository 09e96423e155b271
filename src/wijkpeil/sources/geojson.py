"""Borders from GeoJSON."""

import re
from collections.abc import Mapping
from typing import Any

from wijkpeil.errors import RefusedFile
from wijkpeil.language import gettext as _
from wijkpeil.sources.json_file import features_of
from wijkpeil.sources.shapes import Features, Shape, polygon_of

RD, WGS84 = 28992, 4326
_SAME_AS_WGS84 = {"4326", "4258", "CRS84", "84"}


def is_geojson(document: Any) -> bool:
    """Whether a document is a GeoJSON collection of features."""
    return isinstance(document, dict) and document.get("type") == "FeatureCollection"


def features_from_geojson(document: Mapping[str, Any], name: str) -> Features:
    """Read the features of a GeoJSON document.

    Raises
    ------
    RefusedFile
        If there are none, one has no polygon, or the coordinate system is another than RD or WGS84.
    """
    features = features_of(document)
    if not features:
        raise RefusedFile(_("The GeoJSON file holds no features. Fetch it again."), file=name)
    shapes = []
    for number, feature in enumerate(features, start=1):
        try:
            shapes.append(_shape(feature.get("geometry")))
        except (ValueError, TypeError, KeyError) as error:
            place = _("feature {number}").format(number=number)
            raise RefusedFile(no_polygon(), file=f"{name}, {place}") from error
    return Features(
        name=name,
        properties=[feature.get("properties") or {} for feature in features],
        shapes=shapes,
        epsg=_epsg(document, name),
    )


def no_polygon() -> str:
    """Say that a feature has no borders."""
    return _("This feature has no polygon with closed borders. Repair it, or leave it out.")


def _shape(geometry: Any) -> Shape:
    if geometry["type"] == "Polygon":
        return (polygon_of(geometry["coordinates"]),)
    if geometry["type"] == "MultiPolygon" and geometry["coordinates"]:
        return tuple(polygon_of(rings) for rings in geometry["coordinates"])
    raise ValueError("no polygon")


def _epsg(document: Mapping[str, Any], name: str) -> int | None:
    crs = document.get("crs")
    told = str(crs.get("properties", {}).get("name", "")) if isinstance(crs, dict) else ""
    if not told:
        return None
    code = re.split(r"[:/]", told)[-1]
    if code == str(RD):
        return RD
    if code in _SAME_AS_WGS84:
        return WGS84
    raise RefusedFile(other_system(told), file=name)


def other_system(told: str) -> str:
    """Say that coordinates are in a system that isn't read."""
    return _(
        "The coordinates are in {system}. Convert them to RD (EPSG:28992) or WGS84 (EPSG:4326)."
    ).format(system=told)
