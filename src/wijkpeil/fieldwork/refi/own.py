"""What Wijkpeil puts in a project beside what the standard has a place for.

Variables carry a document's perspective, kind, date and review, and an area's code. One note of
the project, called Wijkpeil, holds what no element of the standard can: ids, flags, the map from
text to pages, the cells' links, the timeline. Names and words here are part of the exchange form.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wijkpeil.fieldwork.refi import guid as guids
from wijkpeil.language import Language, active

ORIGIN = "Wijkpeil"
NOTE = "Wijkpeil"
ID = re.compile(r"[A-Za-z0-9_-]{1,120}")
"""What an id in a file must look like: it becomes the name of a file."""
_PREAMBLE: dict[Language, str] = {
    "en": "Written by Wijkpeil, to read its own project back without loss. Please leave it as is.",
    "nl": "Geschreven door Wijkpeil, om het eigen project zonder verlies terug te lezen. Graag"
    " ongewijzigd laten.",
}
VARIABLES: dict[str, dict[Language, str]] = {
    "perspective": {"en": "Perspective", "nl": "Perspectief"},
    "kind": {"en": "Kind of document", "nl": "Soort document"},
    "date": {"en": "Date", "nl": "Datum"},
    "reviewed_by": {"en": "Reviewed by", "nl": "Nagezien door"},
    "reviewed_on": {"en": "Reviewed on", "nl": "Nagezien op"},
    "original": {"en": "Original file", "nl": "Oorspronkelijk bestand"},
    "original_sha256": {"en": "Checksum of the file", "nl": "Controlegetal van het bestand"},
}
"""Names of the variables, by the field of a document."""
AREA = "area"
_AREA_NAME: dict[Language, str] = {"en": "Area code", "nl": "Gebiedscode"}


def variable_guid(field_name: str) -> str:
    """Give the identity of one of Wijkpeil's variables; the same in every project."""
    return guids.named("wijkpeil", "variable", field_name)


def variable_name(field_name: str) -> str:
    """Give the name of one of Wijkpeil's variables in the active language."""
    names = _AREA_NAME if field_name == AREA else VARIABLES[field_name]
    return names[active()]


def field_of_variable(guid: str, name: str, *, by_name: bool) -> str | None:
    """Tell which field a variable carries; None if it isn't Wijkpeil's.

    A program that gives everything a new identity keeps the names, which count only if the project
    came from Wijkpeil.
    """
    for known, names in ({AREA: _AREA_NAME} | VARIABLES).items():
        if guid == variable_guid(known) or (by_name and name in names.values()):
            return known
    return None


@dataclass(frozen=True, slots=True)
class OwnData:
    """What the note called Wijkpeil holds; all by identity.

    Attributes
    ----------
    ids : mapping of str to str
        Ids that can't be told from a name or an identity.
    documents : mapping of str to dict
        Fields of documents that stand nowhere else.
    codings : mapping of str to dict
        Fields of codings that stand nowhere else.
    cells : mapping of str to dict
        Of the note of each cell: case, perspective, factor and codings.
    timeline : sequence of dict
        Entries, as fields.
    """

    ids: Mapping[str, str] = field(default_factory=dict)
    documents: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    codings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    cells: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    timeline: tuple[Mapping[str, Any], ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.ids or self.documents or self.codings or self.cells or self.timeline)


def note_guid(project: str) -> str:
    """Give the identity of the note called Wijkpeil."""
    return guids.named(project, "note", "own data")


def write_own_data(data: OwnData) -> str:
    """Write the text of the note."""
    fields = {name: getattr(data, name) for name in OwnData.__dataclass_fields__}
    kept = {name: value for name, value in fields.items() if value}
    return f"{_PREAMBLE[active()]}\n\n{json.dumps({'version': 1, **kept}, sort_keys=True)}"


def read_own_data(text: str) -> OwnData | None:
    """Read the text of the note; None if it isn't one, or was changed past reading."""
    try:
        found = json.loads(text[text.index("{") :])
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or found.pop("version", None) != 1 or not _sound(found):
        return None
    found["timeline"] = tuple(found.get("timeline", ()))
    return OwnData(**found)


def _sound(found: dict[str, Any]) -> bool:
    """Whether all is of the right shape: the note may have been edited by hand."""
    if not found.keys() <= OwnData.__dataclass_fields__.keys():
        return False
    ids, timeline = found.get("ids", {}), found.get("timeline", [])
    inner = [found.get(name, {}) for name in ("documents", "codings", "cells")]
    if not all(isinstance(part, dict) for part in (ids, *inner)) or not isinstance(timeline, list):
        return False
    return all(isinstance(id_, str) and ID.fullmatch(id_) for id_ in ids.values()) and all(
        isinstance(one, dict) for one in (*timeline, *(v for part in inner for v in part.values()))
    )
