"""What can be asked for, of codings and of texts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CodingFilter:
    """Which codings are asked for; what is empty does not count.

    Attributes
    ----------
    document, case, perspective, coder : str
    code : str
        With those under it.
    flagged : bool or None
        Whether they carry a flag.
    reviewed : bool or None
        Whether their document's text was approved.
    """

    document: str = ""
    case: str = ""
    perspective: str = ""
    code: str = ""
    coder: str = ""
    flagged: bool | None = None
    reviewed: bool | None = None


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """In which texts is searched; what is empty does not count.

    Attributes
    ----------
    document, case, perspective, kind : str
    code : str
        Only paragraphs that a coding of this code, or of one under it, touches.
    reviewed : bool or None
        Whether the text was approved.
    """

    document: str = ""
    case: str = ""
    perspective: str = ""
    kind: str = ""
    code: str = ""
    reviewed: bool | None = None
