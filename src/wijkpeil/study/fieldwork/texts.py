"""Reads and writes the texts of documents, in two places that must not be mixed up.

``documents/`` holds texts in which a person saw no personal data any more; it may be shared.
``private/`` holds what may still hold them: texts not yet reviewed, original files, the key. The
folder keeps itself out of git by a ``.gitignore`` of its own.
"""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document
from wijkpeil.language import gettext as _
from wijkpeil.study.faults import fault
from wijkpeil.study.texts import read_text, write_text

OPEN, PRIVATE = "documents", "private"
_KEEP_OUT = "# Alles hier kan persoonsgegevens bevatten. All of this may hold personal data.\n*\n"


def fingerprint(text: str) -> str:
    """Give the sha256 of a text as UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def text_path(folder: Path, document: Document) -> Path:
    """Give where a document's text is, or should be."""
    if document.may_be_quoted:
        return folder / OPEN / f"{document.id}.txt"
    return private_folder(folder) / "texts" / f"{document.id}.txt"


def private_folder(folder: Path) -> Path:
    """Give the folder for what may hold personal data."""
    return folder / PRIVATE


def make_private(folder: Path) -> Path:
    """Make the private folder, readable by its owner only and kept out of git."""
    private = private_folder(folder)
    private.mkdir(mode=0o700, parents=True, exist_ok=True)
    ignore = private / ".gitignore"
    if not ignore.exists():
        write_text(ignore, _KEEP_OUT)
    return private


def read_document_text(folder: Path, document: Document) -> str:
    """Read the text of a document.

    Raises
    ------
    StudyError
        If the text is absent, or is not the one that documents.csv was made with.
    """
    path = text_path(folder, document)
    text = read_text(path)
    if document.text_sha256 and fingerprint(text) != document.text_sha256:
        message = _(
            "The text was changed outside Wijkpeil, so that its codings may stand in the wrong "
            "place. Put the old text back, or take the new one over with: wijkpeil fieldwork "
            "refresh."
        )
        raise fault(message, file=f"{path.parent.name}/{path.name}")
    return text


def write_document_text(folder: Path, document: Document, text: str) -> None:
    """Write the text of a document to where it belongs, and nowhere else."""
    if not document.may_be_quoted:
        make_private(folder)
    path = text_path(folder, document)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, text)


def check_spans(codings: Iterable[Coding], *, lengths: Mapping[str, int]) -> None:
    """Refuse codings that run past the end of their text.

    Parameters
    ----------
    codings : iterable of Coding
    lengths : mapping of str to int
        Characters of each document's text.

    Raises
    ------
    StudyError
        If one does; the message names the coding.
    """
    for coding in codings:
        length = lengths[coding.document]
        if coding.end > length:
            message = _(
                "The coding {id} runs to character {end}, but document {document} has {length}."
            )
            raise fault(
                message.format(
                    id=coding.id, end=coding.end, document=coding.document, length=length
                ),
                file="codings.csv",
            )
