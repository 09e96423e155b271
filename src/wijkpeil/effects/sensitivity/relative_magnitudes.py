"""Courses may part after the start by M times the largest step before it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.effects.sensitivity.conditional_test import Statistics, accepted
from wijkpeil.effects.sensitivity.event_study import EventStudy, symmetric_root
from wijkpeil.effects.sensitivity.r_draws import r_normals
from wijkpeil.effects.sensitivity.robust_interval import RobustInterval
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.trajectory import FloatArray

POINTS = 1000
"""Values of the effect that are tried."""
DRAWS = 1000
_SPAN = 20.0


def relative_magnitudes(
    study: EventStudy,
    *,
    allowed: float,
    level: float = 0.95,
    points: int = POINTS,
    draws: int = DRAWS,
    seed: int = 0,
) -> RobustInterval:
    r"""Find the effects that can't be excluded if courses part by relative magnitudes.

    With delta the difference in course (0 at the reference wave), and steps
    :math:`x_t = (\delta_t - \delta_{t-1}) / gap_t`: after the start
    :math:`|x_t| \le M \max_{s \le 0} |x_s|`. That set is a union, over the pre-period s that has
    the largest step and its sign, of sets of linear inequalities; each is tested by `accepted`.

    Parameters
    ----------
    study : EventStudy
    allowed : float
        M, 0 or more. 1: as much as the largest step that was seen before.
    level : float
    points : int
        Values tried, evenly over the plug-in identified set and 20 errors on both sides. The ends
        are the outermost values accepted, as in the R package HonestDiD.
    draws, seed : int
        Of the least favourable critical value; drawn as R draws, so that the ends are those of the
        package to the last digit. More draws move an end by a step of `points` at most, as a rule.

    Returns
    -------
    RobustInterval

    Raises
    ------
    EffectError

    Notes
    -----
    Rambachan and Roth (2023), sections 2.4.1 and 3.2: the conditional least favourable hybrid
    (C-LF) on post-period moments; with a single wave after the start on all moments, as their
    package does. That the plug-in set plus and minus 1.96 errors is *not* such an interval: it
    ignores that the largest step is itself estimated. Conditional sets need not be exactly nested
    in M: an end may move back by a small part of the error.
    """
    check(allowed, level)
    half = _plug_in(study, allowed) + _SPAN * study.error
    theta = np.linspace(study.effect - half, study.effect + half, points)
    unions = _unions(study, allowed)
    size = unions[0].root.shape[1]
    normal = r_normals(draws * size, seed=seed).reshape(draws, size)
    held = np.zeros(points, dtype=np.bool_)
    for found in unions:
        left = np.flatnonzero(~held)
        held[left] = accepted(found, theta=theta[left], level=level, normal=normal)
    return _hull(theta, held, allowed=allowed, level=level)


def check(allowed: float, level: float) -> None:
    """Refuse what can't be asked of a robust interval."""
    if not allowed >= 0 or not np.isfinite(allowed):
        raise EffectError(
            _("How much courses may differ is {given}; it must be 0 or more.").format(given=allowed)
        )
    if not 0.5 <= level < 1:
        raise EffectError(
            _("The level is {given}; it must lie from 0.5 to 1 (for example 0.95).").format(
                given=level
            )
        )


def _hull(
    theta: FloatArray, held: npt.NDArray[np.bool_], *, allowed: float, level: float
) -> RobustInterval:
    """From the first to the last value that can't be excluded; open where the values end."""
    kept = np.flatnonzero(held)
    if not len(kept):
        raise EffectError(_("No effect at all fits these estimates. Check their covariance."))
    return RobustInterval(
        allowed=allowed,
        lower=-np.inf if kept[0] == 0 else float(theta[kept[0]]),
        upper=np.inf if kept[-1] == len(theta) - 1 else float(theta[kept[-1]]),
        level=level,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Steps:
    """Steps of the course as linear maps of the estimates, and what the effect makes of them."""

    before: FloatArray
    after: FloatArray
    share: FloatArray


def _steps(study: EventStudy) -> _Steps:
    count = len(study.estimate)
    change = np.diff(np.eye(count + 1), axis=0) / study.gaps[:, None]
    change = np.delete(change, study.before, axis=1)  # the reference wave is zero
    share = np.cumsum(study.weights[::-1])[::-1] * study.gaps[study.before :]
    return _Steps(change[: study.before], change[study.before :], share)


def _plug_in(study: EventStudy, allowed: float) -> float:
    """Half the width of the identified set, were the estimates exact."""
    steps = _steps(study)
    largest = np.abs(steps.before @ study.estimate).max()
    return float(allowed * largest * np.abs(steps.share).sum())


def _unions(study: EventStudy, allowed: float) -> list[Statistics]:
    """One set of inequalities for each pre-period step and sign that may be the largest."""
    steps = _steps(study)
    vertices = _all_moments if study.after == 1 else _vertices
    return [
        vertices(study, steps, allowed, largest=sign * step)
        for step in steps.before
        for sign in (1.0, -1.0)
    ]


def _vertices(
    study: EventStudy,
    steps: _Steps,
    allowed: float,
    *,
    largest: FloatArray,
) -> Statistics:
    r"""List the vertices of the dual of min eta, s.t. y - X delta <= eta sd.

    The inequalities are :math:`\pm x_t - M v \le 0`, and the nuisance is every direction of x that
    leaves :math:`\sum c_t x_t` alone. Weights gamma >= 0 orthogonal to it have
    :math:`\gamma^+_t - \gamma^-_t = \lambda c_t`; the extreme rays of that cone are known: the two
    of each t together, and all t at once in the direction of c or of -c.
    """
    bound = allowed * largest
    moments = np.vstack([steps.after - bound, -steps.after - bound])
    c, pair = steps.share, np.eye(study.after)
    both = np.concatenate([np.clip(c, 0.0, None), np.clip(-c, 0.0, None)])
    back = np.concatenate([np.clip(-c, 0.0, None), np.clip(c, 0.0, None)])
    gamma = np.vstack([np.hstack([pair, pair]), both, back])
    slope = np.append(np.zeros(study.after), [1.0, -1.0])
    return _statistics(study, moments, gamma, slope)


def _all_moments(
    study: EventStudy, steps: _Steps, allowed: float, *, largest: FloatArray
) -> Statistics:
    """Take every inequality by itself: with one wave after the start nothing is left free."""
    bounds = np.vstack([np.tile(largest, (study.before, 1)), allowed * largest])
    changes = np.vstack([steps.before, steps.after])
    moments = np.vstack([changes - bounds, -changes - bounds])
    slope = np.zeros((2, len(changes)))
    slope[:, -1] = np.array([1.0, -1.0]) / steps.share[0]
    told = np.abs(moments).sum(axis=1) > 0  # the largest step against itself says nothing
    return _statistics(study, moments[told], np.eye(int(told.sum())), slope.ravel()[told])


def _statistics(
    study: EventStudy, moments: FloatArray, gamma: FloatArray, slope: FloatArray
) -> Statistics:
    """Scale the vertices so that gamma @ the errors of the moments is 1."""
    root = symmetric_root(moments @ study.covariance @ moments.T)
    size = gamma @ np.sqrt((root**2).sum(axis=1))
    gamma = gamma / size[:, None]
    return Statistics(at=gamma @ (moments @ study.estimate), slope=slope / size, root=gamma @ root)
