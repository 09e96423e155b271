"""Kinds of cases after a solution: typical, deviant, and irrelevant one by one.

Schneider and Rohlfing (2013, *Sociological Methods & Research* 42(4); 2016, 45(3)); the order
within each kind after Oana, Schneider and Thomann (2021, *QCA using R*, chapter 6). A case that is
exactly half in the model or in the outcome has no kind.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wijkpeil.qca.after.memberships import (
    TIE,
    BoolArray,
    FloatArray,
    ModelMemberships,
    model_memberships,
    own_rows,
    row_key,
)
from wijkpeil.qca.data import QcaData
from wijkpeil.qca.terms import Term


@dataclass(frozen=True, slots=True)
class CoveredCase:
    """A case that is more in a term than out of it.

    Attributes
    ----------
    case, term : str
    membership, outcome : float
        In the term and in the outcome.
    score : float
        How far from the best example of its kind; the less, the better to look at.
    best : bool
        Whether no case of this kind and term scores less.
    unique : bool
        Whether it is of this kind for no other term.
    """

    case: str
    term: str
    membership: float
    outcome: float
    score: float
    best: bool
    unique: bool


@dataclass(frozen=True, slots=True)
class UncoveredCase:
    """A case that is more out of the model than in it.

    Attributes
    ----------
    case : str
    row : tuple of int or None
        Its row of the truth table: what it has, which is where an explanation must be sought.
    membership, row_membership, outcome : float
        In the model, in its row, and in the outcome.
    score : float
        1 minus the membership in the row: the less, the better to look at.
    best : bool
        Whether no case of this kind in its row scores less.
    consistent : bool
        Whether it is no more in its row than in the outcome.
    """

    case: str
    row: tuple[int | None, ...]
    membership: float
    row_membership: float
    outcome: float
    score: float
    best: bool
    consistent: bool


@dataclass(frozen=True, slots=True)
class CaseTypes:
    """All cases by kind; a case that two terms cover stands under both.

    Attributes
    ----------
    typical : tuple of CoveredCase
        In a term and in the outcome, and no more in the first than in the second: show how the
        term comes with the outcome.
    in_degree : tuple of CoveredCase
        In a term and in the outcome, but more in the term: deviant in degree only.
    deviant_consistency : tuple of CoveredCase
        In a term but not in the outcome: something that is not in the term is missing.
    deviant_coverage : tuple of UncoveredCase
        In the outcome, in no term: a path is missing.
    irrelevant : tuple of UncoveredCase
        In neither: only good to compare with.
    undecided : tuple of str
        Exactly half in the model or in the outcome.
    """

    typical: tuple[CoveredCase, ...]
    in_degree: tuple[CoveredCase, ...]
    deviant_consistency: tuple[CoveredCase, ...]
    deviant_coverage: tuple[UncoveredCase, ...]
    irrelevant: tuple[UncoveredCase, ...]
    undecided: tuple[str, ...]


def case_types(terms: Sequence[Term], data: QcaData) -> CaseTypes:
    r"""Sort cases by what a model says of them.

    With :math:`x` the membership in a term, :math:`y` in the outcome and :math:`w` in the row of
    the case, the score is :math:`2 |y - x| + (1 - x)` for cases with the outcome,
    :math:`(1 - (x - y)) + (1 - x)` for those without it, and :math:`1 - w` for cases that the model
    does not cover.

    Parameters
    ----------
    terms : sequence of Term
        A model.
    data : QcaData

    Returns
    -------
    CaseTypes
        Within a term or row the best to look at first, irrelevant cases by name; ties by name.

    Examples
    --------
    >>> import pandas as pd
    >>> from wijkpeil.qca.data import qca_data
    >>> from wijkpeil.qca.expression import parse_expression
    >>> seen = pd.DataFrame(
    ...     {"A": [0.9, 0.8, 0.1, 0.2], "Y": [1, 0.1, 0.9, 0]}, ["Ade", "Bor", "Cis", "Dek"]
    ... )
    >>> data = qca_data(seen, outcome="Y")
    >>> found = case_types(parse_expression("A", data.space), data)
    >>> [one[0].case for one in (found.typical, found.deviant_consistency, found.deviant_coverage)]
    ['Ade', 'Bor', 'Cis']
    """
    model = model_memberships(terms, data)
    x, y = model.members, model.outcome
    inside = (x > 0.5) & (y > 0.5)
    typical = model.typical()
    deviance = (1.0 - (x - y)) + (1.0 - x)
    neither = (model.whole < 0.5) & (y < 0.5)
    undecided = (model.whole == 0.5) | (y == 0.5)
    return CaseTypes(
        typical=_covered(model, typical, model.typicality()),
        in_degree=_covered(model, inside & ~typical, 2.0 * np.abs(y - x) + (1.0 - x)),
        deviant_consistency=_covered(model, (x > 0.5) & (y < 0.5), deviance),
        deviant_coverage=_uncovered(model, data, (model.whole < 0.5) & (y > 0.5)),
        irrelevant=tuple(sorted(_uncovered(model, data, neither), key=_row_and_name)),
        undecided=tuple(np.array(model.cases, dtype=object)[undecided].tolist()),
    )


def _covered(
    model: ModelMemberships, chosen: BoolArray, score: FloatArray
) -> tuple[CoveredCase, ...]:
    once = chosen.sum(axis=0) == 1
    found = []
    for term, name in enumerate(model.names):
        places = np.flatnonzero(chosen[term]).tolist()
        least = score[term][places].min(initial=np.inf)
        of_term = [
            CoveredCase(
                case=model.cases[place],
                term=name,
                membership=float(model.members[term, place]),
                outcome=float(model.outcome[place]),
                score=float(score[term, place]),
                best=bool(score[term, place] <= least + TIE),
                unique=bool(once[place]),
            )
            for place in places
        ]
        found += sorted(of_term, key=lambda one: (round(one.score, 9), one.case))
    return tuple(found)


def _uncovered(
    model: ModelMemberships, data: QcaData, chosen: BoolArray
) -> tuple[UncoveredCase, ...]:
    rows, degree = own_rows(data)
    places = np.flatnonzero(chosen).tolist()
    most: dict[tuple[int | None, ...], float] = {}
    for place in places:
        most[rows[place]] = max(most.get(rows[place], 0.0), float(degree[place]))
    found = [
        UncoveredCase(
            case=model.cases[place],
            row=rows[place],
            membership=float(model.whole[place]),
            row_membership=float(degree[place]),
            outcome=float(model.outcome[place]),
            score=float(1.0 - degree[place]),
            best=bool(degree[place] >= most[rows[place]] - TIE),
            consistent=bool(degree[place] <= model.outcome[place]),
        )
        for place in places
    ]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                row_key(one.row),
                not one.consistent,
                round(one.score, 9),
                one.case,
            ),
        )
    )


def _row_and_name(one: UncoveredCase) -> tuple[tuple[int, ...], str]:
    return row_key(one.row), one.case
