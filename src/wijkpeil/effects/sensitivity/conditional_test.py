"""A test of moment inequalities with nuisance parameters: Andrews, Roth and Pakes (2023)."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import log_ndtr

from wijkpeil.trajectories.trajectory import FloatArray

KAPPA = 0.1
"""Share of the level that the least favourable first stage gets."""
_NO_NOISE = 1e-10
_PARALLEL = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Statistics:
    """The vertices of the dual problem, as linear statistics of the estimates.

    The test statistic is eta(theta) = max_k (at[k] - slope[k] theta).

    Attributes
    ----------
    at : ndarray, shape (k,)
        Values at theta = 0.
    slope : ndarray, shape (k,)
    root : ndarray, shape (k, r)
        root @ root' is their covariance.
    """

    at: FloatArray
    slope: FloatArray
    root: FloatArray


def accepted(
    found: Statistics, *, theta: FloatArray, level: float, normal: FloatArray
) -> npt.NDArray[np.bool_]:
    """Tell which values of the effect the hybrid test can't exclude (C-LF).

    First stage, of size kappa (a tenth of 1 - level): excluded if eta is above the least
    favourable critical value, the 1 - kappa quantile of eta with all inequalities binding. Second
    stage: eta, given which vertex attains it, is normal truncated to [lower, upper]; excluded if it
    is positive and its upper tail is below (alpha - kappa) / (1 - kappa).

    Parameters
    ----------
    found : Statistics
    theta : ndarray, shape (g,)
    level : float
    normal : ndarray, shape (draws, r)
        Standard normal draws for the least favourable value.

    Returns
    -------
    ndarray of bool, shape (g,)

    Notes
    -----
    Andrews, Roth and Pakes (2023), sections 4 to 6; Rambachan and Roth (2023), section 3. The
    truncation is found from all vertices, so no linear programme is solved: vertex j stays below
    the attaining vertex k as long as s_j + b_j eta <= eta, with b_j = cov(j, k) / var(k).
    """
    alpha = 1 - level
    kappa = KAPPA * alpha
    critical = float(np.quantile((normal @ found.root.T).max(axis=1), 1 - kappa))
    covariance = found.root @ found.root.T
    all_values = found.at[:, None] - found.slope[:, None] * theta
    vertex, eta = all_values.argmax(axis=0), all_values.max(axis=0)
    out = eta > critical
    for k in np.unique(vertex):
        here = vertex == k
        noise = float(np.sqrt(covariance[k, k]))
        if noise < _NO_NOISE:
            out[here] = eta[here] > 0
            continue
        b = covariance[:, k] / covariance[k, k]
        lower, upper = _truncation(all_values[:, here], eta[here], b)
        upper = np.minimum(upper, critical)
        tail = _log_tail(eta[here] / noise, lower / noise, upper / noise)
        out[here] |= (eta[here] > 0) & (tail < np.log((alpha - kappa) / (1 - kappa)))
    return np.asarray(~out)


def _truncation(
    values: FloatArray, eta: FloatArray, b: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Between which values the attaining vertex stays the largest, shapes (g,)."""
    below, above = b < 1 - _PARALLEL, b > 1 + _PARALLEL
    fixed = values - b[:, None] * eta
    lower = np.max(fixed[below] / (1 - b[below])[:, None], axis=0, initial=-np.inf)
    upper = np.min(fixed[above] / (1 - b[above])[:, None], axis=0, initial=np.inf)
    return np.minimum(lower, eta), upper


def _log_tail(x: FloatArray, lower: FloatArray, upper: FloatArray) -> FloatArray:
    """Log of the chance that a standard normal between `lower` and `upper` lies above x."""
    # where rounding puts an upper bound below a lower one, the chance is nought or can't be told
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        return np.asarray(_log_between(x, upper) - _log_between(lower, upper))


def _log_between(a: FloatArray, b: FloatArray) -> FloatArray:
    """Log of the chance that a standard normal lies between a and b, exact far in its tails."""
    return np.asarray(log_ndtr(-a) + np.log1p(-np.exp(log_ndtr(-b) - log_ndtr(-a))))
