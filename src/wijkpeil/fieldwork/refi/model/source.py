"""Sources: the texts, pictures, sound and image that a project is about, with their selections."""

from dataclasses import dataclass
from typing import Annotated

from wijkpeil.fieldwork.refi.model.selection import (
    Codings,
    Created,
    CreatedBy,
    Description,
    Guid,
    Modified,
    ModifiedBy,
    MomentSelection,
    Name,
    NoteRefs,
    PDFSelection,
    PictureSelection,
    TextSelection,
    TranscriptSelection,
)
from wijkpeil.fieldwork.refi.model.value import VariableValue
from wijkpeil.fieldwork.refi.xml.marks import Attribute, Many, One, Words
from wijkpeil.fieldwork.refi.xml.values import INTEGER

Path = Annotated[str, Attribute("path")]
CurrentPath = Annotated[str, Attribute("currentPath")]
RichTextPath = Annotated[str, Attribute("richTextPath")]
PlainTextPath = Annotated[str, Attribute("plainTextPath")]
Content = Annotated[str, Words("PlainTextContent")]
Values = Annotated[tuple[VariableValue, ...], Many(lambda: {"VariableValue": VariableValue})]


@dataclass(frozen=True, slots=True)
class TextSource:
    """A plain text; also a note, and the text of a PDF or a picture.

    The text stands in `content`, or in the file that `plain_text_path` names.
    """

    guid: Guid
    name: Name = ""
    rich_text_path: RichTextPath = ""
    plain_text_path: PlainTextPath = ""
    created_by: CreatedBy = ""
    created: Created = ""
    modified_by: ModifiedBy = ""
    modified: Modified = ""
    description: Description = ""
    content: Content = ""
    selections: Annotated[
        tuple[TextSelection, ...], Many(lambda: {"PlainTextSelection": TextSelection})
    ] = ()
    codings: Codings = ()
    notes: NoteRefs = ()
    values: Values = ()


@dataclass(frozen=True, slots=True)
class PictureSource:
    """A picture."""

    guid: Guid
    name: Name = ""
    path: Path = ""
    current_path: CurrentPath = ""
    created_by: CreatedBy = ""
    created: Created = ""
    modified_by: ModifiedBy = ""
    modified: Modified = ""
    description: Description = ""
    text: Annotated[TextSource | None, One("TextDescription", lambda: TextSource)] = None
    selections: Annotated[
        tuple[PictureSelection, ...], Many(lambda: {"PictureSelection": PictureSelection})
    ] = ()
    codings: Codings = ()
    notes: NoteRefs = ()
    values: Values = ()


@dataclass(frozen=True, slots=True)
class PDFSource:
    """A PDF, with its plain text if the program gave it."""

    guid: Guid
    name: Name = ""
    path: Path = ""
    current_path: CurrentPath = ""
    created_by: CreatedBy = ""
    created: Created = ""
    modified_by: ModifiedBy = ""
    modified: Modified = ""
    description: Description = ""
    selections: Annotated[
        tuple[PDFSelection, ...], Many(lambda: {"PDFSelection": PDFSelection})
    ] = ()
    text: Annotated[TextSource | None, One("Representation", lambda: TextSource)] = None
    codings: Codings = ()
    notes: NoteRefs = ()
    values: Values = ()


@dataclass(frozen=True, slots=True)
class SyncPoint:
    """A character of a transcript and its moment in milliseconds; either may be absent."""

    guid: Guid
    time: Annotated[int | None, Attribute("timeStamp", INTEGER)] = None
    position: Annotated[int | None, Attribute("position", INTEGER)] = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was said in sound or image."""

    guid: Guid
    name: Name = ""
    rich_text_path: RichTextPath = ""
    plain_text_path: PlainTextPath = ""
    created_by: CreatedBy = ""
    created: Created = ""
    modified_by: ModifiedBy = ""
    modified: Modified = ""
    description: Description = ""
    content: Content = ""
    sync_points: Annotated[tuple[SyncPoint, ...], Many(lambda: {"SyncPoint": SyncPoint})] = ()
    selections: Annotated[
        tuple[TranscriptSelection, ...], Many(lambda: {"TranscriptSelection": TranscriptSelection})
    ] = ()
    notes: NoteRefs = ()


Transcripts = Annotated[tuple[Transcript, ...], Many(lambda: {"Transcript": Transcript})]


@dataclass(frozen=True, slots=True)
class AudioSource:
    """A recording of sound."""

    guid: Guid
    name: Name = ""
    path: Path = ""
    current_path: CurrentPath = ""
    created_by: CreatedBy = ""
    created: Created = ""
    modified_by: ModifiedBy = ""
    modified: Modified = ""
    description: Description = ""
    transcripts: Transcripts = ()
    selections: Annotated[
        tuple[MomentSelection, ...], Many(lambda: {"AudioSelection": MomentSelection})
    ] = ()
    codings: Codings = ()
    notes: NoteRefs = ()
    values: Values = ()


@dataclass(frozen=True, slots=True)
class VideoSource:
    """A recording of image."""

    guid: Guid
    name: Name = ""
    path: Path = ""
    current_path: CurrentPath = ""
    created_by: CreatedBy = ""
    created: Created = ""
    modified_by: ModifiedBy = ""
    modified: Modified = ""
    description: Description = ""
    transcripts: Transcripts = ()
    selections: Annotated[
        tuple[MomentSelection, ...], Many(lambda: {"VideoSelection": MomentSelection})
    ] = ()
    codings: Codings = ()
    notes: NoteRefs = ()
    values: Values = ()


Source = TextSource | PictureSource | PDFSource | AudioSource | VideoSource
SOURCES: dict[str, type] = {
    "TextSource": TextSource,
    "PictureSource": PictureSource,
    "PDFSource": PDFSource,
    "AudioSource": AudioSource,
    "VideoSource": VideoSource,
}
