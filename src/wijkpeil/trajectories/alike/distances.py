"""Distances between areas over the characteristics that both have."""

import numpy as np
import numpy.typing as npt

from wijkpeil.trajectories.alike.features import Features
from wijkpeil.trajectories.trajectory import FloatArray

Float32 = npt.NDArray[np.float32]
IndexArray = npt.NDArray[np.intp]


class Distances:
    r"""Squared distances from some areas to others, by two matrix products.

    .. math::
        d^2_{ij} = \frac{\sum_f w_f m_{if} m_{jf} (z_{if} - z_{jf})^2}
                        {\sum_f w_f m_{if} m_{jf}}

    with `m` 1 where a characteristic is known: the mean squared difference over what both have
    (Gower 1971, *Biometrics* 27, 857-871, section 2, with squares). With missing values set to 0,
    :math:`\sum w m_i m_j (z_i - z_j)^2 = (w z_i^2) \cdot m_j + m_i \cdot (w z_j^2) - 2 (w z_i)
    \cdot z_j`, which a processor does fast.

    Parameters
    ----------
    features : Features
        Of areas in ascending order of the first characteristic with a limit, if there is one
        (see `search_order`): far areas are then skipped altogether.
    least_shared : float
        Areas that share less than this share of the weight can't be compared.
    """

    def __init__(self, features: Features, *, least_shared: float) -> None:
        weights = features.weights / features.weights.sum()
        known = np.isfinite(features.scaled)
        filled = np.where(known, features.scaled, 0.0)
        mask = known.astype(np.float64)
        left = np.hstack([weights * filled**2, mask, -2.0 * weights * filled])
        right = np.hstack([mask, weights * filled**2, filled])
        self._complete = bool(known.all())
        self._left, self._right = left.astype(np.float32), right.astype(np.float32)
        self._weighted, self._mask = (weights * mask).astype(np.float32), mask.astype(np.float32)
        self._least = np.float32(least_shared)
        limited = np.flatnonzero(np.isfinite(features.limits))
        self._limited = [(features.scaled[:, at], float(features.limits[at])) for at in limited]

    def columns(self, rows: IndexArray) -> slice:
        """Areas that may be near enough to those in `rows`."""
        if not self._limited:
            return slice(0, len(self._left))
        values, limit = self._limited[0]
        known = int(np.isfinite(values).sum())
        here = values[rows][np.isfinite(values[rows])]
        if here.size == 0:
            return slice(0, 0)
        first = np.searchsorted(values[:known], here.min() - limit, side="left")
        last = np.searchsorted(values[:known], here.max() + limit, side="right")
        return slice(int(first), int(last))

    def between(self, rows: IndexArray, columns: slice) -> Float32:
        """Squared distances from `rows` to `columns`; infinite where not comparable.

        Single precision: to rank by, not to report.
        """
        found: Float32 = self._left[rows] @ self._right[columns].T
        np.maximum(found, 0.0, out=found)
        if not self._complete:
            shared = self._weighted[rows] @ self._mask[columns].T
            too_little = shared < self._least
            np.divide(found, shared, out=found, where=~too_little)
            found[too_little] = np.inf
        for values, limit in self._limited:
            apart = np.abs(values[rows, None] - values[None, columns])
            found[~(apart <= limit)] = np.inf
        return found


def search_order(features: Features) -> IndexArray:
    """Order of areas by the first characteristic with a limit, unknown last; ties by code."""
    limited = np.flatnonzero(np.isfinite(features.limits))
    by_code = np.argsort(features.codes, kind="stable")
    if limited.size == 0:
        return by_code
    # NumPy sorts NaN last.
    return by_code[np.argsort(features.scaled[by_code, limited[0]], kind="stable")]


def exact(features: Features, one: npt.NDArray[np.intp], other: npt.NDArray[np.intp]) -> FloatArray:
    """Distances of pairs of areas, in double precision; NaN where they share nothing.

    Parameters
    ----------
    features : Features
    one, other : ndarray of int, any shape
        Numbers of areas.
    """
    apart = features.scaled[one] - features.scaled[other]
    known = np.isfinite(apart)
    total = known @ features.weights
    squared = np.where(known, apart, 0.0) ** 2 @ features.weights
    with np.errstate(invalid="ignore"):
        return np.asarray(np.sqrt(squared / np.where(total > 0, total, np.nan)))
