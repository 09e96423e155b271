"""The fieldwork of a study as plain data."""

from dataclasses import dataclass

from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.matrix.assessment import Assessment
from wijkpeil.fieldwork.timeline import TimelineEntry


@dataclass(frozen=True, slots=True)
class Fieldwork:
    """Everything that was gathered and said, without the texts themselves.

    Attributes
    ----------
    documents : tuple of Document
    codes : tuple of Code
        In the order of the codebook: a code before those under it.
    codings : tuple of Coding
    assessments : tuple of Assessment
    timeline : tuple of TimelineEntry
    """

    documents: tuple[Document, ...] = ()
    codes: tuple[Code, ...] = ()
    codings: tuple[Coding, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
