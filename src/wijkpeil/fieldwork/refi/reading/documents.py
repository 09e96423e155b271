"""Texts of a project as documents of Wijkpeil, with what its variables say of them."""

import re
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any, cast, get_args

from wijkpeil.fieldwork.document import DOCUMENT_KINDS, Document
from wijkpeil.fieldwork.refi.guid import identity
from wijkpeil.fieldwork.refi.memos import Memos
from wijkpeil.fieldwork.refi.model.source import Source, Transcript
from wijkpeil.fieldwork.refi.own import VARIABLES
from wijkpeil.fieldwork.refi.reading.holders import Holder
from wijkpeil.fieldwork.text import Place, PlaceKind, SourceText

_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?")


def text_sha256(text: str) -> str:
    """Give the checksum of a text as UTF-8."""
    return sha256(text.encode("utf-8")).hexdigest()


def variable_values(source: Source, fields: Mapping[str, str]) -> dict[str, str]:
    """Give the words of a source's values, by the field that their variable carries."""
    return {
        fields[value.variable]: value.value.words
        for value in source.values
        if value.variable in fields and value.value is not None
    }


def read_document(
    holder: Holder,
    *,
    id: str,  # noqa: A002 - the document's field is called so
    project: str,
    values: Mapping[str, str],
    own: Mapping[str, Any],
    cases: tuple[str, ...],
    memos: Memos,
) -> tuple[Document, SourceText]:
    """Make a document and its text.

    Parameters
    ----------
    holder : Holder
        With a plain text.
    id : str
    project : str
        The project's name.
    values : mapping of str to str
        What variables say, by field.
    own : mapping
        What Wijkpeil's own note says of this document.
    cases : tuple of str
        Area codes.
    memos : Memos
    """
    if holder.raw is None:
        raise AssertionError(holder.guid)
    text = holder.raw.text
    owner = holder.text if isinstance(holder.text, Transcript) else holder.source
    document = Document(
        id=id,
        title=holder.title or id,
        cases=_ordered(cases, own.get("cases")),
        text_sha256=text_sha256(text),
        guid="" if holder.guid == identity(project, "document", id) else holder.guid,
        memo=memos.of(owner.notes, owner.description),
    )
    said = dict(values) | {name: own[name] for name in VARIABLES if _is_words(own.get(name))}
    return replace(document, **_believed(said)), SourceText(text, _places(holder, own))


def _is_words(value: object) -> bool:
    return isinstance(value, str)


def _believed(said: Mapping[str, str]) -> dict[str, Any]:
    """Leave out what can't be a document's field: other programs let people type anything."""
    believed = {name: words for name, words in said.items() if name in VARIABLES}
    if believed.get("kind", "other") not in DOCUMENT_KINDS:
        del believed["kind"]
    if "date" in believed and not _DATE.fullmatch(believed["date"]):
        del believed["date"]
    return believed


def _ordered(cases: tuple[str, ...], order: object) -> tuple[str, ...]:
    """Put the cases in the order that the document had, if they are the same ones still."""
    words = isinstance(order, list) and all(isinstance(one, str) for one in order)
    return tuple(order) if isinstance(order, list) and words and set(order) == set(cases) else cases


def _places(holder: Holder, own: Mapping[str, Any]) -> tuple[Place, ...]:
    kept = own.get("places")
    if isinstance(kept, list):
        return tuple(place for one in kept if (place := _place(one)) is not None)
    if not isinstance(holder.text, Transcript):
        return ()
    moments = [
        (point.position, point.time)
        for point in holder.text.sync_points
        if point.position is not None and point.time is not None
    ]
    return tuple(Place(position, "cue", _clock(time)) for position, time in sorted(moments))


def _place(kept: object) -> Place | None:
    match kept:
        case [int() as start, str() as kind, str() as label, str() as speaker]:
            if kind in get_args(PlaceKind):
                return Place(start, cast("PlaceKind", kind), label, speaker)
    return None


def _clock(milliseconds: int) -> str:
    minutes, seconds = divmod(milliseconds // 1000, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
