"""Membership of cases in literals, terms and models: minimum for AND, maximum for OR."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from wijkpeil.qca.conditions import Condition
from wijkpeil.qca.space import Space
from wijkpeil.qca.terms import Literal, Term, literals

FloatArray = npt.NDArray[np.float64]


def literal_membership(
    *, values: FloatArray, condition: Condition, value: int | None
) -> FloatArray:
    """Membership in one value of a condition.

    Parameters
    ----------
    values : ndarray, shape (n,)
        Memberships or values; NaN is "-".
    condition : Condition
    value : int or None
        None asks for "-" itself.

    Returns
    -------
    ndarray, shape (n,)
        Of a case with "-": 1 if that is asked, else 0, as in R's package.
    """
    if value is None:
        return np.isnan(values).astype(np.float64)
    if condition.kind == "multivalue":
        equal: FloatArray = (values == value).astype(np.float64)
        return equal
    found: FloatArray = values if value else 1.0 - values
    return np.where(np.isnan(found), 0.0, found)


def term_memberships(
    terms: Iterable[Term], *, values: FloatArray, space: Space
) -> dict[Term, FloatArray]:
    """Membership of `n` cases in each term: the least of its literals (Zadeh's AND).

    Parameters
    ----------
    terms : iterable of Term
    values : ndarray, shape (n, k)
    space : Space

    Returns
    -------
    dict of Term to ndarray, shape (n,)
    """
    known: dict[Literal, FloatArray] = {}
    for place, condition in enumerate(space.conditions):
        for value in range(condition.levels):
            known[Literal(condition.name, value)] = literal_membership(
                values=values[:, place], condition=condition, value=value
            )
    everyone = np.ones(len(values))
    return {
        term: np.minimum.reduce([known[one] for one in literals(term, space)] or [everyone])
        for term in terms
    }


def row_memberships(
    *, rows: Sequence[Sequence[int | None]], values: FloatArray, space: Space
) -> FloatArray:
    """Membership of `n` cases in each of `m` rows of a truth table.

    Returns
    -------
    ndarray, shape (m, n)
    """
    found = np.ones((len(rows), len(values)))
    for place, condition in enumerate(space.conditions):
        of_value: dict[int | None, FloatArray] = {
            value: literal_membership(values=values[:, place], condition=condition, value=value)
            for value in {row[place] for row in rows}
        }
        np.minimum(found, [of_value[row[place]] for row in rows], out=found)
    return found
