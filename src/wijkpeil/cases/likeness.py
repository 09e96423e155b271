"""How unlike areas are, by their characteristics at the start."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from wijkpeil.trajectories.alike.scaling import robust_spread
from wijkpeil.trajectories.trajectory import FloatArray

_LEAST_SHARED = 0.5
_MOST = 4.0
"""A characteristic that is further out than this many deviations counts as this far out."""


@dataclass(frozen=True, slots=True, eq=False)
class Distances:
    """What `n` areas are compared by, on one scale; a distance is worked out when it is asked.

    Attributes
    ----------
    scaled : ndarray, shape (n, k)
        The `k` characteristics that count, in robust standard deviations; NaN where unknown.
    used : tuple of str
        Their names.
    left_out : tuple of str
        Those without two different known values.
    """

    scaled: FloatArray
    used: tuple[str, ...]
    left_out: tuple[str, ...]

    def between(self, first: np.ndarray, second: np.ndarray) -> FloatArray:
        r"""Measure how unlike the two of each pair are.

        .. math:: D_{ij} = \sqrt{\frac{1}{|K|} \sum_{k \in K} (z_{ik} - z_{jk})^2}

        with `K` the characteristics known of both.

        Parameters
        ----------
        first, second : ndarray of int, shape (p,)

        Returns
        -------
        ndarray, shape (p,)
            In robust standard deviations; NaN where the two share fewer than half.
        """
        total, shared = np.zeros(len(first)), np.zeros(len(first))
        for column in self.scaled.T:  # not all at once: there may be millions of pairs
            gap = (column[first] - column[second]) ** 2
            both = np.isfinite(gap)
            total += np.where(both, gap, 0.0)
            shared += both
        enough = (shared > 0) & (shared >= _LEAST_SHARED * len(self.used))
        nothing = np.full_like(total, np.nan)
        return np.sqrt(np.divide(total, shared, where=enough, out=nothing))


def distances(features: pd.DataFrame) -> Distances:
    """Put the characteristics of areas on one scale, to see how unlike they are.

    Each characteristic is centred on its median and divided by a spread that a few extreme areas
    don't stretch (`wijkpeil.trajectories.alike.scaling`).

    Parameters
    ----------
    features : DataFrame, n rows
        Columns that are no numbers count as missing.

    Examples
    --------
    >>> found = distances(pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": [None, None, None]}))
    >>> found.between(np.array([0, 0, 0]), np.array([0, 1, 2])).round(2).tolist()
    [0.0, 0.67, 1.35]
    >>> found.left_out
    ('b',)
    """
    numbers = features.apply(pd.to_numeric, errors="coerce").to_numpy(dtype=np.float64)
    scaled: list[FloatArray] = []
    used: list[str] = []
    left_out: list[str] = []
    for place, name in enumerate(features.columns):
        column = _standardised(numbers[:, place])
        (left_out if column is None else used).append(str(name))
        if column is not None:
            scaled.append(column)
    table = np.stack(scaled, axis=1) if scaled else np.zeros((len(features), 0))
    return Distances(scaled=table, used=tuple(used), left_out=tuple(left_out))


def _standardised(values: FloatArray) -> FloatArray | None:
    known = values[np.isfinite(values)]
    if len(np.unique(known)) < 2:
        return None
    middle = np.median(known)
    return np.clip((values - middle) / robust_spread(values), -_MOST, _MOST)
