"""Areas as cases, and Wijkpeil's variables."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from wijkpeil.fieldwork.refi.model.project import Case, Project, Variable
from wijkpeil.fieldwork.refi.model.source import AudioSource, Source, VideoSource
from wijkpeil.fieldwork.refi.model.value import TypedValue, VariableValue
from wijkpeil.fieldwork.refi.own import AREA, VARIABLES, variable_guid, variable_name
from wijkpeil.fieldwork.refi.parts import FieldworkParts
from wijkpeil.fieldwork.refi.reading.holders import texts_of
from wijkpeil.fieldwork.refi.writing.identities import Identities


def own_variables(
    earlier: tuple[Variable, ...], sources: Iterable[Source], *, areas: bool
) -> tuple[Variable, ...]:
    """Give the variables that were there, and those of Wijkpeil's that are used."""
    used = {value.variable for source in sources for value in source.values}
    fields = [name for name in VARIABLES if variable_guid(name) in used] + [AREA] * areas
    own = (Variable(variable_guid(name), variable_name(name)) for name in fields)
    return (*earlier, *own)


def write_cases(
    project: Project,
    parts: FieldworkParts,
    identities: Identities,
    sources: tuple[Source, ...],
    areas: Mapping[str, str],
) -> tuple[Case, ...]:
    """Bring the cases that stand for areas up to date, and add the others.

    Parameters
    ----------
    project : Project
        The export's start.
    parts : FieldworkParts
    identities : Identities
    sources : tuple of Source
        As they are exported.
    areas : mapping of str to str
        Area codes by the identity of the case that stands for them already.
    """
    of_source = _areas_of_sources(parts, identities, sources)
    known = tuple(
        _update(case, areas[case.guid], identities, of_source, parts)
        if case.guid in areas
        else case
        for case in project.cases
    )
    there = {case.guid for case in known}
    new = tuple(
        _update(Case(guid), code, identities, of_source, parts)
        for code, guid in sorted(identities.areas.items())
        if guid not in there
    )
    return (*known, *new)


def _areas_of_sources(
    parts: FieldworkParts, identities: Identities, sources: tuple[Source, ...]
) -> dict[str, set[str]]:
    """Give the areas of each source that carries documents; a recording carries several."""
    by_document = {
        identities.documents[document.id]: document.cases for document in parts.documents
    }
    found: dict[str, set[str]] = {}
    for source in sources:
        recording = isinstance(source, AudioSource | VideoSource)
        texts = [text.guid for text in texts_of(source)] if recording else [source.guid]
        carried = [by_document[guid] for guid in texts if guid in by_document]
        if carried:
            found[source.guid] = {area for areas in carried for area in areas}
    return found


def _update(
    case: Case,
    area: str,
    identities: Identities,
    of_source: Mapping[str, set[str]],
    parts: FieldworkParts,
) -> Case:
    still = [
        source for source in case.sources if source not in of_source or area in of_source[source]
    ]
    # Two cases may stand for one area; new documents go to one of them.
    if identities.areas[area] == case.guid:
        still += [
            source for source, areas in of_source.items() if area in areas and source not in still
        ]
    code = VariableValue(variable_guid(AREA), TypedValue("Text", area))
    return replace(
        case,
        name=parts.areas.get(area) or case.name or area,
        values=(*case.values, code),
        sources=tuple(still),
    )
