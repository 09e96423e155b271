"""Memberships by rank: where nothing is known but the order of the cases.

These depend on which cases happen to be compared, so anchors with a reason are better.
"""

import numpy as np
import numpy.typing as npt

from wijkpeil.qca.calibration.anchors import Anchors

FloatArray = npt.NDArray[np.float64]


def by_rank(*, values: FloatArray, anchors: Anchors) -> FloatArray:
    r"""Calibrate along the empirical distribution, with 0.5 at the crossover.

    .. math::
        \mu(x) = \tfrac12 \frac{\#\{x_j < x\}}{\#\{x_j < c\}} \text{ up to } c,\quad
        \mu(x) = \tfrac12 + \tfrac12
        \frac{\#\{c < x_j \le x\}}{\#\{c < x_j \le i\}} \text{ beyond it}

    and 0 up to :math:`e`, 1 from :math:`i` on; mirrored for decreasing sets (the option ``ecdf`` of
    R's package).

    Parameters
    ----------
    values : ndarray, shape (n,)
        Raw values; NaN stays NaN.
    anchors : Anchors

    Returns
    -------
    ndarray, shape (n,)

    Examples
    --------
    >>> by_rank(values=np.array([1.0, 2, 3, 4, 9]), anchors=Anchors(1, 3, 9))
    array([0.  , 0.25, 0.5 , 0.75, 1.  ])
    """
    sign = 1.0 if anchors.increasing else -1.0
    out, middle, full = (sign * anchor for anchor in anchors.values)
    signed = sign * values
    order = np.sort(signed[~np.isnan(signed)])
    less = np.searchsorted(order, signed, side="left")
    up_to = np.searchsorted(order, signed, side="right")
    below = np.searchsorted(order, middle, side="left")
    first, last = np.searchsorted(order, (middle, full), side="right")
    lower = 0.5 * less / max(int(below), 1)
    upper = 0.5 + 0.5 * (up_to - first) / max(int(last - first), 1)
    found = np.where(signed < middle, lower, np.where(signed > middle, upper, 0.5))
    found = np.where(signed <= out, 0.0, np.where(signed >= full, 1.0, found))
    return np.where(np.isnan(values), np.nan, found)


def totally_fuzzy_and_relative(values: FloatArray) -> FloatArray:
    r"""Calibrate ordered categories by the totally fuzzy and relative method.

    With :math:`F` the share of cases up to a category and :math:`x_1` the lowest one,

    .. math:: \mu(x) = \frac{F(x) - F(x_1)}{1 - F(x_1)}

    (Cheli and Lemmi 1995, *Economic Notes* 24(1), equation 5).

    Parameters
    ----------
    values : ndarray, shape (n,)
        Categories as numbers; NaN stays NaN.

    Returns
    -------
    ndarray, shape (n,)

    Examples
    --------
    >>> totally_fuzzy_and_relative(np.array([1.0, 2, 2, 3])).round(4)
    array([0.    , 0.6667, 0.6667, 1.    ])
    """
    order = np.sort(values[~np.isnan(values)])
    share = np.searchsorted(order, values, side="right") / max(len(order), 1)
    lowest = np.searchsorted(order, order[0], side="right") / len(order) if len(order) else 0.0
    found = (share - lowest) / (1.0 - lowest) if lowest < 1 else np.zeros(len(values))
    return np.where(np.isnan(values), np.nan, found)
