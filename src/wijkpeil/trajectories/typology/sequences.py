"""Distances between courses of classes, over the distinct courses only."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.trajectory import FloatArray
from wijkpeil.trajectories.typology.costs import Costs

IntArray = npt.NDArray[np.int64]
_BLOCK = 16  # rows at a time: their table then fits in the processor's cache


@dataclass(frozen=True, slots=True, eq=False)
class DistinctSequences:
    """The `m` different courses among `n` areas, shortest first.

    Attributes
    ----------
    sequences : ndarray of int8, shape (m, T)
        Classes from 1; shorter courses are filled up with 0 on the right.
    lengths : ndarray of int, shape (m,)
    counts : ndarray of int, shape (m,)
        How many areas follow each course.
    index : ndarray of int, shape (n,)
        The course of each area; -1 for an area without any class.
    """

    sequences: npt.NDArray[np.int8]
    lengths: IntArray
    counts: IntArray
    index: IntArray

    def select(self, chosen: npt.ArrayLike) -> "DistinctSequences":
        """Keep only the `chosen` courses, in that order; areas on others get index -1."""
        kept = np.asarray(chosen, dtype=np.int64)
        where = np.full(len(self.counts) + 1, -1, dtype=np.int64)  # the last serves index -1
        where[kept] = np.arange(len(kept))
        return DistinctSequences(
            sequences=self.sequences[kept],
            lengths=self.lengths[kept],
            counts=self.counts[kept],
            index=where[self.index],
        )


def distinct_sequences(*, classes: npt.ArrayLike) -> DistinctSequences:
    """Find the different courses and how many areas follow each.

    A wave without a class is skipped, so that the course is shorter: nothing is filled in. To
    align it with a full course then costs one insertion per missing wave.

    Parameters
    ----------
    classes : array_like of int, shape (n, T)
        Classes from 1; 0 where missing.

    Examples
    --------
    >>> found = distinct_sequences(classes=[[1, 2, 2], [1, 0, 2], [1, 2, 2], [0, 0, 0]])
    >>> found.sequences.tolist(), found.counts.tolist(), found.index.tolist()
    ([[1, 2, 0], [1, 2, 2]], [1, 2], [1, 0, 1, -1])
    """
    given = np.atleast_2d(np.asarray(classes, dtype=np.int8))
    order = np.argsort(given == 0, axis=1, kind="stable")
    packed = np.take_along_axis(given, order, axis=1)
    lengths = (packed > 0).sum(axis=1)
    keys = np.column_stack([lengths.astype(np.int8), packed])
    rows, index, counts = np.unique(keys, axis=0, return_inverse=True, return_counts=True)
    empty = int((rows[:, 0] == 0).sum())  # at most one row, and then the first
    return DistinctSequences(
        sequences=np.ascontiguousarray(rows[empty:, 1:]),
        lengths=rows[empty:, 0].astype(np.int64),
        counts=counts[empty:].astype(np.int64),
        index=index.reshape(-1).astype(np.int64) - empty,
    )


def optimal_matching(*, distinct: DistinctSequences, costs: Costs) -> npt.NDArray[np.float32]:
    r"""Give the optimal matching distance of every pair of distinct courses.

    The least total cost of turning one course into the other by substituting classes and by
    inserting or deleting them (Needleman-Wunsch). With :math:`D_{pq}` the distance between the
    first `p` and `q` classes, :math:`g` the cost of a gap and :math:`c` that of a substitution,
    :math:`D_{pq} = \min(D_{p-1,q-1} + c,\; D_{p-1,q} + g,\; D_{p,q-1} + g)`. In
    :math:`E_{pq} = D_{pq} - g(p + q)` the gaps cost nothing and a substitution
    :math:`c - 2g`, which leaves one addition and two minima per cell for all pairs at once.

    Parameters
    ----------
    distinct : DistinctSequences
        `m` courses.
    costs : Costs

    Returns
    -------
    ndarray of float32, shape (m * (m - 1) / 2,)
        Condensed, in the order of :func:`scipy.spatial.distance.pdist`. Exact for whole costs.

    References
    ----------
    Abbott, A. and A. Tsay (2000). Sequence analysis and optimal matching methods in sociology.
    *Sociological Methods & Research* 29(1), 3-33.

    Examples
    --------
    The three sequences of giddy's documentation, ACGGTAG, CCTAAG and CCTAAGC (shortest first):

    >>> from wijkpeil.trajectories.typology.costs import interval_costs
    >>> found = distinct_sequences(
    ...     classes=[[1, 2, 3, 3, 4, 1, 3], [2, 2, 4, 1, 1, 3, 0], [2, 2, 4, 1, 1, 3, 2]]
    ... )
    >>> found.index.tolist()
    [1, 0, 2]
    >>> optimal_matching(distinct=found, costs=interval_costs(k=4)).tolist()
    [7.0, 3.0, 10.0]
    """
    count = len(distinct.counts)
    condensed = np.empty(count * (count - 1) // 2, dtype=np.float32)
    position = 0
    for first in range(0, count, _BLOCK):
        rows = np.arange(first, min(first + _BLOCK, count))
        columns = np.arange(first, count)
        block = distances_between(
            rows=distinct.select(rows), columns=distinct.select(columns), costs=costs
        )
        for offset, distances in enumerate(block):
            tail = distances[offset + 1 :]
            condensed[position : position + len(tail)] = tail
            position += len(tail)
    return condensed


def distances_between(
    *, rows: DistinctSequences, columns: DistinctSequences, costs: Costs
) -> FloatArray:
    """Give the optimal matching distance of each of `r` courses to each of `m` others.

    Returns
    -------
    ndarray, shape (r, m)
    """
    _check_classes(rows, costs)
    _check_classes(columns, costs)
    dtype = np.float32 if costs.whole else np.float64  # both exact for what they carry
    steps, width = columns.sequences.shape[1], len(columns.counts)
    saving = np.zeros((costs.k + 1, costs.k + 1), dtype=dtype)
    saving[1:, 1:] = costs.substitution - 2 * costs.indel
    table = np.ascontiguousarray(saving[:, columns.sequences.T])
    cells = np.zeros((steps + 1, len(rows.counts), width), dtype=dtype)
    found = np.empty((len(rows.counts), width), dtype=np.float64)
    every = np.arange(width)
    for step in range(rows.sequences.shape[1]):
        diagonal = cells[:-1] + table[rows.sequences[:, step]].transpose(1, 0, 2)
        np.minimum(cells[1:], diagonal, out=cells[1:])
        for place in range(1, steps):
            np.minimum(cells[place + 1], cells[place], out=cells[place + 1])
        for row in np.flatnonzero(rows.lengths == step + 1):
            gaps = costs.indel * (rows.lengths[row] + columns.lengths)
            found[row] = cells[columns.lengths, row, every] + gaps
    return found


def _check_classes(distinct: DistinctSequences, costs: Costs) -> None:
    highest = int(distinct.sequences.max(initial=0))
    if highest > costs.k:
        raise ModelError(
            _("Class {found} occurs, but the costs are for classes 1 to {highest}.").format(
                found=highest, highest=costs.k
            )
        )
