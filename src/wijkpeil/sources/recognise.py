"""Tell what a file is from what it holds, never from its name."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from wijkpeil.errors import UnrecognisedFile
from wijkpeil.language import N_
from wijkpeil.language import gettext as _
from wijkpeil.sources.addresses import is_addresses
from wijkpeil.sources.characteristics_files import is_characteristics
from wijkpeil.sources.content import Sort, look
from wijkpeil.sources.crosswalk_file import is_crosswalk
from wijkpeil.sources.delimited import open_delimited
from wijkpeil.sources.geojson import is_geojson
from wijkpeil.sources.json_file import read_json
from wijkpeil.sources.leefbaarometer.header import is_scores, refuse_version_2
from wijkpeil.sources.leefbaarometer.wfs import has_scores
from wijkpeil.sources.leefbaarometer.zip_file import scores_inside
from wijkpeil.sources.postcodes import is_gemeente_of_pc4
from wijkpeil.sources.topojson import is_topojson

Kind = Literal["scores", "characteristics", "gemeente of pc4", "addresses", "crosswalk", "borders"]

KINDS: dict[Kind, str] = {
    "scores": N_("scores of the Leefbaarometer"),
    "characteristics": N_("characteristics of areas"),
    "gemeente of pc4": N_("a list of postcode areas with their gemeente"),
    "addresses": N_("addresses with their areas"),
    "crosswalk": N_("a crosswalk from old areas to new ones"),
    "borders": N_("borders of areas"),
}
"""What each kind of file holds, to be translated where shown."""

_HEADER = 1 << 16


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a file holds, and in which form."""

    kind: Kind
    form: Sort


def recognise(path: Path) -> Recognised:
    """Tell what a file holds by its header; nothing else is read or checked yet.

    Raises
    ------
    UnrecognisedFile
        If it is of no data set that is known here.
    RefusedFile
        If it is empty, damaged, a web page, or of Leefbaarometer 2.0.
    """
    form = look(path)
    kind = _OF_FORM[form](path)
    if kind is None:
        raise UnrecognisedFile(
            _(
                "This file is of no data set that is known here. Known are: Leefbaarometer scores, "
                "CBS key figures of wijken and buurten or postcode areas, any CSV with codes of "
                "areas and inhabitants, and borders as GeoJSON, TopoJSON or GeoPackage."
            ),
            file=path.name,
        )
    return Recognised(kind, form)


def _kind_of_text(path: Path) -> Kind | None:
    with path.open("rb") as stream:
        columns = open_delimited(stream.read(_HEADER), path.name).columns
    refuse_version_2(columns, path.name)
    if is_scores(columns):
        return "scores"
    if is_gemeente_of_pc4(columns):
        return "gemeente of pc4"
    if is_addresses(columns):
        return "addresses"
    if is_crosswalk(columns):
        return "crosswalk"
    return "characteristics" if is_characteristics(columns) else None


def _kind_of_json(path: Path) -> Kind | None:
    document: Any = read_json(path)
    if is_topojson(document):
        return "borders"
    if is_geojson(document):
        return "scores" if has_scores(document) else "borders"
    return "characteristics" if isinstance(document, dict) and "value" in document else None


def _kind_of_zip(path: Path) -> Kind:
    return "scores" if scores_inside(path) else "borders"


def _kind_of_workbook(_path: Path) -> Kind:
    return "characteristics"


def _kind_of_geopackage(_path: Path) -> Kind:
    return "borders"


_OF_FORM = {
    "text": _kind_of_text,
    "json": _kind_of_json,
    "zip": _kind_of_zip,
    "xlsx": _kind_of_workbook,
    "gpkg": _kind_of_geopackage,
}
