"""Averages of effects: overall and by row, however they were estimated."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import t

from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

BINS = ((0, 2), (3, 5), (6, 9), (10, None))
"""Whole years since the start, first and last; the last has no end."""


@dataclass(frozen=True, slots=True, eq=False)
class Averages:
    """Average effects on the treated, with what is needed to compare them.

    Attributes
    ----------
    by : str
        "event time", "group", "wave" or "years since start".
    key : ndarray, shape (k,)
        Waves since the start, index of the group's first treated wave, index of the wave, or first
        year of the bin.
    estimate, error : ndarray, shape (k,)
        Rows before the start (event time below 0) are placebos.
    freedom : ndarray, shape (k,)
        Degrees of freedom of the errors: few where a row rests on few treated areas.
    elapsed : ndarray, shape (k,)
        Mean real years since the first treated wave (or since `started`) that a row rests on;
        waves are uneven, so rows with the same number of waves may differ in years.
    areas : ndarray of int, shape (k,)
        Treated areas that a row rests on. Where it falls from row to row, later rows are about
        other areas than earlier rows.
    influence : ndarray, shape (n, k)
        Contribution of every area to the error of every row.
    overall, overall_error, overall_freedom : float
        The average of the rows from the start on.
    overall_influence : ndarray, shape (n,)
    cluster : ndarray of int, shape (n,)
    """

    by: str
    key: FloatArray
    estimate: FloatArray
    error: FloatArray
    freedom: FloatArray
    elapsed: FloatArray
    areas: IntArray
    influence: FloatArray
    overall: float
    overall_error: float
    overall_freedom: float
    overall_influence: FloatArray
    cluster: IntArray

    @property
    def overall_p(self) -> float:
        """Two-sided p of no overall effect, by Student's t; NaN without an error."""
        return float(2 * t.sf(abs(self.overall) / self.overall_error, self.overall_freedom))


def bin_label(first: float) -> str:
    """Name a bin of years since the start by its first and last year.

    Examples
    --------
    >>> [bin_label(first) for first, last in BINS]
    ['0–2', '3–5', '6–9', '10+']
    """
    last = dict(BINS)[int(first)]
    return f"{int(first)}+" if last is None else f"{int(first)}–{last}"


def bin_of(elapsed: FloatArray) -> IntArray:
    """Return the first year of the bin that real years since the start fall in; -1 before it.

    Whole years count, as with an age: 2.9 years is in "0–2".

    Examples
    --------
    >>> bin_of(np.array([-0.5, 0.0, 2.9, 3.0, 9.9, 14.0])).tolist()
    [-1, 0, 0, 3, 6, 10]
    """
    firsts = np.array([first for first, _last in BINS])
    place = np.searchsorted(firsts, np.floor(np.round(elapsed, 6)), side="right") - 1
    return np.where(place >= 0, firsts[place], -1)
