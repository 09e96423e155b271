"""A document of the fieldwork: what it is, whose voice it holds, and whether it may be quoted."""

from dataclasses import dataclass
from typing import Literal, get_args

DocumentKind = Literal[
    "interview", "group talk", "walk-along", "policy paper", "report", "news", "notes", "other"
]
DOCUMENT_KINDS: tuple[DocumentKind, ...] = get_args(DocumentKind)


@dataclass(frozen=True, slots=True)
class Document:
    """One document, without its text.

    Attributes
    ----------
    id : str
        Letters, digits, ``-`` and ``_``; names the text's file.
    title : str
    cases : tuple of str
        Codes of the areas that it is about; may be empty.
    perspective : str
        One of the study's perspectives; empty if not yet said.
    kind : DocumentKind
    date : str
        A year or a day (``2018``, ``2018-04-12``); empty if unknown.
    reviewed_by : str
        Who saw that the text holds no personal data any more; empty as long as nobody did.
    reviewed_on : str
        The day of that.
    text_sha256 : str
        Of the text as UTF-8; codings stand in this text and in no other.
    original : str
        Name of the file that it was read from.
    original_sha256 : str
        Of that file's bytes.
    guid : str
        The identity that another program gave it (REFI-QDA), if any.
    memo : str
    """

    id: str
    title: str
    cases: tuple[str, ...] = ()
    perspective: str = ""
    kind: DocumentKind = "other"
    date: str = ""
    reviewed_by: str = ""
    reviewed_on: str = ""
    text_sha256: str = ""
    original: str = ""
    original_sha256: str = ""
    guid: str = ""
    memo: str = ""

    @property
    def may_be_quoted(self) -> bool:
        """Whether a person has said that its text holds no personal data."""
        return bool(self.reviewed_by)
