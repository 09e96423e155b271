"""What an area was like at the start, in numbers that a regression can bend."""

import numpy as np

from wijkpeil.trajectories.trajectory import FloatArray

KNOTS = (0.05, 0.35, 0.65, 0.95)
"""Quantiles at which a bend is allowed (Harrell 2015, *Regression Modeling Strategies*, table
2.3)."""


def features(
    *, x: FloatArray, level: FloatArray, pace: FloatArray | None, learned: FloatArray
) -> FloatArray:
    """Put characteristics, level and pace at the start side by side, each with its bends.

    Parameters
    ----------
    x : ndarray, shape (n, P)
        Characteristics, and the size.
    level : ndarray, shape (n,)
        Smoothed level at the start, from the waves up to it.
    pace : ndarray, shape (n,), or None
        Smoothed change a year up to the start; None where the start is the first wave.
    learned : ndarray of bool, shape (n,)
        The areas whose quantiles place the knots.

    Returns
    -------
    ndarray, shape (n, K)
        Every feature, its spline terms, and its product with the level.
    """
    plain = np.column_stack([x, level, *([] if pace is None else [pace])])
    middle = plain[learned].mean(axis=0)
    spread = plain[learned].std(axis=0)
    scaled = (plain - middle) / np.where(spread > 0, spread, 1.0)
    bends = [spline(column, knots=knots_of(column[learned])) for column in scaled.T]
    weak = scaled[:, x.shape[1]]
    products = np.delete(scaled, x.shape[1], axis=1) * weak[:, None]
    return np.column_stack([scaled, *bends, products])


def knots_of(column: FloatArray) -> FloatArray:
    """Place the knots; fewer where many values are the same."""
    return np.unique(np.quantile(column, KNOTS))


def spline(column: FloatArray, *, knots: FloatArray) -> FloatArray:
    r"""Bends of a restricted cubic spline, straight beyond the outer knots.

    .. math::
        (x - t_j)_+^3 - (x - t_{k-1})_+^3 \frac{t_k - t_j}{t_k - t_{k-1}}
        + (x - t_k)_+^3 \frac{t_{k-1} - t_j}{t_k - t_{k-1}}

    over :math:`(t_k - t_1)^2` (Harrell 2015, equation 2.25).

    Parameters
    ----------
    column : ndarray, shape (n,)
    knots : ndarray, shape (k,)
        Ascending.

    Returns
    -------
    ndarray, shape (n, max(k - 2, 0))

    Examples
    --------
    >>> beyond = spline(np.array([4.0, 5.0, 6.0]), knots=np.array([0.0, 1.0, 2.0]))
    >>> np.diff(beyond[:, 0]).round(6).tolist()
    [1.5, 1.5]
    """
    if len(knots) < 3:
        return np.empty((len(column), 0))
    last, before = knots[-1], knots[-2]

    def above(knot: FloatArray) -> FloatArray:
        return np.asarray(np.maximum(column[:, None] - knot, 0.0) ** 3)

    inner = knots[:-2]
    bend = above(inner)
    bend -= above(before[None]) * (last - inner) / (last - before)
    bend += above(last[None]) * (before - inner) / (last - before)
    return np.asarray(bend / (last - knots[0]) ** 2)
