"""Reads and writes the map from a text back to its document: pages, paragraphs, moments."""

import json
from pathlib import Path
from typing import get_args

from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.text import Place, PlaceKind
from wijkpeil.study.fieldwork.texts import fingerprint, text_path
from wijkpeil.study.texts import read_text, write_text

_KINDS = get_args(PlaceKind)


def places_path(folder: Path, document: Document) -> Path:
    """Give where the map is, or should be: beside the text."""
    return text_path(folder, document).with_suffix(".places.json")


def read_places(folder: Path, document: Document, text: str) -> tuple[Place, ...]:
    """Read the map of a text; none if there is none, or it is of another text.

    A map that is out of date is of no use and does no harm: it is left aside, and the passage is
    told by its characters alone.
    """
    path = places_path(folder, document)
    if not path.is_file():
        return ()
    try:
        found = json.loads(read_text(path))
        if found["text_sha256"] != fingerprint(text):
            return ()
        places = [
            Place(int(start), kind, label, who) for start, kind, label, who in found["places"]
        ]
    except (ValueError, KeyError, TypeError):
        return ()
    return tuple(place for place in places if place.kind in _KINDS)


def write_places(folder: Path, document: Document, text: str, places: tuple[Place, ...]) -> None:
    """Write the map of a text, one place a line; nothing if there are none."""
    if not places:
        return
    rows = [[place.start, place.kind, place.label, place.speaker] for place in places]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    path = places_path(folder, document)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, f'{{"text_sha256": "{fingerprint(text)}",\n"places": [\n{lines}\n]}}\n')
