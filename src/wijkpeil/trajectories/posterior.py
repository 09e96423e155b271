"""What the scores say about the truth: smoothed courses, and any contrast of them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.trajectories.fit import Fit
from wijkpeil.trajectories.likelihood import covariances
from wijkpeil.trajectories.scores import Scores
from wijkpeil.trajectories.trajectory import FloatArray, Trajectory


@dataclass(frozen=True, slots=True, eq=False)
class Posterior:
    r"""Distribution of the truth given the scores, per group of areas.

    For an area of group `g` with its own scale `s`, the truth follows a Student distribution
    about :math:`c_g + A_g (y - c_g)` with scale matrix :math:`s^2 V_g`, where
    :math:`A = T K^{-1}`, :math:`V = T - A T`, `T` and `K` the covariances of truth and scores.

    Attributes
    ----------
    gain, spread : ndarray, shape (G, T, T)
        The matrices A, and V in squared score points.
    doubt : ndarray, shape (G, T, T)
        What the doubt about the centre adds, in squared score points: :math:`(I - A) U (I - A)'`
        with `U` the covariance of its error. It is the same for rough areas and smooth ones.
    """

    gain: FloatArray
    spread: FloatArray
    doubt: FloatArray


def posterior(fit: Fit) -> Posterior:
    """Work out the distribution of the truth given the scores."""
    covariance, truth = covariances(fit.kernel, fit.groups, fit.years)
    gain = np.asarray(np.linalg.solve(covariance, truth).swapaxes(1, 2), dtype=np.float64)
    spread = (truth - gain @ truth) * fit.unit**2
    rest = np.eye(len(fit.years)) - gain
    return Posterior(
        gain=gain,
        spread=(spread + spread.swapaxes(1, 2)) / 2,
        doubt=rest @ fit.doubt @ rest.swapaxes(1, 2),
    )


def contrast(*, fit: Fit, scores: Scores, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Estimate weighted sums of each area's true values.

    Parameters
    ----------
    fit : Fit
    scores : Scores
        The scores that `fit` was fitted to.
    weights : ndarray, shape (P, T)
        For each sum, the weight of each wave; for a change -1 at its start, 1 at its end.

    Returns
    -------
    estimate, scale : ndarray, shape (n, P)
        A sum follows ``estimate + scale * t``, with ``fit.posterior_degrees()``; in score points.
    """
    known = posterior(fit)
    label = fit.groups.label
    maps = np.einsum("ps,gst->gpt", weights, known.gain)
    moved = scores.apply(groups=label, centre=fit.centre, maps=maps)
    own, shared = (
        np.maximum(np.einsum("ps,gst,pt->gp", weights, part, weights), 0.0)[label]
        for part in (known.spread, known.doubt)
    )
    scale = np.sqrt(own * fit.inflation()[:, None] + shared)
    return moved + (fit.centre @ weights.T)[label], scale


def smooth(
    *, fit: Fit, scores: Scores, values: FloatArray, codes: npt.NDArray[np.str_]
) -> Trajectory:
    """Smooth the course of every area.

    Parameters
    ----------
    fit : Fit
    scores : Scores
        The scores that `fit` was fitted to.
    values : ndarray, shape (n, T)
        The same scores as an array, to be shown beside the course.
    codes : ndarray of str, shape (n,)

    Returns
    -------
    Trajectory
        Relative to the mean of all areas with a score at each wave.
    """
    nation = np.nanmean(values, axis=0)
    level, scale = contrast(fit=fit, scores=scores, weights=np.eye(len(fit.years)))
    return Trajectory(
        codes=codes,
        waves=fit.years,
        scores=values,
        nation=nation,
        mean=level - nation,
        scale=scale,
        degrees=fit.posterior_degrees(),
    )
