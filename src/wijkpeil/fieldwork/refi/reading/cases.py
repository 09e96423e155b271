"""Cases of a project: those that are areas, and those kept aside."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wijkpeil.fieldwork.refi.model.project import Case, Project
from wijkpeil.fieldwork.refi.model.value import VariableValue
from wijkpeil.fieldwork.refi.own import AREA
from wijkpeil.fieldwork.refi.reading.holders import texts_of


@dataclass(frozen=True, slots=True)
class CaseMapping:
    """What another program's cases and variables stand for; filled in by a person.

    Attributes
    ----------
    areas : mapping of str to str
        Area code by a case's name (or identity).
    area_variable : str
        Name of the variable whose value is an area code.
    perspective_variable : str
        Name of the variable whose value tells the perspective, on a source or on its case.
    perspectives : mapping of str to str
        The study's perspective by the value of that variable; a value that isn't here is taken
        as it is if there is no mapping at all, and left out if there is one.
    """

    areas: Mapping[str, str] = field(default_factory=dict)
    area_variable: str = ""
    perspective_variable: str = ""
    perspectives: Mapping[str, str] = field(default_factory=dict)

    def perspective(self, words: str) -> str:
        """Give the perspective for a variable's value; empty if it stands for none."""
        return self.perspectives.get(words, "") if self.perspectives else words


@dataclass(frozen=True, slots=True)
class CaseAside:
    """A case that stands for no area (often a person), kept and given back.

    Attributes
    ----------
    guid, name : str
    documents : tuple of str
        Ids of its documents.
    values : mapping of str to str
        Words by the name of the variable.
    """

    guid: str
    name: str
    documents: tuple[str, ...]
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Cases:
    """The cases of a project, read.

    Attributes
    ----------
    areas : mapping of str to str
        Area code by the identity of its case.
    names : mapping of str to str
        Names of areas by code.
    of_source : mapping of str to tuple of str
        Area codes by the identity of a source.
    perspectives : mapping of str to str
        Perspective by the identity of a source, where cases or values tell.
    """

    areas: Mapping[str, str]
    names: Mapping[str, str]
    of_source: Mapping[str, tuple[str, ...]]
    perspectives: Mapping[str, str]


def read_cases(project: Project, mapping: CaseMapping, fields: Mapping[str, str]) -> Cases:
    """Tell which cases are areas, and which sources they hold.

    Parameters
    ----------
    project : Project
    mapping : CaseMapping
    fields : mapping of str to str
        Fields of Wijkpeil that variables carry, by the variable's identity.
    """
    names = {variable.guid: variable.name for variable in project.variables}
    areas = {
        case.guid: area for case in project.cases if (area := _area(case, mapping, names, fields))
    }
    area_names: dict[str, str] = {}
    of_source: dict[str, tuple[str, ...]] = {}
    for case in project.cases:
        if case.guid not in areas:
            continue
        area = areas[case.guid]
        if case.name and case.name != area:
            area_names.setdefault(area, case.name)
        for source in case.sources:
            of_source[source] = tuple(dict.fromkeys((*of_source.get(source, ()), area)))
    return Cases(areas, area_names, of_source, _perspectives(project, mapping, names))


def _perspectives(
    project: Project, mapping: CaseMapping, names: Mapping[str, str]
) -> dict[str, str]:
    """Tell the perspective of each source: what it says itself goes before what its case says."""
    found: dict[str, str] = {}
    for case in project.cases:
        of_case = _perspective(case.values, mapping, names)
        if of_case:
            found = dict.fromkeys(case.sources, of_case) | found
    for one in project.sources:
        of_its_own = _perspective(one.values, mapping, names)
        if of_its_own is not None:
            found[one.guid] = of_its_own
    return found


def cases_aside(
    project: Project, areas: Mapping[str, str], documents: Mapping[str, str]
) -> tuple[CaseAside, ...]:
    """List the cases that stand for no area."""
    names = {variable.guid: variable.name for variable in project.variables}
    texts = {source.guid: [text.guid for text in texts_of(source)] for source in project.sources}
    return tuple(
        CaseAside(
            case.guid,
            case.name,
            tuple(
                documents[guid]
                for source in case.sources
                for guid in dict.fromkeys((source, *texts.get(source, ())))
                if guid in documents
            ),
            {
                names.get(value.variable, value.variable): value.value.words
                for value in case.values
                if value.value is not None
            },
        )
        for case in project.cases
        if case.guid not in areas
    )


def _area(
    case: Case, mapping: CaseMapping, names: Mapping[str, str], fields: Mapping[str, str]
) -> str:
    by_hand = mapping.areas.get(case.guid) or mapping.areas.get(case.name)
    if by_hand:
        return by_hand
    for value in case.values:
        chosen = mapping.area_variable and names.get(value.variable) == mapping.area_variable
        if (chosen or fields.get(value.variable) == AREA) and value.value is not None:
            return value.value.words
    return ""


def _perspective(
    values: tuple[VariableValue, ...], mapping: CaseMapping, names: Mapping[str, str]
) -> str | None:
    """Give the perspective that values tell, empty if it stands for none; None if they don't."""
    for value in values:
        named = names.get(value.variable)
        if named and named == mapping.perspective_variable and value.value is not None:
            return mapping.perspective(value.value.words)
    return None
