"""Borders of areas from GeoJSON, TopoJSON or GeoPackage, in metres on the Dutch grid."""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from wijkpeil.areas.codes import Codes, complete, level_of, why_unusable
from wijkpeil.areas.levels import NAMES, Level
from wijkpeil.areas.outlines import Outlines
from wijkpeil.errors import AreaCodeError, MissingExtra, RefusedFile, UnrecognisedFile
from wijkpeil.language import gettext as _
from wijkpeil.sources import columns as known
from wijkpeil.sources.content import look
from wijkpeil.sources.geojson import RD, WGS84, features_from_geojson, is_geojson
from wijkpeil.sources.geopackage import features_from_geopackage, features_from_zip
from wijkpeil.sources.json_file import read_json
from wijkpeil.sources.shapes import Features, Shape
from wijkpeil.sources.sidecar import provenance_of
from wijkpeil.sources.simplify import simplified
from wijkpeil.sources.topojson import features_from_topojson, is_topojson

_RD_BOUNDS = ((-10_000.0, 310_000.0), (280_000.0, 650_000.0))
_WGS84_BOUNDS = ((2.5, 8.0), (50.0, 54.5))
"""The Netherlands with its part of the sea, in both systems."""


def read_borders(
    path: Path, *, level: Level | None = None, simplify: float | None = None
) -> Outlines:
    """Read the borders of areas.

    Parameters
    ----------
    path : Path
        GeoJSON, TopoJSON, GeoPackage, or a zip with GeoPackages; in RD or WGS84, as the file
        states or, where it doesn't, as the range of the coordinates tells. Features that say that
        they are water are left out.
    level : {"grid", "buurt", "wijk", "pc4", "gemeente"}, optional
        Which level to read, where the file holds several, or which level its codes are of.
    simplify : float, optional
        Take out detail smaller than about this many metres. A border between two areas stays
        shared. Needs the extra ``geo``.

    Returns
    -------
    Outlines
        Codes ascending.

    Raises
    ------
    UnrecognisedFile
        If the file holds no borders.
    RefusedFile
        If they can't be used (the message names the feature), or changed since they were fetched.
    MissingExtra
        If it takes the extra ``geo`` to read this file, and that isn't installed.
    """
    features = _features(path, level).land()
    provenance_of(path)  # refuses a file that changed since it was fetched
    codes = _codes(features, level)
    shapes = _in_rd(features)
    if simplify is not None:
        shapes = simplified(shapes, tolerance=simplify)
    order = np.argsort(codes, kind="stable")
    return Outlines(
        codes=tuple(str(codes[i]) for i in order),
        shapes=tuple(shapes[i] for i in order),
        year=_year(features),
    )


def _features(path: Path, level: Level | None) -> Features:
    sort = look(path)
    if sort == "gpkg":
        return features_from_geopackage(path, path.name, level)
    if sort == "zip":
        return features_from_zip(path, level)
    if sort == "json":
        document = read_json(path)
        if is_topojson(document):
            return features_from_topojson(document, path.name)
        if is_geojson(document):
            return features_from_geojson(document, path.name)
    raise UnrecognisedFile(
        _("This is not a file with borders: those are GeoJSON, TopoJSON or GeoPackage."),
        file=path.name,
    )


def _codes(features: Features, wanted: Level | None) -> Codes:
    """Find the column with codes; refuse unusable and repeated ones."""
    columns = list(dict.fromkeys(name for one in features.properties for name in one))
    key = known.key(columns, wanted)
    if key is None:
        raise UnrecognisedFile(
            _("No attribute holds codes of areas. Found: {columns}.").format(
                columns=", ".join(columns[:12])
            ),
            file=features.name,
        )
    text = ["" if (c := one.get(key.column)) is None else _text(c) for one in features.properties]
    found = np.array(text, dtype=np.str_)
    level = _level(features, key, found, wanted)
    codes, unusable = complete(found, level)
    if unusable.any():
        number = int(np.argmax(unusable))
        raise features.refusal(number, why_unusable(str(codes[number]).strip(), level))
    order = np.argsort(codes, kind="stable")
    again = order[1:][codes[order][1:] == codes[order][:-1]]
    if again.size:
        number = int(again.min())
        raise features.refusal(
            number,
            _(
                "Area {code} has borders more than once: borders of two years are mixed, or its "
                "parts are separate features. Keep one feature per area."
            ).format(code=codes[number]),
        )
    return codes


def _level(features: Features, key: known.Key, codes: Codes, wanted: Level | None) -> Level:
    try:
        level = key.level or wanted or level_of(codes)
    except AreaCodeError as error:
        raise RefusedFile(str(error), file=features.name) from error
    if wanted is not None and level != wanted:
        raise RefusedFile(
            _("The file holds borders of {found}, not of {wanted}.").format(
                found=_(NAMES[level][1]), wanted=_(NAMES[wanted][1])
            ),
            file=features.name,
        )
    return level


def _year(features: Features) -> int | None:
    """Tell the one year of the borders; refuse several."""
    columns = {name for one in features.properties for name in one}
    column = known.first(sorted(columns), known.YEARS)
    if column is None:
        return features.year
    years = {_text(one[column]) for one in features.properties if one.get(column) is not None}
    if len(years) > 1:
        raise RefusedFile(
            _("The file holds borders of several years: {years}. Keep one.").format(
                years=", ".join(sorted(years))
            ),
            file=features.name,
        )
    year = next(iter(years), "")
    return int(year) if year.isdecimal() else features.year


def _text(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _in_rd(features: Features) -> list[Shape]:
    """Give all borders in RD metres."""
    rings = [ring for shape in features.shapes for polygon in shape for ring in polygon]
    points = np.concatenate(rings)
    epsg = features.epsg or _epsg_of(points, features.name)
    if epsg == RD:
        return list(features.shapes)
    moved = iter(np.split(_to_rd(points), np.cumsum([len(ring) for ring in rings])[:-1]))
    return [
        tuple(tuple(next(moved) for _ring in polygon) for polygon in shape)
        for shape in features.shapes
    ]


def _epsg_of(points: npt.NDArray[np.float64], name: str) -> int:
    """Tell the coordinate system from the range of the coordinates."""
    for epsg, bounds in ((WGS84, _WGS84_BOUNDS), (RD, _RD_BOUNDS)):
        low, high = np.array(bounds).T
        if (points >= low).all() and (points <= high).all():
            return epsg
    east, north = points[0]
    raise RefusedFile(
        _(
            "The file doesn't state its coordinate system, and its coordinates (such as {east}, "
            "{north}) are neither RD nor WGS84 with the longitude first. Convert it to one of them."
        ).format(east=f"{east:g}", north=f"{north:g}"),
        file=name,
    )


def _to_rd(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    try:
        import pyproj  # noqa: PLC0415 - not everyone installs it
    except ImportError as error:
        raise MissingExtra("geo") from error
    convert = pyproj.Transformer.from_crs(WGS84, RD, always_xy=True)
    return np.column_stack(convert.transform(points[:, 0], points[:, 1]))
