"""What Wijkpeil itself put in a project, found back in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, cast

from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.fieldwork.refi.cells import read_cell
from wijkpeil.fieldwork.refi.model.project import Project
from wijkpeil.fieldwork.refi.own import (
    NOTE,
    ORIGIN,
    OwnData,
    field_of_variable,
    note_guid,
    read_own_data,
)
from wijkpeil.fieldwork.refi.positions.convention import NVIVO, STANDARD, Convention
from wijkpeil.fieldwork.timeline import ENTRY_KINDS, EntryKind, TimelineEntry

NVIVO_PROFILE = "NVivo positions"


@dataclass(frozen=True, slots=True)
class OwnThings:
    """What is Wijkpeil's own.

    Attributes
    ----------
    data : OwnData
    note : str
        Identity of the note that held it; empty if there was none.
    fields : mapping of str to str
        Fields of Wijkpeil that variables carry, by the variable's identity.
    convention : Convention or None
        How positions are counted for certain: if Wijkpeil was the last to write the project.
    """

    data: OwnData
    note: str
    fields: Mapping[str, str]
    convention: Convention | None


def find_own(project: Project) -> OwnThings:
    """Find what is Wijkpeil's own in a project."""
    data, note = OwnData(), ""
    for candidate in project.notes:
        if candidate.guid == note_guid(project.name) or candidate.name == NOTE:
            read = read_own_data(candidate.content)
            if read is not None:
                data, note = read, candidate.guid
    last_writer = project.origin.startswith(ORIGIN)
    known = {
        variable.guid: field_of_variable(
            variable.guid, variable.name, by_name=bool(note) or last_writer
        )
        for variable in project.variables
    }
    convention = None
    if last_writer:
        convention = NVIVO if project.origin.endswith(NVIVO_PROFILE) else STANDARD
    return OwnThings(data, note, {guid: name for guid, name in known.items() if name}, convention)


def read_assessments(
    project: Project,
    own: OwnData,
    *,
    codes: Mapping[str, Code],
    codings: Mapping[str, str],
    coders: Mapping[str, str],
) -> tuple[dict[str, Assessment], tuple[str, ...]]:
    """Make cells of their notes.

    Returns
    -------
    dict of str to Assessment
        By the identity of the note.
    tuple of str
        Identities of notes that no longer can be read as a cell.
    """
    found: dict[str, Assessment] = {}
    unread = []
    for note in project.notes:
        kept = own.cells.get(note.guid)
        if kept is None:
            continue
        read = read_cell(note.content)
        cell = None
        if read is not None:
            cell = _cell(kept, read, codes, codings, coders.get(note.created_by, ""))
        if cell is None:
            unread.append(note.guid)
        else:
            found[note.guid] = cell
    return found, tuple(unread)


def _cell(
    kept: Mapping[str, Any],
    read: tuple[int | None, str],
    codes: Mapping[str, Code],
    codings: Mapping[str, str],
    assessor: str,
) -> Assessment | None:
    match kept:
        case {
            "case": str() as case,
            "perspective": str() as perspective,
            "factor": str() as factor,
            "codings": list() as behind,
        } if factor in codes:
            ids = tuple(codings[one] for one in behind if one in codings)
            score, summary = read
            return Assessment(case, perspective, codes[factor].id, score, summary, ids, assessor)
    return None


_ENTRY: dict[str, Callable[[Any], bool]] = {
    name: (lambda value: isinstance(value, list) and all(isinstance(v, str) for v in value))
    if name in {"cases", "codings"}
    else (lambda value: isinstance(value, str))
    for name in (field.name for field in fields(TimelineEntry))
}


def read_timeline(own: OwnData, codings: Mapping[str, str]) -> tuple[TimelineEntry, ...]:
    """Make entries of what the own note says; codings that are gone are left out of them."""
    entries = []
    for kept in own.timeline:
        sound = all(name in kept and right(kept[name]) for name, right in _ENTRY.items())
        if not sound or kept.keys() != _ENTRY.keys() or kept["kind"] not in ENTRY_KINDS:
            continue
        behind = tuple(codings[one] for one in kept["codings"] if one in codings)
        entries.append(
            TimelineEntry(
                id=kept["id"],
                cases=tuple(kept["cases"]),
                start=kept["start"],
                title=kept["title"],
                end=kept["end"],
                kind=cast("EntryKind", kept["kind"]),
                codings=behind,
                intervention=kept["intervention"],
            )
        )
    return tuple(entries)
