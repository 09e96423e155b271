"""Ridge augmentation: weights that may fall below zero where no synthetic twin is close."""

import numpy as np

from wijkpeil.effects.group_time.terms import BoolArray
from wijkpeil.trajectories.trajectory import FloatArray

_GRID = 10.0 ** np.arange(1.0, -5.0, -0.5)
_TINY = 1e-300


def augment(
    before: FloatArray,
    treated: FloatArray,
    donors: BoolArray,
    omega: FloatArray,
    without: list[FloatArray],
) -> FloatArray:
    r"""Correct synthetic weights for what they leave unbalanced.

    .. math::
        \omega^{aug} = \omega + X (X'X + \kappa I)^{-1} (x_1 - X'\omega)

    with X the donors' waves before, centred on the donors' mean; weights still sum to 1.

    Parameters
    ----------
    before : ndarray, shape (n, T0)
        Outcomes before the start.
    treated : ndarray, shape (B, n)
        Share of each unit in the treated average.
    donors : ndarray of bool, shape (B, n)
    omega : ndarray, shape (B, n)
        Weights of synthetic control.
    without : list of T0 ndarrays, each of shape (B, n)
        The same, fitted without each wave in turn; empty with fewer than three waves, and then the
        correction is as cautious as the grid allows.

    Returns
    -------
    ndarray, shape (B, n)

    Notes
    -----
    Ben-Michael, Feller and Rothstein (2021), equation 17. The penalty kappa, from a grid of shares
    of the largest eigenvalue of X'X, is the largest whose error in foretelling a left-out wave is
    within one standard error of the least (their section 5.3, and the default of R augsynth).
    """
    found = omega.copy()
    for b, inside in enumerate(donors):
        x = before[inside] - before[inside].mean(axis=0)
        apart = (treated[b] - omega[b]) @ before
        each = [(treated[b] - other[b]) @ before for other in without]
        found[b, inside] += _correction(x, apart, np.array([_penalty(x, each)]))[0]
    return found


def _correction(x: FloatArray, apart: FloatArray, share: FloatArray) -> FloatArray:
    """Return X (X'X + kappa I)^-1 apart for each penalty, shape (k, donors)."""
    values, vectors = np.linalg.eigh(x.T @ x)
    kappa = share[:, None] * max(float(values[-1]), _TINY)
    inner = (vectors.T @ apart) / (np.maximum(values, 0.0) + kappa)
    return np.asarray(inner @ (x @ vectors).T)


def _penalty(x: FloatArray, each: list[FloatArray]) -> float:
    """Choose the share of the largest eigenvalue by foretelling waves left out."""
    if not each:
        return float(_GRID[0])
    wrong = np.empty((len(each), len(_GRID)))
    for out, apart in enumerate(each):
        kept = np.arange(len(each)) != out
        moved = _correction(x[:, kept], apart[kept], _GRID)
        wrong[out] = (apart[out] - moved @ x[:, out]) ** 2
    mean = wrong.mean(axis=0)
    best = int(mean.argmin())
    bar = mean[best] + wrong[:, best].std(ddof=1) / np.sqrt(len(each))
    return float(_GRID[np.flatnonzero(mean <= bar)[0]])
