"""What can be chosen: one area or two, with the part each would play and what it is worth."""

from dataclasses import dataclass
from typing import Literal

from wijkpeil.cases.candidates import Candidates

Role = Literal[
    "riser", "faller", "typical", "above", "below", "low-rise", "low-fall", "high-rise", "high-fall"
]
"""``above`` and ``below`` are deviant: better or worse than expected. The last four are the
quadrants of the diverse design: a low or high start, then up or down."""


@dataclass(frozen=True, slots=True)
class Option:
    """One or two areas that are chosen together or not at all.

    Attributes
    ----------
    codes : tuple of str
        Ascending.
    roles : tuple of Role
        Of each area.
    cities : tuple of str
        Of each area.
    score : float
        What choosing it is worth, between 0 and the number of areas: the number of areas times
        the probability that they are what they are chosen for.
    sure : float
        For a pair, the probability that the true changes differ by more than the minimum; for one
        area, the probability that it is what its role says.
    distance : float
        For a pair, how far apart the two start (score points) or how little they are alike
        (standard deviations); NaN for one area.
    """

    codes: tuple[str, ...]
    roles: tuple[Role, ...]
    cities: tuple[str, ...]
    score: float
    sure: float
    distance: float = float("nan")

    @property
    def is_pair(self) -> bool:
        """Whether two areas are chosen together."""
        return len(self.codes) == 2

    def code(self, role: Role) -> str:
        """Give the area that plays a role."""
        return self.codes[self.roles.index(role)]


def single(
    areas: Candidates, at: int, *, role: Role, sure: float, score: float | None = None
) -> Option:
    """Make the option to choose one area alone; without a score it is worth how sure it is."""
    return Option(
        codes=(str(areas.codes[at]),),
        roles=(role,),
        cities=(str(areas.cities[at]),),
        score=float(sure if score is None else score),
        sure=float(sure),
    )


def pair(
    areas: Candidates, *, riser: int, faller: int, score: float, sure: float, distance: float
) -> Option:
    """Make the option to choose a riser and a faller together."""
    members = sorted(
        (str(areas.codes[at]), role, str(areas.cities[at]))
        for at, role in ((riser, "riser"), (faller, "faller"))
    )
    codes, roles, cities = zip(*members, strict=True)
    return Option(codes, roles, cities, float(score), float(sure), float(distance))


def in_order(options: list[Option]) -> tuple[Option, ...]:
    """Sort by code and role, so that the order of a file decides nothing."""
    return tuple(sorted(options, key=lambda option: (option.codes, option.roles)))
