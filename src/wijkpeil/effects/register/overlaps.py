"""Programmes that ran in the same area at nearly the same time, so that none stands by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from wijkpeil.effects.register.intervention import Intervention
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext

WITHIN = 2.0
"""Years between two programmes below which they overlap: about one wave."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two interventions with areas in common, at times that touch.

    Attributes
    ----------
    first, second : str
        Ids, in alphabetical order.
    areas : tuple of str
        In both, ascending.
    apart : float
        Years between the end of the one and the beginning of the other; 0 if they ran together.
    """

    first: str
    second: str
    areas: tuple[str, ...]
    apart: float

    def sentence(self) -> str:
        """Say which overlap, in how many areas, and what follows."""
        when = (
            _("at the same time")
            if self.apart == 0
            else _("less than {years} years after each other").format(years=int(self.apart) + 1)
        )
        return ngettext(
            "{first} and {second} ran in {count} area {when} ({areas}): there, what the one did "
            "can't be told from what the other did.",
            "{first} and {second} ran in {count} areas {when} ({areas}): there, what the one did "
            "can't be told from what the other did.",
            len(self.areas),
        ).format(
            first=self.first,
            second=self.second,
            count=len(self.areas),
            when=when,
            areas=", ".join(self.areas),
        )


def overlaps(
    interventions: Sequence[Intervention], *, within: float = WITHIN
) -> tuple[Overlap, ...]:
    """List the interventions that overlap, in alphabetical order of their ids.

    An intervention lasts from its announcement (without one, its start) to its end (without one,
    for ever). Two overlap if they have an area in common and less than `within` years lie between
    them.

    Parameters
    ----------
    interventions : sequence of Intervention
    within : float
        Years; above 0.

    Examples
    --------
    >>> one = Intervention("A", "", "", ("W1", "W2"), 2010.0, ended=2012.0)
    >>> two = Intervention("B", "", "", ("W2",), 2013.0)
    >>> overlaps([two, one])
    (Overlap(first='A', second='B', areas=('W2',), apart=1.0),)
    >>> overlaps([two, one], within=1.0)
    ()
    """
    ordered = sorted(interventions, key=lambda it: it.id)
    found = []
    for one, other in combinations(ordered, 2):
        areas = set(one.areas) & set(other.areas)
        apart = _apart(one, other)
        if areas and apart < within:
            found.append(Overlap(one.id, other.id, tuple(sorted(areas)), apart))
    return tuple(found)


def clean_areas(intervention: Intervention, found: Sequence[Overlap]) -> tuple[str, ...]:
    """Give the areas of an intervention where no other overlaps, in their order.

    The main estimate rests on these; a second one on all areas.
    """
    shared = {code for it in found if intervention.id in (it.first, it.second) for code in it.areas}
    return tuple(code for code in intervention.areas if code not in shared)


def programmes_in(code: str, interventions: Sequence[Intervention]) -> tuple[str, ...]:
    """Give the ids of all interventions in an area, ascending: a dose to describe with only."""
    return tuple(sorted(it.id for it in interventions if code in it.areas))


def _apart(one: Intervention, other: Intervention) -> float:
    first, last = sorted((one, other), key=lambda it: it.from_when)
    end = float("inf") if first.ended is None else float(getattr(first.ended, "last", first.ended))
    return max(0.0, float(last.from_when) - end)
