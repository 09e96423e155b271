"""A text and where its parts stood: on which page, in which paragraph, at what time, who spoke."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

PlaceKind = Literal["page", "paragraph", "cue", "table", "footnote", "header", "footer"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part of a text stood in its document.

    Attributes
    ----------
    start : int
        First character of the part, in Unicode code points; the part lasts until the next place
        of the same kind, or to the end of the text. A place without a label or a speaker says that
        the kind ends there: what comes is outside any table, say.
    kind : {"page", "paragraph", "cue", "table", "footnote", "header", "footer"}
    label : str
        As people write it: a page number, ``12``; a moment, ``00:04:31``; a row, ``2.3``.
    speaker : str
        Who spoke, where the document says so.
    """

    start: int
    kind: PlaceKind
    label: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class SourceText:
    r"""The text of a document, and the map back to the document.

    Attributes
    ----------
    text : str
        Unicode as it stood (no normalising), lines ended by a line feed alone.
    places : tuple of Place
        In order of start.

    Examples
    --------
    >>> source = SourceText("Dag.\nHallo.", (Place(0, "page", "1"), Place(5, "page", "2")))
    >>> source.place(7, "page").label
    '2'
    """

    text: str
    places: tuple[Place, ...] = ()

    def place(self, position: int, kind: PlaceKind) -> Place | None:
        """Give the place of a kind that a position is in; None before the first and outside it."""
        of_kind = [place for place in self.places if place.kind == kind]
        found = bisect_right(of_kind, position, key=lambda place: place.start)
        place = of_kind[found - 1] if found else None
        return place if place and (place.label or place.speaker) else None

    def kinds(self) -> tuple[PlaceKind, ...]:
        """Give the kinds of places that the map holds, in order of first appearance."""
        return tuple(dict.fromkeys(place.kind for place in self.places))
