"""Shares of dwellings by building period, where small counts are kept secret."""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

MOST_DOUBT = 0.05
"""A secret period is filled in only if its share can't be further off than this."""


def period_shares(*, counts: FloatArray, total: FloatArray) -> FloatArray:
    r"""Turn counts of dwellings by building period into shares.

    Statistics Netherlands hides counts below five, and rounds the others to fives. The periods
    together are all dwellings, so what the known ones leave over is spread evenly over the hidden
    ones: with `m` hidden and `r` left over each gets :math:`\max(r, 0) / m`. A hidden period holds
    0 to `r`, so its share can't be off by more than ``r / total``; where that is more than 5
    percentage points it stays missing.

    Parameters
    ----------
    counts : ndarray, shape (n, p)
        Dwellings by period, over all periods; NaN where hidden.
    total : ndarray, shape (n,)
        All dwellings.

    Returns
    -------
    ndarray, shape (n, p)
        Shares from 0 to 1.

    Examples
    --------
    >>> period_shares(counts=np.array([[90.0, np.nan, np.nan]]), total=np.array([100.0])).tolist()
    [[0.9, nan, nan]]
    >>> period_shares(counts=np.array([[500.0, 496.0, np.nan]]), total=np.array([1000.0])).tolist()
    [[0.5, 0.496, 0.004]]
    """
    hidden = np.isnan(counts)
    left = np.maximum(total - np.nansum(counts, axis=1), 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        fill = np.where(left / total <= MOST_DOUBT, left / hidden.sum(axis=1), np.nan)
        shares = np.where(hidden, fill[:, None], counts) / total[:, None]
    possible = np.isfinite(total) & (total > 0)
    return np.asarray(np.where(possible[:, None], np.minimum(shares, 1.0), np.nan))
