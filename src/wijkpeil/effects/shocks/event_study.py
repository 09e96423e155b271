"""Did areas that were more exposed to a shock move differently afterwards? A shift-share design."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.stats import f as f_distribution
from scipy.stats import norm
from scipy.stats import t as t_distribution

from wijkpeil.effects.bands import DRAWS, Bands, bands
from wijkpeil.effects.group_time.terms import BoolArray
from wijkpeil.effects.shocks.compared import Compared, compare
from wijkpeil.effects.shocks.fit import Errors, Fit, least_squares
from wijkpeil.effects.shocks.notes import notes_on
from wijkpeil.effects.shocks.timing import last_wave_before
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class ExposureStudy:
    """Differences between areas of high and of low exposure, wave by wave.

    Attributes
    ----------
    years : ndarray, shape (T,)
    reference : int
        Index of the last wave before the shock; the difference is 0 there by choice.
    low, high : float
        The exposures compared, in their own unit: 10th and 90th percentile.
    estimate, error : ndarray, shape (T,)
        Difference in change since the reference wave, in units of the outcome, between an area of
        high and one of low exposure in the same stratum. Waves before the reference are placebos.
    lower, upper : ndarray, shape (T,)
        Each interval by itself (Student's t, clusters less one).
    bands : Bands
        Around the T - 1 estimates without the reference, for all at once.
    others : ndarray of int, shape (T - 1,)
        Indices of the waves without the reference: the rows of `bands` and `influence`.
    before : ndarray of bool, shape (T,)
        The placebo waves.
    p_before : float
        That the placebo waves are all nought (F test); NaN without any.
    influence : ndarray, shape (n, T - 1)
        Contribution of every area to the error.
    cluster : ndarray of int, shape (n,)
    clusters : int
    effective_clusters : float
        As many equal clusters would tell as much: few, if the exposure sits in a few clusters.
    areas : int
    notes : tuple of str
    """

    years: FloatArray
    reference: int
    low: float
    high: float
    estimate: FloatArray
    error: FloatArray
    lower: FloatArray
    upper: FloatArray
    bands: Bands
    others: IntArray
    before: BoolArray
    p_before: float
    influence: FloatArray
    cluster: IntArray
    clusters: int
    effective_clusters: float
    areas: int
    notes: tuple[str, ...]


def exposure_study(
    *,
    outcomes: FloatArray,
    years: FloatArray,
    exposure: FloatArray,
    measured: float,
    shock: float,
    cluster: npt.NDArray[np.generic],
    seed: int,
    stratum: npt.NDArray[np.generic] | None = None,
    level: float = 0.95,
    draws: int = DRAWS,
    errors: Errors = "jackknife",
) -> ExposureStudy:
    """Compare areas by how exposed they were before a shock.

    y_it = a_i + b_{t x stratum} + sum_{t != ref} beta_t (exposure_i x 1[t]) + e_it, by least
    squares, errors by cluster. Reported is beta_t x (P90 - P10).

    Parameters
    ----------
    outcomes : ndarray, shape (n, T)
        NaN where missing. Areas without the reference wave or an exposure are left out.
    years : ndarray, shape (T,)
        Real years, ascending.
    exposure : ndarray, shape (n,)
        In any unit, of a time before the shock.
    measured : float
        Year that the exposure was measured.
    shock : float
        When it began, decimal year.
    cluster : ndarray, shape (n,)
        For example the gemeente.
    seed : int
        For the bands that hold for all waves at once.
    stratum : ndarray, shape (n,), optional
        Areas are compared within these only, for example urbanity; without it, in the whole
        country.
    level : float
    draws : int
    errors : {"jackknife", "CR1"}
        What leaving out each cluster would change, which holds with fewer clusters too; or the
        usual sandwich.

    Returns
    -------
    ExposureStudy

    Raises
    ------
    EffectError
        If the exposure was measured after the shock began or doesn't differ within strata, if no
        wave lies before or after it, or there are fewer than two clusters.

    Notes
    -----
    Goldsmith-Pinkham, Sorkin and Swift (2020), "Bartik instruments": with a shock that is the same
    everywhere, what is assumed is that areas of high and low exposure would otherwise have moved
    alike within their stratum. It identifies differences by exposure only, never what the shock
    did to all areas.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> share = rng.uniform(0, 1, 400)
    >>> y = rng.normal(size=(400, 4)) / 100 - 0.1 * np.outer(share, [0, 0, 1, 1])
    >>> found = exposure_study(outcomes=y, years=np.array([2010.0, 2014.0, 2016.0, 2018.0]),
    ...                        exposure=share, measured=2014, shock=2015,
    ...                        cluster=np.arange(400) % 50, seed=1)
    >>> bool((found.bands.upper[1:] < 0).all()), found.p_before > 0.05
    (True, True)
    """
    years = np.asarray(years, dtype=np.float64)
    reference = last_wave_before(years, shock=shock, measured=measured)
    compared = compare(
        outcomes=outcomes,
        exposure=exposure,
        reference=reference,
        cluster=cluster,
        stratum=stratum,
    )
    fit = least_squares(compared, errors)
    wide = bands(
        estimate=fit.beta,
        influence=fit.influence,
        cluster=compared.cluster,
        seed=seed,
        level=level,
        draws=draws,
    )
    return _study(years, compared, fit, _by_student(wide, fit))


def _by_student(wide: Bands, fit: Fit) -> Bands:
    """Widen bands as Student's t with clusters less one is wider than the normal curve."""
    share = 0.5 + wide.level / 2
    wider = float(t_distribution.ppf(share, fit.clusters - 1) / norm.ppf(share))
    return replace(
        wide,
        lower=fit.beta - wider * (fit.beta - wide.lower),
        upper=fit.beta + wider * (wide.upper - fit.beta),
        pointwise_lower=fit.beta - wider * (fit.beta - wide.pointwise_lower),
        pointwise_upper=fit.beta + wider * (wide.pointwise_upper - fit.beta),
        critical=wider * wide.critical,
    )


def _study(years: FloatArray, compared: Compared, fit: Fit, around: Bands) -> ExposureStudy:
    """Put the parts together, the reference wave among the others."""
    reference = compared.reference
    critical = float(t_distribution.ppf(0.5 + around.level / 2, fit.clusters - 1))
    estimate = np.insert(fit.beta, reference, 0.0)
    error = np.insert(np.sqrt(np.diag(fit.covariance)), reference, 0.0)
    before = np.arange(len(years)) < reference
    return ExposureStudy(
        years=years,
        reference=reference,
        low=compared.low,
        high=compared.high,
        estimate=estimate,
        error=error,
        lower=estimate - critical * error,
        upper=estimate + critical * error,
        bands=around,
        others=fit.others,
        before=before,
        p_before=_joint(fit, before[fit.others]),
        influence=fit.influence,
        cluster=compared.cluster,
        clusters=fit.clusters,
        effective_clusters=fit.effective,
        areas=int(compared.seen.any(axis=1).sum()),
        notes=notes_on(compared, clusters=fit.clusters, effective=fit.effective),
    )


def _joint(fit: Fit, before: BoolArray) -> float:
    """Wald test in its F form that all placebo waves are nought."""
    q = int(before.sum())
    if q == 0 or q >= fit.clusters:
        return float("nan")
    inverse = np.linalg.pinv(fit.covariance[np.ix_(before, before)], hermitian=True)
    wald = float(fit.beta[before] @ inverse @ fit.beta[before])
    return float(f_distribution.sf(wald / q, q, fit.clusters - 1))
