"""Areas that can be compared by their exposure, with everything but exposure swept out."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.effects.group_time.clusters import numbered
from wijkpeil.effects.group_time.terms import BoolArray
from wijkpeil.effects.regression.two_way import residuals, two_way
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

LOW, HIGH = 10.0, 90.0
"""Percentiles of the exposure that are held against each other."""


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Areas by exposure, checked.

    Attributes
    ----------
    outcomes : ndarray, shape (n, T)
    seen : ndarray of bool, shape (n, T)
        Observations that take part.
    exposure : ndarray, shape (n,)
        In steps from the low to the high exposure; 0 where it isn't known (and not seen).
    low, high : float
        The two exposures that are compared.
    stratum, cluster : ndarray of int, shape (n,)
        0, 1, ...
    reference : int
        Index of the wave that others are held against.
    """

    outcomes: FloatArray
    seen: BoolArray
    exposure: FloatArray
    low: float
    high: float
    stratum: IntArray
    cluster: IntArray
    reference: int


def compare(
    *,
    outcomes: FloatArray,
    exposure: FloatArray,
    reference: int,
    cluster: npt.NDArray[np.generic],
    stratum: npt.NDArray[np.generic] | None = None,
) -> Compared:
    """Check figures and leave out the areas that can't be compared.

    The low and the high exposure are the 10th and 90th percentile of the areas that take part; if
    those are the same (few areas were exposed at all), the least and the most.

    Raises
    ------
    EffectError
        If arrays don't fit together, or the exposure doesn't differ.
    """
    outcomes = np.asarray(outcomes, dtype=np.float64)
    exposure = np.asarray(exposure, dtype=np.float64)
    count = len(exposure)
    if outcomes.ndim != 2 or len(outcomes) != count or len(cluster) != count:
        raise EffectError(
            _("Give outcomes of areas by waves, and one exposure and one cluster for every area.")
        )
    known = np.isfinite(exposure)
    seen = np.isfinite(outcomes) & known[:, None]
    seen &= seen[:, [reference]]  # without the reference wave an area tells nothing of change
    seen &= (seen.sum(axis=1) > 1)[:, None]
    used = seen.any(axis=1)
    low, high = _ends(exposure[used])
    strata = np.zeros(count, dtype=np.int64) if stratum is None else numbered(stratum)
    scaled = np.where(known, exposure - low, 0.0) / (high - low)
    return Compared(outcomes, seen, scaled, low, high, strata, numbered(cluster), reference)


def swept(compared: Compared, columns: FloatArray) -> FloatArray:
    """Take an effect of every area, and of every wave in every stratum, out of columns.

    Parameters
    ----------
    compared : Compared
    columns : ndarray, shape (observations, k)
        In the order of ``np.nonzero(compared.seen)``.

    Returns
    -------
    ndarray, shape (observations, k)
    """
    left = np.empty_like(columns)
    of_row = compared.stratum[np.nonzero(compared.seen)[0]]
    for number in np.unique(of_row):
        rows = of_row == number
        own = compared.seen[compared.stratum == number]
        left[rows] = residuals(two_way(own), columns[rows])
    return left


def _ends(exposure: FloatArray) -> tuple[float, float]:
    if exposure.size == 0:
        raise EffectError(_("No area has both an exposure and two waves, so nothing is compared."))
    low, high = (float(value) for value in np.percentile(exposure, [LOW, HIGH]))
    if not high > low:
        low, high = float(exposure.min()), float(exposure.max())
    if not high > low:
        raise EffectError(_("All areas were equally exposed, so there is nothing to compare."))
    return low, high
