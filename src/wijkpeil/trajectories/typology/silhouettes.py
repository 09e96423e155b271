"""How many clusters: the number with the largest average silhouette."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True)
class Alternative:
    """One number of clusters that was tried.

    Attributes
    ----------
    k : int
    silhouette : float
        Weighted average silhouette, -1 to 1; higher is more separate.
    cost : float
        Mean (squared, for k-means) distance to the centres.
    """

    k: int
    silhouette: float
    cost: float


def choose(alternatives: Sequence[Alternative]) -> Alternative:
    """Take the largest average silhouette; of equals, the fewest clusters.

    >>> choose([Alternative(3, 0.41, 1.0), Alternative(4, 0.52, 0.8)]).k
    4
    """
    return max(alternatives, key=lambda found: (found.silhouette, -found.k))


def weighted_silhouette(
    *, distances: npt.NDArray[np.float32], weights: npt.ArrayLike, labels: npt.ArrayLike
) -> float:
    r"""Average silhouette of clusters of courses that each stand for several areas.

    As if every area were in the table: with :math:`a` the mean distance to the other areas of the
    own cluster and :math:`b` the least mean distance to another cluster, an area's silhouette is
    :math:`(b - a) / \max(a, b)`, and 0 if it is alone in its cluster.

    Parameters
    ----------
    distances : ndarray, shape (m, m)
    weights : array_like, shape (m,)
        How many areas follow each course.
    labels : array_like of int, shape (m,)
        Cluster of each course, from 0.

    Returns
    -------
    float
        NaN for a single cluster, where nothing can be compared.

    References
    ----------
    Rousseeuw, P. (1987). Silhouettes. *Journal of Computational and Applied Mathematics* 20,
    53-65; with weights: Studer, M. (2013). WeightedCluster library manual. LIVES Working Papers
    24, section 4.

    Examples
    --------
    >>> apart = np.array([[0, 1, 9], [1, 0, 9], [9, 9, 0]], dtype=np.float32)
    >>> round(weighted_silhouette(distances=apart, weights=[1, 1, 2], labels=[0, 0, 1]), 4)
    0.9444
    """
    mass, member = np.asarray(weights, dtype=np.float64), np.asarray(labels, dtype=np.int64)
    k = int(member.max()) + 1
    if k < 2:
        return float("nan")
    every = np.arange(len(mass))
    table = np.zeros((len(mass), k), dtype=np.float32)
    table[every, member] = mass
    totals = (distances @ table).astype(np.float64)
    sizes = table.sum(axis=0, dtype=np.float64)
    own = totals[every, member] / np.maximum(sizes[member] - 1.0, 1e-12)
    others = totals / sizes
    others[every, member] = np.inf
    return _average(own, others.min(axis=1), mass, alone=sizes[member] <= 1.0)


def simplified_silhouette(
    *, to_centres: FloatArray, weights: npt.ArrayLike, labels: npt.ArrayLike
) -> float:
    """Average silhouette with distances to the clusters' centres instead of to all areas.

    Takes time in proportion to the number of areas, not to its square.

    Parameters
    ----------
    to_centres : ndarray, shape (n, k)
        Distances to the centres.
    weights : array_like, shape (n,)
    labels : array_like of int, shape (n,)

    References
    ----------
    Hruschka, E., R. Campello and L. de Castro (2004). Improving the efficiency of a clustering
    genetic algorithm. *IBERAMIA 2004*, 861-870.

    Examples
    --------
    >>> round(simplified_silhouette(
    ...     to_centres=np.array([[1.0, 4.0], [5.0, 0.0]]), weights=[1, 1], labels=[0, 1]
    ... ), 4)
    0.875
    """
    if to_centres.shape[1] < 2:
        return float("nan")
    member = np.asarray(labels, dtype=np.int64)
    every = np.arange(len(member))
    others = to_centres.copy()
    others[every, member] = np.inf
    mass = np.asarray(weights, dtype=np.float64)
    alone = np.zeros(len(member), dtype=bool)
    return _average(to_centres[every, member], others.min(axis=1), mass, alone=alone)


def _average(
    own: FloatArray, other: FloatArray, mass: FloatArray, *, alone: npt.NDArray[np.bool_]
) -> float:
    longest = np.maximum(own, other)
    widths = np.divide(other - own, longest, out=np.zeros_like(own), where=longest > 0)
    widths[alone] = 0.0
    return float(np.average(widths, weights=mass))
