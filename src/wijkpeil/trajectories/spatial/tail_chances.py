"""How rare each area's surroundings are, by shuffling as often as the decision needs."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import betaincinv

from wijkpeil.trajectories.spatial.conditional import Shuffle
from wijkpeil.trajectories.spatial.counting import count_shuffles
from wijkpeil.trajectories.spatial.false_discoveries import threshold
from wijkpeil.trajectories.spatial.sampling import IdArray
from wijkpeil.trajectories.trajectory import FloatArray

FIRST, GROWTH, MOST = 1_000, 4, 1_024_000
"""Shuffles in all after the first round, how many times as many after the next, and at most."""
CHUNK = 20_000
"""Shuffles drawn at once."""
ENOUGH = 100
"""So many shuffles beyond what is there tell its p-value to within a fifth, which will do."""
DOUBT = 1e-6
"""Chance that the bounds on one p-value are wrong while shuffling goes on."""
BORDERLINE = 0.01
"""A call is borderline if the threshold lies within the bounds that are wrong this often."""


@dataclass(frozen=True, slots=True, eq=False)
class TailChances:
    """Two-sided p-values of `m` areas.

    Attributes
    ----------
    p : ndarray, shape (m,)
        Never below ``2 / (draws + 1)``.
    draws : ndarray of int, shape (m,)
        Shuffles that each rests on.
    threshold : float
        Largest p-value that is called; 0 if none is.
    borderline : int
        Areas whose call might differ with other shuffles: the 98 % bounds on their p-value hold
        the threshold.
    """

    p: FloatArray
    draws: IdArray
    threshold: float
    borderline: int


def tail_chances(*, null: Shuffle, rate: float, seed: int, most: int = MOST) -> TailChances:
    r"""Shuffle until it is clear of each area whether it is called at a false discovery rate.

    Parameters
    ----------
    null : Shuffle
    rate : float
        The false discovery rate.
    seed : int
    most : int
        Most shuffles an area may get.

    Returns
    -------
    TailChances
        With `b` of `d` shuffles at least as high as what is there, and `c` at least as low,
        :math:`p = 2 (\min(b, c) + 1) / (d + 1)`, at most 1.

    Notes
    -----
    The null of an area's surroundings depends on the area only through its weights and through
    leaving out its own value. So all areas share the same draws: of each, an area with `k`
    neighbours uses the first `k` values, and skips the draws that its own value is in. That is
    exactly a sample without replacement from the others.

    A fixed number of shuffles can't do: 999 give no p-value below 0.002, and with many areas the
    step-up rule then calls none until hundreds are that low. Here each round has four times as
    many, and goes on only with areas whose call is still open: those whose p-value, within its
    bounds, could fall on either side of the threshold, itself within its bounds. This is the
    algorithm of Gandy & Hahn (2014), *Scandinavian Journal of Statistics* 41, 1083-1101, with
    Clopper-Pearson bounds; it also stops where a p-value is known well enough.
    """
    rng = np.random.default_rng(seed)
    size = null.lag.size
    high, low, draws = (np.zeros(size, dtype=np.int64) for _ in range(3))
    open_, wanted, done = np.arange(size), min(FIRST, most), 0
    while open_.size and done < most:
        for start in range(done, wanted, CHUNK):
            found = count_shuffles(null=null, areas=open_, rng=rng, rows=min(CHUNK, wanted - start))
            high[open_] += found.high
            low[open_] += found.low
            draws[open_] += found.valid
        done, wanted = wanted, min(wanted * GROWTH, most)
        open_ = _undecided(np.minimum(high, low), draws, rate)
    least = np.minimum(high, low)
    p = np.minimum(2.0 * (least + 1) / (draws + 1), 1.0)
    called = threshold(p=p, rate=rate)
    lower, upper = _bounds(least, draws, BORDERLINE)
    borderline = np.count_nonzero((lower <= called) & (upper > called)) if called else 0
    return TailChances(p=p, draws=draws, threshold=called, borderline=int(borderline))


def _undecided(least: IdArray, draws: IdArray, rate: float) -> npt.NDArray[np.intp]:
    """Areas of which it isn't clear yet whether they are called, and that need more shuffles."""
    lower, upper = _bounds(least, draws, DOUBT)
    surely, perhaps = (threshold(p=bound, rate=rate) for bound in (upper, lower))
    return np.flatnonzero((upper > surely) & (lower <= perhaps) & (least < ENOUGH))


def _bounds(least: IdArray, draws: IdArray, doubt: float) -> tuple[FloatArray, FloatArray]:
    """Bounds on two-sided p-values, each wrong with chance `doubt` (Clopper & Pearson 1934)."""
    # An area whose surroundings hold all other areas has hardly any shuffles.
    least = np.minimum(least, draws)
    lower = np.where(least > 0, betaincinv(np.maximum(least, 1), draws - least + 1, doubt), 0.0)
    rest = np.maximum(draws - least, 1)
    upper = np.where(least < draws, betaincinv(least + 1, rest, 1 - doubt), 1.0)
    return np.minimum(2 * lower, 1.0), np.minimum(2 * upper, 1.0)
