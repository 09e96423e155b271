"""The note called Wijkpeil, and the notes of the matrix's cells with their links."""

from collections import Counter
from dataclasses import asdict
from typing import Any

from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.fieldwork.refi.cells import write_cell
from wijkpeil.fieldwork.refi.guid import named
from wijkpeil.fieldwork.refi.ids import slug
from wijkpeil.fieldwork.refi.model.project import Link
from wijkpeil.fieldwork.refi.model.source import Source, TextSource
from wijkpeil.fieldwork.refi.moments import to_utc
from wijkpeil.fieldwork.refi.own import NOTE, OwnData, note_guid, write_own_data
from wijkpeil.fieldwork.refi.parts import FieldworkParts
from wijkpeil.fieldwork.refi.reading.holders import texts_of
from wijkpeil.fieldwork.refi.writing.identities import Identities
from wijkpeil.fieldwork.refi.writing.memos import NewNotes
from wijkpeil.fieldwork.refi.writing.sources import document_fields
from wijkpeil.fieldwork.refi.xml.values import read_moment
from wijkpeil.fieldwork.text import Place


def write_cells(
    parts: FieldworkParts,
    identities: Identities,
    sources: tuple[Source, ...],
    new: NewNotes,
) -> tuple[dict[str, Assessment], tuple[Link, ...]]:
    """Add a note for each cell; give the cells by the identity of their note, and their links."""
    cells: dict[str, Assessment] = {}
    links: list[Link] = []
    names = {code.id: code.name for code in parts.codes}
    selection_of = _selections_of_codings(sources)
    met: Counter[tuple[str, ...]] = Counter()
    for cell in in_order(parts.assessments):
        key = (cell.case, cell.perspective, cell.factor, cell.assessor)
        guid = named(new.project, "cell", *key, str(met[key]))
        met[key] += 1
        area = parts.areas.get(cell.case) or cell.case
        new.add(
            TextSource(
                guid,
                f"{area} | {cell.perspective} | {names[cell.factor]}",
                created_by=identities.users.get(cell.assessor, ""),
                content=write_cell(cell.score, cell.summary),
            )
        )
        cells[guid] = cell
        behind = [selection_of[identities.codings[id_]] for id_ in cell.codings]
        targets = (identities.areas[cell.case], identities.codes[cell.factor], *behind)
        links += [
            Link(named(new.project, "link", guid, target), NOTE, "OneWay", "", guid, target)
            for target in dict.fromkeys(targets)
        ]
    return cells, tuple(links)


def in_order(cells: tuple[Assessment, ...]) -> list[Assessment]:
    """Sort cells as they stand in an export."""
    return sorted(
        cells,
        key=lambda cell: (
            cell.case,
            cell.perspective,
            cell.factor,
            cell.assessor,
            cell.score is None,
            cell.score or 0,
            cell.summary,
            cell.codings,
        ),
    )


def _selections_of_codings(sources: tuple[Source, ...]) -> dict[str, str]:
    return {
        coding.guid: selection.guid
        for source in sources
        for text in texts_of(source)
        for selection in text.selections
        for coding in selection.codings
    }


def write_own_note(
    parts: FieldworkParts,
    identities: Identities,
    cells: dict[str, Assessment],
    on_transcripts: dict[str, Document],
    new: NewNotes,
    *,
    unreviewed: bool,
) -> str:
    """Add the note with what stands nowhere else; give its identity, empty if not needed."""
    codings = identities.codings
    data = OwnData(
        ids=_ids(parts, identities),
        documents=_documents(parts, identities, on_transcripts, unreviewed=unreviewed),
        codings={
            codings[coding.id]: kept
            for coding in parts.codings
            if (kept := _coding_fields(coding.flag, coding.time))
        },
        cells={
            guid: {
                "case": cell.case,
                "perspective": cell.perspective,
                "factor": identities.codes[cell.factor],
                "codings": [codings[id_] for id_ in cell.codings],
            }
            for guid, cell in cells.items()
        },
        timeline=tuple(
            asdict(entry) | {"codings": [codings[id_] for id_ in entry.codings]}
            for entry in parts.timeline
        ),
    )
    if not data:
        return ""
    guid = note_guid(new.project)
    new.add(TextSource(guid, NOTE, content=write_own_data(data)))
    return guid


def _coding_fields(flag: str, time: str) -> dict[str, str]:
    kept = {"flag": flag} if flag else {}
    # A moment that XML can't write, or writes otherwise than it was.
    written = time if read_moment(time) == time else ""
    return kept if to_utc(written) == time else kept | {"time": time}


def _ids(parts: FieldworkParts, identities: Identities) -> dict[str, str]:
    """Give the ids that an import would not arrive at by itself."""
    named_things = [
        *((identities.documents[one.id], one.id, slug(one.title)) for one in parts.documents),
        *((identities.codes[one.id], one.id, slug(one.name)) for one in parts.codes),
        *(
            (identities.codings[one.id], one.id, identities.codings[one.id])
            for one in parts.codings
        ),
    ]
    return {guid: id_ for guid, id_, derived in named_things if id_ != derived}


def _documents(
    parts: FieldworkParts,
    identities: Identities,
    on_transcripts: dict[str, Document],
    *,
    unreviewed: bool,
) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for document in parts.documents:
        guid = identities.documents[document.id]
        text = parts.texts[document.id]
        kept: dict[str, Any] = {}
        if guid in on_transcripts:
            kept |= document_fields(document, unreviewed=unreviewed)
            kept["cases"] = list(document.cases)
        if document.cases != tuple(sorted(set(document.cases))):
            kept["cases"] = list(document.cases)
        if text.places:
            kept["places"] = [
                [place.start, place.kind, place.label, _speaker(place, text.text, unreviewed)]
                for place in text.places
            ]
        if kept:
            found[guid] = kept
    return found


def _speaker(place: Place, text: str, unreviewed: bool) -> str:  # noqa: FBT001
    # Who reviewed the text saw the names that stand in it, not those in the map beside it.
    return place.speaker if unreviewed or place.speaker in text else ""
