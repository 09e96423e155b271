"""Fit of expressions that the researcher writes, as necessary or as sufficient."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.qca.data import QcaData
from wijkpeil.qca.expression import parse_conjunction, parse_expression, split_outside
from wijkpeil.qca.fit import Fit, sufficiency
from wijkpeil.qca.memberships import term_memberships
from wijkpeil.qca.necessity.fit import necessity
from wijkpeil.qca.terms import Term, write_term

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class NecessaryFit:
    """Fit of one expression as necessary for the outcome.

    Attributes
    ----------
    expression : str
        As R's package writes it: ``A``, ``A*~B``, ``A + ~B``.
    inclN, RoN, covN : float
        See :func:`wijkpeil.qca.necessity.fit.necessity`.
    """

    expression: str
    inclN: float  # noqa: N815 - the field's own names
    RoN: float
    covN: float  # noqa: N815


@dataclass(frozen=True, slots=True)
class SufficientFit:
    """Fit of one expression as sufficient for the outcome."""

    expression: str
    fit: Fit


def expression_membership(text: str, data: QcaData) -> FloatArray:
    """Membership of cases in a sum of products: the most of its terms, each the least of its parts.

    Parameters
    ----------
    text : str
        ``A*~B + C``, ``A[1,2]*B[0]``.
    data : QcaData

    Returns
    -------
    ndarray, shape (n,)

    Examples
    --------
    >>> import pandas as pd
    >>> from wijkpeil.qca.data import qca_data
    >>> seen = pd.DataFrame({"A": [0.9, 0.2], "B": [0.4, 0.7], "Y": [1, 0]}, ["x", "y"])
    >>> expression_membership("A*~B + B", qca_data(seen, outcome="Y")).tolist()
    [0.6, 0.7]
    """
    return union_membership(parse_expression(text, data.space), data)


def union_membership(terms: Sequence[Term], data: QcaData) -> FloatArray:
    """Membership of `n` cases in a disjunction of terms; 0 for one without terms."""
    found = term_memberships(terms, values=data.values, space=data.space)
    return np.asarray(np.maximum.reduce([np.zeros(len(data.cases)), *found.values()]))


def parts_of(text: str, data: QcaData) -> dict[str, FloatArray]:
    """Membership of cases in each conjunction of a sum of products, by how it is written."""
    return {
        "*".join(split_outside(part, "*")).replace(" ", ""): union_membership(
            parse_conjunction(part, data.space), data
        )
        for part in split_outside(text, "+")
    }


def single_literals(data: QcaData, *, negated: bool = False) -> dict[str, FloatArray]:
    """Membership of cases in each condition, or in the negation of each.

    Of a multi-value condition every value that occurs has its place, negated or not.
    """
    terms = []
    for place, condition in enumerate(data.conditions):
        values: Sequence[int] = (0 if negated else 1,)
        if condition.levels > 2:
            seen = set(data.values[:, place])
            values = [value for value in range(condition.levels) if value in seen]
        for value in values:
            row: list[int | None] = [None] * len(data.conditions)
            row[place] = value
            terms.append(Term(*data.space.pack(row)))
    found = term_memberships(terms, values=data.values, space=data.space)
    return {write_term(term, data.space): found[term] for term in terms}


def necessary(sets: Mapping[str, FloatArray], outcome: FloatArray) -> tuple[NecessaryFit, ...]:
    """Work out the fit of each named set as necessary for the outcome.

    Parameters
    ----------
    sets : mapping of str to ndarray, shape (n,)
        As from :func:`single_literals` or :func:`parts_of`.
    outcome : ndarray, shape (n,)

    Examples
    --------
    >>> necessary({"A": np.array([1.0, 0.5, 0.5])}, np.array([1.0, 0.25, 0.25]))
    (NecessaryFit(expression='A', inclN=1.0, RoN=0.6666666666666666, covN=0.75),)
    """
    found = necessity(sets=np.array(list(sets.values())), outcome=outcome)
    return tuple(
        NecessaryFit(name, float(inclusion), float(relevance), float(coverage))
        for name, inclusion, relevance, coverage in zip(
            sets, found.inclusion, found.relevance, found.coverage, strict=True
        )
    )


def sufficient(
    sets: Mapping[str, FloatArray], outcome: FloatArray, *, unique: bool = True
) -> tuple[SufficientFit, ...]:
    r"""Work out the fit of each named set as sufficient for the outcome.

    The unique coverage of a set is what the union of all loses without it:
    :math:`\mathrm{cov}(\bigcup_j X_j) - \mathrm{cov}(\bigcup_{j \ne i} X_j)`; None if there is but
    one set, or if it is not asked.

    Examples
    --------
    >>> both = {"A": np.array([1.0, 0.2]), "B": np.array([0.3, 1.0])}
    >>> [round(one.fit.covU, 3) for one in sufficient(both, np.array([1.0, 0.6]))]
    [0.438, 0.25]
    """
    members = np.array(list(sets.values()))
    found = sufficiency(sets=members, outcome=outcome)
    own: list[float | None] = [None] * len(members)
    if unique and len(members) > 1:
        whole = sufficiency(sets=members.max(axis=0)[None], outcome=outcome).coverage[0]
        others = np.array([np.delete(members, one, axis=0).max(axis=0) for one in range(len(sets))])
        own = (whole - sufficiency(sets=others, outcome=outcome).coverage).tolist()
    return tuple(
        SufficientFit(name, Fit(float(inclusion), float(pri), float(coverage), alone))
        for name, inclusion, pri, coverage, alone in zip(
            sets, found.inclusion, found.pri, found.coverage, own, strict=True
        )
    )
