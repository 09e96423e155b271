"""Whether courses differed before the start, and what this test would have missed."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq

from wijkpeil.effects.guards.finding import Finding
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.trajectories.trajectory import FloatArray

_CRITICAL = 1.959963984540054
_SURE = 0.05
_DRAWS = 20_000
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Pretrend:
    """A test of courses before the start, with its power.

    Attributes
    ----------
    p : float
        Of the most striking wave before the start, as the largest of them all.
    slope_half, slope_most : float
        A steady difference in course, outcome units a year, that the usual look (is any wave before
        the start significant?) finds in 50 and 80 % of cases; NaN if there is no wave.
    drift_most : float
        What a difference of `slope_most`, going on, adds to the effect by itself.
    finding : Finding
    """

    p: float
    slope_half: float
    slope_most: float
    drift_most: float
    finding: Finding


def pretrend(
    *,
    estimate: FloatArray,
    covariance: FloatArray,
    years: FloatArray,
    effect: float,
    horizon: float,
    seed: int = 0,
) -> Pretrend:
    """Test the waves before the start, and say which slope would have gone unseen.

    Parameters
    ----------
    estimate : ndarray, shape (p,)
        Of waves before the reference wave, against that wave.
    covariance : ndarray, shape (p, p)
    years : ndarray, shape (p,)
        Real years from the reference wave, below 0.
    effect : float
        The estimate after the start that a slope might explain.
    horizon : float
        Mean real years from the reference wave to the waves that `effect` is about.
    seed : int
        Of 20,000 normal draws.

    Returns
    -------
    Pretrend

    Raises
    ------
    EffectError
        If a year is not before the reference wave.

    Notes
    -----
    Roth (2022), section II: power against a linear violation of the test "no wave before the start
    differs significantly from zero". Common draws make it rise with the slope.
    """
    if not len(estimate):
        said = _("There is only one wave before the start, so courses before it can't be compared.")
        finding = Finding("pretrend", "not known", fired=True, sentence=said)
        return Pretrend(np.nan, np.nan, np.nan, np.nan, finding)
    error = np.sqrt(np.diag(covariance))
    if (years >= 0).any() or (error <= 0).any():
        raise EffectError(_("Waves before the start need an error, and years below zero."))
    root = np.linalg.cholesky(covariance / np.outer(error, error) + 1e-12 * np.eye(len(error)))
    noise = np.random.default_rng(seed).normal(size=(_DRAWS, len(error))) @ root.T
    most = np.abs(noise).max(axis=1)
    p = float((1 + (most >= np.abs(estimate / error).max()).sum()) / (1 + _DRAWS))
    half, large = (_slope(noise, years / error, power) for power in (0.5, 0.8))
    drift = large * horizon
    finding = _judge(p, half, large, drift, effect)
    return Pretrend(p, half, large, drift, finding)


def _slope(noise: FloatArray, direction: FloatArray, power: float) -> float:
    """Slope at which a significant wave is seen with this power."""

    def short(slope: float) -> float:
        seen = (np.abs(noise + slope * direction) > _CRITICAL).any(axis=1)
        return float(seen.mean()) - power

    return float(brentq(short, 0.0, 12 / np.abs(direction).max(), xtol=1e-9))


def _judge(p: float, half: float, large: float, drift: float, effect: float) -> Finding:
    power = _(
        "A steady difference of {half} a year would be seen in half of such studies, one of {most} "
        "in four of five; the latter, going on, would by itself add {drift}."
    ).format(
        half=number(half, digits=_DIGITS + 1),
        most=number(large, digits=_DIGITS + 1),
        drift=number(drift, digits=_DIGITS),
    )
    if p < _SURE:
        said = _("Before the start the treated areas already took another course (p = {p}).")
        grade = "seen"
    elif drift >= abs(effect):
        said = _("Before the start no other course is seen (p = {p}), but the test is blind.")
        grade = "none seen, test blind"
    else:
        said = _("Before the start no other course is seen (p = {p}).")
        grade = "none seen"
    sentence = f"{said.format(p=number(p, digits=_DIGITS))} {power}"
    return Finding("pretrend", grade, fired=grade != "none seen", sentence=sentence)
