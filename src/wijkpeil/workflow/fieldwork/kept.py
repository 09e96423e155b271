"""The texts and codings of documents, as a store has them."""

from collections.abc import Iterable

from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.store import CodingFilter, Store


def text_of(store: Store, document: str) -> str:
    """Give the text of a document; raises as `texts_of`."""
    return texts_of(store, [document])[document]


def texts_of(store: Store, documents: Iterable[str]) -> dict[str, str]:
    """Give the texts of documents.

    Raises
    ------
    StoreError
        If there is no such document, or its text is not on this computer.
    """
    return store.texts(list(documents))


def codings_in(store: Store, document: str) -> tuple[Coding, ...]:
    """Give all codings in a document, in order of place."""
    return page_of(store, CodingFilter(document=document), limit=None)[0]


def page_of(
    store: Store, wanted: CodingFilter, *, limit: int | None
) -> tuple[tuple[Coding, ...], int]:
    """Give the first codings that are asked for, and how many there are in all."""
    return store.codings(wanted, limit=limit), store.count_codings(wanted)
