"""Borders from GeoPackage, the form in which BZK and CBS publish them. Needs the extra ``geo``."""

import re
import tempfile
import warnings
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from wijkpeil.areas.levels import Level
from wijkpeil.errors import MissingExtra, RefusedFile, UnrecognisedFile
from wijkpeil.language import gettext as _
from wijkpeil.sources.content import cut_off
from wijkpeil.sources.geojson import RD, WGS84, no_polygon, other_system
from wijkpeil.sources.several import SeveralLevels
from wijkpeil.sources.shapes import Features, Shape

_LAYER_WORDS: tuple[tuple[str, Level], ...] = (
    ("grid", "grid"),
    ("buurt", "buurt"),
    ("wijk", "wijk"),
    ("pc4", "pc4"),
    ("postcode4", "pc4"),
    ("gemeente", "gemeente"),
)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def features_from_geopackage(path: Path, name: str, level: Level | None) -> Features:
    """Read the layer of the wanted level; the only layer, if none is wanted.

    Raises
    ------
    MissingExtra
        If the extra ``geo`` isn't installed.
    RefusedFile
        If the file is damaged, or there are several layers and none is wanted.
    """
    pyogrio, _shapely = geo()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what matters of them becomes a refusal
            layers = [str(layer) for layer, kind in pyogrio.list_layers(path) if kind]
            layer = _choose(layers, level, name)
            frame = pyogrio.read_dataframe(path, layer=layer)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise cut_off(name) from error
    place = f"{name} › {layer}" if len(layers) > 1 else name
    year = _YEAR.search(f"{layer} {name}")
    table = frame.drop(columns=frame.geometry.name)
    return Features(
        name=place,
        properties=table.to_dict("records"),
        shapes=shapes_of(frame.geometry.to_numpy(), place),
        epsg=_epsg(frame, place),
        year=int(year.group()) if year else None,
    )


def features_from_zip(path: Path, level: Level | None) -> Features:
    """Read the GeoPackage of the wanted level out of a zip."""
    try:
        with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory() as folder:
            members = [one for one in archive.namelist() if one.lower().endswith(".gpkg")]
            if not members:
                raise UnrecognisedFile(_("The zip file holds no borders (.gpkg)."), file=path.name)
            member = _choose(members, level, path.name)
            unpacked = Path(archive.extract(member, folder))
            return features_from_geopackage(unpacked, f"{path.name} › {unpacked.name}", level)
    except (zipfile.BadZipFile, EOFError) as error:
        raise cut_off(path.name) from error


def geo() -> tuple[Any, Any]:
    """Load the parts for maps, or say how to install them."""
    try:
        import geopandas  # noqa: F401, PLC0415 - pyogrio needs it to give a data frame
        import pyogrio  # noqa: PLC0415 - slow to load, and not everyone installs it
        import shapely  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtra("geo") from error
    return pyogrio, shapely


def shapes_of(geometries: npt.NDArray[np.object_], name: str) -> list[Shape]:
    """Turn shapely polygons into outlines.

    Raises
    ------
    RefusedFile
        At the first geometry that is no polygon.
    """
    shapely = geo()[1]
    kinds = shapely.get_type_id(geometries)
    wrong = ~np.isin(kinds, [3, 6]) | shapely.is_empty(geometries)
    if wrong.any():
        place = _("feature {number}").format(number=int(np.argmax(wrong)) + 1)
        raise RefusedFile(no_polygon(), file=f"{name}, {place}")
    parts, feature = shapely.get_parts(geometries, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    arrays = np.split(points, np.flatnonzero(np.diff(ring)) + 1)
    polygons = _grouped(arrays, part, len(parts))
    return _grouped(polygons, feature, len(geometries))


def _grouped(items: list[Any], group: npt.NDArray[np.intp], count: int) -> list[tuple[Any, ...]]:
    """Put items into tuples by their group's number; groups are ascending."""
    ends = np.searchsorted(group, np.arange(count + 1))
    return [tuple(items[a:b]) for a, b in pairwise(ends)]


def _choose(names: list[str], level: Level | None, file: str) -> str:
    """Choose the one layer or member of a level, by the level in its name."""
    if len(names) == 1:
        return names[0]
    levels = {name: _level_in(name) for name in names}
    wanted = [name for name in names if level is not None and levels[name] == level]
    if len(wanted) == 1:
        return wanted[0]
    told = [found for found in levels.values() if found is not None]
    if level is None and len(told) == len(set(told)) > 0:
        raise SeveralLevels(told, file=file)
    message = _("It can't be told which layer to read. The file holds: {found}.")
    raise RefusedFile(message.format(found=", ".join(names)), file=file)


def _level_in(name: str) -> Level | None:
    word = Path(name).name.lower()
    return next((level for start, level in _LAYER_WORDS if start in word), None)


def _epsg(frame: Any, name: str) -> int | None:
    if frame.crs is None:
        return None
    code = frame.crs.to_epsg()
    if code == RD or frame.crs.equals("EPSG:7415") or "Amersfoort" in frame.crs.name:
        return RD
    if code in {WGS84, 4258}:
        return WGS84
    raise RefusedFile(other_system(frame.crs.name), file=name)
