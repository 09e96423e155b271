"""Simplifying assumptions: what a model claims about configurations that were not seen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.qca.space import Space
from wijkpeil.qca.terms import Term
from wijkpeil.qca.truth_table import TruthTable

LISTED = 1 << 16
"""Rows that are listed at most; the count goes on."""


@dataclass(frozen=True, slots=True)
class Assumptions:
    """Rows that a model covers without their being positive in the table.

    Attributes
    ----------
    count : int
    rows : tuple of int
        Their numbers, ascending; empty if they are too many to list.
    """

    count: int
    rows: tuple[int, ...]

    @property
    def listed(self) -> bool:
        """Whether the rows are listed."""
        return self.count == len(self.rows)


def assumptions(terms: Sequence[Term], table: TruthTable, *, most: int = LISTED) -> Assumptions:
    """Find the rows that terms cover and that are not among the positive rows.

    Parameters
    ----------
    terms : sequence of Term
        A model.
    table : TruthTable
    most : int
        Rows to list at most.

    Returns
    -------
    Assumptions
        Rows are numbered without "-", as R's package does.

    Examples
    --------
    >>> import pandas as pd
    >>> from wijkpeil.qca.data import qca_data
    >>> from wijkpeil.qca.expression import parse_expression
    >>> from wijkpeil.qca.truth_table import truth_table
    >>> seen = pd.DataFrame({"A": [1, 1, 0], "B": [1, 0, 0], "C": [1, 0, 1], "Y": [1, 1, 0]})
    >>> table = truth_table(qca_data(seen, outcome="Y"))
    >>> assumptions(parse_expression("A", table.space), table).rows
    (6, 7)
    """
    whole = [row for row in table.positive if None not in row.values]
    seen = sum(any(term.covers(table.term(row)) for term in terms) for row in whole)
    count = covered(terms, table.space) - seen
    if count > most:
        return Assumptions(count, ())
    positive = {plain_number(row.values, table.space) for row in whole}
    return Assumptions(count, tuple(n for n in rows_of(terms, table.space) if n not in positive))


def plain_number(values: Sequence[int | None], space: Space) -> int:
    """Give the number of a row without "-"; a "-" counts as one below 0, as in R's charts."""
    number = 0
    for levels, value in zip(space.levels, values, strict=True):
        number = number * levels + (-1 if value is None else value)
    return number + 1


def rows_of(terms: Iterable[Term], space: Space) -> list[int]:
    """List the numbers of the rows that terms cover."""
    found: list[npt.NDArray[np.int64]] = [np.zeros(0, np.int64)]
    for term in terms:
        numbers = np.zeros(1, np.int64)
        values = space.unpack(term.care, term.value)
        for levels, value in zip(space.levels, values, strict=True):
            own = np.arange(levels) if value is None else np.array([value])
            numbers = (numbers[:, None] * levels + own).ravel()
        found.append(numbers + 1)
    rows: list[int] = np.unique(np.concatenate(found)).tolist()
    return rows


def covered(terms: Sequence[Term], space: Space) -> int:
    """Count the configurations that one or more terms cover, without listing them."""
    return _covered([(term.care, term.value) for term in terms], 0, space)


def _covered(terms: list[tuple[int, int]], begin: int, space: Space) -> int:
    if not terms:
        return 0
    if any(not care for care, _value in terms):
        size = 1
        for levels in space.levels[begin:]:
            size *= levels
        return size
    field, shift = space.masks[begin], space.shifts[begin]
    free = [(care, value) for care, value in terms if not care & field]
    total = 0
    held = {(value & field) >> shift for care, value in terms if care & field}
    for one in held:
        bound = [
            (c & ~field, v & ~field) for c, v in terms if c & field and (v & field) >> shift == one
        ]
        total += _covered(free + bound, begin + 1, space)
    if len(held) < space.levels[begin]:
        total += (space.levels[begin] - len(held)) * _covered(free, begin + 1, space)
    return total
