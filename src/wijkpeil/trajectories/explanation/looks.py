"""Many characteristics are looked at: probabilities and bands that allow for all looks."""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, stdtr, stdtrit

from wijkpeil.trajectories.trajectory import FloatArray

PICTURES = 40_000
SEED = 2008


@dataclass(frozen=True, slots=True, eq=False)
class Looks:
    """How each coefficient stands out when all are looked at.

    Attributes
    ----------
    single, adjusted : ndarray, shape (K,)
        Two-sided probability of so large a coefficient if there were none: for this look alone,
        and for any of the looks.
    reach : ndarray, shape (K,)
        Half widths of 95 % bands that hold all coefficients together.
    """

    single: FloatArray
    adjusted: FloatArray
    reach: FloatArray


def looks(
    *,
    estimate: FloatArray,
    covariance: FloatArray,
    degrees: FloatArray,
    families: int = 1,
    error: float = 0.05,
) -> Looks:
    r"""Allow for the number of looks, and for how they hang together.

    Step-down minimum p (Westfall and Young 1993, *Resampling-Based Multiple Testing*, algorithm
    2.8) with a normal copula of the coefficients' own correlation (Hothorn, Bretz and Westfall
    2008, *Biometrical Journal* 50, 346-363): the chance of *any* false finding is held. Holm's
    rule holds it too, but takes the looks for unrelated; the Benjamini-Yekutieli rule lets a share
    of the findings be false and gives no band that goes with it.

    Parameters
    ----------
    estimate, degrees : ndarray, shape (K,)
    covariance : ndarray, shape (K, K)
    families : int
        Number of such sets of looks that a reader sees side by side: the error is divided.
    error : float

    Examples
    --------
    >>> one = looks(estimate=np.array([2.0]), covariance=np.eye(1), degrees=np.array([1e6]))
    >>> round(float(one.single[0]), 3), round(float(one.reach[0]), 1)
    (0.046, 2.0)
    """
    scale = np.sqrt(np.diagonal(covariance))
    single = 2 * stdtr(degrees, -np.abs(estimate) / scale)
    correlation = covariance / np.outer(scale, scale)
    value, vector = np.linalg.eigh(correlation)
    # The symmetric root: another sign of an eigenvector would else give other chances.
    root = (vector * np.sqrt(np.maximum(value, 0.0))) @ vector.T
    plain = np.random.default_rng(SEED).standard_normal((PICTURES, len(estimate)))
    chance = 2 * ndtr(-np.abs(plain @ root.T))
    adjusted = np.minimum(1.0, families * _step_down(single, chance))
    cut = float(np.quantile(chance.min(axis=1), error / families))
    return Looks(single, adjusted, np.asarray(-stdtrit(degrees, cut / 2) * scale, dtype=np.float64))


def _step_down(single: FloatArray, chance: FloatArray) -> FloatArray:
    """Chance that any of the looks from this one on would be so small, never falling."""
    adjusted = np.empty_like(single)
    order = np.argsort(single, kind="stable")
    highest = 0.0
    for step, place in enumerate(order):
        least = chance[:, order[step:]].min(axis=1)
        # One more than counted: a simulated chance is never nought (Davison and Hinkley 1997).
        count = (least <= single[place]).sum() + 1
        highest = max(highest, count / (len(chance) + 1), single[place])
        adjusted[place] = highest
    return np.minimum(adjusted, 1.0)
