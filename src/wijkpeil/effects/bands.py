"""Bands that hold for all rows at once, by a multiplier bootstrap."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.stats import norm, t

from wijkpeil.effects.group_time.clusters import cluster_sums
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

Multiplier = Literal["rademacher", "mammen"]
DRAWS = 999
_AT_ONCE = 128
_GOLDEN = (1 + np.sqrt(5)) / 2


@dataclass(frozen=True, slots=True, eq=False)
class Bands:
    """Intervals around estimates.

    Attributes
    ----------
    lower, upper : ndarray, shape (k,)
        All k at once hold the truth with probability `level`.
    pointwise_lower, pointwise_upper : ndarray, shape (k,)
        Each on its own holds the truth with probability `level`.
    critical : float
        How many standard errors the bands are from the estimates where areas are many; where a row
        rests on few, its own is larger, of Student's t at the same probability.
    level : float
    draws, seed : int
    """

    lower: FloatArray
    upper: FloatArray
    pointwise_lower: FloatArray
    pointwise_upper: FloatArray
    critical: float
    level: float
    draws: int
    seed: int


def bands(
    *,
    estimate: FloatArray,
    influence: FloatArray,
    cluster: IntArray,
    seed: int,
    freedom: FloatArray | None = None,
    level: float = 0.95,
    draws: int = DRAWS,
    multiplier: Multiplier = "rademacher",
) -> Bands:
    """Put bands around estimates that hold for all at once.

    Every draw b gives each cluster c a random sign (or Mammen's two values) v and looks at
    max_k |sum_c v_c psi_ck| / error_k; the critical value is the `level` quantile of that.

    Parameters
    ----------
    estimate : ndarray, shape (k,)
    influence : ndarray, shape (n, k)
        As in `averages.Averages`.
    cluster : ndarray of int, shape (n,)
    seed : int
    freedom : ndarray, shape (k,), optional
        Degrees of freedom of the errors; without, many are assumed.
    level : float
    draws : int
    multiplier : str

    Returns
    -------
    Bands
        Not a number where an estimate has no error.

    Raises
    ------
    EffectError

    Notes
    -----
    Callaway and Sant'Anna (2021), theorem 3 and algorithm 1. They scale by the interquartile range
    of the draws; here by the analytic error, so that only the critical value depends on the seed.
    With few treated areas such bands are too narrow (see the benchmarks), because a normal
    approximation holds for no row then; `freedom` widens each row as its number of areas asks.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> found = bands(estimate=np.zeros(3), influence=rng.normal(size=(500, 3)) / 500,
    ...               cluster=np.arange(500), seed=1)
    >>> 2.2 < found.critical < 2.6
    True
    """
    if draws < 99 or not 0.5 <= level < 1:
        raise EffectError(
            _("Bands need 99 draws or more, and a level from 0.5 to 1 (for example 0.95).")
        )
    sums = cluster_sums(influence, cluster)
    error = np.sqrt((sums**2).sum(axis=0))
    there = error > 0
    single = critical = float(norm.ppf(0.5 + level / 2))
    if there.sum() > 1:
        largest = largest_of_draws(sums[:, there], draws=draws, seed=seed, multiplier=multiplier)
        critical = max(single, float(np.quantile(largest, level, method="higher")))
    error = np.where(there, error, np.nan)
    each, all_rows = (_for_few(value, freedom) for value in (single, critical))
    return Bands(
        lower=estimate - all_rows * error,
        upper=estimate + all_rows * error,
        pointwise_lower=estimate - each * error,
        pointwise_upper=estimate + each * error,
        critical=critical,
        level=level,
        draws=draws,
        seed=seed,
    )


def _for_few(critical: float, freedom: FloatArray | None) -> float | FloatArray:
    """Return the value of Student's t that is exceeded as seldom as this normal value."""
    if freedom is None:
        return critical
    return np.asarray(t.isf(norm.sf(critical), freedom))


def largest_of_draws(
    sums: FloatArray, *, draws: int, seed: int, multiplier: Multiplier = "rademacher"
) -> FloatArray:
    """Draw the largest of k estimates, in standard errors, if all were 0 in truth.

    Parameters
    ----------
    sums : ndarray, shape (clusters, k)
        Contributions, summed by cluster; each column with some.
    draws, seed : int
    multiplier : str

    Returns
    -------
    ndarray, shape (draws,)
    """
    scaled = sums / np.sqrt((sums**2).sum(axis=0))
    # Areas that take no part cost as much time as others; single precision does for a quantile.
    narrow = scaled[np.any(scaled != 0, axis=1)].astype(np.float32)
    rng = np.random.default_rng(seed)
    found = np.empty(draws)
    for first in range(0, draws, _AT_ONCE):
        here = slice(first, min(first + _AT_ONCE, draws))
        values = _multipliers(rng, here.stop - first, len(narrow), multiplier)
        found[here] = np.abs(values @ narrow).max(axis=1)
    return found


def _multipliers(
    rng: np.random.Generator, draws: int, count: int, multiplier: Multiplier
) -> np.ndarray:
    """Draw random factors with mean 0 and variance 1, shape (draws, count)."""
    if multiplier == "mammen":
        low = rng.random((draws, count), dtype=np.float32) < _GOLDEN / np.sqrt(5)
        return np.where(low, np.float32(1 - _GOLDEN), np.float32(_GOLDEN))
    if multiplier != "rademacher":
        raise EffectError(
            _("Multipliers are “rademacher” or “mammen”, not “{given}”.").format(given=multiplier)
        )
    bits = np.unpackbits(rng.integers(0, 256, size=(draws, -(-count // 8)), dtype=np.uint8), axis=1)
    return bits[:, :count].astype(np.float32) * 2 - 1
