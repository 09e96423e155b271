"""How often shuffled surroundings are as high, or as low, as those that are there."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.trajectories.spatial.conditional import Shuffle
from wijkpeil.trajectories.spatial.sampling import IdArray, distinct_rows
from wijkpeil.trajectories.trajectory import FloatArray

BLOCK = 200_000
"""Most surroundings worked out at once: 1.6 MB, which stays near the processor."""
TIE = 1e-9
"""Surroundings this close, in standard deviations of the values, are equal but for rounding."""


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """Counts per area.

    Attributes
    ----------
    high, low : ndarray of int, shape (a,)
        Shuffles at least as high, and at least as low, as the surroundings that are there.
    valid : ndarray of int, shape (a,)
        Shuffles in which the area's own value isn't among its surroundings.
    """

    high: IdArray
    low: IdArray
    valid: IdArray


def count_shuffles(
    *, null: Shuffle, areas: npt.NDArray[np.intp], rng: np.random.Generator, rows: int
) -> Counts:
    """Draw `rows` shuffles that all `areas` share, and count for each.

    Parameters
    ----------
    null : Shuffle
    areas : ndarray of int, shape (a,)
    rng : Generator
    rows : int

    Returns
    -------
    Counts
        An area with `k` neighbours uses the first `k` values of every draw.
    """
    degree = np.diff(null.weights.indptr)[areas]
    drawn = distinct_rows(rng=rng, size=null.lag.size, rows=rows, columns=int(degree.max()))
    values = null.values[drawn.T]
    counts = Counts(*(np.zeros(areas.size, dtype=np.int64) for _ in range(3)))
    step = areas.size if null.even else max(1, BLOCK // rows)
    count = _evenly if null.even else _unevenly
    for neighbours in np.unique(degree):
        alike = np.flatnonzero(degree == neighbours)
        for start in range(0, alike.size, step):
            block = alike[start : start + step]
            found = count(null, areas[block], drawn[:, :neighbours], values[:neighbours])
            counts.high[block] = found.high
            counts.low[block] = found.low
            counts.valid[block] = found.valid
    return counts


def _evenly(
    null: Shuffle, areas: npt.NDArray[np.intp], drawn: IdArray, values: FloatArray
) -> Counts:
    """Count where all neighbours weigh the same: one sorted list of sums serves every area."""
    weight = null.weights.data[null.weights.indptr[areas]]
    tie = TIE * float(null.values.std())
    # What a draw's sum must reach for its weighted mean to reach the area's surroundings.
    above, below = ((null.lag[areas] + shift) / weight for shift in (-tie, tie))
    sums = values.sum(axis=0)
    ordered = np.sort(sums)
    row, own = _own(null, areas, drawn)
    high = sums.size - np.searchsorted(ordered, above, side="left")
    low = np.searchsorted(ordered, below, side="right")
    return Counts(
        high=high - np.bincount(own[sums[row] >= above[own]], minlength=areas.size),
        low=low - np.bincount(own[sums[row] <= below[own]], minlength=areas.size),
        valid=sums.size - np.bincount(own, minlength=areas.size),
    )


def _unevenly(
    null: Shuffle, areas: npt.NDArray[np.intp], drawn: IdArray, values: FloatArray
) -> Counts:
    """Count where neighbours weigh differently: every area has means of its own."""
    first = null.weights.indptr[areas]
    weights = null.weights.data[first[:, None] + np.arange(len(values))]
    # Not `@`: with so few columns that is no faster, and its rounding depends on the machine.
    shuffled = np.einsum("ak,kr->ar", weights, values)
    row, own = _own(null, areas, drawn)
    shuffled[own, row] = np.nan
    lag, tie = null.lag[areas, None], TIE * float(null.values.std())
    return Counts(
        high=np.count_nonzero(shuffled >= lag - tie, axis=1),
        low=np.count_nonzero(shuffled <= lag + tie, axis=1),
        valid=len(drawn) - np.bincount(own, minlength=areas.size),
    )


def _own(
    null: Shuffle, areas: npt.NDArray[np.intp], drawn: IdArray
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Find draws with an area's own value, which are none of its shuffles: row, and which area."""
    place = np.full(null.lag.size, -1)
    place[areas] = np.arange(areas.size)
    found = place[drawn]
    row, column = np.nonzero(found >= 0)
    return row, found[row, column]
