"""The choice of options as a mixed-integer programme with sparse constraints."""

from time import monotonic

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array, eye_array, hstack, vstack

from wijkpeil.cases.conditions import Conditions
from wijkpeil.cases.options import Option
from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _

_SECONDS = 60.0
_OPTIMAL, _INFEASIBLE = 0, 2  # also scipy's codes of `linprog`

BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


class Programme:
    """Variables: one an option and, if cities may do without a pair, then one a city that does.

    Parameters
    ----------
    options : list of Option, length n
    worth : ndarray of int, shape (n,)
    conditions : Conditions
    until : float, optional
        Moment at which to give up, by the monotonic clock; a minute from now if not given.
    """

    def __init__(
        self,
        options: list[Option],
        *,
        worth: IntArray,
        conditions: Conditions,
        until: float | None = None,
    ) -> None:
        self.options, self.worth, self.conditions = options, worth, conditions
        self.until = monotonic() + _SECONDS if until is None else until
        self.matrix, self.low, self.high = constraints(options, conditions)

    @property
    def count(self) -> int:
        """Number of options."""
        return len(self.options)

    def solve(
        self,
        *,
        least: FloatArray | None = None,
        most: FloatArray | None = None,
        cut: BoolArray | None = None,
        one_of: BoolArray | None = None,
    ) -> BoolArray | None:
        """Find a best choice, with bounds on each option; None if there is no choice.

        Parameters
        ----------
        least, most : ndarray, shape (n,), optional
            0 or 1.
        cut : ndarray of bool, shape (n,), optional
            A choice that it must not be.
        one_of : ndarray of bool, shape (n,), optional
            Options of which it must hold one.

        Raises
        ------
        ModelError
            If no proof of the best choice is found in time.
        """
        matrix, low, high = self.matrix, self.low, self.high
        spare = np.zeros(matrix.shape[1] - self.count)
        if cut is not None:
            sign = np.concatenate([np.where(cut, 1.0, -1.0), spare])
            matrix = vstack([matrix, csr_array(sign[None, :])])
            low, high = np.append(low, -np.inf), np.append(high, cut.sum() - 1.0)
        if one_of is not None:
            matrix = vstack([matrix, csr_array(np.append(one_of * 1.0, spare)[None, :])])
            low, high = np.append(low, 1.0), np.append(high, np.inf)
        if not matrix.shape[1]:
            return np.zeros(0, dtype=bool) if (low <= 0).all() and (high >= 0).all() else None
        least = np.zeros(self.count) if least is None else least
        most = np.ones(self.count) if most is None else most
        found = milp(
            c=-np.append(self.worth.astype(float), spare),
            constraints=LinearConstraint(matrix, low, high),
            integrality=np.ones(matrix.shape[1], dtype=np.int64),
            bounds=Bounds(np.append(least, spare), np.append(most, spare + 1)),
            options={"mip_rel_gap": 0.0, "time_limit": self._left()},
        )
        if found.status == _INFEASIBLE:
            return None
        if found.status != _OPTIMAL:
            raise _too_long()
        return np.asarray(np.asarray(found.x)[: self.count] > 0.5)

    def value(self, chosen: BoolArray | None) -> int:
        """Add up what a choice is worth; -1 if there is none."""
        return -1 if chosen is None else int(self.worth[chosen].sum())

    def bounds(self) -> FloatArray | None:
        """Say what a choice with each option can be worth at most; None if there is no choice.

        The bound of the linear relaxation, less the option's reduced cost (Nemhauser and Wolsey
        1988, *Integer and Combinatorial Optimization*, section II.5.2).

        Returns
        -------
        ndarray, shape (n,), or None
        """
        capped, floored = np.isfinite(self.high), np.isfinite(self.low)
        spare = np.zeros(self.matrix.shape[1] - self.count)
        found = linprog(  # type: ignore[call-overload]  # its stubs know no sparse matrices
            -np.append(self.worth.astype(float), spare),
            A_ub=vstack([self.matrix[capped], -self.matrix[floored]]),
            b_ub=np.append(self.high[capped], -self.low[floored]),
            bounds=(0, 1),
            method="highs",
            options={"time_limit": self._left()},
        )
        if found.status == _INFEASIBLE:
            return None
        if found.status != _OPTIMAL:
            raise _too_long()
        return np.asarray(-found.fun - found.lower.marginals[: self.count])

    def only(self, rows: BoolArray) -> "Programme":
        """Keep some of the options."""
        some = [self.options[at] for at in np.flatnonzero(rows)]
        return Programme(some, worth=self.worth[rows], conditions=self.conditions, until=self.until)

    def _left(self) -> float:
        left = self.until - monotonic()
        if left <= 0:
            raise _too_long()
        return left


def _too_long() -> ModelError:
    return ModelError(
        _(
            "The best choice of cases could not be found within a minute. Name cities, or "
            "ask for fewer cases."
        )
    )


def constraints(
    options: list[Option], conditions: Conditions
) -> tuple[csr_array, FloatArray, FloatArray]:
    """Write the conditions as rows: `low <= matrix @ x <= high`.

    Parameters
    ----------
    options : list of Option, length n
    conditions : Conditions
        With `m` cities.

    Returns
    -------
    matrix : csr_array, shape (r, n) or, if cities may do without a pair, (r, n + m)
    low, high : ndarray, shape (r,)
    """
    count, cities = len(options), conditions.cities
    of = np.repeat(np.arange(count), [len(option.codes) for option in options])
    codes, area = np.unique(
        np.array([code for option in options for code in option.codes], dtype=str),
        return_inverse=True,
    )
    held = _count(area, of, (len(codes), count))
    held = held[held.sum(axis=1) > 1]  # an area in one option is in one at most
    size = _row([len(option.codes) for option in options])
    number = float(conditions.number)
    blocks = [
        (held, -np.inf, 1.0),
        (size, number if conditions.exact else -np.inf, number),
        (
            _inside(options, cities),
            1.0 if conditions.every_city else -np.inf,
            np.inf if conditions.per_city is None else float(conditions.per_city),
        ),
    ]
    if conditions.most_alone is not None:
        alone = _row([not option.is_pair for option in options])
        blocks.append((alone, -np.inf, float(conditions.most_alone)))
    blocks += [
        (_row([option.roles.count(role) for option in options]), float(least), np.inf)
        for role, least in conditions.least_of_role
    ]
    if conditions.without_pair is not None:
        blocks = [
            *((hstack([some, _empty(some, cities)]), low, high) for some, low, high in blocks),
            (hstack([_paired(options, cities), csr_array(eye_array(len(cities)))]), 1.0, np.inf),
            (_row([0] * count + [1] * len(cities)), -np.inf, float(conditions.without_pair)),
        ]
    heights = [some.shape[0] for some, _low, _high in blocks]
    return (
        csr_array(vstack([some for some, _low, _high in blocks])),
        np.repeat([low for _some, low, _high in blocks], heights),
        np.repeat([high for _some, _low, high in blocks], heights),
    )


def _inside(options: list[Option], cities: tuple[str, ...]) -> csr_array:
    """Count the areas of each option in each city."""
    place = {city: at for at, city in enumerate(cities)}
    found = [
        (place[city], at)
        for at, option in enumerate(options)
        for city in option.cities
        if city in place
    ]
    return _count(*_columns(found), (len(cities), len(options)))


def _paired(options: list[Option], cities: tuple[str, ...]) -> csr_array:
    """Mark the options that give a city its pair."""
    place = {city: at for at, city in enumerate(cities)}
    found = [
        (place[option.cities[0]], at)
        for at, option in enumerate(options)
        if option.is_pair and len(set(option.cities)) == 1 and option.cities[0] in place
    ]
    return _count(*_columns(found), (len(cities), len(options)))


def _columns(found: list[tuple[int, int]]) -> tuple[IntArray, IntArray]:
    both = np.array(found, dtype=np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def _count(row: IntArray, column: IntArray, shape: tuple[int, int]) -> csr_array:
    """Make a matrix of how often each place occurs."""
    return csr_array((np.ones(len(row)), (row, column)), shape=shape)


def _row(values: list[int] | list[bool]) -> csr_array:
    return csr_array(np.array(values, dtype=np.float64)[None, :])


def _empty(beside: csr_array, cities: tuple[str, ...]) -> csr_array:
    return csr_array((beside.shape[0], len(cities)))
