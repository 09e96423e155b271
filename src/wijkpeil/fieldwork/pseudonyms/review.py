"""What a person decides on proposals. Nothing here decides by itself."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.pseudonyms.kinds import Kind
from wijkpeil.fieldwork.pseudonyms.proposal import Proposal
from wijkpeil.fieldwork.pseudonyms.risks import RiskNote
from wijkpeil.language import gettext as _

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's decision on a span.

    Attributes
    ----------
    start, end : int
        The span as decided, which may differ from the proposal's.
    takes_out : bool
        Whether a pseudonym comes in its place; if not, the words stay as they are.
    kind : Kind
    identity : str
        An id of the key: who it is; ``new`` for somebody who is not in the key yet though written
        the same; empty to go by the words.
    label : str
        What the pseudonym calls it, such as ``bewoner``; empty for the kind's own word.
    instead : str
        Words in place of a pseudonym, such as ``[een buurvrouw]``; empty for a pseudonym.
    answers : tuple of (int, int) or None
        The span of the proposal that it decides on; None for a span that a person added.
    """

    start: int
    end: int
    takes_out: bool
    kind: Kind
    identity: str = ""
    label: str = ""
    instead: str = field(default="", repr=False)
    answers: Span | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """The state of one document's review.

    Attributes
    ----------
    text_sha256 : str
        Of the text that the positions are in.
    length : int
        Its code points.
    proposals : tuple of Proposal
    decisions : tuple of Decision
        In order of start.
    notes_seen : frozenset of RiskNote
        Risk notes that the person said to have seen.
    """

    text_sha256: str = field(repr=False)
    length: int
    proposals: tuple[Proposal, ...]
    decisions: tuple[Decision, ...] = ()
    notes_seen: frozenset[RiskNote] = frozenset()

    def accept(
        self,
        proposal: Proposal,
        *,
        span: Span | None = None,
        kind: Kind | None = None,
        identity: str = "",
        label: str = "",
        instead: str = "",
    ) -> "Review":
        """Take a proposal out, perhaps with another span, kind, identity or words instead."""
        start, end = span or proposal.span
        decision = Decision(
            start,
            end,
            takes_out=True,
            kind=kind or proposal.kind,
            identity=identity,
            label=label,
            instead=instead,
            answers=proposal.span,
        )
        return self._decide(proposal, decision)

    def keep(self, proposal: Proposal) -> "Review":
        """Leave the words of a proposal in the text."""
        return self._decide(
            proposal,
            Decision(*proposal.span, takes_out=False, kind=proposal.kind, answers=proposal.span),
        )

    def add(
        self,
        start: int,
        end: int,
        kind: Kind,
        *,
        identity: str = "",
        label: str = "",
        instead: str = "",
    ) -> "Review":
        """Take out words that nothing proposed."""
        return self._with(
            Decision(
                start,
                end,
                takes_out=True,
                kind=kind,
                identity=identity,
                label=label,
                instead=instead,
            )
        )

    def with_more(self, proposals: Iterable[Proposal]) -> "Review":
        """Take in further proposals, such as names that the key knows; they are undecided.

        What overlaps a proposal or a decision that is there already is left out.
        """
        there = [*(one.span for one in self.proposals), *((d.start, d.end) for d in self.decisions)]
        more = [
            one
            for one in proposals
            if not any(start < one.end and one.start < end for start, end in there)
        ]
        return replace(self, proposals=tuple(sorted({*self.proposals, *more})))

    def take_back(self, decision: Decision) -> "Review":
        """Undo a decision; its proposal is undecided again."""
        left = tuple(one for one in self.decisions if one != decision)
        return replace(self, decisions=left)

    def see(self, notes: Iterable[RiskNote]) -> "Review":
        """Note that a person has seen risk notes."""
        return replace(self, notes_seen=self.notes_seen | frozenset(notes))

    @property
    def undecided(self) -> tuple[Proposal, ...]:
        """Proposals on which nobody decided."""
        answered = {one.answers for one in self.decisions}
        return tuple(one for one in self.proposals if one.span not in answered)

    @property
    def taken_out(self) -> tuple[Decision, ...]:
        """Decisions that take words out, in order."""
        return tuple(one for one in self.decisions if one.takes_out)

    def _decide(self, proposal: Proposal, decision: Decision) -> "Review":
        if proposal.span not in {one.span for one in self.proposals}:
            message = _("There is no proposal at characters {start} to {end} in this review.")
            raise FieldworkError(message.format(start=proposal.start, end=proposal.end))
        left = tuple(one for one in self.decisions if one.answers != proposal.span)
        return replace(self, decisions=left)._with(decision)  # noqa: SLF001 - of the same class

    def _with(self, decision: Decision) -> "Review":
        start, end = decision.start, decision.end
        if not 0 <= start < end <= self.length:
            message = _("Characters {start} to {end} are not in this text of {length} characters.")
            raise FieldworkError(message.format(start=start, end=end, length=self.length))
        if decision.takes_out:
            self._refuse_overlap(decision)
        return replace(self, decisions=tuple(sorted((*self.decisions, decision), key=_place)))

    def _refuse_overlap(self, decision: Decision) -> None:
        for one in self.taken_out:
            if one.start < decision.end and decision.start < one.end:
                message = _(
                    "Characters {start} to {end} are taken out already, with {from_} to {to}. Take "
                    "that decision back first, or choose another span."
                )
                raise FieldworkError(
                    message.format(
                        start=decision.start, end=decision.end, from_=one.start, to=one.end
                    )
                )


def begin_review(text: str, proposals: Iterable[Proposal]) -> Review:
    """Begin the review of a text."""
    return Review(fingerprint(text), len(text), tuple(sorted(proposals)))


def fingerprint(text: str) -> str:
    """Give the sha256 of a text as UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def _place(decision: Decision) -> tuple[int, int, bool]:
    return decision.start, decision.end, decision.takes_out
