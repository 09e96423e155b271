"""Texts in the database."""

from collections.abc import Collection, Mapping

from wijkpeil.errors import StoreError
from wijkpeil.language import gettext as _
from wijkpeil.store.models import DocumentRow, TextVersion
from wijkpeil.store.records.chunks import found, ids, rows_of
from wijkpeil.store.shelf import Shelf
from wijkpeil.study.fieldwork import fingerprint


def load(shelf: Shelf, keys: Collection[str] | None = None) -> dict[str, str]:
    """Read the texts that documents have now."""
    query = rows_of(DocumentRow, shelf).filter(text__isnull=False).order_by("key")
    return dict(found(query.values_list("key", "text__text"), keys))


def lengths(shelf: Shelf, keys: Collection[str] | None = None) -> dict[str, int]:
    """Give how many characters texts have."""
    query = rows_of(DocumentRow, shelf).filter(text__isnull=False).order_by("key")
    return dict(found(query.values_list("key", "text__length"), keys))


def fingerprints(shelf: Shelf, keys: Collection[str] | None = None) -> dict[str, str]:
    """Give the fingerprint of the text that documents have now."""
    query = rows_of(DocumentRow, shelf).filter(text__isnull=False).order_by("key")
    return dict(found(query.values_list("key", "text__sha256"), keys))


def put(shelf: Shelf, texts: Mapping[str, str]) -> None:
    """Give documents another text.

    Raises
    ------
    StoreError
        If there is no such document.
    """
    documents = ids(DocumentRow, shelf, texts)
    for key, text in texts.items():
        if key not in documents:
            message = _("There is a text for document {document}, which is not in the study.")
            raise StoreError(message.format(document=key))
        version, _made = TextVersion.objects.using(shelf.database).get_or_create(
            study_id=shelf.study,
            document=key,
            sha256=fingerprint(text),
            defaults={"text": text, "length": len(text)},
        )
        rows_of(DocumentRow, shelf).filter(pk=documents[key]).update(text=version)


def drop(shelf: Shelf, keys: Collection[str]) -> None:
    """Take the text from documents; it stays for the journal."""
    for pk in ids(DocumentRow, shelf, keys).values():
        rows_of(DocumentRow, shelf).filter(pk=pk).update(text=None)


def version(shelf: Shelf, document: str, sha256: str) -> str | None:
    """Give a text that a document had; None if it was wiped."""
    query = rows_of(TextVersion, shelf).filter(document=document, sha256=sha256)
    text: str | None = query.values_list("text", flat=True).first()
    return text
