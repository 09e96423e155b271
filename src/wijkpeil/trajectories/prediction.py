"""What to expect at a coming wave, before it is there."""

from dataclasses import dataclass, replace

import numpy as np
from scipy.special import gammaln, logsumexp, stdtr

from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.fit import Fit
from wijkpeil.trajectories.kernel import Kernel, middle_year
from wijkpeil.trajectories.likelihood import covariances
from wijkpeil.trajectories.scores import IntArray, Scores
from wijkpeil.trajectories.trajectory import FloatArray

NODES = 5
BISECTIONS = 60
FARTHEST_AHEAD = 10
"""Years: the past gaps say little of what lies further ahead."""


@dataclass(frozen=True, slots=True, eq=False)
class Prediction:
    r"""Predictive distribution of each area's score at a coming wave, the nation standing still.

    A mixture over how lively the coming gap and how noisy the coming wave may be, as past ones
    differed: :math:`y = m + s \sqrt{q_j}\, t_\nu` with probability :math:`p_j`.

    Attributes
    ----------
    wave : int
    mean : ndarray, shape (n,)
        On the indicator's own scale, with the nation at its last level. Add the nation's move
        once it is known.
    scale, degrees : ndarray, shape (n,)
        Scale of the middle of the mixture, and degrees of freedom.
    ratio : ndarray, shape (G, J)
        Squared scale of each part of the mixture, as a ratio to the middle's, per group.
    probability : ndarray, shape (J,)
    label : ndarray of int, shape (n,)
        Group of each area.
    """

    wave: int
    mean: FloatArray
    scale: FloatArray
    degrees: FloatArray
    ratio: FloatArray
    probability: FloatArray
    label: IntArray

    def interval(self, coverage: float) -> tuple[FloatArray, FloatArray]:
        """Bounds that hold the coming score with probability `coverage`, shape (n,) each."""
        groups, first = np.unique(self.label, return_index=True)
        reach = np.zeros(len(self.ratio))
        reach[groups] = _reach(
            degrees=self.degrees[first],
            ratio=self.ratio[groups],
            probability=self.probability,
            coverage=coverage,
        )
        width = reach[self.label] * self.scale
        return self.mean - width, self.mean + width

    def log_density(self, outcome: FloatArray) -> FloatArray:
        """Log predictive density at the scores that came, shape (n,)."""
        scale = self.scale[:, None] * np.sqrt(self.ratio[self.label])
        degrees = self.degrees[:, None]
        distance = ((outcome - self.mean)[:, None] / scale) ** 2
        parts = (
            gammaln((degrees + 1) / 2)
            - gammaln(degrees / 2)
            - 0.5 * np.log(degrees * np.pi)
            - np.log(scale)
            - (degrees + 1) / 2 * np.log1p(distance / degrees)
        )
        return np.asarray(logsumexp(parts, axis=1, b=self.probability))


def _reach(
    *, degrees: FloatArray, ratio: FloatArray, probability: FloatArray, coverage: float
) -> FloatArray:
    """Half width of the central interval in middle scales, by bisection; shape (G,)."""
    low, high = np.zeros(len(degrees)), np.full(len(degrees), 1e3)
    root = np.sqrt(ratio)
    for _step in range(BISECTIONS):
        middle = (low + high) / 2
        below = np.asarray(stdtr(degrees[:, None], middle[:, None] / root)) @ probability
        short = below < 0.5 + coverage / 2
        low, high = np.where(short, middle, low), np.where(short, high, middle)
    return np.asarray((low + high) / 2)


def predict(*, fit: Fit, scores: Scores, wave: int) -> Prediction:
    """Predict every area's score at a coming wave.

    Parameters
    ----------
    fit : Fit
    scores : Scores
        The scores that `fit` was fitted to.
    wave : int
        Year of the coming wave.

    Raises
    ------
    ModelError
        If `wave` does not come after the last wave.
    """
    if wave <= fit.years[-1]:
        raise ModelError(
            _("Wave {wave} does not come after the last wave in the data, {last}.").format(
                wave=wave, last=int(fit.years[-1])
            )
        )
    if wave > fit.years[-1] + FARTHEST_AHEAD:
        raise ModelError(
            _(
                "Wave {wave} lies more than {most} years after the last wave in the data, {last}. "
                "That is too far ahead to predict."
            ).format(wave=wave, most=FARTHEST_AHEAD, last=int(fit.years[-1]))
        )
    label = fit.groups.label
    pace, noise, probability = coming_volatility(fit.kernel)
    gain, variance = _ahead(fit, wave, pace, noise)
    moved = scores.apply(groups=label, centre=fit.centre, maps=gain[:, None, :])[:, 0]
    middle = np.exp(np.log(variance) @ probability)
    return Prediction(
        wave=wave,
        mean=moved + fit.centre[label, -1],
        scale=fit.unit * np.sqrt(middle[label] * fit.inflation()),
        degrees=fit.posterior_degrees(),
        ratio=variance / middle[:, None],
        probability=probability,
        label=label,
    )


def coming_volatility(kernel: Kernel) -> tuple[FloatArray, FloatArray, FloatArray]:
    """How lively the coming gap and how noisy the coming wave may be: logs, and probabilities.

    Both are taken as log-normal about the median of the past gaps and waves, with their median
    absolute deviation (times 1.4826) as spread: one odd gap does not make the coming one odd.
    Gauss-Hermite quadrature with `NODES` nodes each; three arrays of shape (NODES squared,).
    """
    node, weight = (np.asarray(part) for part in np.polynomial.hermite_e.hermegauss(NODES))
    weight = weight / weight.sum()
    pace, noise = (
        np.median(past) + node * 1.4826 * np.median(np.abs(past - np.median(past)))
        for past in (kernel.pace, kernel.wave_noise)
    )
    return np.repeat(pace, NODES), np.tile(noise, NODES), np.outer(weight, weight).ravel()


def _ahead(
    fit: Fit, wave: int, pace: FloatArray, noise: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Weights of the past scores, shape (G, T), and predictive variances, shape (G, J)."""
    years = np.append(fit.years, wave)
    middle = middle_year(fit.years)  # a coming wave must not change what the past ones meant
    groups = replace(
        fit.groups, present=np.pad(fit.groups.present, ((0, 0), (0, 1)), constant_values=True)
    )
    variance: list[FloatArray] = []
    for one_pace, one_noise in zip(pace, noise, strict=True):
        kernel = fit.kernel.with_coming_gap(pace=float(one_pace), wave_noise=float(one_noise))
        covariance, _truth = covariances(kernel, groups, years, middle=middle)
        # The walk's cross-covariance ends at the last wave, so the weights are the same each time.
        across = covariance[:, :-1, -1]
        gain = np.asarray(np.linalg.solve(covariance[:, :-1, :-1], across[:, :, None])[:, :, 0])
        variance.append(covariance[:, -1, -1] - np.einsum("gt,gt->g", gain, across))
    return gain, np.stack(variance, axis=1)
