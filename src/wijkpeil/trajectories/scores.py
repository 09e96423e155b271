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
        self._grouped: _Grouped | None = None

    def _group(self, groups: IntArray, size: int) -> "_Grouped":
        """Sort the scores by group once; fitting asks for the same groups again and again."""
        if self._grouped is None or self._grouped.groups is not groups:
            self._grouped = _Grouped.of(self._values, groups, size)
        return self._grouped

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
        grouped = self._group(groups, size)
        count = np.diff(grouped.starts).astype(np.float64)
        weight = np.asarray(np.bincount(groups, weights=weights, minlength=size), dtype=np.float64)
        mean = np.zeros((size, waves))
        second = np.zeros((size, waves, waves))
        sorted_weights = weights[grouped.order]
        for group in map(int, np.flatnonzero(count)):
            deviation = grouped.deviation(group, centre[group])
            weighted = deviation * sorted_weights[grouped.slice(group), None]
            mean[group] = weighted.sum(axis=0) / weight[group]
            second[group] = weighted.T @ deviation / count[group]
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
        size = len(centre)
        grouped = self._group(groups, size)
        mapped = np.empty((len(groups), maps.shape[1]))
        for group in range(size):
            deviation = grouped.deviation(group, centre[group])
            mapped[grouped.slice(group)] = deviation @ maps[group].T
        result = np.empty_like(mapped)
        result[grouped.order] = mapped
        return result


@dataclass(frozen=True, slots=True, eq=False)
class _Grouped:
    """Scores sorted by group.

    Attributes
    ----------
    groups, order : ndarray of int, shape (n,)
    starts : ndarray of int, shape (G + 1,)
        Where each group begins in the sorted scores.
    values : ndarray, shape (n, T)
    gaps : ndarray of bool, shape (G,)
        Whether a group has missing scores.
    """

    groups: IntArray
    order: IntArray
    starts: IntArray
    values: FloatArray
    gaps: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, values: FloatArray, groups: IntArray, size: int) -> "_Grouped":
        order = np.argsort(groups, kind="stable")
        starts = np.searchsorted(groups[order], np.arange(size + 1))
        missing = np.isnan(values).any(axis=1)
        return cls(
            groups=groups,
            order=order,
            starts=starts,
            values=values[order],
            gaps=np.bincount(groups, weights=missing, minlength=size) > 0,
        )

    def slice(self, group: int) -> slice:
        return slice(self.starts[group], self.starts[group + 1])

    def deviation(self, group: int, centre: FloatArray) -> FloatArray:
        deviation = self.values[self.slice(group)] - centre
        if self.gaps[group]:
            deviation[np.isnan(deviation)] = 0.0
        return np.asarray(deviation)
