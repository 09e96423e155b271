"""Reads documents into a study: each whole or not at all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from wijkpeil.errors import RefusedDocument
from wijkpeil.fieldwork.change import Change, RowChange
from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.documents import (
    ReadDocument,
    check_size,
    document_id,
    find_duplicates,
    read_document,
)
from wijkpeil.language import gettext as _
from wijkpeil.os_reasons import os_reason
from wijkpeil.store import Store
from wijkpeil.study.fieldwork.originals import fingerprints_kept, keep_original
from wijkpeil.study.fieldwork.places import write_places
from wijkpeil.workflow.analyse import Progress, silent


@dataclass(frozen=True, slots=True)
class AddedDocuments:
    """What came of reading files into a study.

    Attributes
    ----------
    documents : tuple of Document
        Those that were added.
    notes : tuple of (str, str)
        Id of a document, and what to know about how it was read.
    refused : tuple of str
        A sentence for each file that was not added, with its name and the reason.
    """

    documents: tuple[Document, ...]
    notes: tuple[tuple[str, str], ...]
    refused: tuple[str, ...]


def add_documents(
    store: Store,
    files: Sequence[Path],
    *,
    like: Document,
    who: str,
    twice: bool = False,
    progress: Progress = silent,
) -> AddedDocuments:
    """Read files and add them as documents that nobody approved yet.

    A file that no text can be taken from is refused with a reason, and the others are added. The
    bytes of each file are kept apart.

    Parameters
    ----------
    store : Store
    files : sequence of Path
    like : Document
        Gives cases, perspective, kind and date to all; its title, if any, to a single file.
    who : str
    twice : bool
        Whether a document that is there already may be added once more.
    progress : callable, optional
        Told in words what is being done.
    """
    kept = fingerprints_kept(store.folder)
    there = [
        replace(it, original_sha256=kept.get(it.id, it.original_sha256))
        for it in store.fieldwork().documents
    ]
    added: list[Document] = []
    rows: list[RowChange] = []
    notes: list[tuple[str, str]] = []
    refused: list[str] = []
    for file in files:
        progress(_("Reading {file}").format(file=file.name))
        try:
            data = _bytes(file)
            read = read_document(data, name=file.name)
            if not twice:
                _refuse_known(read, there, file.name)
        except RefusedDocument as error:
            refused.append(str(error))
            continue
        document = _document(file, read, like, taken=[it.id for it in there])
        keep_original(store.folder, document, data)
        write_places(store.folder, document, read.source.text, read.source.places)
        there.append(document)
        added.append(document)
        notes += [(document.id, note) for note in read.notes]
        rows += _rows(document, read.source.text)
    if rows:
        names = ", ".join(document.id for document in added)
        store.apply(Change("import documents", tuple(rows), names), who=who)
    return AddedDocuments(tuple(added), tuple(notes), tuple(refused))


def _bytes(file: Path) -> bytes:
    try:
        check_size(file.stat().st_size, name=file.name)  # before anything is read
        return file.read_bytes()
    except OSError as error:
        message = _("The file can't be opened ({reason}).").format(reason=os_reason(error))
        raise RefusedDocument(message, file=file.name) from error


def _refuse_known(read: ReadDocument, there: Iterable[Document], name: str) -> None:
    for known in find_duplicates(read, there):
        message = _("This is document {document} already. Use --twice to add it once more.")
        raise RefusedDocument(message.format(document=known.document), file=name)


def _document(file: Path, read: ReadDocument, like: Document, *, taken: list[str]) -> Document:
    title = like.title or file.stem
    return replace(
        like,
        id=document_id(title, taken=taken),
        title=title,
        text_sha256=read.text_sha256,
        original=file.name,
        original_sha256=read.sha256,
        reviewed_by="",
        reviewed_on="",
    )


def _rows(document: Document, text: str) -> tuple[RowChange, RowChange]:
    return (
        RowChange("documents", document.id, None, document),
        RowChange("texts", document.id, None, text),
    )
