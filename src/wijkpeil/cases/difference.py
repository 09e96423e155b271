"""How sure it is that one area truly changed more than another."""

import numpy as np
from scipy.special import stdtr, stdtrit

from wijkpeil.trajectories.change import Change
from wijkpeil.trajectories.trajectory import FloatArray

_NODES = 96
_POINTS, _WEIGHTS = np.polynomial.legendre.leggauss(_NODES)
_ERROR = 1e-3
"""More than the error of the integral."""
_BLOCK = 10_000
"""Pairs at a time, which takes some tens of megabytes."""


def differs(*, change: Change, first: np.ndarray, second: np.ndarray, beyond: float) -> FloatArray:
    r"""Probability that an area's true change exceeds another's by more than some points.

    With :math:`\delta_i = m_i + s_i t_{d_i}` for the first and :math:`\delta_j` for the second,

    .. math:: P(\delta_i - \delta_j > b)
        = \int_0^1 F_{d_i}\!\left(\frac{m_i - m_j - b - s_j F_{d_j}^{-1}(u)}{s_i}\right) du,

    by Gauss-Legendre quadrature in `u`; `F` is Student's distribution function. As `t` is
    symmetric the two may change places; the integral is taken over the narrower one, which makes
    the integrand smooth. With 10 or more degrees the error is below 0.0001.

    Parameters
    ----------
    change : Change
        Changes of all areas.
    first, second : ndarray of int, shape (k,)
        Positions of the two areas of each pair.
    beyond : float
        Score points; 0 asks which of the two changed more.

    Returns
    -------
    ndarray, shape (k,)
        NaN where a change is not known.

    Notes
    -----
    Given the model, areas are independent but for the error in their size class's mean course,
    which is small and, where two areas share it, makes the difference surer than told here. What
    both are compared with (the nation, their gemeente) falls out of the difference.

    Examples
    --------
    >>> two = Change(
    ...     start=2012, end=2016, reference="nation", codes=np.array(["a", "b"]),
    ...     estimate=np.array([0.1, 0.0]), scale=np.array([0.02, 0.02]), degrees=np.full(2, 12.0),
    ... )
    >>> differs(
    ...     change=two, first=np.array([0, 1]), second=np.array([1, 0]), beyond=0.04
    ... ).round(3).tolist()
    [0.973, 0.0]
    """
    found = np.empty(len(first))
    for at in range(0, len(first), _BLOCK):
        some = slice(at, at + _BLOCK)
        found[some] = _differs(change, first[some], second[some], beyond)
    return found


def least_gap(*, change: Change, sure: float) -> FloatArray:
    r"""Say how far an area's change must be beyond another's to surely differ, whatever the other.

    The second change, symmetric with one peak, only spreads the difference further (Anderson 1955,
    *Proceedings of the American Mathematical Society* 6(2), 170-176), so that

    .. math:: P(\delta_i - \delta_j > b) \le F_{d_i}\!\left(\frac{m_i - m_j - b}{s_i}\right),

    and the same with :math:`s_j` and :math:`d_j`. A pair of which :math:`m_i - m_j - b` is less
    than the least gap of either area need not be worked out.

    Parameters
    ----------
    change : Change
        Of `n` areas.
    sure : float
        Least probability; at least 0.5.

    Returns
    -------
    ndarray, shape (n,)
        Score points, a little less than the bound to allow for the error of `differs`.
    """
    return np.asarray(change.scale * stdtrit(change.degrees, sure - _ERROR))


def _differs(change: Change, first: np.ndarray, second: np.ndarray, beyond: float) -> FloatArray:
    nodes, weights = (_POINTS + 1) / 2, _WEIGHTS / 2
    swap = change.scale[second] > change.scale[first]
    wide, narrow = np.where(swap, second, first), np.where(swap, first, second)
    degrees, which = np.unique(change.degrees[narrow], return_inverse=True)
    other = change.scale[narrow, None] * stdtrit(degrees[:, None], nodes)[which]
    gap = change.estimate[first] - change.estimate[second] - beyond
    below = stdtr(change.degrees[wide, None], (gap[:, None] - other) / change.scale[wide, None])
    return np.asarray(below @ weights, dtype=np.float64)
