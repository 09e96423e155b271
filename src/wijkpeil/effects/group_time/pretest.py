"""Whether the groups moved like their controls before, and what this test would have missed."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import chi2, norm, t

from wijkpeil.effects.bands import DRAWS, largest_of_draws
from wijkpeil.effects.group_time.average import averages
from wijkpeil.effects.group_time.clusters import cluster_sums, errors
from wijkpeil.effects.group_time.effects import GroupTime
from wijkpeil.effects.group_time.freedom import freedom
from wijkpeil.effects.group_time.trend import trend_weights
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

_FOUND = 0.05


@dataclass(frozen=True, slots=True)
class Pretest:
    """Tests that the groups moved like their controls before the start.

    Attributes
    ----------
    wald, wald_p : float
        All comparisons before the start together, chi-squared; NaN if areas are too few for it.
        Known to cry wolf where treated areas are few (see the benchmarks); for comparison with
        other software.
    wald_freedom : int
    p : float
        The most striking of the slope and the averages by event time before the start, judged as
        the largest of them all.
    slope, slope_error, slope_freedom : float
        Steady difference in course before the start, outcome units a year.
    slope_p : float
    slope_half, slope_most : float
        A steady difference that this test would find in 50 and 80 % of cases.
    drift_most : float
        What a difference of `slope_most`, going on, would by itself add to the average effect.
    reason : str
        Why there is no test; empty if there is.
    """

    wald: float
    wald_p: float
    wald_freedom: int
    p: float
    slope: float
    slope_error: float
    slope_freedom: float
    slope_p: float
    slope_half: float
    slope_most: float
    drift_most: float
    reason: str = ""

    def sentence(self, *, digits: int = 3) -> str:
        """Say in words what the test found and could have found."""
        if self.reason:
            return self.reason
        said = (
            _("Before the start the treated areas did not move like the others (p = {p}).")
            if self.p < _FOUND
            else _("Before the start no difference in course is seen (p = {p}).")
        ).format(p=number(self.p, digits=digits))
        power = _(
            "The steady difference was {slope} a year. One of {half} a year would be seen in half "
            "of such studies, {most} a year in four of five; the latter, going on, would alone add "
            "{drift} to the average afterwards."
        ).format(
            slope=number(self.slope, digits=digits, sign=True),
            half=number(self.slope_half, digits=digits),
            most=number(self.slope_most, digits=digits),
            drift=number(self.drift_most, digits=digits),
        )
        return f"{said} {power}"


def pretest(found: GroupTime, *, seed: int, draws: int = DRAWS) -> Pretest:
    """Test the comparisons from before the start (and before any anticipation).

    Three ways. *Wald*: W = e' V^-1 e, with e the estimates and V their covariance, chi-squared with
    the rank of V as degrees of freedom. *A steady difference*: the slope of `trend.trend_weights`,
    by Student's t; it finds (t_.975 + t_power) errors with that power (Bloom, 1995). *The most
    striking*: the smallest of the p of the slope and of the averages by event time, by Student's t,
    against multiplier draws of the largest.

    Parameters
    ----------
    found : GroupTime
        Best with ``small_sample=True``.
    seed : int
        Of the multiplier draws.
    draws : int

    Returns
    -------
    Pretest

    Notes
    -----
    Wald: Callaway and Sant'Anna (2021), section 4. Power against a linear trend: Roth (2022). "Not
    seen" is not "not there": look at the slopes.
    """
    design = found.design
    before = (found.since < -design.anticipation) & (found.error > 0)
    if not before.any():
        return _none(
            _("Only one wave before the start can be used, so trends before it can't be compared.")
        )
    wald, rank = _wald(
        cluster_sums(found.influence[:, before], design.cluster), found.estimate[before]
    )
    estimate, influence = _rows(found)
    error = errors(influence, design.cluster)
    sure = freedom(influence, start=design.start, cluster=design.cluster)
    half, most = (
        float(error[0] * (t.isf(_FOUND / 2, sure[0]) + t.ppf(power, sure[0])))
        for power in (0.5, 0.8)
    )
    each = np.asarray(2 * t.sf(np.abs(estimate / error), sure))
    told = error > 0
    largest = largest_of_draws(
        cluster_sums(influence[:, told], design.cluster), draws=draws, seed=seed
    )
    return Pretest(
        wald=wald,
        wald_p=float(chi2.sf(wald, rank)),
        wald_freedom=rank,
        p=float((1 + (largest >= norm.isf(each[told].min() / 2)).sum()) / (1 + draws)),
        slope=float(estimate[0]),
        slope_error=float(error[0]),
        slope_freedom=float(sure[0]),
        slope_p=float(each[0]),
        slope_half=half,
        slope_most=most,
        drift_most=most * _horizon(found),
    )


def _rows(found: GroupTime) -> tuple[FloatArray, FloatArray]:
    """Slope, and averages by event time before the start, with the contributions of areas."""
    weights = trend_weights(found)
    by_event = averages(found, by="event time")
    before = by_event.key < -found.design.anticipation
    estimate = np.concatenate([[weights @ found.estimate], by_event.estimate[before]])
    influence = np.column_stack([found.influence @ weights, by_event.influence[:, before]])
    return estimate, influence


def _wald(sums: FloatArray, estimate: FloatArray) -> tuple[float, int]:
    """Wald statistic and the rank of the covariance; NaN if areas or clusters are too few."""
    scale = np.sqrt((sums**2).sum(axis=0))
    scaled = sums / scale
    correlation = scaled.T @ scaled
    rank = int(np.linalg.matrix_rank(correlation, tol=1e-8, hermitian=True))
    if int((sums != 0).any(axis=1).sum()) <= 2 * rank:
        return np.nan, rank
    z = estimate / scale
    return float(z @ np.linalg.pinv(correlation, rcond=1e-8, hermitian=True) @ z), rank


def _none(reason: str) -> Pretest:
    nothing = (np.nan,) * 8
    return Pretest(np.nan, np.nan, 0, *nothing, reason=reason)


def _horizon(found: GroupTime) -> float:
    """Mean real years from the wave compared with to the waves after the start."""
    design = found.design
    after = found.since >= 0
    size: IntArray = np.array([(design.start == g).sum() for g in found.cohort[after]])
    years: FloatArray = design.years[found.wave[after]] - design.years[found.base[after]]
    return float(size @ years / size.sum())
