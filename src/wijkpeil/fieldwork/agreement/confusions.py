"""Codes that coders take for one another."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wijkpeil.fieldwork.agreement.disagreements import DocumentDisagreements


@dataclass(frozen=True, slots=True)
class Confusion:
    """Two codes that different people gave to the same place.

    Attributes
    ----------
    codes : tuple of str
        Two, by alphabet.
    places : int
        Where one person gave the one and another the other.
    documents : int
        In which that happened.
    of_first, of_second : int
        All places where people did not agree about the first code, and about the second.
    siblings : bool
        Whether they stand below the same code in the codebook.
    """

    codes: tuple[str, str]
    places: int
    documents: int
    of_first: int
    of_second: int
    siblings: bool


def confusions(
    found: Iterable[DocumentDisagreements],
    *,
    parents: Mapping[str, str] | None = None,
    least: int = 1,
) -> tuple[Confusion, ...]:
    """Count for each pair of codes how often they were taken for one another.

    Parameters
    ----------
    found : iterable of DocumentDisagreements
    parents : mapping of code to code, optional
        The codebook's tree, to tell siblings.
    least : int
        Leave out pairs with fewer places.

    Returns
    -------
    tuple of Confusion
        The most frequent first, then by alphabet.
    """
    documents: Sequence[DocumentDisagreements] = tuple(found)
    places = [place for one in documents for place in one.places]
    disputed = Counter(
        code for place in places if place.kind != "boundaries" for code in place.codes
    )
    different = [place for place in places if place.kind == "different codes"]
    pairs = Counter(place.codes for place in different)
    spread = Counter(codes for codes, _document in {(one.codes, one.document) for one in different})
    above = parents or {}
    counted = [
        Confusion(
            codes=(codes[0], codes[1]),
            places=count,
            documents=spread[codes],
            of_first=disputed[codes[0]],
            of_second=disputed[codes[1]],
            siblings=bool(above.get(codes[0])) and above.get(codes[0]) == above.get(codes[1]),
        )
        for codes, count in pairs.items()
        if count >= least
    ]
    return tuple(sorted(counted, key=lambda one: (-one.places, one.codes)))
