"""Memberships of cases in a model: in each term, in the whole, in their own row."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.qca.data import QcaData
from wijkpeil.qca.memberships import literal_membership, term_memberships
from wijkpeil.qca.terms import Term, write_term

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
TIE = 1e-9
"""Scores this near count as equal; a computer's rounding must not choose cases."""


@dataclass(frozen=True, slots=True, eq=False)
class ModelMemberships:
    """A model with `t` terms over `n` cases.

    Attributes
    ----------
    terms : tuple of Term
    names : tuple of str
        How each term is written.
    members : ndarray, shape (t, n)
    whole : ndarray, shape (n,)
        In the model: the most of its terms.
    outcome : ndarray, shape (n,)
    cases : tuple of str, length n
    """

    terms: tuple[Term, ...]
    names: tuple[str, ...]
    members: FloatArray
    whole: FloatArray
    outcome: FloatArray
    cases: tuple[str, ...]

    def typical(self) -> BoolArray:
        """Tell for each term which cases are typical of it, shape (t, n).

        More in the term than out, more in the outcome than out, and no more in the term than in
        the outcome.
        """
        return (self.members > 0.5) & (self.outcome > 0.5) & (self.members <= self.outcome)

    def typicality(self) -> FloatArray:
        r"""How far each case is from a perfect example of each term, shape (t, n).

        The less, the better: :math:`2 (y - x) + (1 - x)` (Schneider and Rohlfing 2016,
        *Sociological Methods & Research* 45(3); Oana, Schneider and Thomann 2021, chapter 6).
        """
        return 2.0 * (self.outcome - self.members) + (1.0 - self.members)

    def unique(self) -> BoolArray:
        """Tell which cases are typical of one term only, shape (n,)."""
        return np.asarray(self.typical().sum(axis=0) == 1)


def model_memberships(terms: Sequence[Term], data: QcaData) -> ModelMemberships:
    """Work out the membership of each case in each term of a model.

    Parameters
    ----------
    terms : sequence of Term
        As of a :class:`~wijkpeil.qca.models.Model`, in its order.
    data : QcaData

    Returns
    -------
    ModelMemberships

    Examples
    --------
    >>> import pandas as pd
    >>> from wijkpeil.qca.data import qca_data
    >>> from wijkpeil.qca.expression import parse_expression
    >>> seen = pd.DataFrame({"A": [0.9, 0.2], "B": [0.4, 0.7], "Y": [1, 0]}, ["x", "y"])
    >>> data = qca_data(seen, outcome="Y")
    >>> model_memberships(parse_expression("A + B", data.space), data).whole.tolist()
    [0.9, 0.7]
    """
    if not terms:
        raise QcaError(_("The model has no terms, so no case can be placed."))
    found = term_memberships(terms, values=data.values, space=data.space)
    members = np.array([found[term] for term in terms])
    return ModelMemberships(
        terms=tuple(terms),
        names=tuple(write_term(term, data.space) for term in terms),
        members=members,
        whole=members.max(axis=0),
        outcome=data.membership,
        cases=data.cases,
    )


def own_rows(data: QcaData) -> tuple[tuple[tuple[int | None, ...], ...], FloatArray]:
    """Give each case its row of the truth table, and its membership in that row.

    A condition in which the case is exactly half in counts as absent, and the membership is 0.5
    at most.

    Returns
    -------
    rows : tuple of tuple of int or None, length n
    memberships : ndarray, shape (n,)
    """
    rows = np.zeros((len(data.cases), len(data.conditions)), dtype=np.int64)
    least = np.ones(len(data.cases))
    for place, condition in enumerate(data.conditions):
        column = data.values[:, place]
        if condition.kind == "multivalue":
            own = np.nan_to_num(column, nan=-1.0)
        else:
            own = np.where(np.isnan(column), -1.0, column > 0.5)
            absent = literal_membership(values=column, condition=condition, value=0)
            degree = np.where(own > 0, column, absent)
            least = np.where(own < 0, least, np.minimum(least, degree))
        rows[:, place] = own.astype(np.int64)
    listed: list[list[int]] = rows.tolist()
    found = tuple(tuple(None if value < 0 else value for value in row) for row in listed)
    return found, least


def row_key(row: tuple[int | None, ...]) -> tuple[int, ...]:
    """Give what rows are ordered by; "-" comes first."""
    return tuple(-1 if value is None else value for value in row)
