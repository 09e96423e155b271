"""Selections, the parts of sources that were marked, and the codings that stand on them."""

from dataclasses import dataclass
from typing import Annotated, Any

from wijkpeil.fieldwork.refi.xml.marks import Attribute, Many, One, Reference, References, Words
from wijkpeil.fieldwork.refi.xml.values import GUID, INTEGER, MOMENT

Guid = Annotated[str, Attribute("guid", GUID, required=True)]
Name = Annotated[str, Attribute("name")]
CreatedBy = Annotated[str, Attribute("creatingUser", GUID)]
Created = Annotated[str, Attribute("creationDateTime", MOMENT)]
ModifiedBy = Annotated[str, Attribute("modifyingUser", GUID)]
Modified = Annotated[str, Attribute("modifiedDateTime", MOMENT)]
Description = Annotated[str, Words("Description")]
NoteRefs = Annotated[tuple[str, ...], References("NoteRef")]


@dataclass(frozen=True, slots=True)
class Coding:
    """A code given to a selection, or to a source as a whole."""

    guid: Guid
    code: Annotated[str, Reference("CodeRef")]
    notes: NoteRefs = ()
    created_by: CreatedBy = ""
    created: Created = ""


Codings = Annotated[tuple[Coding, ...], Many(lambda: {"Coding": Coding})]


@dataclass(frozen=True, slots=True)
class TextSelection:
    """Characters of a plain text; by which convention they are counted isn't in the file."""

    guid: Guid
    start: Annotated[int, Attribute("startPosition", INTEGER, required=True)]
    end: Annotated[int, Attribute("endPosition", INTEGER, required=True)]
    name: Name = ""
    created_by: CreatedBy = ""
    created: Created = ""
    modified_by: ModifiedBy = ""
    modified: Modified = ""
    description: Description = ""
    codings: Codings = ()
    notes: NoteRefs = ()


@dataclass(frozen=True, slots=True)
class PictureSelection:
    """A rectangle of a picture, in pixels."""

    guid: Guid
    first_x: Annotated[int, Attribute("firstX", INTEGER, required=True)]
    first_y: Annotated[int, Attribute("firstY", INTEGER, required=True)]
    second_x: Annotated[int, Attribute("secondX", INTEGER, required=True)]
    second_y: Annotated[int, Attribute("secondY", INTEGER, required=True)]
    name: Name = ""
    created_by: CreatedBy = ""
    created: Created = ""
    modified_by: ModifiedBy = ""
    modified: Modified = ""
    description: Description = ""
    codings: Codings = ()
    notes: NoteRefs = ()


def _text_source() -> type:
    # A PDF selection holds a text source, and a text source holds selections.
    from wijkpeil.fieldwork.refi.model.source import TextSource  # noqa: PLC0415

    return TextSource


@dataclass(frozen=True, slots=True)
class PDFSelection:
    """A rectangle of a page, in points; with its text, if the program gave it."""

    guid: Guid
    page: Annotated[int, Attribute("page", INTEGER, required=True)]
    first_x: Annotated[int, Attribute("firstX", INTEGER, required=True)]
    first_y: Annotated[int, Attribute("firstY", INTEGER, required=True)]
    second_x: Annotated[int, Attribute("secondX", INTEGER, required=True)]
    second_y: Annotated[int, Attribute("secondY", INTEGER, required=True)]
    name: Name = ""
    created_by: CreatedBy = ""
    created: Created = ""
    modified_by: ModifiedBy = ""
    modified: Modified = ""
    description: Description = ""
    representation: Annotated[Any, One("Representation", _text_source)] = None
    codings: Codings = ()
    notes: NoteRefs = ()


@dataclass(frozen=True, slots=True)
class MomentSelection:
    """A stretch of sound or image, in milliseconds."""

    guid: Guid
    begin: Annotated[int, Attribute("begin", INTEGER, required=True)]
    end: Annotated[int, Attribute("end", INTEGER, required=True)]
    name: Name = ""
    created_by: CreatedBy = ""
    created: Created = ""
    modified_by: ModifiedBy = ""
    modified: Modified = ""
    description: Description = ""
    codings: Codings = ()
    notes: NoteRefs = ()


@dataclass(frozen=True, slots=True)
class TranscriptSelection:
    """A stretch of a transcript, from one sync point to another."""

    guid: Guid
    start: Annotated[str, Attribute("fromSyncPoint", GUID)] = ""
    end: Annotated[str, Attribute("toSyncPoint", GUID)] = ""
    name: Name = ""
    created_by: CreatedBy = ""
    created: Created = ""
    modified_by: ModifiedBy = ""
    modified: Modified = ""
    description: Description = ""
    codings: Codings = ()
    notes: NoteRefs = ()
