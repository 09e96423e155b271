"""The parts of fieldwork that are exchanged with other programs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.fieldwork.text import SourceText
from wijkpeil.fieldwork.timeline import TimelineEntry


@dataclass(frozen=True, slots=True)
class FieldworkParts:
    """Documents and what was done with them.

    Attributes
    ----------
    documents : tuple of Document
    texts : mapping of str to SourceText
        By document id.
    codes : tuple of Code
        In the order of the codebook; a code may stand before or after its parent.
    codings : tuple of Coding
    assessments : tuple of Assessment
        Filled cells of the framework matrix.
    timeline : tuple of TimelineEntry
    areas : mapping of str to str
        Names of areas by code; an area without a name goes by its code.
    users : tuple of str
        People of the project, besides those who coded or assessed.
    """

    documents: tuple[Document, ...] = ()
    texts: Mapping[str, SourceText] = field(default_factory=dict)
    codes: tuple[Code, ...] = ()
    codings: tuple[Coding, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    areas: Mapping[str, str] = field(default_factory=dict)
    users: tuple[str, ...] = ()
