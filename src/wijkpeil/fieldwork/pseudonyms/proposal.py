"""A part of a text that may point to somebody, as a rule, a list or a program proposes it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from wijkpeil.fieldwork.pseudonyms.kinds import Kind


@dataclass(frozen=True, slots=True, order=True)
class Proposal:
    """A proposal, without the words that it is about.

    Attributes
    ----------
    start, end : int
        Code points in the text, end excluded.
    kind : Kind
        What it seems to be.
    by : str
        What proposes it: ``rule:bsn``, ``list``, ``deduce``, ``frog``, ``elsewhere``.
    why : str
        The reason, as an English sentence that is in the catalogue; never holds words of the text.
    others : tuple of Proposal
        Proposals that overlapped this one and were taken in.
    """

    start: int
    end: int
    kind: Kind
    by: str
    why: str
    others: tuple["Proposal", ...] = ()

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands: start and end."""
        return self.start, self.end

    @property
    def sources(self) -> tuple[str, ...]:
        """Everything that proposed it or a part of it, the winner first."""
        return tuple(dict.fromkeys([self.by, *(other.by for other in self.others)]))


def settle(text: str, proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Turn proposals that overlap into proposals that don't, so that no proposed character is lost.

    The longest comes first. A shorter one that lies in it is kept as a source; what sticks out
    stays a proposal of its own, if it holds a letter or a digit. Where the longest can't say what
    it found (``name``), the longest inside it that can, tells the kind.

    Returns
    -------
    tuple of Proposal
        In order of start, not overlapping.

    Examples
    --------
    >>> long, short = Proposal(0, 9, "name", "a", ""), Proposal(4, 9, "person", "b", "")
    >>> [(one.span, one.kind, one.sources) for one in settle("Roos Bos.", [short, long])]
    [((0, 9), 'person', ('a', 'b'))]
    """
    settled: list[Proposal] = []
    for group in _touching(proposals):
        settled += _settle_group(text, group)
    return tuple(sorted(settled))


def _touching(proposals: Iterable[Proposal]) -> Iterator[list[Proposal]]:
    """Give groups of proposals that hang together by overlap."""
    group: list[Proposal] = []
    reach = 0
    for one in sorted(proposals):
        if group and one.start >= reach:
            yield group
            group = []
        group.append(one)
        reach = max(reach, one.end) if len(group) > 1 else one.end
    if group:
        yield group


def _order(one: Proposal) -> tuple[int, bool, bool, Proposal]:
    return -(one.end - one.start), one.kind in ("name", "other"), one.by != "list", one


def _settle_group(text: str, group: list[Proposal]) -> Iterator[Proposal]:
    left = sorted(set(group), key=_order)
    while left:
        winner = left[0]
        inside = [one for one in left[1:] if _overlap(one, winner)]
        kinds = [one.kind for one in inside if one.kind not in ("name", "other")]
        kind = kinds[0] if winner.kind == "name" and kinds else winner.kind
        yield replace(winner, kind=kind, others=tuple(inside))
        pieces = [piece for one in left[1:] for piece in _outside(text, one, winner)]
        left = sorted(set(pieces), key=_order)


def _overlap(one: Proposal, other: Proposal) -> bool:
    return one.start < other.end and other.start < one.end


def _outside(text: str, one: Proposal, winner: Proposal) -> Iterator[Proposal]:
    """Give what is left of a proposal outside the winner."""
    if not _overlap(one, winner):
        yield one
        return
    for start, end in ((one.start, winner.start), (winner.end, one.end)):
        found = [at for at in range(start, end) if text[at].isalnum()]
        if found:
            yield replace(one, start=found[0], end=found[-1] + 1)
