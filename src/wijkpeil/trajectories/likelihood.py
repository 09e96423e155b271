"""Likelihood of a kernel, from moments alone: free of the number of areas."""

from dataclasses import dataclass

import numpy as np

from wijkpeil.trajectories.groups import Groups
from wijkpeil.trajectories.kernel import (
    NOISE_POWERS,
    POWERS,
    Kernel,
    coefficients,
    components,
    jacobian,
)
from wijkpeil.trajectories.scores import IntArray, Moments
from wijkpeil.trajectories.trajectory import FloatArray

BOUNDLESS = 1e5
"""Noise variance, in units of the scores' own, that makes a score as good as missing."""
LEAST_NOISE = 1e-9
"""Noise variance that is always there, or scores that never change could not be fitted."""


@dataclass(frozen=True, slots=True)
class Prior:
    """How firmly the model expects what the data can't tell, as precisions.

    Whether the last wave's unrest was noise or truth only shows at the next wave, so there the
    prior decides: a wave's noise may differ by a factor of about 1.6 either way, a gap's pace by
    about 1.4. With thousands of areas the other waves hardly feel it; with a hundred they do.

    Attributes
    ----------
    wave_noise, pace : float
        Precision of the log noise of a wave, and of the log pace of a gap, about zero.
    size : float
        Precision of the coefficients on size.
    anchor : float
        Precision of everything else about `Kernel.start`, so that a part that isn't there doesn't
        run off to minus infinity.
    """

    wave_noise: float = 5.0
    pace: float = 8.0
    size: float = 1.0
    anchor: float = 0.5


def covariances(
    kernel: Kernel, groups: Groups, years: IntArray, *, middle: float | None = None
) -> tuple[FloatArray, FloatArray]:
    """Covariance of the scores, and of the truth behind them, for each group.

    Parameters
    ----------
    kernel : Kernel
    groups : Groups
    years : ndarray of int, shape (T,)
    middle : float, optional
        As for `components`.

    Returns
    -------
    scores : ndarray, shape (G, T, T)
        With boundless noise where a group has no score.
    truth : ndarray, shape (G, T, T)
    """
    weights = coefficients(kernel, groups.rank)
    parts = components(years, middle=middle)
    kept = len(parts) - len(years)
    truth = np.einsum("cp,pij->cij", weights[:, :kept], parts[:kept])[groups.size_class]
    noise = weights[groups.size_class, kept:] + BOUNDLESS * ~groups.present + LEAST_NOISE
    scores = truth.copy()
    diagonal = np.arange(len(years))
    scores[:, diagonal, diagonal] += noise
    return scores, truth


def penalty(kernel: Kernel, prior: Prior) -> tuple[float, FloatArray, FloatArray]:
    """Return minus twice the log prior density, and its first and second derivatives."""
    start = Kernel.start(len(kernel.wave_noise))
    by_size = np.full(NOISE_POWERS, prior.size)
    by_size[0] = prior.anchor
    quadratic = by_size[:POWERS]
    precision = Kernel(
        level=quadratic,
        slope=quadratic,
        walk=quadratic,
        noise=by_size,
        correlation=np.array([prior.anchor, prior.size]),
        pace=np.full_like(kernel.pace, prior.pace),
        wave_noise=np.full_like(kernel.wave_noise, prior.wave_noise),
    ).vector()
    gap = kernel.vector() - start.vector()
    return float(precision @ gap**2), 2 * precision * gap, 2 * precision


@dataclass(frozen=True, slots=True, eq=False)
class Deviance:
    """Minus twice the log posterior per area, and how it changes with the parameters.

    Attributes
    ----------
    value : float
    gradient : ndarray, shape (D,)
    curvature : ndarray, shape (D, D)
        Its expected second derivative (Fisher information), positive definite.
    """

    value: float
    gradient: FloatArray
    curvature: FloatArray


def deviance(
    vector: FloatArray, *, moments: Moments, groups: Groups, years: IntArray, prior: Prior
) -> Deviance:
    r"""Minus twice the log posterior per area, with its gradient and expected curvature.

    .. math:: \frac1n \sum_g n_g \left(\log|K_g| + \operatorname{tr} K_g^{-1} M_g\right)

    with :math:`M_g` the second moments. Its derivative by a coefficient with component
    :math:`C_p` is :math:`\operatorname{tr}\,(K^{-1} - K^{-1} M K^{-1}) C_p`, its expected second
    derivative :math:`\operatorname{tr} K^{-1} C_p K^{-1} C_q` (Harville 1977, *JASA* 72, 320-338,
    section 5).

    Parameters
    ----------
    vector : ndarray, shape (D,)
        `Kernel.vector`.
    moments : Moments
        Per group, in the kernel's units.
    groups : Groups
    years : ndarray of int, shape (T,)
    prior : Prior
    """
    kernel = Kernel.from_vector(vector)
    scores, _truth = covariances(kernel, groups, years)
    parts = components(years)
    areas = float(moments.count.sum())
    share = moments.count / areas
    inverse = np.linalg.inv(scores)
    _sign, log_size = np.linalg.slogdet(scores)
    fit = np.einsum("gij,gij->g", inverse, moments.second)
    by_covariance = inverse - inverse @ moments.second @ inverse
    flat = parts.reshape(len(parts), -1)
    slopes = share[:, None] * (by_covariance.reshape(len(share), -1) @ flat.T)
    turned = inverse[:, None] @ parts
    shape = (len(share), len(parts), -1)
    curved = share[:, None, None] * (
        turned.reshape(shape) @ turned.swapaxes(2, 3).reshape(shape).swapaxes(1, 2)
    )
    chain = jacobian(kernel, groups.rank)[groups.size_class]
    cost, pull, stiffness = penalty(kernel, prior)
    return Deviance(
        value=float(share @ (log_size + fit)) + cost / areas,
        gradient=np.einsum("gp,gpd->d", slopes, chain) + pull / areas,
        curvature=(chain.swapaxes(1, 2) @ curved @ chain).sum(axis=0) + np.diag(stiffness / areas),
    )
