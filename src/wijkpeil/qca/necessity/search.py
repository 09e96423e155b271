"""Search for combinations that are necessary, or that are enough, at stated cuts."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.qca.data import QcaData
from wijkpeil.qca.memberships import literal_membership
from wijkpeil.qca.necessity.expressions import (
    NecessaryFit,
    SufficientFit,
    necessary,
    sufficient,
)
from wijkpeil.qca.terms import Term, write_term
from wijkpeil.qca.truth_table import TOLERANCE

FloatArray = npt.NDArray[np.float64]
Places = tuple[int, ...]
MOST = 200_000
"""Combinations of one length that are tried; beyond it the search stops, and says so."""


@dataclass(frozen=True, slots=True)
class NecessaryCuts:
    """What a combination must reach: inclusion, coverage and relevance, each from 0 to 1."""

    inclusion: float = 1.0
    coverage: float = 0.0
    relevance: float = 0.0


@dataclass(frozen=True, slots=True)
class FoundNecessary:
    """Combinations that reach the cuts.

    Attributes
    ----------
    conjunctions : tuple of NecessaryFit
        Every condition and conjunction; each part of a necessary conjunction is necessary too.
    disjunctions : tuple of NecessaryFit
        Those (SUIN: sufficient but unnecessary parts of an insufficient but necessary whole) that
        no shorter one reaches; at most one value per condition.
    longest : int
        Most conditions in a combination that was tried.
    complete : bool
        Whether longer ones can be left out.
    """

    conjunctions: tuple[NecessaryFit, ...]
    disjunctions: tuple[NecessaryFit, ...]
    longest: int
    complete: bool

    @property
    def all(self) -> tuple[NecessaryFit, ...]:
        """Conjunctions, then disjunctions."""
        return self.conjunctions + self.disjunctions


@dataclass(frozen=True, slots=True, eq=False)
class _Literals:
    """Every value of every condition: how it is written, whose it is, and who is in it."""

    names: tuple[str, ...]
    condition: tuple[int, ...]
    members: FloatArray

    def singles(self) -> list[Places]:
        """Each literal alone."""
        return [(place,) for place in range(len(self.names))]

    def sets(self, kept: list[Places], *, together: bool) -> dict[str, FloatArray]:
        """Membership in the conjunction, or else the disjunction, of each combination."""
        joint, reduce = ("*", np.minimum) if together else (" + ", np.maximum)
        members = reduce.reduce(self.members[np.array(kept)], axis=1)
        names = [joint.join(self.names[place] for place in places) for places in kept]
        return dict(zip(names, members, strict=True))

    def longer(self, kept: list[Places]) -> list[Places]:
        """Grow each combination by a literal of a later condition, in reading order."""
        grown = [
            (*places, place)
            for places in kept
            for place in range(places[-1] + 1, len(self.names))
            if self.condition[place] > self.condition[places[-1]]
        ]
        return sorted(grown, key=lambda ps: ([self.condition[place] for place in ps], ps))


def search_necessary(
    data: QcaData, cuts: NecessaryCuts | None = None, *, longest: int | None = None
) -> FoundNecessary:
    """Search conjunctions and disjunctions of conditions that are necessary for the outcome.

    A conjunction can only be necessary if each of its parts is, and a disjunction that holds a
    necessary one says nothing new: so the search leaves most combinations alone. It gives what
    ``superSubset`` of R's package gives.

    Parameters
    ----------
    data : QcaData
    cuts : NecessaryCuts, optional
    longest : int, optional
        Most conditions in one combination; all of them if not given.

    Returns
    -------
    FoundNecessary
        In order of length, then of conditions and values.

    Examples
    --------
    >>> import pandas as pd
    >>> from wijkpeil.qca.data import qca_data
    >>> seen = pd.DataFrame({"A": [1, 0, 0, 1], "B": [0, 1, 0, 0], "Y": [1, 1, 0, 0]})
    >>> found = search_necessary(qca_data(seen, outcome="Y"), NecessaryCuts(relevance=0.5))
    >>> found.disjunctions
    (NecessaryFit(expression='A + B', inclN=1.0, RoN=0.5, covN=0.6666666666666666),)
    """
    asked = cuts or NecessaryCuts()
    literals = _literals(data)
    most = min(longest or len(data.conditions), len(data.conditions))
    together = _conjunctions(literals, data.membership, asked, most)
    apart, length, whole = _disjunctions(literals, data.membership, asked, most)
    return FoundNecessary(
        conjunctions=tuple(together),
        disjunctions=tuple(apart),
        longest=length,
        complete=whole,
    )


def search_sufficient(
    data: QcaData, *, inclusion: float = 1.0, coverage: float = 0.0, longest: int | None = None
) -> tuple[SufficientFit, ...]:
    """Search the shortest conjunctions that are sufficient for the outcome at stated cuts.

    Parameters
    ----------
    data : QcaData
    inclusion, coverage : float
        What a conjunction must reach.
    longest : int, optional
        Most conditions in one conjunction; all of them if not given.

    Returns
    -------
    tuple of SufficientFit
        None holds another.

    Examples
    --------
    >>> import pandas as pd
    >>> from wijkpeil.qca.data import qca_data
    >>> seen = pd.DataFrame({"A": [1, 1, 0, 1], "B": [1, 1, 0, 0], "Y": [1, 1, 0, 0]})
    >>> [one.expression for one in search_sufficient(qca_data(seen, outcome="Y"))]
    ['B']
    """
    literals = _literals(data)
    most = min(longest or len(data.conditions), len(data.conditions))
    found: list[SufficientFit] = []
    kept = literals.singles()
    while kept and len(kept[0]) <= most and len(kept) <= MOST:
        rest = []
        fit = sufficient(literals.sets(kept, together=True), data.membership, unique=False)
        for places, one in zip(kept, fit, strict=True):
            if _reaches(one.fit.inclS, inclusion) and _reaches(one.fit.covS, coverage):
                found.append(one)
            elif _reaches(one.fit.covS, coverage):  # a longer one covers no more
                rest.append(places)
        kept = _without_passing_parts(literals.longer(rest), rest)
    return tuple(found)


def _conjunctions(
    literals: "_Literals", outcome: FloatArray, cuts: NecessaryCuts, most: int
) -> list[NecessaryFit]:
    """List every conjunction that passes; only those with enough inclusion can be longer."""
    found: list[NecessaryFit] = []
    kept = literals.singles()
    while kept and len(kept[0]) <= most:
        fit = necessary(literals.sets(kept, together=True), outcome)
        found += [one for one in fit if _passes(one, cuts)]
        included = [_reaches(one.inclN, cuts.inclusion) for one in fit]
        kept = literals.longer([p for p, yes in zip(kept, included, strict=True) if yes])
    return found


def _disjunctions(
    literals: "_Literals", outcome: FloatArray, cuts: NecessaryCuts, most: int
) -> tuple[list[NecessaryFit], int, bool]:
    """List the disjunctions that pass and hold none that does, and how far the search came."""
    found: list[NecessaryFit] = []
    kept, length = literals.singles(), 0
    while kept and len(kept[0]) <= most and len(kept) <= MOST:
        length = len(kept[0])
        fit = necessary(literals.sets(kept, together=False), outcome)
        included = [_reaches(one.inclN, cuts.inclusion) for one in fit]
        if length > 1:
            found += [one for one in fit if _passes(one, cuts)]
        rest = [p for p, yes in zip(kept, included, strict=True) if not yes]
        kept = _without_passing_parts(literals.longer(rest), rest)
    return found, length, not kept


def _literals(data: QcaData) -> "_Literals":
    names, condition, members = [], [], []
    for place, one in enumerate(data.conditions):
        for value in range(one.levels):
            row: list[int | None] = [None] * len(data.conditions)
            row[place] = value
            names.append(write_term(Term(*data.space.pack(row)), data.space))
            condition.append(place)
            members.append(
                literal_membership(values=data.values[:, place], condition=one, value=value)
            )
    return _Literals(tuple(names), tuple(condition), np.array(members))


def _reaches(value: float, cut: float) -> bool:
    return cut <= 0 or value >= cut - TOLERANCE  # what is undefined can't fail a cut of 0


def _passes(one: NecessaryFit, cuts: NecessaryCuts) -> bool:
    return (
        _reaches(one.inclN, cuts.inclusion)
        and _reaches(one.covN, cuts.coverage)
        and _reaches(one.RoN, cuts.relevance)
    )


def _without_passing_parts(longer: list[Places], rest: list[Places]) -> list[Places]:
    """Keep the combinations of which each part, with one literal fewer, did not pass."""
    known = set(rest)
    return [
        places
        for places in longer
        if all(places[:one] + places[one + 1 :] in known for one in range(len(places)))
    ]
