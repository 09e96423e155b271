"""The project: who worked on it, with which codes, on which sources."""

from dataclasses import dataclass, field
from typing import Annotated

from wijkpeil.fieldwork.refi.model.graph import DIRECTION, Colour, Graph
from wijkpeil.fieldwork.refi.model.selection import Created, Description, Guid, Modified, NoteRefs
from wijkpeil.fieldwork.refi.model.selection import Name as OptionalName
from wijkpeil.fieldwork.refi.model.source import SOURCES, Source, TextSource, Values
from wijkpeil.fieldwork.refi.model.value import VALUE_TYPES
from wijkpeil.fieldwork.refi.xml.marks import Attribute, Many, References
from wijkpeil.fieldwork.refi.xml.values import BOOLEAN, GUID, one_of

Name = Annotated[str, Attribute("name", required=True)]


@dataclass(frozen=True, slots=True)
class User:
    """A person who worked on the project."""

    guid: Guid
    name: OptionalName = ""
    id: Annotated[str, Attribute("id")] = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A code with the codes under it; one that is not codable is a folder."""

    guid: Guid
    name: Name = ""
    codable: Annotated[bool, Attribute("isCodable", BOOLEAN, required=True)] = True
    colour: Colour = ""
    description: Description = ""
    notes: NoteRefs = ()
    codes: Annotated[tuple["Code", ...], Many(lambda: {"Code": Code})] = ()


@dataclass(frozen=True, slots=True)
class Variable:
    """Something that cases and sources have a value for."""

    guid: Guid
    name: Name = ""
    type: Annotated[str, Attribute("typeOfVariable", one_of(*VALUE_TYPES), required=True)] = "Text"
    description: Description = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A person, a place, anything that sources and selections are grouped by."""

    guid: Guid
    name: OptionalName = ""
    description: Description = ""
    codes: Annotated[tuple[str, ...], References("CodeRef")] = ()
    values: Values = ()
    sources: Annotated[tuple[str, ...], References("SourceRef")] = ()
    selections: Annotated[tuple[str, ...], References("SelectionRef")] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between two things."""

    guid: Guid
    name: OptionalName = ""
    direction: Annotated[str, Attribute("direction", DIRECTION)] = ""
    colour: Colour = ""
    origin: Annotated[str, Attribute("originGUID", GUID)] = ""
    target: Annotated[str, Attribute("targetGUID", GUID)] = ""
    notes: NoteRefs = ()


@dataclass(frozen=True, slots=True)
class Set:
    """Codes, sources and notes that belong together."""

    guid: Guid
    name: Name = ""
    description: Description = ""
    codes: Annotated[tuple[str, ...], References("MemberCode")] = ()
    sources: Annotated[tuple[str, ...], References("MemberSource")] = ()
    notes: Annotated[tuple[str, ...], References("MemberNote")] = ()


@dataclass(frozen=True, slots=True)
class File:
    """A file from the folder of sources: its bare name, and its bytes."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Project:
    """A project, whole.

    Attributes
    ----------
    files : tuple of File
        By name.
    remarks : tuple of str
        What was unusual about the file, in sentences for the user.
    """

    name: Name = ""
    origin: Annotated[str, Attribute("origin")] = ""
    created_by: Annotated[str, Attribute("creatingUserGUID", GUID)] = ""
    created: Created = ""
    modified_by: Annotated[str, Attribute("modifyingUserGUID", GUID)] = ""
    modified: Modified = ""
    base_path: Annotated[str, Attribute("basePath")] = ""
    users: Annotated[tuple[User, ...], Many(lambda: {"User": User}, ("Users",))] = ()
    codes: Annotated[tuple[Code, ...], Many(lambda: {"Code": Code}, ("CodeBook", "Codes"))] = ()
    variables: Annotated[
        tuple[Variable, ...], Many(lambda: {"Variable": Variable}, ("Variables",))
    ] = ()
    cases: Annotated[tuple[Case, ...], Many(lambda: {"Case": Case}, ("Cases",))] = ()
    sources: Annotated[tuple[Source, ...], Many(lambda: SOURCES, ("Sources",))] = ()
    notes: Annotated[tuple[TextSource, ...], Many(lambda: {"Note": TextSource}, ("Notes",))] = ()
    links: Annotated[tuple[Link, ...], Many(lambda: {"Link": Link}, ("Links",))] = ()
    sets: Annotated[tuple[Set, ...], Many(lambda: {"Set": Set}, ("Sets",))] = ()
    graphs: Annotated[tuple[Graph, ...], Many(lambda: {"Graph": Graph}, ("Graphs",))] = ()
    description: Description = ""
    note_refs: NoteRefs = ()
    files: tuple[File, ...] = ()
    remarks: tuple[str, ...] = field(default=(), compare=False)
