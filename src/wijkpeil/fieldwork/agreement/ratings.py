"""Ratings: what each coder said of each unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import isnan

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import FieldworkError
from wijkpeil.language import gettext as _

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
Value = str | float
MISSING = -1


@dataclass(frozen=True, slots=True, eq=False)
class Ratings:
    """The judgements of `r` coders on `n` units.

    Attributes
    ----------
    values : ndarray of int, shape (n, r)
        Place of the value in `categories`; -1 where the coder did not judge the unit.
    categories : tuple of str or float
        All values that could be given, in order.
    coders : tuple of str
        Names of the `r` coders.
    weights : ndarray of float, shape (n,)
        How much each unit counts: its length in characters, or 1.
    groups : ndarray of int, shape (n,)
        Place of the independent group (a document, a paragraph) that the unit belongs to.
    size : int
        Number of groups.
    unpaired : ndarray of float, shape (size, q), or None
        For units that coders cut themselves: what of each value can't be paired with itself, summed
        over each group (see :func:`wijkpeil.fieldwork.agreement.alpha.coincidence_disagreement`).
        None for fixed units.
    """

    values: IntArray
    categories: tuple[Value, ...]
    coders: tuple[str, ...]
    weights: FloatArray
    groups: IntArray
    size: int
    unpaired: FloatArray | None = None

    @property
    def counts(self) -> FloatArray:
        """How many coders gave each unit each value, shape (n, q)."""
        places = np.arange(len(self.categories))
        found = np.zeros((len(self.values), len(places)))
        for given in self.values.T:  # coders are few, units are many
            found += given[:, None] == places
        return found

    @property
    def pairable(self) -> npt.NDArray[np.bool_]:
        """Which units at least two coders judged, shape (n,)."""
        found: npt.NDArray[np.bool_] = (self.values != MISSING).sum(axis=1) >= 2
        return found

    @property
    def used(self) -> FloatArray:
        """Weight of each value among the units that at least two coders judged, shape (q,)."""
        kept = self.pairable
        found: FloatArray = self.weights[kept] @ self.counts[kept]
        return found


def ratings(
    judgements: Mapping[str, Sequence[Value | None]],
    *,
    categories: Sequence[Value] | None = None,
    groups: Sequence[str] | None = None,
) -> Ratings:
    """Take the judgements of several coders on the same units.

    Parameters
    ----------
    judgements : mapping of coder to sequence of value
        One value a unit, in the same order for everyone; None (or NaN) where there is none.
    categories : sequence, optional
        All values that could be given, in order. By default those that were given: numbers by size,
        words by alphabet. Give them if order matters, or if values exist that nobody used.
    groups : sequence of str, optional
        The document that each unit comes from; by default every unit stands alone.

    Raises
    ------
    FieldworkError
        If there are fewer than two coders, lists of different lengths, or an unknown value.

    Examples
    --------
    >>> ratings({"Ann": ["a", "b", None], "Ben": ["a", "a", "b"]}).values.tolist()
    [[0, 0], [1, 0], [-1, 1]]
    """
    if len(judgements) < 2:
        raise FieldworkError(_("Agreement needs at least two coders; give the second one's codes."))
    lengths = {coder: len(given) for coder, given in judgements.items()}
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{coder}: {length}" for coder, length in lengths.items())
        raise FieldworkError(
            _(
                "The coders judged different numbers of units ({told}). Give one value a unit for "
                "everyone, and nothing (None) where there is none."
            ).format(told=told)
        )
    columns = [[_known(value) for value in given] for given in judgements.values()]
    known = _categories(columns, categories)
    place = {value: at for at, value in enumerate(known)}
    values = np.array(
        [[MISSING if value is None else place[value] for value in column] for column in columns],
        dtype=np.int64,
    ).T
    of_group, size = _groups(groups, len(values))
    return Ratings(
        values=values,
        categories=known,
        coders=tuple(judgements),
        weights=np.ones(len(values)),
        groups=of_group,
        size=size,
    )


def one_unit(given: Ratings, row: Sequence[int]) -> Ratings:
    """Make ratings of one imagined unit of weight 1, a group by itself.

    Parameters
    ----------
    given : Ratings
        Whose coders and categories to take.
    row : sequence of int
        A value for each coder.
    """
    return replace(
        given,
        values=np.array([row], dtype=np.int64),
        weights=np.ones(1),
        groups=np.zeros(1, dtype=np.int64),
        size=1,
        unpaired=None,
    )


def _known(value: Value | None) -> Value | None:
    return None if value is None or (isinstance(value, float) and isnan(value)) else value


def _categories(
    columns: Sequence[Sequence[Value | None]], given: Sequence[Value] | None
) -> tuple[Value, ...]:
    seen = {value for column in columns for value in column if value is not None}
    if given is None:
        words = any(isinstance(value, str) for value in seen)
        return tuple(sorted(seen, key=str if words else float))
    unknown = sorted(map(str, seen.difference(given)))
    if unknown:
        raise FieldworkError(
            _("The value “{value}” was given, but is not one of the values that exist.").format(
                value=unknown[0]
            )
        )
    return tuple(given)


def _groups(given: Sequence[str] | None, units: int) -> tuple[IntArray, int]:
    if given is None:
        return np.arange(units, dtype=np.int64), units
    if len(given) != units:
        raise FieldworkError(
            _("There are {units} units, but {groups} documents are named for them.").format(
                units=units, groups=len(given)
            )
        )
    names, places = np.unique(np.array(given, dtype=str), return_inverse=True)
    return places.astype(np.int64), len(names)
