"""Proposals by deduce (Menger et al. 2018; LGPL-3+), where somebody has installed it.

Nothing of deduce is imported here: the caller makes the model, which takes long, and gives it.
"""

from collections.abc import Iterable
from typing import Protocol

from wijkpeil.fieldwork.pseudonyms.kinds import Kind
from wijkpeil.fieldwork.pseudonyms.proposal import Proposal
from wijkpeil.language import N_

TAGS: dict[str, Kind] = {
    "persoon": "person",
    "patient": "person",
    "locatie": "place",
    "instelling": "organisation",
    "ziekenhuis": "organisation",
    "bsn": "bsn",
    "id": "other",
    "telefoonnummer": "phone",
    "emailadres": "e-mail",
    "url": "link",
    "datum": "other",
}
"""Its tags and our kinds. Ages are left to the risk notes."""
SAYS = N_("deduce takes it for something personal")


class Annotation(Protocol):
    """What is used of an annotation of deduce."""

    @property
    def start_char(self) -> int:
        """The first character."""
        ...

    @property
    def end_char(self) -> int:
        """The character after the last."""
        ...

    @property
    def tag(self) -> str:
        """What it is taken for."""
        ...


class Deidentified(Protocol):
    """What is used of a document of deduce."""

    @property
    def annotations(self) -> Iterable[Annotation]:
        """What it found."""
        ...


class Deduce(Protocol):
    """What is used of a model of deduce, version 3."""

    def deidentify(self, text: str) -> Deidentified:
        """Find what is personal."""
        ...


def deduce_proposals(text: str, model: Deduce) -> tuple[Proposal, ...]:
    """Propose what deduce annotates.

    Parameters
    ----------
    text : str
    model : Deduce
        As ``deduce.Deduce()`` gives it. The first time it builds its word lists, for minutes.
    """
    found = [
        Proposal(one.start_char, one.end_char, TAGS[one.tag.lower()], "deduce", SAYS)
        for one in model.deidentify(text).annotations
        if one.tag.lower() in TAGS
    ]
    return tuple(sorted(found))
