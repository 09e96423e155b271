"""Local Moran: which areas lie amid alike areas, and which amid unlike ones."""

from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from wijkpeil.errors import RuleError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.spatial.conditional import shuffle
from wijkpeil.trajectories.spatial.moran import centred_values
from wijkpeil.trajectories.spatial.tail_chances import MOST, tail_chances
from wijkpeil.trajectories.spatial.weights import IntArray, surroundings_of
from wijkpeil.trajectories.trajectory import FloatArray

Quadrant = Literal["high-high", "low-low", "high-low", "low-high"]
QUADRANTS: tuple[Quadrant, ...] = ("high-high", "low-low", "high-low", "low-high")
RATE = 0.05
"""By default at most 5 in 100 called areas may be expected to be called by chance."""
SEED = 20_260_101


@dataclass(frozen=True, slots=True, eq=False)
class LocalMoran:
    """Local Moran's I of `n` areas; areas that take no part have NaN and no quadrant.

    Attributes
    ----------
    value, lag : ndarray, shape (n,)
        The area's value about the mean of all, and the mean of its neighbours about that mean.
    statistic : ndarray, shape (n,)
        Local Moran's I: above 0 where an area and its neighbours are on the same side.
    score : ndarray, shape (n,)
        Standard score of `lag` if the values of all others were shuffled; above 0 where the
        neighbours are higher than chance makes them.
    p : ndarray, shape (n,)
        Two-sided p-value by shuffling.
    draws : ndarray of int, shape (n,)
        Shuffles that `p` rests on; it is never below ``2 / (draws + 1)``.
    quadrant : ndarray of str, shape (n,)
        The area first, then its surroundings: ``high-low`` is a high area amid low ones.
    called : ndarray of bool, shape (n,)
        Areas whose surroundings are no chance, at the false discovery rate `rate`.
    threshold : float
        Largest p-value called; 0 if none is.
    borderline : int
        Areas whose call might differ with other shuffles.
    rate : float
    islands, unknown : int
        Areas without a neighbour that has a value, and without a value.
    """

    value: FloatArray
    lag: FloatArray
    statistic: FloatArray
    score: FloatArray
    p: FloatArray
    draws: IntArray
    quadrant: npt.NDArray[np.str_]
    called: npt.NDArray[np.bool_]
    threshold: float
    borderline: int
    rate: float
    islands: int
    unknown: int

    @property
    def kind(self) -> npt.NDArray[np.str_]:
        """The quadrant of the areas that are called, empty for all others, shape (n,)."""
        return np.where(self.called, self.quadrant, "")


def local_moran(
    *,
    values: npt.ArrayLike,
    neighbours: csr_array,
    rate: float = RATE,
    seed: int = SEED,
    most: int = MOST,
) -> LocalMoran:
    r"""Find areas amid alike areas, and amid unlike ones, with a cap on false discoveries.

    Parameters
    ----------
    values : array_like, shape (n,)
        NaN where unknown. They must vary about as widely everywhere, or shuffling them is no fair
        comparison; see `wijkpeil.trajectories.spatial.standardise`.
    neighbours : csr_array, shape (n, n)
        Weight of each neighbour; rows are made to sum to 1.
    rate : float
        The false discovery rate: the most that the expected share of chance among the areas
        called may be, between 0 and 0.5.
    seed : int
    most : int
        Most shuffles an area may get.

    Returns
    -------
    LocalMoran
        With `z` the values about their mean, :math:`l_i = \sum_j w_{ij} z_j` and
        :math:`I_i = (m - 1)\, z_i l_i / \sum_j z_j^2` (Anselin 1995, *Geographical Analysis*
        27(2), 93-115, equation 13, scaled by m - 1).

    Raises
    ------
    ModelError
        If fewer than 4 areas take part, or all their values are the same.
    RuleError
        If `rate` is not between 0 and 0.5.

    Notes
    -----
    The p-value is two-sided; the pseudo p-value that other software gives is that of the nearer
    side, and half of it.

    Examples
    --------
    A grid of 12 x 12 areas that fell a little, but for 4 x 4 beside each other that rose:

    >>> change = np.full((12, 12), -0.01)
    >>> change[4:8, 4:8] = 0.05
    >>> line = np.eye(12) + np.eye(12, k=1) + np.eye(12, k=-1)
    >>> found = local_moran(values=change.ravel(), neighbours=csr_array(np.kron(line, line)))
    >>> (found.kind == "high-high").reshape(12, 12)[4:8, 4:8].astype(int).tolist()
    [[0, 1, 1, 0], [1, 1, 1, 1], [1, 1, 1, 1], [0, 1, 1, 0]]
    """
    if not 0 < rate < 0.5:
        raise RuleError(
            _("The false discovery rate is {rate}; it must lie between 0 and 0.5.").format(
                rate=rate
            )
        )
    given = np.asarray(values, dtype=np.float64)
    around = surroundings_of(values=given, neighbours=neighbours)
    centred = centred_values(given[around.rows])
    null = shuffle(centred=centred, weights=around.weights)
    tails = tail_chances(null=null, rate=rate, seed=seed, most=most)
    quadrant = np.char.add(
        np.where(centred > 0, "high-", "low-"), np.where(null.lag > 0, "high", "low")
    )

    whole = partial(_whole, rows=around.rows, size=given.size)
    return LocalMoran(
        value=whole(centred, missing=np.nan),
        lag=whole(null.lag, missing=np.nan),
        statistic=whole(
            (centred.size - 1) * centred * null.lag / (centred @ centred), missing=np.nan
        ),
        score=whole(null.score, missing=np.nan),
        p=whole(tails.p, missing=np.nan),
        draws=whole(tails.draws, missing=0),
        quadrant=whole(quadrant, missing=""),
        called=whole(tails.p <= tails.threshold, missing=False),
        threshold=tails.threshold,
        borderline=tails.borderline,
        rate=rate,
        islands=around.islands,
        unknown=around.unknown,
    )


def _whole(part: npt.NDArray[Any], *, rows: IntArray, size: int, missing: object) -> Any:
    """Put the areas that take part back among all."""
    whole = np.full(size, missing, dtype=part.dtype)
    whole[rows] = part
    return whole
