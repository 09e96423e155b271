"""Kinds of cases after a statement of necessity, and pairs to compare.

A condition may be a disjunction (SUIN); then its parts are looked at too. After Schneider and
Rohlfing (2013, *Sociological Methods & Research* 42(4)) and Oana, Schneider and Thomann (2021, *QCA
using R*, chapter 6).
"""

from dataclasses import dataclass

import numpy as np

from wijkpeil.qca.after.memberships import TIE, BoolArray, FloatArray, own_rows
from wijkpeil.qca.data import QcaData
from wijkpeil.qca.necessity.expressions import expression_membership, parts_of


@dataclass(frozen=True, slots=True)
class NecessaryCase:
    """A case of one kind for one necessary condition.

    Attributes
    ----------
    case : str
    membership, outcome : float
        In the condition and in the outcome.
    score : float
        How far from the best example of its kind; the less, the better to look at.
    best : bool
        Whether no case of this kind scores less.
    unique : bool
        Whether no other part of the disjunction holds for it; always for a condition alone.
    """

    case: str
    membership: float
    outcome: float
    score: float
    best: bool
    unique: bool


@dataclass(frozen=True, slots=True)
class NecessaryPair:
    """A typical case, and a case with the condition but without the outcome."""

    typical: str
    deviant: str
    score: float
    unique: bool


@dataclass(frozen=True, slots=True)
class NecessaryCases:
    """Cases by kind for one necessary condition.

    Attributes
    ----------
    condition : str
        As written.
    typical : tuple of NecessaryCase
        In the condition and in the outcome, and no less in the first.
    deviant_consistency : tuple of NecessaryCase
        In the outcome, not in the condition: they speak against necessity.
    deviant_relevance : tuple of NecessaryCase
        In the condition, not in the outcome: they show that it is not enough.
    pairs : tuple of NecessaryPair
        Typical cases with deviant cases relevance: what else did the outcome take?
    """

    condition: str
    typical: tuple[NecessaryCase, ...]
    deviant_consistency: tuple[NecessaryCase, ...]
    deviant_relevance: tuple[NecessaryCase, ...]
    pairs: tuple[NecessaryPair, ...]


def necessary_cases(text: str, data: QcaData) -> tuple[NecessaryCases, ...]:
    r"""Sort cases by what a statement of necessity says of them.

    With :math:`x` the membership in the condition and :math:`y` in the outcome, the score is
    :math:`2 (x - y) + (1 - x)` for typical cases, :math:`1 - (y - x)` for deviant cases consistency
    and :math:`(1 - (x - y)) + (1 - x)` for deviant cases relevance; that of a pair is
    :math:`(1 - x_1) + (1 - x_2) + |1 - (y_1 - y_2)| + |x_1 - x_2|`.

    Parameters
    ----------
    text : str
        ``A``, ``~A``, ``A*B`` or ``A + B``.
    data : QcaData

    Returns
    -------
    tuple of NecessaryCases
        For each part of a disjunction, then for the whole; unique cases first, then by score.

    Examples
    --------
    >>> import pandas as pd
    >>> from wijkpeil.qca.data import qca_data
    >>> seen = pd.DataFrame(
    ...     {"A": [1, 0.9, 0.1], "Y": [0.9, 0.2, 0.8]}, ["Ade", "Bor", "Cis"]
    ... )
    >>> found = necessary_cases("A", qca_data(seen, outcome="Y"))[0]
    >>> [kind[0].case for kind in (found.typical, found.deviant_relevance)], found.pairs[0].score
    (['Ade', 'Bor'], 0.5)
    """
    parts = parts_of(text, data)
    found = []
    for name, members in parts.items():
        others = [other for key, other in parts.items() if key != name]
        alone = np.logical_and.reduce([np.ones(len(members), bool), *(o < 0.5 for o in others)])
        found.append(_of_condition(name, members, np.asarray(alone), data))
    if len(parts) > 1:
        whole = expression_membership(text, data)
        every = np.ones(len(whole), dtype=bool)
        found.append(_of_condition(" + ".join(parts), whole, every, data))
    return tuple(found)


def _of_condition(name: str, x: FloatArray, alone: BoolArray, data: QcaData) -> NecessaryCases:
    y = data.membership
    in_a_row = own_rows(data)[1] > 0.5
    typical = (x > 0.5) & (y > 0.5) & (x >= y)
    relevance = (x > 0.5) & (y < 0.5)
    return NecessaryCases(
        condition=name,
        typical=_cases(typical, 2.0 * (x - y) + (1.0 - x), x, alone, data),
        deviant_consistency=_cases((x < 0.5) & (y > 0.5) & in_a_row, 1.0 - (y - x), x, alone, data),
        deviant_relevance=_cases(relevance, (1.0 - (x - y)) + (1.0 - x), x, alone, data),
        pairs=_pairs(typical, relevance, x, alone, data),
    )


def _cases(
    chosen: BoolArray, score: FloatArray, x: FloatArray, alone: BoolArray, data: QcaData
) -> tuple[NecessaryCase, ...]:
    least = score[chosen].min(initial=np.inf)
    found = [
        NecessaryCase(
            case=data.cases[place],
            membership=float(x[place]),
            outcome=float(data.membership[place]),
            score=float(score[place]),
            best=bool(score[place] <= least + TIE),
            unique=bool(alone[place]),
        )
        for place in np.flatnonzero(chosen).tolist()
    ]
    return tuple(sorted(found, key=lambda one: (not one.unique, round(one.score, 9), one.case)))


def _pairs(
    typical: BoolArray, deviant: BoolArray, x: FloatArray, alone: BoolArray, data: QcaData
) -> tuple[NecessaryPair, ...]:
    y = data.membership
    found = []
    for i in np.flatnonzero(typical).tolist():
        for j in np.flatnonzero(deviant).tolist():
            score = (1 - x[i]) + (1 - x[j]) + abs(1 - (y[i] - y[j])) + abs(x[i] - x[j])
            found.append(NecessaryPair(data.cases[i], data.cases[j], float(score), bool(alone[i])))
    return tuple(
        sorted(found, key=lambda p: (not p.unique, round(p.score, 9), p.typical, p.deviant))
    )
