"""The files of the fieldwork by their path in the study folder, and what they are on disk."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from wijkpeil.fieldwork.document import Document
from wijkpeil.study.fieldwork.folder import FILES
from wijkpeil.study.fieldwork.texts import OPEN, PRIVATE, text_path

ABSENT = ""
"""The fingerprint of a file that is not there."""


def text_file(document: Document) -> str:
    """Give where the text of a document belongs.

    >>> text_file(Document("d1", "Gesprek"))
    'private/texts/d1.txt'
    """
    return text_path(Path(), document).as_posix()


def both_text_files(document: str) -> tuple[str, str]:
    """Give the two places where the text of a document can be, before and after its review."""
    return f"{PRIVATE}/texts/{document}.txt", f"{OPEN}/{document}.txt"


def on_disk(folder: Path, files: Iterable[str] = (), *, documents: Iterable[str]) -> dict[str, str]:
    """Give the fingerprint of the tables, the texts of documents, and other files."""
    texts = (file for document in documents for file in both_text_files(document))
    return {file: _fingerprint(folder / file) for file in sorted({*FILES, *texts, *files})}


def _fingerprint(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ABSENT
