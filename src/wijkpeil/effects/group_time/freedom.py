"""How sure an error is itself: degrees of freedom, from the numbers of areas it was measured in."""

import numpy as np

from wijkpeil.effects.group_time.clusters import cluster_sums, numbered
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray


def freedom(influence: FloatArray, *, start: IntArray, cluster: IntArray) -> FloatArray:
    """Return degrees of freedom of k errors.

    With V_g the part of the variance from areas with start g (never treated among them) and n_g
    their number (of clusters, where clusters are given)::

        freedom = (sum V_g)^2 / sum(V_g^2 / (n_g - 1))

    Parameters
    ----------
    influence : ndarray, shape (n, k)
    start : ndarray of int, shape (n,)
    cluster : ndarray of int, shape (n,)

    Returns
    -------
    ndarray, shape (k,)
        NaN where nothing varies.

    Notes
    -----
    Welch (1947) and Satterthwaite (1946); as Bell and McCaffrey (2002) advise for few clusters.
    One treated group of 8 areas against 300 controls has about 7.

    Examples
    --------
    >>> start = np.repeat([2, -1], [8, 300])
    >>> each = np.concatenate([np.tile([1.0, -1.0], 4) / 8, np.tile([1.0, -1.0], 150) / 300])
    >>> freedom(each[:, None], start=start, cluster=np.arange(308)).round(1).tolist()
    [7.4]
    """
    group = numbered(start)
    pair = numbered(group * (int(cluster.max()) + 1) + cluster)
    sums = cluster_sums(influence, pair)
    of_pair = np.zeros(len(sums), dtype=np.int64)
    of_pair[pair] = group
    variance = np.zeros((int(group.max()) + 1, influence.shape[1]))
    count = np.zeros_like(variance)
    np.add.at(variance, of_pair, sums**2)
    np.add.at(count, of_pair, (sums != 0).astype(np.float64))
    below = (variance**2 / np.maximum(count - 1, 1)).sum(axis=0)
    above = variance.sum(axis=0) ** 2
    return np.asarray(np.divide(above, below, out=np.full_like(above, np.nan), where=below > 0))
