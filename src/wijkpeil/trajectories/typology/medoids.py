"""Weighted k-medoids: clusters around courses that really occur."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.trajectory import FloatArray

IntArray = npt.NDArray[np.int64]
Distances = npt.NDArray[np.float32]
_BLOCK = 128  # candidates weighed at a time
_PASSES = 50  # in practice two or three passes suffice


@dataclass(frozen=True, slots=True, eq=False)
class Medoids:
    """A division of `m` courses into `k` clusters.

    Attributes
    ----------
    medoids : ndarray of int, shape (k,)
        The course at the centre of each cluster.
    labels : ndarray of int, shape (m,)
        Cluster of each course, from 0.
    cost : float
        Weighted mean distance to the medoids.
    """

    medoids: IntArray
    labels: IntArray
    cost: float


def k_medoids_path(
    *, distances: Distances, weights: npt.ArrayLike, highest: int
) -> tuple[Medoids, ...]:
    r"""Divide into 1, 2, ... `highest` clusters around medoids.

    Each division starts from the one before plus the course that lowers the cost most (PAM's
    BUILD), and then swaps medoids as long as that lowers the cost. The change in cost when medoid
    :math:`i` makes way for candidate :math:`c` is, for all :math:`i` at once (FastPAM1),
    :math:`\sum_j w_j \min(d_{cj} - d_{1j}, 0) +
    \sum_{j \in i} w_j (\mathrm{clip}(d_{cj}, d_{1j}, d_{2j}) - d_{1j})`, where :math:`d_1` and
    :math:`d_2` are the distances to the nearest and second nearest medoid. There is no chance in
    it: the same courses give the same clusters.

    Parameters
    ----------
    distances : ndarray, shape (m, m)
        Between the distinct courses.
    weights : array_like, shape (m,)
        How many areas follow each course.
    highest : int
        The largest number of clusters; at most `m`.

    Returns
    -------
    tuple of Medoids
        For 1 to `highest` clusters.

    References
    ----------
    Schubert, E. and P. Rousseeuw (2021). Fast and eager k-medoids clustering. *Information
    Systems* 101, 101804.

    Examples
    --------
    >>> points = np.array([0.0, 1.0, 2.0, 10.0, 11.0])
    >>> apart = np.abs(points[:, None] - points).astype(np.float32)
    >>> two = k_medoids_path(distances=apart, weights=[1, 1, 1, 1, 5], highest=2)[1]
    >>> sorted(two.medoids.tolist()), two.labels.tolist()
    ([1, 4], [1, 1, 1, 0, 0])
    """
    mass = np.asarray(weights, dtype=np.float32)
    if not 1 <= highest <= len(mass):
        raise ModelError(
            _("{found} different courses can't be divided into {wanted} clusters.").format(
                found=len(mass), wanted=highest
            )
        )
    chosen = np.empty(0, dtype=np.int64)
    path = []
    for _k in range(highest):
        chosen = np.append(chosen, _best_addition(distances, mass, chosen))
        chosen = _swap(distances, mass, chosen)
        path.append(_division(distances, mass, chosen))
    return tuple(path)


def _best_addition(distances: Distances, mass: Distances, chosen: IntArray) -> int:
    nearest = distances[chosen].min(axis=0) if len(chosen) else distances.max(axis=0)
    gains = np.empty(len(mass))
    for first in range(0, len(mass), _BLOCK):
        block = slice(first, first + _BLOCK)
        gains[block] = np.maximum(nearest - distances[block], 0) @ mass
    gains[chosen] = -1.0
    return int(gains.argmax())


def _swap(distances: Distances, mass: Distances, chosen: IntArray) -> IntArray:
    """Swap medoids, the best of each block of candidates at a time, until nothing improves."""
    medoids = chosen.copy()
    total = float(mass.sum())
    for _pass in range(_PASSES):
        improved = False
        for first in range(0, len(mass), _BLOCK):
            change = _swap_costs(distances, mass, medoids, slice(first, first + _BLOCK))
            candidate, leaving = np.unravel_index(change.argmin(), change.shape)
            # A gain within rounding could swap back and forth for ever.
            if change[candidate, leaving] < -1e-5 * total:
                medoids[leaving] = first + candidate
                improved = True
        if not improved:
            break
    return medoids


def _swap_costs(
    distances: Distances, mass: Distances, medoids: IntArray, block: slice
) -> Distances:
    k = len(medoids)
    near = distances[medoids]
    labels = near.argmin(axis=0)
    every = np.arange(len(mass))
    first = near[labels, every]
    second = np.partition(near, 1, axis=0)[1] if k > 1 else np.full_like(first, np.inf)
    member = np.zeros((len(mass), k), dtype=np.float32)
    member[every, labels] = mass
    candidates = distances[block]
    shared = np.minimum(candidates - first, 0) @ mass
    own = (np.clip(candidates, first, second) - first) @ member
    return np.asarray(shared[:, None] + own)


def _division(distances: Distances, mass: Distances, medoids: IntArray) -> Medoids:
    near = distances[medoids]
    labels = near.argmin(axis=0)
    cost = float(np.average(near.min(axis=0).astype(np.float64), weights=mass))
    return Medoids(medoids=medoids.copy(), labels=labels.astype(np.int64), cost=cost)


def nearest_medoid(*, distances: FloatArray) -> IntArray:
    """Give each course the cluster of its nearest medoid; `distances` has shape (m, k)."""
    return np.asarray(distances.argmin(axis=1), dtype=np.int64)
