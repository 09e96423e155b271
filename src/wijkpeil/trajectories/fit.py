"""Fit the trajectory model: a multivariate Student distribution, by weighted moments.

A scale per area, judged from the roughness of its own course, makes the tails heavy and leaves
everything else in closed form: given the scales, areas are Gaussian and only weighted moments
count (the ECME algorithm: Liu and Rubin 1995, *Statistica Sinica* 5, 19-39, section 3).
"""

from dataclasses import dataclass, replace

import numpy as np

from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.groups import Groups
from wijkpeil.trajectories.kernel import Kernel
from wijkpeil.trajectories.likelihood import BOUNDLESS, Prior, covariances, penalty
from wijkpeil.trajectories.scores import IntArray, Moments, Scores
from wijkpeil.trajectories.scoring import score_steps
from wijkpeil.trajectories.tails import GAUSSIAN, likeliest_degrees, log_density
from wijkpeil.trajectories.trajectory import FloatArray

FEWEST_AREAS = 30
FEWEST_WAVES = 3
MOST_ROUNDS = 40
CONVERGED = 1e-6
"""Gain in log likelihood per area below which another round is not worth it."""
FIRST_STEPS, STEPS = 40, 3
MOST_GROUPS = 64
"""The kernel is learned from this many of the largest groups; the others only use it."""


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """A fitted model.

    Attributes
    ----------
    kernel : Kernel
        In units of `unit`.
    degrees : float
        Degrees of freedom of the Student distribution: the lower, the heavier the tails.
    roughness : ndarray, shape (n,)
        Squared distance of each area's scores from its group's course, under the kernel; about
        the number of its scores for an ordinary area.
    centre : ndarray, shape (G, T)
        Mean course of each group, on the indicator's own scale.
    doubt : ndarray, shape (G, T, T)
        Covariance of the error in `centre`, in squared score points: small where a size class has
        many areas.
    unit : float
        Spread of the scores, on the indicator's own scale.
    years : ndarray of int, shape (T,)
    groups : Groups
    log_likelihood : float
        Mean per area.
    rounds : int
        Rounds needed.
    """

    kernel: Kernel
    degrees: float
    roughness: FloatArray
    centre: FloatArray
    doubt: FloatArray
    unit: float
    years: IntArray
    groups: Groups
    log_likelihood: float
    rounds: int

    def posterior_degrees(self) -> FloatArray:
        """Degrees of freedom once an area's scores are known, shape (n,)."""
        return self.degrees + seen(self.groups)

    def inflation(self) -> FloatArray:
        r"""Each area's own variance, as a multiple of its group's, shape (n,).

        :math:`(\nu + d_i) / (\nu + T_i)`: above 1 for a course rougher than usual (Roth 2013,
        *On the multivariate t distribution*, equation 6.10).
        """
        return np.asarray((self.degrees + self.roughness) / self.posterior_degrees())


@dataclass(frozen=True, slots=True, eq=False)
class _State:
    """What one round hands to the next."""

    kernel: Kernel
    degrees: float
    log_likelihood: float
    log_posterior: float
    roughness: FloatArray


def seen(groups: Groups) -> FloatArray:
    """Return the number of scores of each area, shape (n,)."""
    return np.asarray(groups.present.sum(axis=1), dtype=np.float64)[groups.label]


def fit(
    *,
    scores: Scores,
    groups: Groups,
    years: IntArray,
    prior: Prior | None = None,
    tails: bool = True,
) -> Fit:
    """Fit level, slope, walk and noise to the scores of many areas.

    Parameters
    ----------
    scores : Scores
        Scores of `n` areas at `T` waves.
    groups : Groups
        Size class and waves of each area.
    years : ndarray of int, shape (T,)
        Years of the waves, ascending.
    prior : Prior, optional
    tails : bool
        Whether areas may differ in scale; without, the model is Gaussian.

    Raises
    ------
    ModelError
        If there are too few areas or waves to learn from.
    """
    _check(groups, years)
    prior = prior or Prior()
    weights = np.ones(len(groups.label))
    centre = np.zeros((len(groups.size_class), len(years)))
    moments = scores.moments(groups=groups.label, centre=centre, weights=weights)
    unit = _unit(moments, groups)
    state = _State(Kernel.start(len(years)), GAUSSIAN, -np.inf, -np.inf, np.zeros(len(weights)))
    rounds, gained = 0, np.inf
    while gained >= CONVERGED and rounds < MOST_ROUNDS:
        rounds += 1
        centre = centre + _shift(moments, state.kernel, groups, years)[0]
        moments = scores.moments(groups=groups.label, centre=centre, weights=weights)
        kernel = _maximise(moments, state=state, groups=groups, years=years, unit=unit, prior=prior)
        before = state.log_posterior
        state = _judge(
            scores,
            kernel=kernel,
            groups=groups,
            years=years,
            centre=centre,
            unit=unit,
            prior=prior,
            tails=tails,
        )
        gained = state.log_posterior - before if tails else 0.0
        if gained >= CONVERGED:
            weights = (state.degrees + seen(groups)) / (state.degrees + state.roughness)
            moments = scores.moments(groups=groups.label, centre=centre, weights=weights)
    return Fit(
        kernel=state.kernel,
        degrees=state.degrees,
        roughness=state.roughness,
        centre=centre,
        doubt=_shift(moments, state.kernel, groups, years)[1] * unit**2,
        unit=unit,
        years=years,
        groups=groups,
        log_likelihood=state.log_likelihood,
        rounds=rounds,
    )


def _check(groups: Groups, years: IntArray) -> None:
    areas = len(groups.label)
    if areas < FEWEST_AREAS:
        raise ModelError(
            _(
                "Too few areas have scores ({areas}). What is noise and what is change can only be "
                "learned from at least {least}: give the file of the whole country, and choose "
                "your own areas with --vulnerable."
            ).format(areas=areas, least=FEWEST_AREAS)
        )
    if len(years) < FEWEST_WAVES:
        raise ModelError(
            _(
                "There are too few waves ({years}): a course needs at least {least}, or noise "
                "can't be told from change."
            ).format(years=", ".join(str(y) for y in years), least=FEWEST_WAVES)
        )


def _unit(moments: Moments, groups: Groups) -> float:
    """Spread of all scores about their mean, so that the kernel works on numbers near one."""
    count = (moments.count[:, None] * groups.present).sum()
    mean = float((moments.count[:, None] * moments.mean).sum() / count)
    square = float((moments.count * np.einsum("gtt->g", moments.second)).sum() / count)
    spread = np.sqrt(max(square - mean**2, 0.0))
    # Rounding alone leaves a spread of some 1e-8 of the mean.
    if not spread > 1e-6 * max(abs(mean), 1e-9):
        raise ModelError(_("All scores are the same, so there is no change to judge."))
    return float(spread)


def _shift(
    moments: Moments, kernel: Kernel, groups: Groups, years: IntArray
) -> tuple[FloatArray, FloatArray]:
    r"""How far each group's centre lies from its size class's mean course, and how sure that is.

    .. math:: \left(\sum_g W_g K_g^{-1}\right)^{-1} \sum_g W_g K_g^{-1} \bar d_g

    over the groups of a class (generalised least squares): areas that came later then don't bend
    the course of the others. The inverse is the covariance of its error.

    Returns
    -------
    shift : ndarray, shape (G, T)
    doubt : ndarray, shape (G, T, T)
        In the kernel's units.
    """
    covariance, _truth = covariances(kernel, groups, years)
    information = moments.weight[:, None, None] * np.linalg.inv(covariance)
    classes, waves = len(groups.rank), len(years)
    total, pull = np.zeros((classes, waves, waves)), np.zeros((classes, waves, 1))
    np.add.at(total, groups.size_class, information)
    np.add.at(pull, groups.size_class, information @ moments.mean[:, :, None])
    doubt = np.asarray(np.linalg.inv(total), dtype=np.float64)
    shift = (doubt @ pull)[:, :, 0]
    return shift[groups.size_class], doubt[groups.size_class]


def _maximise(
    moments: Moments, *, state: _State, groups: Groups, years: IntArray, unit: float, prior: Prior
) -> Kernel:
    """Find the kernel that fits the weighted moments best."""
    best = np.argsort(-moments.count, kind="stable")[:MOST_GROUPS]
    known = Moments(
        count=moments.count[best],
        weight=moments.weight[best],
        mean=moments.mean[best],
        second=moments.second[best] / unit**2,
    )
    used = replace(groups, size_class=groups.size_class[best], present=groups.present[best])
    steps = STEPS if np.isfinite(state.log_likelihood) else FIRST_STEPS
    return Kernel.from_vector(
        score_steps(
            state.kernel.vector(), moments=known, groups=used, years=years, prior=prior, steps=steps
        )
    )


def _judge(
    scores: Scores,
    *,
    kernel: Kernel,
    groups: Groups,
    years: IntArray,
    centre: FloatArray,
    unit: float,
    prior: Prior,
    tails: bool,
) -> _State:
    """Judge how rough each area is, given the kernel; then how heavy the tails are."""
    covariance, _truth = covariances(kernel, groups, years)
    whiten = np.linalg.inv(np.linalg.cholesky(covariance)) / unit
    white = scores.apply(groups=groups.label, centre=centre, maps=whiten)
    roughness = np.einsum("ni,ni->n", white, white)
    _sign, log_size = np.linalg.slogdet(covariance)
    known = groups.present.sum(axis=1)
    log_size -= np.log(BOUNDLESS) * (len(years) - known)
    log_size += 2 * np.log(unit) * known
    observed = seen(groups)
    degrees = likeliest_degrees(roughness, observed) if tails else GAUSSIAN
    density = log_density(roughness, observed, degrees) - log_size[groups.label] / 2
    value = float(density.mean())
    held = penalty(kernel, prior)[0] / (2 * len(density))
    return _State(kernel, degrees, value, value - held, roughness)
