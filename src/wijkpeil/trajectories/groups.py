"""Groups of areas that share a kernel: by size, and by the waves that are there."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

MOST_CLASSES = 16
"""More classes than this bring no better prediction on the real postcode file."""
AREAS_PER_CLASS = 100
"""A class needs this many areas for its own course of means."""


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Groups of areas, each a size class and a set of waves.

    Attributes
    ----------
    label : ndarray of int, shape (n,)
        Group of each area.
    size_class : ndarray of int, shape (G,)
        Size class of each group, smallest areas first.
    present : ndarray of bool, shape (G, T)
        Waves at which the group has scores.
    rank : ndarray, shape (C,)
        Place of each class in the order of sizes, from -1 (smallest areas) to 1; 0 if there is
        only one.
    """

    label: IntArray
    size_class: IntArray
    present: npt.NDArray[np.bool_]
    rank: FloatArray


def size_classes(*, sizes: FloatArray | None, count: int) -> tuple[IntArray, FloatArray]:
    """Cut areas into size classes of (nearly) equal numbers; equal sizes share a class.

    Parameters
    ----------
    sizes : ndarray, shape (n,), or None
        Inhabitants; NaN or 0 where unknown. Statistics Netherlands hides the counts of nearly
        empty areas, so an unknown size counts as the smallest.
    count : int
        Number of areas.

    Returns
    -------
    classes : ndarray of int, shape (n,)
    rank : ndarray, shape (C,)
        As in `Groups`.

    Examples
    --------
    >>> classes, _ = size_classes(sizes=np.arange(400.0), count=400)
    >>> np.bincount(classes)
    array([100, 100, 100, 100])
    """
    number = int(np.clip(count // AREAS_PER_CLASS, 1, MOST_CLASSES))
    if sizes is None or number == 1:
        return np.zeros(count, dtype=np.int64), np.zeros(1)
    known = np.where(np.isfinite(sizes) & (sizes >= 1), sizes, 1.0)
    # The middle place of all areas of the same size, or the order of the file would decide.
    ordered = np.sort(known)
    first, last = (np.searchsorted(ordered, known, side=side) for side in ("left", "right"))
    taken, classes = np.unique((first + last - 1) // 2 * number // count, return_inverse=True)
    rank = np.linspace(-1.0, 1.0, number)[taken] if len(taken) > 1 else np.zeros(1)
    return classes.astype(np.int64), rank


def group_areas(*, present: npt.NDArray[np.bool_], sizes: FloatArray | None) -> Groups:
    """Group areas by size class and by the waves at which they have a score.

    Parameters
    ----------
    present : ndarray of bool, shape (n, T)
    sizes : ndarray, shape (n,), or None
    """
    classes, rank = size_classes(sizes=sizes, count=len(present))
    bits = present @ (1 << np.arange(present.shape[1], dtype=np.int64))
    key, label = np.unique(classes * (1 << present.shape[1]) + bits, return_inverse=True)
    pattern = key % (1 << present.shape[1])
    return Groups(
        label=label.astype(np.int64),
        size_class=key >> present.shape[1],
        present=(pattern[:, None] >> np.arange(present.shape[1])) % 2 == 1,
        rank=rank,
    )
