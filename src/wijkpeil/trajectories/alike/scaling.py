"""Put characteristics on one scale that a few extreme areas don't stretch."""

from typing import Literal

import numpy as np

from wijkpeil.trajectories.trajectory import FloatArray

Measure = Literal["plain", "log", "share"]
"""How values are compared: as they are, by their logarithms, or as shares of a whole."""

NORMAL_MAD = 1.4826
"""Median absolute deviation to standard deviation, for a normal distribution."""
NORMAL_IQR = 1.3490
_NOTHING = 1e-9


def robust_spread(values: FloatArray) -> float:
    """Spread of a column that a few extreme values don't stretch; 0 if it is constant.

    The median absolute deviation, as a standard deviation. Where more than half of the values are
    the same it is 0; then the interquartile range, and where that is 0 too, the standard deviation
    (Rousseeuw and Croux 1993, *JASA* 88, 1273-1283, on the first two).

    Examples
    --------
    >>> round(robust_spread(np.array([1.0, 2.0, 3.0, 4.0, 500.0])), 2)
    1.48
    >>> robust_spread(np.full(5, 3.0))
    0.0
    """
    known = values[np.isfinite(values)]
    if known.size == 0:
        return 0.0
    middle = np.median(known)
    low, high = np.quantile(known, (0.25, 0.75))
    nothing = _NOTHING * max(float(np.abs(known).max()), _NOTHING)
    candidates = (
        NORMAL_MAD * float(np.median(np.abs(known - middle))),
        float(high - low) / NORMAL_IQR,
        float(known.std()),
    )
    return next((spread for spread in candidates if spread > nothing), 0.0)


def measured(values: FloatArray, measure: Measure) -> FloatArray:
    r"""Bring values on a scale on which equal differences weigh equally.

    Shares go through :math:`\arcsin\sqrt p` (Bartlett 1947, *Biometrics* 3, 39-52): most areas have
    few homes of one kind, and on the plain scale the few that have many would all be far apart.

    Examples
    --------
    >>> measured(np.array([0.0, 0.5, 1.0, 1.2]), "share").round(2).tolist()
    [0.0, 0.79, 1.57, nan]
    """
    if measure == "log":
        return logged(values)
    if measure == "share":
        with np.errstate(invalid="ignore"):
            return np.asarray(np.arcsin(np.sqrt(np.where(values > 1, np.nan, values))))
    return values


def logged(values: FloatArray) -> FloatArray:
    """Take the logarithm; 0 counts as half of the least value above 0, below 0 is missing.

    Examples
    --------
    >>> np.exp(logged(np.array([0.0, 2.0, 8.0, np.nan]))).round(6).tolist()
    [1.0, 2.0, 8.0, nan]
    """
    with np.errstate(invalid="ignore"):
        above = values[values > 0]
        least = float(above.min()) / 2 if above.size else 1.0
        return np.asarray(np.log(np.where(values < 0, np.nan, np.maximum(values, least))))
