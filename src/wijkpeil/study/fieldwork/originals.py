"""Keeps the files that documents were read from, apart from everything that may be shared."""

import hashlib
from pathlib import Path

from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.documents.names import extension
from wijkpeil.language import gettext as _
from wijkpeil.study.faults import fault
from wijkpeil.study.fieldwork.texts import make_private, private_folder


def keep_original(folder: Path, document: Document, data: bytes) -> None:
    """Keep the bytes that a document was read from, whole or not at all."""
    make_private(folder)
    ending = extension(document.original)
    path = _folder(folder) / (f"{document.id}.{ending}" if ending else document.id)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    draft = path.with_name(f"{path.name}.part")
    draft.write_bytes(data)
    draft.replace(path)


def read_original(folder: Path, document: str) -> bytes:
    """Read the bytes that a document was read from.

    Raises
    ------
    StudyError
        If they are not kept, or not any more.
    """
    kept = originals_kept(folder).get(document)
    if kept is None:
        message = _("The file that this document was read from is not kept here.")
        raise fault(message, file=document)
    return kept.read_bytes()


def originals_kept(folder: Path) -> dict[str, Path]:
    """Give the originals that are kept, by the id of their document."""
    files = (path for path in sorted(_folder(folder).glob("*")) if path.suffix != ".part")
    return {path.name.partition(".")[0]: path for path in files}


def fingerprints_kept(folder: Path) -> dict[str, str]:
    """Give the sha256 of the originals, by the id of their document.

    The list of documents holds no fingerprint of an approved one: with it, whoever guesses a name
    could see whether it is the right one.
    """
    return {
        document: hashlib.sha256(path.read_bytes()).hexdigest()
        for document, path in originals_kept(folder).items()
    }


def _folder(folder: Path) -> Path:
    return private_folder(folder) / "originals"
