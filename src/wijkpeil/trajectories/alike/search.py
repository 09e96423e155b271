"""The nearest areas of every area, a block of areas at a time."""

from dataclasses import replace

import numpy as np

from wijkpeil.trajectories.alike.barred import Barred
from wijkpeil.trajectories.alike.distances import (
    Distances,
    Float32,
    IndexArray,
    exact,
    search_order,
)
from wijkpeil.trajectories.alike.features import Features
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

_ROWS = 512
_SPARE = 8
_DOUBT = 1e-4
_PER_SQUARE = 16 * float(np.finfo(np.float32).eps)
"""Error of squared distances in single precision, generously: a little, and more where areas lie
far out, because large squares are subtracted from each other there."""


def in_order(features: Features, order: IndexArray) -> Features:
    """Put the areas in another order."""
    return replace(
        features,
        codes=features.codes[order],
        raw=features.raw[order],
        scaled=features.scaled[order],
    )


def nearest(
    *, features: Features, barred: Barred, wanted: IndexArray, k: int, least_shared: float
) -> tuple[IntArray, FloatArray]:
    """Find the nearest areas of every wanted area.

    Parameters
    ----------
    features : Features
        Of `n` areas, in `search_order`.
    barred : Barred
        In the same order.
    wanted : ndarray of int
        Places of the areas to find the nearest of, ascending.
    k : int
    least_shared : float

    Returns
    -------
    members : ndarray of int, shape (n, k)
        Nearest first, equal distances in order of code; -1 where there are no more.
    apart : ndarray, shape (n, k)
        Distance; infinite where there are no more.
    """
    size = len(features.codes)
    members = np.full((size, k), -1, dtype=np.int64)
    apart = np.full((size, k), np.inf)
    distances = Distances(features, least_shared=least_shared)
    farthest = np.nanmax(np.abs(features.scaled), initial=0.0)
    doubt = max(_DOUBT, _PER_SQUARE * float(farthest) ** 2)
    rank = np.empty(size, dtype=np.int64)
    rank[np.argsort(features.codes, kind="stable")] = np.arange(size)
    for first in range(0, len(wanted), _ROWS):
        rows = wanted[first : first + _ROWS]
        columns = distances.columns(rows)
        squared = distances.between(rows, columns)
        barred.bar(squared, rows=rows, columns=columns)
        for at, one in zip(rows.tolist(), squared, strict=True):
            near = _candidates(one, k, doubt)
            if near.size:
                places = near + columns.start
                far = exact(features, np.full(places.size, at), places)
                # Rounded, so that the order of summing doesn't decide between equal distances.
                best = np.lexsort((rank[places], np.round(far, 12)))[:k]
                members[at, : best.size], apart[at, : best.size] = places[best], far[best]
    return members, apart


def _candidates(squared: Float32, k: int, doubt: float) -> IndexArray:
    """Places that may be among the nearest `k`, given what single precision may get wrong."""
    if squared.size <= k + _SPARE:
        return np.flatnonzero(np.isfinite(squared))
    bound = np.partition(squared, k - 1)[k - 1]
    if not np.isfinite(bound):
        return np.flatnonzero(np.isfinite(squared))
    return np.flatnonzero(squared <= bound * (1 + doubt) + doubt)


def usual_distance(features: Features) -> float:
    """Median distance of pairs of areas that have nothing to do with each other.

    Parameters
    ----------
    features : Features

    Returns
    -------
    float
        Over three pairs an area, each far apart in the order of codes; NaN if none may be compared.
    """
    order = np.argsort(features.codes, kind="stable")
    steps = {max(1, len(order) * part // 7) for part in (1, 2, 3)}
    pairs = np.concatenate([exact(features, order, np.roll(order, step)) for step in sorted(steps)])
    return float(np.nanmedian(pairs)) if np.isfinite(pairs).any() else float("nan")


__all__ = ["in_order", "nearest", "search_order", "usual_distance"]
