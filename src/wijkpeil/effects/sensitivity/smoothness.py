"""A steady difference in course may bend by up to M: the optimal interval of fixed length."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.optimize import minimize_scalar

from wijkpeil.effects.sensitivity.event_study import EventStudy
from wijkpeil.effects.sensitivity.folded_normal import folded_quantile, published_quantile
from wijkpeil.effects.sensitivity.lasso_path import lasso_path
from wijkpeil.effects.sensitivity.relative_magnitudes import check
from wijkpeil.effects.sensitivity.robust_interval import RobustInterval
from wijkpeil.trajectories.trajectory import FloatArray


def smoothness(
    study: EventStudy, *, allowed: float, level: float = 0.95, as_published: bool = False
) -> RobustInterval:
    r"""Find the optimal fixed-length interval (FLCI) if courses bend by at most M.

    With slopes :math:`x_t = (\delta_t - \delta_{t-1}) / gap_t` of the difference in course:
    :math:`|x_{t+1} - x_t| \le M` at every wave but the first and last. M = 0: the difference goes
    on as a straight line. The centre is ``l' estimate`` with ``l`` equal to the weights after the
    start and, before it, the weights that make the interval

    .. math:: cv_{level}(M b(l) / s(l))\, s(l)

    shortest: b the worst bias at M = 1, s the standard error, cv the `folded_quantile`.

    Parameters
    ----------
    study : EventStudy
    allowed : float
        M: change of slope, outcome units a period (a year, if `study` has years).
    level : float
    as_published : bool
        Take the length with the chance error of the R package (`published_quantile`), to compare
        with published intervals.

    Returns
    -------
    RobustInterval

    Raises
    ------
    EffectError

    Notes
    -----
    Rambachan and Roth (2023), section 4.1 and appendix; Armstrong and Kolesár (2018). Written in
    the effect z of a bend at each wave, the worst bias is the sum of absolute z, so the best
    trade-off between bias and error is a lasso path, which is followed exactly.
    """
    check(allowed, level)
    found = _bends(study)
    path = lasso_path(found.quadratic, found.linear)
    best = min(
        (_best_between(found, a, b, allowed=allowed, level=level) for a, b in _pieces(path)),
        key=lambda each: each[0],
    )
    half, z = best
    if as_published:
        half = found.half(z, allowed=allowed, level=level, quantile=published_quantile)
    centre = float(found.combination(z) @ study.estimate)
    return RobustInterval(allowed=allowed, lower=centre - half, upper=centre + half, level=level)


@dataclass(frozen=True, slots=True, eq=False)
class _Bends:
    """The estimator as a function of the free effects z of bends before the start.

    Attributes
    ----------
    start, to_weights : ndarray, shapes (p + q,), (p + q, p - 1)
        Weights of the estimates: ``start + to_weights @ z``.
    quadratic, linear, constant : ndarray, shapes (p - 1, p - 1), (p - 1,), and float
        Variance: ``z' quadratic z + 2 linear' z + constant``.
    fixed_bias : float
        Worst bias of the bends that z can't change.
    """

    start: FloatArray
    to_weights: FloatArray
    quadratic: FloatArray
    linear: FloatArray
    constant: float
    fixed_bias: float

    def combination(self, z: FloatArray) -> FloatArray:
        return np.asarray(self.start + self.to_weights @ z)

    def half(
        self,
        z: FloatArray,
        *,
        allowed: float,
        level: float,
        quantile: Callable[..., float] = folded_quantile,
    ) -> float:
        """Half the length of the interval."""
        variance = float(z @ self.quadratic @ z + 2 * self.linear @ z + self.constant)
        error = max(variance, 0.0) ** 0.5
        bias = allowed * (self.fixed_bias + float(np.abs(z).sum()))
        if error == 0:
            return bias
        return float(quantile(level, bias=bias / error) * error)


def _bends(study: EventStudy) -> _Bends:
    p = study.before
    time = np.concatenate([[0.0], np.cumsum(study.gaps)])
    time -= time[p]
    before, after = time[:p], time[p + 1 :]
    # z[k] is the effect of a bend at the (k+2)nd wave; at the reference wave it is set by the
    # weights after the start, or a straight line would bias the estimate without limit.
    at = np.append(before[1:], 0.0)
    effect = np.clip(at[:, None] - before, 0.0, None)
    back = np.linalg.inv(effect)
    whole = float(study.weights @ after)
    later = np.clip(after[None, :] - after[:-1, None], 0.0, None) @ study.weights
    start = np.concatenate([back[:, -1] * whole, study.weights])
    to_weights = np.vstack([back[:, :-1], np.zeros((study.after, p - 1))])
    return _Bends(
        start=start,
        to_weights=to_weights,
        quadratic=to_weights.T @ study.covariance @ to_weights,
        linear=to_weights.T @ study.covariance @ start,
        constant=float(start @ study.covariance @ start),
        fixed_bias=abs(whole) + float(np.abs(later).sum()),
    )


def _pieces(path: list[FloatArray]) -> list[tuple[FloatArray, FloatArray]]:
    """Straight pieces of the path; a point if that is all."""
    return list(pairwise(path)) or [(path[0], path[0])]


def _best_between(
    found: _Bends, a: FloatArray, b: FloatArray, *, allowed: float, level: float
) -> tuple[float, FloatArray]:
    """Return the shortest half length on a straight piece of the path, and where."""

    def half(share: float) -> float:
        return found.half(a + share * (b - a), allowed=allowed, level=level)

    inside = minimize_scalar(half, bounds=(0.0, 1.0), method="bounded", options={"xatol": 1e-9})
    share = min((0.0, 1.0, float(inside.x)), key=half)
    return half(share), a + share * (b - a)
