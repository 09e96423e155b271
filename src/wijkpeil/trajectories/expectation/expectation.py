"""How much better or worse an area did than areas that were like it at the start."""

from dataclasses import dataclass

import numpy as np

from wijkpeil.trajectories.conditioned import Conditioned, estimate
from wijkpeil.trajectories.expectation.early import Early, early
from wijkpeil.trajectories.expectation.features import features
from wijkpeil.trajectories.expectation.folds import folds
from wijkpeil.trajectories.expectation.ridge import ridge
from wijkpeil.trajectories.likelihood import covariances
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Expectation:
    """What was expected of `m` areas, and what they did.

    Attributes
    ----------
    expected : ndarray, shape (m,)
        Change that areas like it had, in score points; learned from other gemeenten only.
    unsure : ndarray, shape (m,)
        Its standard error.
    change, scale, degrees : ndarray, shape (m,)
        The area's own change: centre, scale and degrees of freedom.
    excess_scale : ndarray, shape (m,)
        Scale of ``change - expected``.
    told : float
        Share of the variance of the *true* change that the expectation tells, in gemeenten that it
        did not learn from; see `share_told`.
    fold : ndarray of int, shape (m,)
    predicted, predicted_scale, predicted_degrees : ndarray, shape (m,)
        For a check: what the score at the end was to be, told from the waves up to the start and
        from other gemeenten.
    """

    expected: FloatArray
    unsure: FloatArray
    change: FloatArray
    scale: FloatArray
    degrees: FloatArray
    excess_scale: FloatArray
    told: float
    fold: IntArray
    predicted: FloatArray
    predicted_scale: FloatArray
    predicted_degrees: FloatArray

    @property
    def excess(self) -> FloatArray:
        """How much better than expected, in score points; shape (m,)."""
        return self.change - self.expected


def expect(model: Conditioned, *, x: FloatArray, start: int, end: int) -> Expectation:
    r"""Expect each area's change from what it was like at the start, and compare.

    In ten parts of whole gemeenten: slopes of the model, smoothed change and the regression on
    features at the start are learned from nine, and the tenth is expected. What is regressed is
    the smoothed change :math:`m` of the model given characteristics; as the features `z` are
    functions of scores and characteristics, :math:`E(m|z) = E(\delta|z)` (the tower law), so the
    shrinkage of `m` does no harm.

    Parameters
    ----------
    model : Conditioned
    x : ndarray, shape (m, P)
        The characteristics that `model` was given.
    start, end : int
    """
    fitted = model.fit
    first, last = (int(np.flatnonzero(fitted.years == year)[0]) for year in (start, end))
    before = early(model, until=first)
    part = folds(model.cluster)
    expected, unsure, level = _cross_fit(model, x, before=before, part=part, ends=(first, last))
    course = model.smoothed(model.mean)
    coming, degrees = before.coming(model, wave=last)
    change = course[:, last] - course[:, first]
    scale, own_degrees = _scale(model, first, last), fitted.posterior_degrees()
    return Expectation(
        expected=expected,
        unsure=unsure,
        change=change,
        scale=scale,
        degrees=own_degrees,
        excess_scale=np.hypot(scale, unsure),
        told=share_told(
            expected=expected,
            came=model.values[:, last] - level,
            change=change,
            variance=scale**2 * own_degrees / (own_degrees - 2),
        ),
        fold=part,
        predicted=level + expected,
        predicted_scale=np.hypot(coming, unsure),
        predicted_degrees=degrees,
    )


def share_told(
    *, expected: FloatArray, came: FloatArray, change: FloatArray, variance: FloatArray
) -> float:
    r"""Share of the variance of true change :math:`\delta` that an expectation `e` tells.

    The smoothed change can't be the judge: it is drawn towards what the characteristics say, and
    so is the expectation, so they agree even where nothing changes. Instead the measured score at
    the end, :math:`y`, is told from the level :math:`\ell` that was to be seen at the start. As
    :math:`y - \ell` is :math:`\delta` plus errors that have nothing to do with `e`,

    .. math::
        \frac{\operatorname{Var} \delta - \operatorname{E}(\delta - \bar\delta - e + \bar e)^2}
             {\operatorname{Var} \delta}
        = \frac{2 \operatorname{Cov}(y - \ell, e) - \operatorname{Var} e}
               {\operatorname{Var} m + \operatorname{E} v}

    with `m` and `v` centre and variance of the change given the scores.

    Parameters
    ----------
    expected : ndarray, shape (m,)
        Learned from other gemeenten.
    came : ndarray, shape (m,)
        Measured score at the end less the smoothed level at the start; NaN where not measured.
    change, variance : ndarray, shape (m,)
        Centre and variance of each area's change given its scores.

    Returns
    -------
    float
        Between 0 and 1: 0 where the expectation does no better than the mean change.

    Examples
    --------
    >>> change = np.array([-1.0, 1.0, -1.0, 1.0])
    >>> share_told(expected=change / 2, came=change, change=change, variance=np.zeros(4))
    0.75
    """
    known = np.isfinite(came)
    told = expected[known] - expected[known].mean()
    gained = 2 * float(np.mean(told * came[known])) - float(np.mean(told**2))
    whole = float(change[known].var() + variance[known].mean())
    return float(np.clip(gained / whole, 0.0, 1.0)) if whole > 0 else 0.0


def _cross_fit(
    model: Conditioned, x: FloatArray, *, before: Early, part: IntArray, ends: tuple[int, int]
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Expect each part from the others.

    Returns
    -------
    expected, unsure, level : ndarray, shape (m,)
        Change expected, its standard error, and the level at the start that it begins from.
    """
    first, last = ends
    weights = _weights(model, first, last)
    expected, unsure, level_then = (np.empty(len(part)) for _each in range(3))
    for number in range(int(part.max()) + 1):
        learned, held = part != number, part == number
        slopes = estimate(
            model.fit,
            values=model.values,
            design=model.design,
            cluster=model.cluster,
            used=learned.astype(np.float64),
        )
        mean = model.design @ slopes.coefficients
        course = model.smoothed(mean)
        level, pace = before.level_and_pace(model, mean)
        z = features(x=x, level=level, pace=pace, learned=learned)
        found = ridge(
            z=z[learned],
            response=(course[:, last] - course[:, first])[learned],
            weights=weights[learned],
            cluster=np.unique(model.cluster[learned], return_inverse=True)[1].astype(np.int64),
        )
        expected[held], unsure[held] = found.predict(z[held])
        level_then[held] = level[held]
    return expected, unsure, level_then


def _scale(model: Conditioned, first: int, last: int) -> FloatArray:
    """Scale of each area's own change given its scores, shape (m,)."""
    spread = model.known.spread
    own = spread[:, last, last] + spread[:, first, first] - 2 * spread[:, first, last]
    inflation = model.fit.inflation()
    return np.asarray(np.sqrt(np.maximum(own, 0.0)[model.fit.groups.label] * inflation))


def _weights(model: Conditioned, first: int, last: int) -> FloatArray:
    """Weight of each area's smoothed change: one over its variance in areas of its size."""
    covariance, _truth = covariances(model.fit.kernel, model.fit.groups, model.fit.years)
    row = model.known.gain[:, last] - model.known.gain[:, first]
    variance = np.einsum("gs,gst,gt->g", row, covariance, row)
    return np.asarray(1.0 / np.maximum(variance, 1e-12))[model.fit.groups.label]
