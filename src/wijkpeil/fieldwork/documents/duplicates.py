"""The same document twice: the same file, or another file with the same text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.documents.read import ReadDocument


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A document that is there already.

    Attributes
    ----------
    document : str
        Its id.
    same : {"file", "text"}
        The very same file; or the same words from another one.
    """

    document: str
    same: Literal["file", "text"]


def find_duplicates(read: ReadDocument, existing: Iterable[Document]) -> tuple[Duplicate, ...]:
    """Find documents with the same file or the same text as what was just read.

    A text that was pseudonymised or corrected since is another text; its file still tells.

    Parameters
    ----------
    read : ReadDocument
    existing : iterable of Document

    Returns
    -------
    tuple of Duplicate
        In order of id.
    """
    text = read.text_sha256
    found = []
    for document in existing:
        if document.original_sha256 == read.sha256:
            found.append(Duplicate(document.id, "file"))
        elif document.text_sha256 == text:
            found.append(Duplicate(document.id, "text"))
    return tuple(sorted(found, key=lambda one: one.document))
