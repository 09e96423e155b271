"""Typical cases of one part of a term: the focal conjunct, with the others as its company.

A term is a conjunction; to see how one of its conditions works, choose cases in which that
condition sets the membership in the term (rank 1) and in which it, not its company, agrees with the
outcome (clean). Oana, Schneider and Thomann (2021, *QCA using R*, chapter 6).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from wijkpeil.qca.after.memberships import TIE, BoolArray, FloatArray, model_memberships
from wijkpeil.qca.data import QcaData
from wijkpeil.qca.memberships import literal_membership
from wijkpeil.qca.terms import Literal, Term, literals, write_term


@dataclass(frozen=True, slots=True, eq=False)
class Conjunct:
    """One literal of a term, with what is needed to choose cases by it.

    Attributes
    ----------
    name : str
        As written: ``~A``.
    necessary : bool
        Whether it is also necessary for the outcome; then it should not fall short of it.
    focal, least, most : ndarray, shape (n,)
        Membership in it, and the least and the most membership in its company.
    outcome : ndarray, shape (n,)
    alone : bool
        Whether it has no company, as it is the whole term.
    """

    name: str
    necessary: bool
    focal: FloatArray
    least: FloatArray
    most: FloatArray
    outcome: FloatArray
    alone: bool = False

    @property
    def term(self) -> FloatArray:
        """Membership in the term."""
        return np.minimum(self.focal, self.least)

    def consistent(self) -> BoolArray:
        """Tell where it agrees with the outcome: no more than it, or if necessary no less."""
        return self.focal >= self.outcome if self.necessary else self.focal <= self.outcome

    def leads(self) -> BoolArray:
        """Tell where it sets the membership in the term, or if necessary exceeds its company."""
        if self.alone:
            return np.ones(len(self.focal), dtype=bool)
        return self.focal >= self.most if self.necessary else self.focal < self.least

    def clean(self) -> BoolArray:
        """Tell where its agreement with the outcome is not its company's too."""
        agree, x, y = self.consistent(), self.focal, self.outcome
        if self.alone:
            return np.ones(len(x), dtype=bool)
        if self.necessary:
            company = self.most
            other = np.where(agree, (company >= x) | (company < y), (company < x) | (company > y))
            return np.asarray(other)
        company = self.least
        other = np.where(agree, (company < x) | (company > y), (company > x) | (company < y))
        return np.asarray(other)


@dataclass(frozen=True, slots=True)
class FocalCase:
    """A typical case of a term, seen from one of its conjuncts.

    Attributes
    ----------
    case : str
    focal, others, term, outcome : float
        Membership in the conjunct, the least of its company, the term and the outcome.
    rank : int
        1 if the conjunct sets the membership in the term (if it is necessary: exceeds its
        company), else 2.
    clean, consistent, unique : bool
        Whether its company does not agree with the outcome in the same way; whether it does
        itself; whether no other term of the model covers the case.
    score : float
        :math:`2 |y - x| + (1 - t)`, with `x` the conjunct and `t` the term; the less, the better.
    best, best_of_term : bool
        Whether no case scores less for the conjunct; and for the term as a whole.
    """

    case: str
    focal: float
    others: float
    term: float
    outcome: float
    rank: int
    clean: bool
    consistent: bool
    unique: bool
    score: float
    best: bool
    best_of_term: bool


@dataclass(frozen=True, slots=True)
class FocalCases:
    """Typical cases for one conjunct, the best to look at first."""

    conjunct: str
    necessary: bool
    cases: tuple[FocalCase, ...]


def conjuncts_of(term: Term, data: QcaData, *, necessary: Collection[str] = ()) -> list[Conjunct]:
    """Take a term apart.

    Parameters
    ----------
    term : Term
    data : QcaData
    necessary : collection of str
        Literals, as written, that are necessary for the outcome as well.
    """
    parts = literals(term, data.space)
    members = np.array([_membership(one, data) for one in parts])
    names = [write_term(_alone(one, data), data.space) for one in parts]
    found = []
    for place, name in enumerate(names):
        company = np.delete(members, place, axis=0)
        alone = not len(company)
        found.append(
            Conjunct(
                name=name,
                necessary=name in necessary,
                focal=members[place],
                least=np.ones(len(data.cases)) if alone else company.min(axis=0),
                most=np.zeros(len(data.cases)) if alone else company.max(axis=0),
                outcome=data.membership,
                alone=alone,
            )
        )
    return found


def focal_cases(
    terms: Sequence[Term], data: QcaData, *, term: int, necessary: Collection[str] = ()
) -> tuple[FocalCases, ...]:
    """Choose typical cases of a term for each of its conjuncts.

    Parameters
    ----------
    terms : sequence of Term
        A model.
    data : QcaData
    term : int
        Place of the term in it, from 0.
    necessary : collection of str
        Literals, as written, that are necessary for the outcome as well.

    Returns
    -------
    tuple of FocalCases
        In the order of the conditions; cases by rank, clean, consistent, unique and score.
    """
    model = model_memberships(terms, data)
    typical = model.typical()[term]
    others = np.delete(model.members, term, axis=0)
    unique = np.asarray(~(others > 0.5).any(axis=0))
    typicality = model.typicality()[term]
    least = typicality[typical].min(initial=np.inf)
    found = []
    for conjunct in conjuncts_of(terms[term], data, necessary=necessary):
        gap: FloatArray = np.abs(conjunct.outcome - conjunct.focal)
        score = 2.0 * gap + (1.0 - conjunct.term)
        best = score[typical].min(initial=np.inf)
        leads, clean, consistent = conjunct.leads(), conjunct.clean(), conjunct.consistent()
        cases = (
            FocalCase(
                case=data.cases[place],
                focal=float(conjunct.focal[place]),
                others=float(conjunct.least[place]),
                term=float(conjunct.term[place]),
                outcome=float(conjunct.outcome[place]),
                rank=1 if leads[place] else 2,
                clean=bool(clean[place]),
                consistent=bool(consistent[place]),
                unique=bool(unique[place]),
                score=float(score[place]),
                best=bool(score[place] <= best + TIE),
                best_of_term=bool(typicality[place] <= least + TIE),
            )
            for place in np.flatnonzero(typical).tolist()
        )
        ordered = tuple(sorted(cases, key=_order))
        found.append(FocalCases(conjunct.name, conjunct.necessary, ordered))
    return tuple(found)


def _order(one: FocalCase) -> tuple[int, bool, bool, bool, float, str]:
    wrong = (not one.clean, not one.consistent, not one.unique)
    return (one.rank, *wrong, round(one.score, 9), one.case)


def _membership(one: Literal, data: QcaData) -> FloatArray:
    place = data.space.names.index(one.condition)
    return literal_membership(
        values=data.values[:, place], condition=data.conditions[place], value=one.value
    )


def _alone(one: Literal, data: QcaData) -> Term:
    row: list[int | None] = [None] * len(data.conditions)
    row[data.space.names.index(one.condition)] = one.value
    return Term(*data.space.pack(row))
