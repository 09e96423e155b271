"""Findings side by side, by kind of intervention and outcome: shown, never averaged or ranked."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from wijkpeil.effects.library.evidence import (
    OUTCOMES,
    Evidence,
    Outcome,
    direction_label,
    outcome_label,
)
from wijkpeil.effects.register.kinds import kind_label
from wijkpeil.language import gettext as _

_TELLING = ("favourable", "unfavourable", "none shown", "little", "mixed")


@dataclass(frozen=True, slots=True)
class Shelf:
    """All findings on one kind of intervention and one outcome.

    Attributes
    ----------
    kind : str
    outcome : str
    published, own : tuple of Evidence
        In alphabetical order of citation and id; the order says nothing of worth.
    """

    kind: str
    outcome: Outcome
    published: tuple[Evidence, ...]
    own: tuple[Evidence, ...]

    def title(self) -> str:
        """Name kind and outcome."""
        return f"{kind_label(self.kind)} · {outcome_label(self.outcome)}"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two findings on the same policy that point different ways.

    Attributes
    ----------
    policy : str
    first, second : Evidence
        In alphabetical order of citation and id.
    same_outcome : bool
        Whether they are about the same outcome: then they contradict each other. If not, both may
        be right.
    """

    policy: str
    first: Evidence
    second: Evidence
    same_outcome: bool

    def sentence(self) -> str:
        """Say how the same policy looks in the two."""
        why = (
            _("That is the same outcome: look at design, years and areas before believing one.")
            if self.same_outcome
            else _("Those are different outcomes: both may be right.")
        )
        told = _(
            "{policy}: {direction} on {outcome} ({citation}), but {other} on {second_outcome} "
            "({second})."
        )
        return " ".join(
            [
                told.format(
                    policy=self.policy,
                    direction=direction_label(self.first.direction),
                    outcome=outcome_label(self.first.outcome),
                    citation=self.first.citation,
                    other=direction_label(self.second.direction),
                    second_outcome=outcome_label(self.second.outcome),
                    second=self.second.citation,
                ),
                why,
            ]
        )


def side_by_side(evidence: Sequence[Evidence], *, kinds: Sequence[str] = ()) -> tuple[Shelf, ...]:
    """Put findings on shelves by kind and outcome, published beside own.

    No finding on one outcome says anything of another, so nothing is averaged; and as designs,
    areas and years differ, nothing is ranked.

    Parameters
    ----------
    evidence : sequence of Evidence
    kinds : sequence of str
        Only these kinds; all, if empty.

    Returns
    -------
    tuple of Shelf
        In alphabetical order of kind, then in the order of `evidence.OUTCOMES`.
    """
    order = list(OUTCOMES)
    wanted = [it for it in evidence if not kinds or it.kind in kinds]
    places = sorted({(it.kind, order.index(it.outcome)) for it in wanted})
    shelves = []
    for kind, place in places:
        here = sorted(
            (it for it in wanted if it.kind == kind and it.outcome == order[place]), key=_by_name
        )
        shelves.append(
            Shelf(
                kind,
                order[place],
                published=tuple(it for it in here if it.origin == "published"),
                own=tuple(it for it in here if it.origin == "own"),
            )
        )
    return tuple(shelves)


def disagreements(evidence: Sequence[Evidence]) -> tuple[Disagreement, ...]:
    """Find pairs of findings on the same policy, from different sources, that point different ways.

    Descriptions without comparison, and changes that are neither good nor bad, don't take part.
    "None shown" against "favourable" is a difference to show: it may be one of power.

    Parameters
    ----------
    evidence : sequence of Evidence

    Returns
    -------
    tuple of Disagreement
        In alphabetical order of policy and sources.
    """
    telling = sorted((it for it in evidence if it.direction in _TELLING), key=_by_name)
    found = [
        Disagreement(one.policy, one, other, same_outcome=one.outcome == other.outcome)
        for one, other in combinations(telling, 2)
        if one.policy == other.policy
        and one.citation != other.citation
        and one.direction != other.direction
    ]
    return tuple(sorted(found, key=lambda it: it.policy))


def _by_name(it: Evidence) -> tuple[str, str]:
    return it.citation, it.id
