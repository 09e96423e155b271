"""A REFI-QDA project as it stands in its file: every element of the standard, nothing converted.

Identities are in lower case without braces; an absent attribute and an empty one are the same;
positions are as written. `wijkpeil.fieldwork.refi.reading` makes fieldwork of it.
"""

from wijkpeil.fieldwork.refi.model.book import CodeBook, CodeSet
from wijkpeil.fieldwork.refi.model.graph import Edge, Graph, Vertex
from wijkpeil.fieldwork.refi.model.project import (
    Case,
    Code,
    File,
    Link,
    Project,
    Set,
    User,
    Variable,
)
from wijkpeil.fieldwork.refi.model.selection import (
    Coding,
    MomentSelection,
    PDFSelection,
    PictureSelection,
    TextSelection,
    TranscriptSelection,
)
from wijkpeil.fieldwork.refi.model.source import (
    AudioSource,
    PDFSource,
    PictureSource,
    Source,
    SyncPoint,
    TextSource,
    Transcript,
    VideoSource,
)
from wijkpeil.fieldwork.refi.model.value import TypedValue, VariableValue

__all__ = [
    "AudioSource",
    "Case",
    "Code",
    "CodeBook",
    "CodeSet",
    "Coding",
    "Edge",
    "File",
    "Graph",
    "Link",
    "MomentSelection",
    "PDFSelection",
    "PDFSource",
    "PictureSelection",
    "PictureSource",
    "Project",
    "Set",
    "Source",
    "SyncPoint",
    "TextSelection",
    "TextSource",
    "Transcript",
    "TranscriptSelection",
    "TypedValue",
    "User",
    "Variable",
    "VariableValue",
    "Vertex",
    "VideoSource",
]
