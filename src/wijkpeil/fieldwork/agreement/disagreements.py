"""Places where coders differ, to talk through."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from wijkpeil.fieldwork.agreement.coded_text import CodedText, compare
from wijkpeil.fieldwork.codes.coding import Coding

Kind = Literal["different codes", "not everyone", "boundaries"]
TELLING: Mapping[Kind, int] = {"different codes": 3, "not everyone": 2, "boundaries": 1}
"""How much a place of each kind has to tell: other words for one thing come first."""
TOLERANCE = 20


@dataclass(frozen=True, slots=True)
class Side:
    """What one coder did at a place.

    Attributes
    ----------
    coder, code : str
    start, end : int
        From the first to the last character that this coder gave the code here.
    codings : tuple of str
        Ids.
    """

    coder: str
    code: str
    start: int
    end: int
    codings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A place where coders differ.

    Attributes
    ----------
    document : str
    start, end : int
        Everything that anyone coded here.
    kind : {"different codes", "not everyone", "boundaries"}
    codes : tuple of str
        One, or two for different codes.
    sides : tuple of Side
        In order of coder and code.
    missing : tuple of str
        Who read the text and coded nothing of this here.
    """

    document: str
    start: int
    end: int
    kind: Kind
    codes: tuple[str, ...]
    sides: tuple[Side, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentDisagreements:
    """The places of one document, in order of the text.

    Attributes
    ----------
    document : str
    coders : tuple of str
    places : tuple of Disagreement
    agreed : int
        Places where everyone gave the same code.
    """

    document: str
    coders: tuple[str, ...]
    places: tuple[Disagreement, ...]
    agreed: int

    @property
    def telling(self) -> int:
        """How much the document has to tell: the sum over its places."""
        return sum(TELLING[place.kind] for place in self.places)


@dataclass(frozen=True, slots=True)
class Place:
    """Codings of one code that hang together, of whoever gave it."""

    code: str
    start: int
    end: int
    sides: tuple[Side, ...]

    @property
    def coders(self) -> set[str]:
        """Who gave the code here."""
        return {side.coder for side in self.sides}


def disagreements(
    codings: Iterable[Coding], texts: Sequence[CodedText], *, tolerance: int = TOLERANCE
) -> tuple[DocumentDisagreements, ...]:
    """List the places where coders differ.

    Codings of one code that overlap, of whichever coder, make a place. If someone gave no code
    there, and gave another code that the others did not, the two places are one with different
    codes; otherwise not everyone coded it. If everyone did, their starts or ends may lie apart.

    Parameters
    ----------
    codings : iterable of Coding
    texts : sequence of CodedText
        Those that fewer than two people coded are passed over.
    tolerance : int
        Characters that starts or ends may lie apart.

    Returns
    -------
    tuple of DocumentDisagreements
        The documents with most to tell first; within a document in order of the text.

    Examples
    --------
    >>> text = [CodedText("a", 100)]
    >>> both = [Coding("a", 0, 30, "green", "Ann", "1"), Coding("a", 2, 28, "safe", "Ben", "2")]
    >>> place = disagreements(both, text)[0].places[0]
    >>> place.kind, place.codes
    ('different codes', ('green', 'safe'))
    """
    found = [
        _of_text(text, places_of(inside, text), tolerance)
        for text, inside in compare(codings, texts).by_text()
    ]
    return tuple(sorted(found, key=lambda one: (-one.telling, one.document)))


def places_of(codings: Iterable[Coding], text: CodedText) -> list[Place]:
    """Take together codings of one code in a text that overlap, in order of the text."""
    inside = sorted(
        (one for one in codings if _read(one, text)),
        key=lambda one: (one.code, one.start, one.end, one.coder, one.id),
    )
    found = []
    for code, of in groupby(inside, key=lambda one: one.code):
        together: list[Coding] = []
        reach = -1
        for one in of:
            if together and one.start >= reach:
                found.append(_place(code, together))
                together = []
            together.append(one)
            reach = max(reach, one.end) if len(together) > 1 else one.end
        found.append(_place(code, together))
    return sorted(found, key=lambda place: (place.start, place.end, place.code))


def _read(coding: Coding, text: CodedText) -> bool:
    return not text.passages or any(
        coding.start < end and start < coding.end for start, end in text.passages
    )


def _place(code: str, together: Sequence[Coding]) -> Place:
    by_coder: dict[str, list[Coding]] = {}
    for one in together:
        by_coder.setdefault(one.coder, []).append(one)
    sides = tuple(
        Side(
            coder,
            code,
            min(one.start for one in of),
            max(one.end for one in of),
            tuple(sorted(one.id for one in of)),
        )
        for coder, of in sorted(by_coder.items())
    )
    return Place(code, min(side.start for side in sides), max(side.end for side in sides), sides)


def _of_text(text: CodedText, places: Sequence[Place], tolerance: int) -> DocumentDisagreements:
    whole = [place for place in places if len(place.coders) == len(text.coders)]
    partial = [place for place in places if len(place.coders) < len(text.coders)]
    found = [
        Disagreement(
            text.document, place.start, place.end, "boundaries", (place.code,), place.sides
        )
        for place in whole
        if _apart(place) > tolerance
    ]
    agreed = len(whole) - len(found)
    pairs = _pairs(partial)
    for one, other in pairs:
        found.append(_different(text, one, other))
    paired = {id(place) for pair in pairs for place in pair}
    found += [
        Disagreement(
            text.document,
            place.start,
            place.end,
            "not everyone",
            (place.code,),
            place.sides,
            tuple(sorted(set(text.coders) - place.coders)),
        )
        for place in partial
        if id(place) not in paired
    ]
    found.sort(key=lambda one: (one.start, one.end, one.codes))
    return DocumentDisagreements(text.document, text.coders, tuple(found), agreed)


def _apart(place: Place) -> int:
    starts = [side.start for side in place.sides]
    ends = [side.end for side in place.sides]
    return max(max(starts) - min(starts), max(ends) - min(ends))


def _pairs(partial: Sequence[Place]) -> list[tuple[Place, Place]]:
    """Pair places where different people gave different codes, those that overlap most first."""
    possible = []
    for at, one in enumerate(partial):
        for then in range(at + 1, len(partial)):
            other = partial[then]
            if other.start >= one.end:
                break  # places are in order of start
            common = min(one.end, other.end) - other.start
            shorter = min(one.end - one.start, other.end - other.start)
            if 2 * common >= shorter and not one.coders & other.coders:
                possible.append((-common, at, then))
    taken: set[int] = set()
    found = []
    for _common, at, then in sorted(possible):
        if not taken & {at, then}:
            taken |= {at, then}
            found.append((partial[at], partial[then]))
    return found


def _different(text: CodedText, one: Place, other: Place) -> Disagreement:
    return Disagreement(
        document=text.document,
        start=min(one.start, other.start),
        end=max(one.end, other.end),
        kind="different codes",
        codes=tuple(sorted((one.code, other.code))),
        sides=tuple(sorted(one.sides + other.sides, key=lambda side: (side.coder, side.code))),
        missing=tuple(sorted(set(text.coders) - one.coders - other.coders)),
    )
