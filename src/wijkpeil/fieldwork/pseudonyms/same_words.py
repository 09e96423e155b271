"""The same words elsewhere: an answer once given is offered again, in this and other documents."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from wijkpeil.fieldwork.pseudonyms.folding import same_key
from wijkpeil.fieldwork.pseudonyms.kinds import Kind
from wijkpeil.fieldwork.pseudonyms.proposal import Proposal
from wijkpeil.fieldwork.pseudonyms.review import Decision, Review


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """What was decided on words.

    Attributes
    ----------
    words : str
        Folded.
    decision : Decision
        As it was given; its place is of no use elsewhere.
    times : int
        How often it was decided so.
    against : int
        How often the same words were decided otherwise.
    """

    words: str
    decision: Decision
    times: int
    against: int

    def __repr__(self) -> str:
        """Tell how often, not which words."""
        return f"Answer({self.times} times, {self.against} against)"


@dataclass(frozen=True, slots=True)
class Offer:
    """An answer that a person may give to an undecided proposal, with one click.

    Attributes
    ----------
    proposal : Proposal
    decision : Decision
        For the proposal's own place.
    times, against : int
        How often the words were decided so, and otherwise.
    """

    proposal: Proposal
    decision: Decision
    times: int
    against: int


def answers(reviewed: Iterable[tuple[str, Review]]) -> tuple[Answer, ...]:
    """Collect what was decided on which words, over texts and their reviews.

    Where the same words were decided in different ways, the most frequent comes as the answer, and
    of two as frequent the first.
    """
    given: dict[str, dict[tuple[bool, Kind, str, str, str], list[Decision]]] = {}
    for text, review in reviewed:
        for one in review.decisions:
            words = same_key(text[one.start : one.end], one.kind)
            how = (one.takes_out, one.kind, one.identity, one.label, one.instead)
            given.setdefault(words, {}).setdefault(how, []).append(one)
    found = []
    for words, ways in given.items():
        most = max(ways.values(), key=len)
        total = sum(len(way) for way in ways.values())
        found.append(Answer(words, most[0], len(most), total - len(most)))
    return tuple(found)


def offers(text: str, review: Review, given: Iterable[Answer]) -> tuple[Offer, ...]:
    """Offer answers for undecided proposals that have the same words."""
    by_words = {answer.words: answer for answer in given}
    found = []
    for one in review.undecided:
        words = text[one.start : one.end]
        answer = by_words.get(same_key(words, one.kind))
        if answer is not None:
            place = replace(answer.decision, start=one.start, end=one.end, answers=one.span)
            found.append(Offer(one, place, answer.times, answer.against))
    return tuple(found)


def take(review: Review, offered: Iterable[Offer]) -> Review:
    """Decide as offered; the person chooses which offers."""
    for offer in offered:
        one = offer.decision
        if one.takes_out:
            review = review.accept(
                offer.proposal,
                kind=one.kind,
                identity=one.identity,
                label=one.label,
                instead=one.instead,
            )
        else:
            review = review.keep(offer.proposal)
    return review
