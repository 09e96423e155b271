"""Markov table corrected for noise: averaged over what each area's true course may be."""

import numpy as np
import numpy.typing as npt
from scipy.special import stdtr

from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.trajectory import FloatArray
from wijkpeil.trajectories.typology.classes import BOUNDS

_BLOCK = 2048
_NEGLIGIBLE = 1e-5  # a corner of one area need not be known better than this
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(12)
_HIGHEST_DEGREES = 1e6  # beyond this a Student distribution is a normal one


def corrected_counts(
    *,
    level: npt.ArrayLike,
    scale: npt.ArrayLike,
    degrees: npt.ArrayLike,
    correlation: npt.ArrayLike,
    bounds: tuple[float, ...] = BOUNDS,
    weights: npt.ArrayLike | None = None,
) -> FloatArray:
    r"""Give the expected number of true transitions between classes, per gap between two waves.

    A plain table takes noise for movement: with no true change at all it lets about a quarter of
    the lowest class "escape". Here each area counts for every transition that its true course may
    have made, by its probability: :math:`\sum_i P(c_{it} = a, c_{i,t+1} = b)` under a bivariate
    Student distribution with the area's centre, scale, degrees of freedom and the correlation
    between the two waves. Its distribution function follows from Plackett's identity,

    .. math::

        F(h, k; \rho) = F(\min(h, k)) - \frac{1}{2\pi} \int_0^{\arccos\rho}
        \left(1 + \frac{q(\varphi)}{d}\right)^{-d/2} d\varphi, \qquad
        q(\varphi) = \frac{(h-k)^2}{\sin^2\varphi} + \frac{hk}{\cos^2(\varphi/2)},

    integrated by Gauss-Legendre with the nodes crowded near zero; nothing is drawn at random.

    Parameters
    ----------
    level : array_like, shape (n, T)
        Smoothed course on the scale of the classes (for `BOUNDS`: the nation's course added, as
        a deviation from the fixed reference). NaN where an area has none.
    scale : array_like, shape (n, T)
        Scale of the truth around it.
    degrees : array_like, shape (n,)
        Degrees of freedom; infinite is normal.
    correlation : array_like, shape (n, T - 1) or (T - 1,)
        Posterior correlation between each wave and the next.
    bounds : tuple of float
        Ascending bounds between the `k` classes.
    weights : array_like, shape (n,), optional
        Such as inhabitants.

    Returns
    -------
    ndarray, shape (T - 1, k, k)
        Sum over the first axis for one table of all gaps.

    References
    ----------
    Genz, A. (2004). Numerical computation of rectangular bivariate and trivariate normal and t
    probabilities. *Statistics and Computing* 14, 251-260, section 2.

    Examples
    --------
    An area exactly on a bound, whose two waves move together:

    >>> corrected_counts(
    ...     level=[[0.0, 0.0]], scale=[[0.1, 0.1]], degrees=[8], correlation=[[1.0]], bounds=(0.0,)
    ... )[0].round(3).tolist()
    [[0.5, 0.0], [0.0, 0.5]]
    """
    centre = np.asarray(level, dtype=np.float64)
    spread = np.maximum(np.asarray(scale, dtype=np.float64), 1e-12)
    freedom = np.minimum(np.asarray(degrees, dtype=np.float64), _HIGHEST_DEGREES)
    gaps = centre.shape[1] - 1
    together = np.broadcast_to(np.asarray(correlation, dtype=np.float64), (len(centre), gaps))
    if (np.abs(together) > 1.0 + 1e-9).any():
        raise ModelError(_("A correlation between two waves is outside -1 to 1."))
    mass = np.ones(len(centre)) if weights is None else np.asarray(weights, dtype=np.float64)
    cuts = np.asarray(bounds, dtype=np.float64)
    counts = np.empty((gaps, len(cuts) + 1, len(cuts) + 1))
    for gap in range(gaps):
        pair = slice(gap, gap + 2)
        known = np.isfinite(centre[:, pair]).all(axis=1) & np.isfinite(spread[:, pair]).all(axis=1)
        known &= np.isfinite(freedom) & np.isfinite(together[:, gap])
        places = np.flatnonzero(known)
        standard = (cuts - centre[places][:, pair, None]) / spread[places][:, pair, None]
        rho = np.clip(together[places, gap], -1.0, 1.0)
        corners = _expected_corners(standard, freedom[places], rho, mass[places])
        counts[gap] = np.maximum(np.diff(np.diff(corners, axis=0), axis=1), 0.0)
    return counts


def adjacent_correlation(*, covariance: npt.ArrayLike) -> FloatArray:
    """Correlation between each wave and the next.

    Parameters
    ----------
    covariance : array_like, shape (..., T, T)

    Returns
    -------
    ndarray, shape (..., T - 1)
        0 where a wave is known exactly, and it does not matter.

    Examples
    --------
    >>> adjacent_correlation(covariance=[[4.0, 1.0], [1.0, 1.0]]).tolist()
    [0.5]
    """
    table = np.asarray(covariance, dtype=np.float64)
    variance = np.diagonal(table, axis1=-2, axis2=-1)
    beside = np.diagonal(table, offset=1, axis1=-2, axis2=-1)
    size = np.sqrt(np.maximum(variance[..., :-1] * variance[..., 1:], 0.0))
    found = np.divide(beside, size, out=np.zeros_like(beside), where=size > 0)
    return np.asarray(np.clip(found, -1.0, 1.0))


def _expected_corners(
    standard: FloatArray, degrees: FloatArray, rho: FloatArray, mass: FloatArray
) -> FloatArray:
    """Sum over areas of P(first <= bound a, second <= bound b), with both infinities around."""
    size = standard.shape[2]
    corners = np.zeros((size + 2, size + 2))
    corners[-1, -1] = mass.sum()
    for first in range(0, len(mass), _BLOCK):
        block = slice(first, first + _BLOCK)
        before, after = standard[block, 0], standard[block, 1]
        freedom, weight = degrees[block], mass[block]
        below_before = stdtr(freedom[:, None], before)
        below_after = stdtr(freedom[:, None], after)
        corners[1:-1, -1] += weight @ below_before
        corners[-1, 1:-1] += weight @ below_after
        together = np.minimum(below_before[:, :, None], below_after[:, None, :])
        corners[1:-1, 1:-1] += np.tensordot(weight, together, axes=1)
        corners[1:-1, 1:-1] -= _apart(before, after, freedom, rho[block], weight)
    return corners


def _apart(
    before: FloatArray, after: FloatArray, freedom: FloatArray, rho: FloatArray, weight: FloatArray
) -> FloatArray:
    """Sum the integrals of Plackett's identity, leaving out corners where they are nothing."""
    angle = np.arccos(rho)
    h, k = before[:, :, None], after[:, None, :]
    # The integrand is at most (1 + q / d)^(-d/2) at the least q; skip where that can't matter.
    with np.errstate(divide="ignore", over="ignore"):
        share = np.minimum(_NEGLIGIBLE * 2.0 * np.pi / angle, 1.0)
        enough = freedom * np.expm1(-2.0 / freedom * np.log(share))
        slope = 1.0 / (2.0 * (1.0 - rho))
    with np.errstate(invalid="ignore"):  # infinity times zero where the two waves are one
        least = np.maximum(np.maximum(h * h, k * k), (h - k) ** 2 * slope[:, None, None])
        area, row, column = np.nonzero(least < enough[:, None, None])
    found = _plackett(before[area, row], after[area, column], freedom[area], angle[area])
    size = before.shape[1]
    total = np.bincount(row * size + column, weights=weight[area] * found, minlength=size**2)
    return np.reshape(total, (size, size))


def _plackett(h: FloatArray, k: FloatArray, freedom: FloatArray, angle: FloatArray) -> FloatArray:
    gap, product, total = (h - k) ** 2, h * k, np.zeros(len(h))
    for node, share in zip((_NODES + 1.0) / 2.0, _WEIGHTS / 2.0, strict=True):
        phi = angle * node**2
        q = gap / np.sin(phi) ** 2 + product / np.cos(phi / 2.0) ** 2
        height = np.exp(-0.5 * freedom * np.log1p(np.maximum(q, 0.0) / freedom))
        total += 2.0 * share * node * angle * height
    return np.asarray(total / (2.0 * np.pi))
