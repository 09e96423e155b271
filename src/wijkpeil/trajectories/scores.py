"""The two places where all areas are touched: their moments, and linear maps of their scores.

Everything that the trajectory model needs of the data goes through `Scores`. Both operations are
plain group-bys, so an institute can have its own engine do them; `ArrayScores` does them in numpy.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from wijkpeil.trajectories.trajectory import FloatArray

IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """Weighted moments of `G` groups of areas over `T` waves.

    Attributes
    ----------
    count, weight : ndarray, shape (G,)
        Number of areas, and the sum of their weights.
    mean : ndarray, shape (G, T)
        Weighted mean deviation from `centre`. A missing score counts as its centre.
    second : ndarray, shape (G, T, T)
        Weighted sum of the cross-products of those deviations, divided by `count`.
    """

    count: FloatArray
    weight: FloatArray
    mean: FloatArray
    second: FloatArray


class Scores(Protocol):
    """Scores of `n` areas over `T` waves, wherever they are kept."""

    def moments(self, *, groups: IntArray, centre: FloatArray, weights: FloatArray) -> Moments:
        """Return the moments per group; see `ArrayScores.moments`."""
        ...

    def apply(self, *, groups: IntArray, centre: FloatArray, maps: FloatArray) -> FloatArray:
        """Map each area's scores by its group's matrix; see `ArrayScores.apply`."""
        ...


class ArrayScores:
    """Scores held in one array.

    Parameters
    ----------
    values : ndarray, shape (n, T)
        Scores; NaN where missing.

    Examples
    --------
    >>> scores = ArrayScores(np.array([[1.0, 3.0], [3.0, np.nan]]))
    >>> moments = scores.moments(
    ...     groups=np.array([0, 0]), centre=np.array([[2.0, 3.0]]), weights=np.ones(2)
    ... )
    >>> moments.mean[0].tolist(), moments.second[0].tolist()
    ([0.0, 0.0], [[1.0, 0.0], [0.0, 0.0]])
    """

    def __init__(self, values: FloatArray) -> None:
        self._values = values

    def _deviation(self, rows: IntArray, centre: FloatArray) -> FloatArray:
        deviation = self._values[rows] - centre
        return np.nan_to_num(deviation, copy=False, nan=0.0)

    def moments(self, *, groups: IntArray, centre: FloatArray, weights: FloatArray) -> Moments:
        r"""Compute weighted moments per group.

        Parameters
        ----------
        groups : ndarray of int, shape (n,)
            Group of each area, 0 to G - 1.
        centre : ndarray, shape (G, T)
            Point about which the moments are taken.
        weights : ndarray, shape (n,)
            Weight of each area.

        Returns
        -------
        Moments
            With :math:`\bar d_g = \sum w_i d_i / \sum w_i` and
            :math:`M_g = \sum w_i d_i d_i' / n_g`, where :math:`d_i = y_i - c_g`.
        """
        size, waves = centre.shape
        count = np.bincount(groups, minlength=size).astype(np.float64)
        weight = np.bincount(groups, weights=weights, minlength=size)
        mean = np.zeros((size, waves))
        second = np.zeros((size, waves, waves))
        for group, rows in enumerate(members(groups, size)):
            if rows.size == 0:
                continue
            deviation = self._deviation(rows, centre[group])
            weighted = deviation * weights[rows, None]
            mean[group] = weighted.sum(axis=0) / weight[group]
            second[group] = weighted.T @ deviation / rows.size
        return Moments(count=count, weight=weight, mean=mean, second=second)

    def apply(self, *, groups: IntArray, centre: FloatArray, maps: FloatArray) -> FloatArray:
        """Map each area's deviation from its group's centre by its group's matrix.

        Parameters
        ----------
        groups : ndarray of int, shape (n,)
        centre : ndarray, shape (G, T)
        maps : ndarray, shape (G, P, T)

        Returns
        -------
        ndarray, shape (n, P)
            ``maps[g] @ (y_i - centre[g])``; a missing score counts as its centre.
        """
        result = np.empty((len(groups), maps.shape[1]))
        for group, rows in enumerate(members(groups, len(centre))):
            result[rows] = self._deviation(rows, centre[group]) @ maps[group].T
        return result


def members(groups: IntArray, size: int) -> list[IntArray]:
    """List the rows of each group, in one pass over the areas."""
    order = np.argsort(groups, kind="stable")
    return np.split(order, np.searchsorted(groups[order], np.arange(1, size)))
