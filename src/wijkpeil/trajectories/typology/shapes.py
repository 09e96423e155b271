"""Weighted k-means with a fixed start: clusters of smoothed courses by their shape."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.trajectories.trajectory import FloatArray

IntArray = npt.NDArray[np.int64]
_SEED = 20170307
_STEPS = 100
_STILL = 1000  # settled when fewer than one point in so many still moves


@dataclass(frozen=True, slots=True, eq=False)
class Means:
    """A division of points around `k` means.

    Attributes
    ----------
    centres : ndarray, shape (k, p)
        In order of their last coordinate minus their first, falling first.
    cost : float
        Weighted mean squared distance to the centres.
    """

    centres: FloatArray
    cost: float


def shape_of(*, courses: npt.ArrayLike) -> FloatArray:
    """Take each course minus its own mean: what is left is its shape.

    Parameters
    ----------
    courses : array_like, shape (n, T)
        Smoothed courses, NaN rows allowed.

    Examples
    --------
    >>> shape_of(courses=[[1.0, 2.0, 3.0]]).tolist()
    [[-1.0, 0.0, 1.0]]
    """
    given = np.asarray(courses, dtype=np.float64)
    return np.asarray(given - given.mean(axis=1, keepdims=True))


def squared_distances(*, points: FloatArray, centres: FloatArray) -> FloatArray:
    """Give the squared distance of every point to every centre, shape (n, k)."""
    cross = points @ centres.T
    lengths = np.square(points).sum(axis=1)[:, None] + np.square(centres).sum(axis=1)
    return np.asarray(np.maximum(lengths - 2.0 * cross, 0.0))


def k_means(*, points: FloatArray, weights: FloatArray, k: int, starts: int = 3) -> Means:
    """Divide points around `k` means (Lloyd), the best of a few fixed starts.

    Each start follows k-means++ (Arthur and Vassilvitskii 2007) with a seed that never changes,
    so that the same courses give the same clusters.

    Parameters
    ----------
    points : ndarray, shape (n, p)
    weights : ndarray, shape (n,)
    k : int
        At most the number of points.
    starts : int

    Examples
    --------
    >>> points = np.array([[0.0], [1.0], [10.0], [11.0]])
    >>> k_means(points=points, weights=np.ones(4), k=2).centres.round(6).tolist()
    [[0.5], [10.5]]
    """
    found = []
    for start in range(starts):
        chance = np.random.default_rng((_SEED, start))
        found.append(_lloyd(points, weights, _seeds(points, weights, k, chance)))
    best = min(found, key=lambda division: division.cost)
    rise = best.centres[:, -1] - best.centres[:, 0]
    order = np.lexsort((best.centres[:, 0], rise))
    return Means(centres=best.centres[order], cost=best.cost)


def _seeds(
    points: FloatArray, weights: FloatArray, k: int, chance: np.random.Generator
) -> FloatArray:
    centres = points[_draw(weights, chance)][None, :]
    nearest = squared_distances(points=points, centres=centres)[:, 0]
    for _more in range(k - 1):
        mass = weights * nearest
        chosen = points[_draw(mass if mass.sum() > 0 else weights, chance)][None, :]
        centres = np.vstack([centres, chosen])
        nearest = np.minimum(nearest, squared_distances(points=points, centres=chosen)[:, 0])
    return np.asarray(centres)


def _draw(mass: FloatArray, chance: np.random.Generator) -> int:
    cumulative = np.cumsum(mass)
    return int(np.searchsorted(cumulative, chance.random() * cumulative[-1], side="right"))


def _lloyd(points: FloatArray, weights: FloatArray, centres: FloatArray) -> Means:
    labels = np.full(len(points), -1)
    for _step in range(_STEPS):
        apart = squared_distances(points=points, centres=centres)
        nearest = apart.argmin(axis=1)
        moves = int((nearest != labels).sum())
        labels = nearest
        if moves <= len(points) // _STILL:
            break
        member = np.zeros((len(points), len(centres)))
        member[np.arange(len(points)), labels] = weights
        sizes = member.sum(axis=0)
        moved = (member.T @ points) / np.where(sizes > 0, sizes, 1.0)[:, None]
        centres = np.where((sizes > 0)[:, None], moved, centres)  # an empty cluster stays put
    apart = squared_distances(points=points, centres=centres)
    return Means(centres=centres, cost=float(np.average(apart.min(axis=1), weights=weights)))
