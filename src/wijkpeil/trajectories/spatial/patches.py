"""Areas of one kind that hang together."""

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from wijkpeil.trajectories.spatial.weights import IntArray


def patches(*, kind: npt.NDArray[np.str_], neighbours: csr_array) -> IntArray:
    """Give each group of neighbouring areas of the same kind a number.

    Parameters
    ----------
    kind : ndarray of str, shape (n,)
        Empty for areas in no group.
    neighbours : csr_array, shape (n, n)

    Returns
    -------
    ndarray of int, shape (n,)
        From 1, in the order of each group's first area; 0 for areas in no group.

    Examples
    --------
    >>> row = csr_array(np.eye(6, k=1) + np.eye(6, k=-1))
    >>> patches(kind=np.array(["up", "up", "", "up", "down", "down"]), neighbours=row).tolist()
    [1, 1, 0, 2, 3, 3]
    """
    inside = np.flatnonzero(kind != "")
    among = neighbours[inside][:, inside].tocoo()
    row, column = among.coords
    alike = kind[inside][row] == kind[inside][column]
    joined = csr_array(
        (np.ones(int(alike.sum())), (row[alike], column[alike])), shape=(inside.size, inside.size)
    )
    _count, label = connected_components(joined, directed=False)
    # Numbered by first appearance, whatever order the search went in.
    _labels, first, place = np.unique(label, return_index=True, return_inverse=True)
    number = np.zeros(kind.size, dtype=np.int64)
    number[inside] = 1 + np.argsort(np.argsort(first))[place]
    return number
