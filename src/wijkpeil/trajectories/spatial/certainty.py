"""How sure it is that an area belongs to its cluster, given what isn't known of the changes."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.special import ndtri

from wijkpeil.trajectories.change import Change
from wijkpeil.trajectories.spatial.conditional import null_moments, squared_weights
from wijkpeil.trajectories.spatial.local_moran import SEED, LocalMoran
from wijkpeil.trajectories.spatial.standardise import typical_spread
from wijkpeil.trajectories.spatial.weights import IntArray, surroundings_of
from wijkpeil.trajectories.trajectory import FloatArray

DRAWS = 100


@dataclass(frozen=True, slots=True, eq=False)
class ClusterCertainty:
    """Shares of the draws of what the true changes may be; NaN for areas in no cluster.

    Attributes
    ----------
    same_quadrant : ndarray, shape (n,)
        The area and its surroundings are on the same sides of the mean as estimated.
    same_call : ndarray, shape (n,)
        And the surroundings are again no chance, at the same p-value.
    draws : int
    """

    same_quadrant: FloatArray
    same_call: FloatArray
    draws: int


def cluster_certainty(
    *,
    change: Change,
    neighbours: csr_array,
    found: LocalMoran,
    expected: npt.ArrayLike,
    draws: int = DRAWS,
    seed: int = SEED,
) -> ClusterCertainty:
    """Draw true changes as they may be, and see how often each area stays in its cluster.

    Parameters
    ----------
    change : Change
        Of `n` areas, the one that `found` rests on.
    neighbours : csr_array, shape (n, n)
    found : LocalMoran
    expected : array_like, shape (n,)
        How widely true changes vary by what the model knows;
        `wijkpeil.trajectories.spatial.spread`.
    draws, seed : int

    Returns
    -------
    ClusterCertainty
        Areas are independent given the scores, so each draw takes the changes of an area and its
        neighbours from their own Student distributions. They are standardised as the estimates
        were, and judged by the normal distribution of their standard score (Sokal, Oden & Thomson
        1998), against the largest p-value that was called. The mean and spread over all areas
        are those expected over all draws.

    Notes
    -----
    A draw varies more than the estimates, by what isn't known of each area; so the share is a
    strict one. Where scores are noisy few clusters stay in most draws, and that is how it is.
    """
    around = surroundings_of(values=change.estimate, neighbours=neighbours)
    called = np.flatnonzero(found.called[around.rows])
    quadrant, call = np.full((2, change.estimate.size), np.nan)
    if not called.size:
        return ClusterCertainty(same_quadrant=quadrant, same_call=call, draws=draws)
    taken = around.weights[called]
    near = np.unique(np.concatenate([called, taken.indices]))
    part = _standard(change, np.asarray(expected, dtype=np.float64), around.rows, near)
    weights, second = taken[:, near], squared_weights(taken)
    own = np.searchsorted(near, called)
    rows = around.rows[called]
    sides = np.stack([found.value[rows] > 0, found.lag[rows] > 0])
    reach = -ndtri(found.threshold / 2)
    rng = np.random.default_rng(seed)
    counts = np.zeros((2, called.size))
    for _draw in range(draws):
        value = part.centre + part.scale * rng.standard_t(part.degrees)
        lag = weights @ value
        mean, deviation = null_moments(
            own=value[own],
            mean_square=part.mean_square,
            second=second,
            size=around.rows.size,
        )
        same = ((np.stack([value[own], lag]) > 0) == sides).all(axis=0)
        counts += same, same & (np.abs(lag - mean) >= reach * deviation)
    quadrant[rows], call[rows] = counts / draws
    return ClusterCertainty(same_quadrant=quadrant, same_call=call, draws=draws)


@dataclass(frozen=True, slots=True, eq=False)
class _Standard:
    """Standardised changes of some areas about the mean of all, and the mean square of all."""

    centre: FloatArray
    scale: FloatArray
    degrees: FloatArray
    mean_square: float


def _standard(
    change: Change, expected: FloatArray, rows: IntArray, near: npt.NDArray[np.intp]
) -> _Standard:
    estimate, scale, degrees = (
        part[rows] for part in (change.estimate, change.scale, change.degrees)
    )
    squared = estimate**2 + scale**2 * degrees / (degrees - 2)
    spread = typical_spread(squared=squared, expected=expected[rows])
    mean = float(np.mean(estimate / spread))
    return _Standard(
        centre=(estimate / spread)[near] - mean,
        scale=(scale / spread)[near],
        degrees=degrees[near],
        mean_square=float(np.mean(squared / spread**2)) - mean**2,
    )
