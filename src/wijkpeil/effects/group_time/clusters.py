"""Sums over clusters of areas, from which errors follow."""

import numpy as np
import numpy.typing as npt

from wijkpeil.effects.group_time.terms import FEWEST, BoolArray
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray


def numbered(labels: npt.NDArray[np.generic]) -> IntArray:
    """Give clusters numbers 0, 1, ... in the order of their labels.

    Examples
    --------
    >>> numbered(np.array(["b", "a", "b"])).tolist()
    [1, 0, 1]
    """
    return np.asarray(np.unique(np.asarray(labels), return_inverse=True)[1], dtype=np.int64)


def cluster_sums(influence: FloatArray, cluster: IntArray) -> FloatArray:
    """Sum contributions within clusters.

    Parameters
    ----------
    influence : ndarray, shape (n, k)
        Contribution of every area to the error of k estimates: estimate - truth ~ sum over areas.
    cluster : ndarray of int, shape (n,)

    Returns
    -------
    ndarray, shape (clusters, k)
    """
    count = int(cluster.max()) + 1
    if count == len(cluster) and (np.diff(cluster) == 1).all():
        return influence
    sums = np.zeros((count, influence.shape[1]))
    np.add.at(sums, cluster, influence)
    return sums


def covariance(influence: FloatArray, cluster: IntArray) -> FloatArray:
    """Covariance of k estimates: sum over clusters c of psi_c psi_c', shape (k, k).

    No small-sample factor is applied, as in the R package did.
    """
    sums = cluster_sums(influence, cluster)
    return np.asarray(sums.T @ sums)


def measurable(influence: FloatArray, rows: list[BoolArray], cluster: IntArray) -> FloatArray:
    """Set contributions to 0 where a row rests on one treated area or cluster.

    Its noise can't be told from its effect, so it has no error; 0 says so (see `errors`).

    Parameters
    ----------
    influence : ndarray, shape (n, k)
    rows : list of ndarray of bool, shape (n,)
        Treated areas of each row.
    cluster : ndarray of int, shape (n,)

    Returns
    -------
    ndarray, shape (n, k)
    """
    enough = [len(np.unique(cluster[row])) >= FEWEST for row in rows]
    return np.where(enough, influence, 0.0)


def errors(influence: FloatArray, cluster: IntArray) -> FloatArray:
    """Return standard errors of k estimates, shape (k,); NaN where nothing varies."""
    sums = cluster_sums(influence, cluster)
    found = np.sqrt((sums**2).sum(axis=0))
    return np.where(found > 0, found, np.nan)
