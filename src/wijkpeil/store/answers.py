"""What a store answers, as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Done:
    """One change, without its rows.

    Attributes
    ----------
    number : int
    time : str
        ISO 8601 in UTC.
    who, action, detail : str
        `action` is a key of `wijkpeil.fieldwork.change.ACTIONS`, which has its words.
    undone, final : bool
        Whether it is taken back; whether it can't be.
    undoes : int or None
        The change that it took back.
    """

    number: int
    time: str
    who: str
    action: str
    detail: str
    undone: bool = False
    final: bool = False
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of codings; what has none is left out.

    Attributes
    ----------
    by_code, by_case, by_perspective, by_document, by_coder : mapping of str to int
        A document about two cases counts for both. A code is counted without those under it.
    total : int
    """

    by_code: Mapping[str, int]
    by_case: Mapping[str, int]
    by_perspective: Mapping[str, int]
    by_document: Mapping[str, int]
    by_coder: Mapping[str, int]
    total: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph in which the words are.

    Attributes
    ----------
    document, title : str
    quotable : bool
        Whether the text was approved.
    start, end : int
        The paragraph, in code points of the document's text.
    words : str
        The paragraph.
    places : tuple of (int, int)
        Where the words of the query stand, in code points of the document's text.
    """

    document: str
    title: str
    quotable: bool
    start: int
    end: int
    words: str
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was found.

    Attributes
    ----------
    hits : tuple of Hit
        In order of document and place, or the best first.
    total : int
        Paragraphs in all.
    documents : int
        Documents that they are in.
    """

    hits: tuple[Hit, ...]
    total: int
    documents: int
