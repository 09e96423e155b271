"""Rings of neighbours around treated areas."""

import numpy as np
from scipy import sparse

from wijkpeil.effects.group_time.terms import BoolArray
from wijkpeil.trajectories.scores import IntArray

OWN, OUTSIDE = 0, -1
ORDERS = 2


def rings(*, neighbours: sparse.csr_array, treated: BoolArray, orders: int = ORDERS) -> IntArray:
    """Tell how many borders lie between each area and the nearest treated one.

    Parameters
    ----------
    neighbours : csr_array, shape (n, n)
        As :func:`wijkpeil.areas.neighbours.neighbours` gives.
    treated : ndarray of bool, shape (n,)
        Ever treated.
    orders : int

    Returns
    -------
    ndarray of int, shape (n,)
        0 treated, 1 next to one, 2 next to that, ..., -1 further away. Only the last may serve as
        controls.

    Examples
    --------
    >>> row = sparse.csr_array(np.eye(5, k=1) + np.eye(5, k=-1))
    >>> rings(neighbours=row, treated=np.array([True, False, False, False, False])).tolist()
    [0, 1, 2, -1, -1]
    """
    ring = np.where(treated, OWN, OUTSIDE).astype(np.int64)
    reached = treated.copy()
    for order in range(1, orders + 1):
        touched = (neighbours @ reached.astype(np.float64)) > 0
        ring[touched & ~reached] = order
        reached = reached | touched
    return ring
