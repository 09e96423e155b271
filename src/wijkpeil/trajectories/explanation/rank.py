"""Which columns can't be told apart within gemeenten."""

import numpy as np

from wijkpeil.trajectories.explanation.regression import within
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

SINGULAR = 1e-8
"""Least share of a column's variance within gemeenten that the columns before it must leave."""
PARTNER = 0.01
"""A column tells another if, in standard deviations, it counts for more than this."""


def inseparable(x: FloatArray, cluster: IntArray) -> tuple[int, ...]:
    """Find columns that follow from each other once each gemeente has an effect of its own.

    Two columns may differ widely over the country and yet be the same within every gemeente.

    Parameters
    ----------
    x : ndarray, shape (n, K)
    cluster : ndarray of int, shape (n,)
        Gemeente of each area, numbered from 0.

    Returns
    -------
    tuple of int
        Places of the columns that take part, in order; empty if all can be told apart. A column
        that does not differ within gemeenten takes part by itself.

    Examples
    --------
    >>> green, gemeente = np.array([1.0, 2.0, 1.0, 3.0]), np.array([0, 0, 1, 1])
    >>> inseparable(np.column_stack([green, green + 10 * gemeente]), gemeente)
    (0, 1)
    >>> inseparable(np.column_stack([green, [0.0, 1.0, 4.0, 1.0]]), gemeente)
    ()
    """
    inside = within(x, cluster)
    size = np.linalg.norm(inside, axis=0)
    flat = size <= np.sqrt(SINGULAR) * np.maximum(np.linalg.norm(x, axis=0), 1e-300)
    triangle: FloatArray = np.asarray(np.linalg.qr(inside / np.where(flat, 1.0, size), mode="r"))
    found: set[int] = set(np.flatnonzero(flat).tolist())
    apart: list[int] = []
    for place in range(x.shape[1]):
        if place in found:
            continue
        # Lengths and angles of the columns are those of the triangle's.
        told = np.linalg.lstsq(triangle[:, apart], triangle[:, place], rcond=None)[0]
        left = triangle[:, place] - triangle[:, apart] @ told
        if left @ left >= SINGULAR:
            apart.append(place)
            continue
        partners = [apart[k] for k in np.flatnonzero(np.abs(told) > PARTNER)]
        found.update([place, *partners])
    return tuple(sorted(found))
