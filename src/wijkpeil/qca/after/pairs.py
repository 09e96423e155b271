"""Pairs of cases to compare, within a term, across terms, and across the outcome.

Schneider and Rohlfing (2013, 2016); the formulas after Oana, Schneider and Thomann (2021, *QCA
using R*, chapter 6). Each score is a sum of distances from a perfect pair: the less, the better.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from wijkpeil.qca.after.focal import Conjunct, conjuncts_of
from wijkpeil.qca.after.memberships import (
    TIE,
    BoolArray,
    FloatArray,
    model_memberships,
    own_rows,
    row_key,
)
from wijkpeil.qca.data import QcaData
from wijkpeil.qca.terms import Term

Key = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two cases to compare.

    Attributes
    ----------
    first, second : str
        The typical (or else the deviant) case first.
    score : float
    within : str
        The term or focal conjunct that it is about; "" for a pair in the same row.
    rank : int
        Of pairs for a focal conjunct: how well it alone tells the two apart, 1 is best; else 1.
    clean, consistent, unique : tuple of bool
        Of each of the two, as in :class:`~wijkpeil.qca.after.focal.FocalCase`; for an irrelevant
        case `unique` tells whether the whole model leaves it uncovered.
    row : tuple of int or None
        The row that two cases share, for pairs in the same row; else empty.
    """

    first: str
    second: str
    score: float
    within: str = ""
    rank: int = 1
    clean: tuple[bool, bool] = (True, True)
    consistent: tuple[bool, bool] = (True, True)
    unique: tuple[bool, bool] = (True, True)
    row: tuple[int | None, ...] = ()


def typical_with_deviant(terms: Sequence[Term], data: QcaData) -> dict[str, tuple[Pair, ...]]:
    r"""Pair, for each term, typical cases with cases that have the term but not the outcome.

    What else differs may be the condition that the term lacks. With memberships :math:`x` in the
    term and :math:`y` in the outcome,
    :math:`|x_1 - x_2| + (1 - (y_1 - y_2)) + (1 - x_1) + (1 - x_2)`.

    Returns
    -------
    dict of str to tuple of Pair
        By term, as written.
    """
    model = model_memberships(terms, data)
    y = model.outcome
    found = {}
    for place, name in enumerate(model.names):
        x = model.members[place]
        typical = np.flatnonzero(model.typical()[place])
        deviant = np.flatnonzero((x > 0.5) & (y < 0.5))
        near = model.typicality()[place]
        far = (1.0 - (x - y)) + (1.0 - x)
        pairs = [
            (
                (_rounded(_score(x, y, i, j)), _rounded(near[i]), _rounded(far[j])),
                Pair(data.cases[i], data.cases[j], _score(x, y, i, j), within=name),
            )
            for j in deviant.tolist()
            for i in typical.tolist()
        ]
        found[name] = _in_order(pairs)
    return found


def uncovered_with_irrelevant(terms: Sequence[Term], data: QcaData) -> tuple[Pair, ...]:
    r"""Pair cases with the outcome but in no term with cases without it in the same row.

    What differs though the row is the same may be the condition that the analysis lacks. With
    :math:`w` the membership in the row,
    :math:`|w_1 - w_2| + (1 - (y_1 - y_2)) + (1 - w_1) + (1 - w_2)`.

    Returns
    -------
    tuple of Pair
        By row; `consistent` tells whether the case is no more in the row than in the outcome.
    """
    model = model_memberships(terms, data)
    rows, w = own_rows(data)
    y = model.outcome
    deviant = np.flatnonzero((model.whole < 0.5) & (y > 0.5)).tolist()
    irrelevant = np.flatnonzero((model.whole < 0.5) & (y < 0.5)).tolist()
    pairs = []
    for i in deviant:
        for j in irrelevant:
            if rows[i] != rows[j]:
                continue
            agree = (bool(w[i] <= y[i]), bool(w[j] <= y[j]))
            pair = Pair(
                data.cases[i], data.cases[j], _score(w, y, i, j), consistent=agree, row=rows[i]
            )
            pairs.append(((*row_key(rows[i]), not agree[0], _rounded(pair.score)), pair))
    return _in_order(pairs)


def typical_with_typical(
    terms: Sequence[Term], data: QcaData, *, term: int, necessary: Collection[str] = ()
) -> dict[str, tuple[Pair, ...]]:
    r"""Pair typical cases of one term that differ in one conjunct and in the outcome.

    The more typical case comes first. With :math:`x` the conjunct and :math:`c` the least of its
    company, :math:`(\tfrac12 - (x_1 - x_2)) + (\tfrac12 - (y_1 - y_2)) + |c_1 - c_2|
    + 2 |y_1 - x_1| + 2 |y_2 - x_2|`.

    Returns
    -------
    dict of str to tuple of Pair
        By conjunct, as written.
    """
    model = model_memberships(terms, data)
    typical = np.flatnonzero(model.typical()[term]).tolist()
    near = model.typicality()[term]
    unique = model.unique()
    found = {}
    for one in conjuncts_of(terms[term], data, necessary=necessary):
        gap = np.abs(one.outcome - one.focal)
        pairs = []
        for j in typical:
            for i in typical:
                if i == j or near[i] > near[j] + TIE:
                    continue
                score = (
                    (0.5 - (one.focal[i] - one.focal[j]))
                    + (0.5 - (one.outcome[i] - one.outcome[j]))
                    + abs(one.least[i] - one.least[j])
                    + 2.0 * gap[i]
                    + 2.0 * gap[j]
                )
                leads = one.leads()
                rank = _rank_of_typical(bool(leads[i]), bool(leads[j]))
                key, pair = _ranked(one, data, (i, j), score=float(score), rank=rank, unique=unique)
                agree = tuple(-each for each in (*pair.consistent, *pair.unique))
                pairs.append(((*key, *agree, _rounded(pair.score)), pair))
        found[one.name] = _in_order(pairs)
    return found


def typical_with_irrelevant(
    terms: Sequence[Term], data: QcaData, *, term: int, necessary: Collection[str] = ()
) -> dict[str, tuple[Pair, ...]]:
    r"""Pair typical cases of a term with cases that have neither it nor the outcome.

    Best is a pair that differs in one conjunct only. With :math:`x` the conjunct and :math:`c` the
    least of its company, :math:`(1 - (x_1 - x_2)) + (1 - (y_1 - y_2)) + |c_1 - c_2| + 2 |y_1 - x_1|
    + |y_2 - x_2|`.

    Returns
    -------
    dict of str to tuple of Pair
        By conjunct, as written.
    """
    model = model_memberships(terms, data)
    typical = np.flatnonzero(model.typical()[term]).tolist()
    outside = (model.members[term] < 0.5) & (model.outcome < 0.5)
    irrelevant = np.flatnonzero(outside).tolist()
    unique = np.where(outside, model.whole < 0.5, model.unique())
    found = {}
    for one in conjuncts_of(terms[term], data, necessary=necessary):
        gap = np.abs(one.outcome - one.focal)
        pairs = []
        for j in irrelevant:
            for i in typical:
                score = (
                    (1.0 - (one.focal[i] - one.focal[j]))
                    + (1.0 - (one.outcome[i] - one.outcome[j]))
                    + abs(one.least[i] - one.least[j])
                    + 2.0 * gap[i]
                    + gap[j]
                )
                rank = _rank_of_irrelevant(one, i, j)
                key, pair = _ranked(one, data, (i, j), score=float(score), rank=rank, unique=unique)
                agree = (
                    -pair.consistent[0],
                    -pair.unique[0],
                    -pair.consistent[1],
                    -pair.unique[1],
                )
                pairs.append(((*key, *agree, _rounded(pair.score)), pair))
        found[one.name] = _in_order(pairs)
    return found


def _ranked(
    one: Conjunct,
    data: QcaData,
    places: tuple[int, int],
    *,
    score: float,
    rank: int,
    unique: BoolArray,
) -> tuple[Key, Pair]:
    """Make a pair for a conjunct, with what it is ordered by."""
    clean, agree = one.clean(), one.consistent()
    i, j = places
    pair = Pair(
        first=data.cases[i],
        second=data.cases[j],
        score=score,
        within=one.name,
        rank=rank,
        clean=(bool(clean[i]), bool(clean[j])),
        consistent=(bool(agree[i]), bool(agree[j])),
        unique=(bool(unique[i]), bool(unique[j])),
    )
    cleanliness = 2 * pair.clean[0] + pair.clean[1]
    return (rank, -cleanliness), pair


def _rank_of_typical(first: bool, second: bool) -> int:  # noqa: FBT001 - one flag per case
    """Rank a pair of typical cases: best where the conjunct leads in both."""
    return 4 - 2 * first - second


def _rank_of_irrelevant(one: Conjunct, i: int, j: int) -> int:
    """Rank a pair with an irrelevant case: best where only the conjunct tells the two apart."""
    absent = one.focal[j] < 0.5
    if one.necessary:
        above, present = one.focal[j] >= one.most[j], one.most[j] >= 0.5
        step = 0 if above else 1 if present else 2
        return 2 * (step if absent else 3) + (1 if one.leads()[i] else 2)
    if not absent or one.least[j] >= 0.5:
        return (1 if absent else 7) + (0 if one.leads()[i] else 1)
    return (3 if one.leads()[i] else 5) + (0 if one.least[j] > one.focal[j] else 1)


def _score(x: FloatArray, y: FloatArray, i: int, j: int) -> float:
    return float(abs(x[i] - x[j]) + (1.0 - (y[i] - y[j])) + (1.0 - x[i]) + (1.0 - x[j]))


def _in_order(pairs: Iterable[tuple[Key, Pair]]) -> tuple[Pair, ...]:
    return tuple(pair for _key, pair in sorted(pairs, key=_key_and_names))


def _key_and_names(one: tuple[Key, Pair]) -> tuple[Key, str, str]:
    key, pair = one
    return key, pair.first, pair.second


def _rounded(value: float) -> float:
    """Round away what a computer adds, so that ties stay ties."""
    return round(float(value), 9)
