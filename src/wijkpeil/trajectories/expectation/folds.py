"""Cut the country into parts of whole gemeenten, so that no gemeente explains itself."""

import numpy as np

from wijkpeil.trajectories.scores import IntArray

FOLDS = 10
SEED = 10


def folds(cluster: IntArray, *, count: int = FOLDS, seed: int = SEED) -> IntArray:
    """Deal gemeenten out over parts of about as many areas.

    Areas of a gemeente, and often those near it, share what happened to them; tested on areas of
    a gemeente that it learned from, an expectation would look better than it is (Roberts and
    others 2017, *Ecography* 40, 913-929).

    Parameters
    ----------
    cluster : ndarray of int, shape (n,)
        Gemeente, numbered from 0.
    count : int
        Number of parts; no more than there are gemeenten.
    seed : int
        Of the order in which gemeenten of the same size are dealt out.

    Returns
    -------
    ndarray of int, shape (n,)

    Examples
    --------
    >>> np.bincount(folds(np.repeat(np.arange(20), 3), count=5)).tolist()
    [12, 12, 12, 12, 12]
    """
    sizes = np.bincount(cluster)
    mixed = np.random.default_rng(seed).permutation(len(sizes))
    parts = np.zeros(len(sizes), dtype=np.int64)
    load = np.zeros(min(count, len(sizes)), dtype=np.int64)
    # The largest first, each to the part that has least: parts then differ by a small gemeente.
    for gemeente in mixed[np.argsort(-sizes[mixed], kind="stable")]:
        part = int(np.argmin(load))
        parts[gemeente] = part
        load[part] += sizes[gemeente]
    return np.asarray(parts[cluster])
