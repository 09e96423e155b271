"""A coding: a passage that a person gave a code."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Coding:
    """One coding; codings may overlap freely.

    Attributes
    ----------
    document : str
        Id of the document.
    start, end : int
        The passage, in Unicode code points of the document's text: first character, and one past
        the last.
    code : str
        Id of the code.
    coder : str
        Who gave it.
    id : str
        Its identity, for links from claims and cells of the matrix.
    memo : str
    time : str
        When, as an ISO 8601 moment in UTC (``2026-03-01T14:02:11Z``); empty if unknown.
    flag : str
        Why a person should look at it again (the text under it changed); empty if all is well.
    """

    document: str
    start: int
    end: int
    code: str
    coder: str
    id: str
    memo: str = ""
    time: str = ""
    flag: str = ""
