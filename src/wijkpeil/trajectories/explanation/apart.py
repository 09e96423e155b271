"""The score without the dimensions that a characteristic enters, so as not to go in a circle."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from wijkpeil.language import gettext as _
from wijkpeil.trajectories.fit import FEWEST_WAVES
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.split import DIMENSIONS
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Apart:
    """A total score without some of its dimensions, or the reason why there is none.

    Attributes
    ----------
    values : ndarray, shape (n, T'), or None
    years : ndarray of int, shape (T',)
        The waves that have all dimensions.
    reason : str
        Empty if there are values.
    """

    values: FloatArray | None
    years: IntArray
    reason: str = ""


def without(
    dropped: tuple[str, ...],
    *,
    dimensions: Mapping[str, FloatArray],
    years: IntArray,
    start: int,
    end: int,
) -> Apart:
    """Add up the dimensions that are not dropped, at the waves that have them all.

    Parameters
    ----------
    dropped : tuple of str
    dimensions : mapping of str to ndarray, shape (n, T)
    years : ndarray of int, shape (T,)
    start, end : int

    Examples
    --------
    >>> parts = {name: np.full((1, 3), 0.1) for name in ("fys", "onv", "soc", "vrz", "won")}
    >>> left = without(
    ...     ("won",), dimensions=parts, years=np.array([2014, 2018, 2020]), start=2014, end=2018
    ... )
    >>> left.values.round(1).tolist()
    [[0.4, 0.4, 0.4]]
    """
    kept = [name for name in DIMENSIONS if name not in dropped]
    none = np.empty(0, dtype=np.int64)
    if not kept:
        return Apart(None, none, _("It enters all five dimensions, so no part is free of it."))
    absent = [name for name in DIMENSIONS if name not in dimensions]
    if absent:
        return Apart(
            None, none, _("The file has no dimensions {names}.").format(names=", ".join(absent))
        )
    total = np.sum([dimensions[name] for name in kept], axis=0)
    there = np.isfinite(np.sum([dimensions[name] for name in DIMENSIONS], axis=0)).any(axis=0)
    told = years[there]
    late = [year for year in (start, end) if year not in told]
    if late or len(told) < FEWEST_WAVES:
        return Apart(
            None,
            none,
            _(
                "The dimensions are published for {waves}, so not for the change from {start} to "
                "{end}. Choose a period that begins and ends at one of those waves."
            ).format(waves=", ".join(map(str, told)) or _("no wave"), start=start, end=end),
        )
    return Apart(total[:, there], told)
