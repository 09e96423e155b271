"""How widely the change of an area may be expected to vary, by its size and its unrest."""

from dataclasses import dataclass

import numpy as np

from wijkpeil.trajectories.fit import Fit
from wijkpeil.trajectories.likelihood import covariances
from wijkpeil.trajectories.posterior import posterior
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """Expected standard deviations of the change of `n` areas, in score points.

    Attributes
    ----------
    estimate : ndarray, shape (n,)
        Of the smoothed change, over areas of the same size, waves and unrest.
    truth : ndarray, shape (n,)
        Of the true change, over those areas.
    """

    estimate: FloatArray
    truth: FloatArray


def change_spread(*, fit: Fit, start: int, end: int) -> Spread:
    r"""Work out how widely true and smoothed changes vary, for areas of each size.

    A smoothed change is pulled towards that of all areas, and the more so the less is known of
    the area. So smoothed changes of small areas vary less than their true changes do:
    the variance :math:`w'(T - V)w` against :math:`w'Tw`, with `T` the covariance of the truth,
    `V` that of the truth given the scores, and `w` -1 at the start, 1 at the end.

    Parameters
    ----------
    fit : Fit
    start, end : int
        Years of two waves.
    """
    weights = (fit.years == end).astype(np.float64) - (fit.years == start)
    _scores, truth = covariances(fit.kernel, fit.groups, fit.years)
    prior = np.einsum("i,gij,j->g", weights, truth, weights) * fit.unit**2
    left = np.einsum("i,gij,j->g", weights, posterior(fit).spread, weights)
    # An area without a score at any useful wave keeps a hundredth, so that it can be divided by.
    known = np.maximum(prior - left, 1e-4 * prior)
    label, own = fit.groups.label, fit.inflation()
    return Spread(estimate=np.sqrt(known[label] * own), truth=np.sqrt(prior[label] * own))
