"""Rules: clusters of courses, by sequences of classes and by smoothed shapes."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.spatial.distance import squareform

from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.trajectory import FloatArray
from wijkpeil.trajectories.typology.costs import Costs
from wijkpeil.trajectories.typology.medoids import k_medoids_path, nearest_medoid
from wijkpeil.trajectories.typology.sequences import (
    DistinctSequences,
    distances_between,
    distinct_sequences,
    optimal_matching,
)
from wijkpeil.trajectories.typology.shapes import Means, k_means, shape_of, squared_distances
from wijkpeil.trajectories.typology.silhouettes import (
    Alternative,
    choose,
    simplified_silhouette,
    weighted_silhouette,
)

TRIED: tuple[int, ...] = tuple(range(3, 10))
"""Numbers of clusters tried by default: fewer than three can't tell rise, fall and neither."""
MOST_DISTINCT = 4000
"""Distinct courses that are weighed against each other; rarer ones join the nearest cluster."""
MOST_SHAPES = 5000
"""Areas that the means are fitted to; with more, an evenly spread sample of them stands for all."""


@dataclass(frozen=True, slots=True, eq=False)
class Division:
    """Areas divided into clusters.

    Attributes
    ----------
    labels : ndarray of int, shape (n,)
        Cluster of each area, from 1; 0 for an area without a course.
    chosen : Alternative
        The number of clusters taken: the one with the largest average silhouette.
    alternatives : tuple of Alternative
        All that were tried, to be shown beside it.
    distinct : int
        How many different courses there were.
    """

    labels: npt.NDArray[np.int64]
    chosen: Alternative
    alternatives: tuple[Alternative, ...]
    distinct: int


def _tried(ks: Iterable[int], available: int) -> list[int]:
    tried = sorted({k for k in ks if 2 <= k <= available})
    if not tried:
        raise ModelError(
            _(
                "There are only {found} different courses: too few for any of the numbers of "
                "clusters asked for."
            ).format(found=available)
        )
    return tried


def sequence_clusters(
    *,
    classes: npt.ArrayLike,
    costs: Costs,
    ks: Iterable[int] = TRIED,
    most: int = MOST_DISTINCT,
) -> Division:
    """Cluster areas by their sequences of classes: optimal matching and k-medoids.

    Works on the distinct courses with their counts; never compares areas with areas. If there are
    more than `most` of them, the most frequent ones form the clusters and the others join the
    nearest medoid, so that time and memory stay within bounds.

    Parameters
    ----------
    classes : array_like of int, shape (n, T)
        Classes from 1; 0 where missing.
    costs : Costs
    ks : iterable of int
        Numbers of clusters to try.
    most : int

    Returns
    -------
    Division
        Silhouettes and costs are over the areas whose courses formed the clusters.

    Examples
    --------
    >>> from wijkpeil.trajectories.typology.costs import interval_costs
    >>> courses = [[1, 1, 1]] * 3 + [[1, 1, 2]] + [[9, 9, 9]] * 2 + [[9, 9, 8]]
    >>> sequence_clusters(classes=courses, costs=interval_costs(k=9), ks=[2, 3]).labels.tolist()
    [1, 1, 1, 1, 2, 2, 2]
    """
    every = distinct_sequences(classes=classes)
    order = np.argsort(-every.counts, kind="stable")
    core = every.select(np.sort(order[:most]))
    tried = _tried(ks, len(core.counts))
    distances = squareform(optimal_matching(distinct=core, costs=costs), checks=False)
    path = k_medoids_path(distances=distances, weights=core.counts, highest=tried[-1])
    divisions = {k: path[k - 1] for k in tried}
    alternatives = tuple(
        Alternative(
            k=k,
            silhouette=weighted_silhouette(
                distances=distances, weights=core.counts, labels=division.labels
            ),
            cost=division.cost,
        )
        for k, division in divisions.items()
    )
    chosen = choose(alternatives)
    medoids = core.select(divisions[chosen.k].medoids)
    labels = np.append(_nearest(every, medoids, costs), -1)[every.index]
    return Division(
        labels=_by_size(labels, chosen.k),
        chosen=chosen,
        alternatives=alternatives,
        distinct=len(every.counts),
    )


def _nearest(
    every: DistinctSequences, medoids: DistinctSequences, costs: Costs
) -> npt.NDArray[np.int64]:
    return nearest_medoid(distances=distances_between(rows=medoids, columns=every, costs=costs).T)


def _by_size(labels: npt.NDArray[np.int64], k: int) -> npt.NDArray[np.int64]:
    """Give the clusters numbers from 1, the largest first; 0 stays "none"."""
    sizes = np.bincount(labels[labels >= 0], minlength=k)
    rank = np.empty(k + 1, dtype=np.int64)
    rank[np.argsort(-sizes, kind="stable")] = np.arange(1, k + 1)
    rank[k] = 0  # reached by label -1
    return rank[labels]


def shape_clusters(
    *,
    courses: npt.ArrayLike,
    weights: npt.ArrayLike | None = None,
    ks: Iterable[int] = TRIED,
    most: int = MOST_SHAPES,
) -> Division:
    """Cluster areas by the shape of their smoothed courses: weighted k-means.

    The shape is the course minus its own mean, so that areas that rose alike come together
    whatever their level.

    Parameters
    ----------
    courses : array_like, shape (n, T)
        Smoothed courses, best relative to the nation; NaN rows where an area has none.
    weights : array_like, shape (n,), optional
        Such as inhabitants; by default every area counts once.
    ks : iterable of int
    most : int

    Returns
    -------
    Division

    Examples
    --------
    >>> courses = [[0.0, 0.5, 1.0], [5.0, 5.5, 6.1], [1.0, 1.0, 1.0], [2.0, 2.0, 2.1]]
    >>> shape_clusters(courses=courses, ks=[2]).labels.tolist()
    [2, 2, 1, 1]
    """
    shapes = shape_of(courses=courses)
    known = np.flatnonzero(np.isfinite(shapes).all(axis=1))
    known = known[np.lexsort(shapes[known].T)]  # so that the order of the areas does not matter
    points = shapes[known]
    mass = np.ones(len(points)) if weights is None else np.asarray(weights, dtype=float)[known]
    different = int((np.diff(points, axis=0) != 0).any(axis=1).sum()) + min(len(points), 1)
    tried = _tried(ks, different)
    sample = np.unique(np.linspace(0, len(points) - 1, min(most, len(points))).astype(np.int64))
    found: dict[int, Means] = {
        k: k_means(points=points[sample], weights=mass[sample], k=k) for k in tried
    }
    alternatives = tuple(
        _weigh(points[sample], mass[sample], division, k) for k, division in found.items()
    )
    chosen = choose(alternatives)
    nearest = squared_distances(points=points, centres=found[chosen.k].centres).argmin(axis=1)
    labels = np.full(len(shapes), -1, dtype=np.int64)
    labels[known] = nearest
    return Division(
        labels=_by_size(labels, chosen.k),
        chosen=chosen,
        alternatives=alternatives,
        distinct=different,
    )


def _weigh(points: FloatArray, mass: FloatArray, division: Means, k: int) -> Alternative:
    apart = np.sqrt(squared_distances(points=points, centres=division.centres))
    silhouette = simplified_silhouette(to_centres=apart, weights=mass, labels=apart.argmin(axis=1))
    return Alternative(k=k, silhouette=silhouette, cost=division.cost)
