"""Split a change of the total score exactly into its five dimensions."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from wijkpeil.language import gettext as _
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

DIMENSIONS = ("fys", "onv", "soc", "vrz", "won")
EXACT = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """The parts of a raw change, or the reason why it can't be split.

    Attributes
    ----------
    parts : ndarray, shape (n, 5), or None
        Change of each dimension, in the order of `DIMENSIONS`; a row sums to the raw change of
        the total. NaN for areas that lack a score at either wave.
    reason : str
        Why there is no split; empty if there is one.
    """

    parts: FloatArray | None
    reason: str = ""


def split_change(
    *,
    total: FloatArray,
    dimensions: Mapping[str, FloatArray],
    waves: IntArray,
    start: int,
    end: int,
) -> Split:
    """Split the raw change from wave `start` to wave `end` over the dimensions.

    Parameters
    ----------
    total : ndarray, shape (n, T)
        The total score as a deviation from the reference (``afw``).
    dimensions : mapping of str to ndarray, shape (n, T)
    waves : ndarray of int, shape (T,)
    start, end : int

    Returns
    -------
    Split
        Refused, with a reason, if a dimension is missing at either wave, or if the parts don't add
        up to the whole.
    """
    absent = [name for name in DIMENSIONS if name not in dimensions]
    if absent:
        return Split(None, _("The file has no dimensions {names}.").format(names=", ".join(absent)))
    stack = np.stack([dimensions[name] for name in DIMENSIONS], axis=-1)
    filled = np.isfinite(stack).all(axis=2)
    there = [int(wave) for wave in waves[np.asarray(filled.any(axis=0))]]
    for wave in (start, end):
        if wave not in there:
            return Split(
                None,
                _(
                    "The five dimensions are not published for {wave} (only for {waves}), so the "
                    "change from {start} to {end} can't be split over them."
                ).format(
                    wave=wave,
                    waves=", ".join(map(str, there)) or _("no wave"),
                    start=start,
                    end=end,
                ),
            )
    first, last = (int(np.flatnonzero(waves == wave)[0]) for wave in (start, end))
    parts = stack[:, last] - stack[:, first]
    rest = np.abs(parts.sum(axis=1) - (total[:, last] - total[:, first]))
    if np.nanmax(rest, initial=0.0) > EXACT:
        return Split(None, _("The dimensions of this file don't add up to its total score."))
    return Split(parts)
