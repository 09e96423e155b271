"""Cases that cities bring in themselves, beside what the rule would have chosen."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from wijkpeil.cases.candidates import BoolArray, Candidates, too_small, unsized
from wijkpeil.cases.difference import differs
from wijkpeil.cases.rule import SelectionRule

Objection = Literal[
    "unknown", "other_city", "not_vulnerable", "unmeasured", "too_small", "size_unknown"
]


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """A case that a city brought in.

    Attributes
    ----------
    code, name, city : str
        The city as the case's file has it, the name in the data if it is known.
    objections : tuple of Objection
        Why the rule could not have chosen it; empty if it could.
    verdict : str
        ``""`` if the area is not in the data.
    sure : float
        Probability that belongs to the verdict; for ``unclear`` that of the likelier direction.
    chosen : bool
        Whether the rule chooses it too.
    instead : tuple of str
        Codes of what the rule chooses in its city.
    differs : float
        If the same city brought in another case, the probability that their true changes differ
        by more than the minimum, in the direction in which they more likely do (the surest, if
        there are several); NaN otherwise.
    start_apart : float
        How far apart the two start, score points; NaN without another case.
    """

    code: str
    name: str
    city: str
    objections: tuple[Objection, ...]
    verdict: str
    sure: float
    chosen: bool
    instead: tuple[str, ...]
    differs: float
    start_apart: float


def compare_brought_in(
    areas: Candidates,
    rule: SelectionRule,
    *,
    cases: tuple[tuple[str, str, str], ...],
    chosen: tuple[str, ...],
) -> tuple[BroughtIn, ...]:
    """Hold each case that was brought in against the rule.

    Parameters
    ----------
    areas : Candidates
        All areas, in any order.
    rule : SelectionRule
    cases : tuple of (code, name, city)
    chosen : tuple of str
        Codes that the rule chose.

    Returns
    -------
    tuple of BroughtIn
        In order of city and code.
    """
    places = {str(code): at for at, code in enumerate(areas.codes)}
    tests: dict[Objection, BoolArray] = {
        "not_vulnerable": ~areas.vulnerable,
        "unmeasured": ~(areas.measured & np.isfinite(areas.change.estimate)),
        "too_small": too_small(areas, rule),
        "size_unknown": unsized(areas, rule),
    }
    found = []
    for code, name, city in sorted(cases, key=lambda case: (case[2], case[0])):
        at = places.get(code)
        if at is None:
            found.append(_unknown(code, name, city))
            continue
        own = str(areas.cities[at])
        objections = [reason for reason, against in tests.items() if against[at]]
        if rule.cities and own not in rule.cities:
            objections.insert(0, "other_city")
        others = [
            places[other]
            for other, _name, town in cases
            if town == city and other != code and other in places
        ]
        sure, apart = _against(areas, at, others)
        found.append(
            BroughtIn(
                code=code,
                name=name or str(areas.names[at]),
                city=city,
                objections=tuple(objections),
                verdict=str(areas.verdict[at]),
                sure=_sureness(areas, at),
                chosen=code in chosen,
                instead=tuple(c for c in chosen if str(areas.cities[places[c]]) == own),
                differs=sure,
                start_apart=apart,
            )
        )
    return tuple(found)


def _unknown(code: str, name: str, city: str) -> BroughtIn:
    return BroughtIn(
        code=code,
        name=name,
        city=city,
        objections=("unknown",),
        verdict="",
        sure=np.nan,
        chosen=False,
        instead=(),
        differs=np.nan,
        start_apart=np.nan,
    )


def _sureness(areas: Candidates, at: int) -> float:
    """Probability that belongs to an area's verdict."""
    change = areas.only(np.array([at])).change
    rise = float(change.rise[0])
    of = {"rising": rise, "falling": 1 - rise, "stable": float(change.within[0])}
    return of.get(str(areas.verdict[at]), max(rise, 1 - rise))


def _against(areas: Candidates, at: int, others: list[int]) -> tuple[float, float]:
    """How surely an area's change differs from another's: the surest of some others."""
    best, apart = np.nan, np.nan
    for other in others:
        first, second = np.array([at, other]), np.array([other, at])
        both = differs(change=areas.change, first=first, second=second, beyond=areas.change.minimum)
        sure = float(both.max())
        if not sure <= best:
            best, apart = sure, float(abs(areas.level[at] - areas.level[other]))
    return best, apart
