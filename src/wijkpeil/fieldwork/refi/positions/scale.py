"""The ruler along a text: from a position as some program counts to code points, and back."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from wijkpeil.fieldwork.refi.positions.convention import Convention
from wijkpeil.fieldwork.refi.positions.raw_text import RawText, code_points

_LF = ord("\n")
_ASTRAL = 0x10000


@dataclass(frozen=True, slots=True)
class Spans:
    """Selections in code points of a text.

    Attributes
    ----------
    start, end : array of int, shape (selections,)
        End excluded. Outside the text they run on: -3 is three before it, length + 3 is three
        past it.
    exact : array of bool, shape (selections,)
        Whether both positions fell between characters. One that fell inside a character (an
        emoji, a CRLF) was moved so that the character is in.
    """

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    exact: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Scale:
    """Where each character of a text stands by a convention.

    Attributes
    ----------
    marks : array of int, shape (characters + 1,)
        The position of each character, and of the text's end.
    inclusive : int
        What is added to an end position to get the one past the last character: 0 or 1.
    """

    marks: NDArray[np.int64] = field(repr=False)
    inclusive: int

    @property
    def length(self) -> int:
        """Characters in the text."""
        return len(self.marks) - 1

    def spans(self, start: NDArray[np.int64], end: NDArray[np.int64]) -> Spans:
        """Convert selections to code points."""
        past = end + self.inclusive
        first, first_exact = self._index(start, "right")
        last, last_exact = self._index(past, "left")
        return Spans(first, last, first_exact & last_exact)

    def positions(self, index: NDArray[np.int64]) -> NDArray[np.int64]:
        """Convert code points to positions (for an end: one past the last character)."""
        inside = np.clip(index, 0, self.length)
        marks: NDArray[np.int64] = self.marks[inside] + (index - inside)
        return marks

    def _index(
        self, position: NDArray[np.int64], side: str
    ) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        low, high = self.marks[0], self.marks[-1]
        inside = np.clip(position, low, high)
        if side == "right":  # a start inside a character goes to where the character starts
            index = np.searchsorted(self.marks, inside, side="right") - 1
        else:  # an end inside a character goes to where it ends
            index = np.searchsorted(self.marks, inside, side="left")
        exact = self.marks[index] == inside
        return index + (position - inside), exact


def scale(text: RawText, convention: Convention) -> Scale:
    r"""Lay a ruler along a text.

    Examples
    --------
    >>> from wijkpeil.fieldwork.refi.positions.raw_text import from_string
    >>> ruler = scale(from_string("🙂 dag\r\nhallo"), Convention(units="UTF-16"))
    >>> found = ruler.spans(np.array([8]), np.array([13]))
    >>> "🙂 dag\nhallo"[int(found.start[0]) : int(found.end[0])]
    'hallo'
    """
    points = code_points(text.text)
    widths = np.ones(len(points), dtype=np.int64)
    if convention.line_break == "two":
        widths[points == _LF] = 2
    elif convention.line_break == "as it stands":
        widths += text.widths - 1
    if convention.units == "UTF-16":
        widths += points >= _ASTRAL
    marks = np.concatenate(([0], np.cumsum(widths)))
    # A mark that is counted shifts the text by one; it is a single unit in UTF-16 too.
    return Scale(marks + int(convention.bom and text.bom), int(convention.end == "inclusive"))
