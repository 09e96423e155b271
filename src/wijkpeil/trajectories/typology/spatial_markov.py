"""Markov tables by the level of an area's neighbours."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.trajectory import FloatArray
from wijkpeil.trajectories.typology.homogeneity import Homogeneity, homogeneity
from wijkpeil.trajectories.typology.markov import MarkovTable, markov_table, transition_counts

IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class SpatialMarkov:
    """Transitions of areas, apart for each class of their neighbours at the start of the step.

    Attributes
    ----------
    tables : tuple of MarkovTable
        One per class of the neighbours.
    pooled : MarkovTable
        All transitions together, also of areas without neighbours.
    test : Homogeneity
        Whether the tables can be the same.
    """

    tables: tuple[MarkovTable, ...]
    pooled: MarkovTable
    test: Homogeneity


def quantile_cutoffs(*, values: npt.ArrayLike, k: int) -> FloatArray:
    """Cut all waves together into `k` classes of about equal size.

    Returns
    -------
    ndarray, shape (k - 1,)
        Fewer if values are tied.

    Examples
    --------
    >>> quantile_cutoffs(values=[1.0, 2.0, 3.0, 4.0, 5.0], k=2).tolist()
    [3.0]
    """
    given = np.asarray(values, dtype=np.float64)
    shares = np.arange(1, k) / k
    return np.asarray(np.unique(np.quantile(given[np.isfinite(given)], shares)))


def cut(*, values: npt.ArrayLike, cutoffs: npt.ArrayLike) -> IntArray:
    """Give each value its class, from 1; a value on a cutoff belongs to the lower class.

    >>> cut(values=[1.0, 3.0, 3.5, float("nan")], cutoffs=[3.0]).tolist()
    [1, 1, 2, 0]
    """
    given = np.asarray(values, dtype=np.float64)
    found = 1 + np.searchsorted(np.asarray(cutoffs, dtype=np.float64), given, side="left")
    return np.where(np.isfinite(given), found, 0)


def neighbours_mean(*, values: npt.ArrayLike, weights: csr_array) -> FloatArray:
    """Average the neighbours of every area, over those that have a value.

    Parameters
    ----------
    values : array_like, shape (n, T)
    weights : csr_array, shape (n, n)
        Weight of each neighbour; need not sum to one.

    Returns
    -------
    ndarray, shape (n, T)
        NaN for an area without neighbours that have a value.

    Examples
    --------
    >>> next_to = csr_array(np.array([[0, 1, 1], [1, 0, 0], [0, 0, 0]]))
    >>> neighbours_mean(values=[[1.0], [2.0], [4.0]], weights=next_to)[:, 0].tolist()
    [3.0, 1.0, nan]
    """
    given = np.asarray(values, dtype=np.float64)
    if weights.shape != (len(given), len(given)):
        raise ModelError(
            _("There are {areas} areas, but the table of neighbours is for {found}.").format(
                areas=len(given), found=weights.shape[0]
            )
        )
    known = np.isfinite(given)
    total = weights @ np.where(known, given, 0.0)
    mass = weights @ known.astype(np.float64)
    return np.asarray(np.divide(total, mass, out=np.full_like(given, np.nan), where=mass > 0))


def spatial_markov(
    *, classes: npt.ArrayLike, neighbour_classes: npt.ArrayLike, k: int, m: int
) -> SpatialMarkov:
    """Estimate a Markov table for each class of the neighbours.

    Parameters
    ----------
    classes : array_like of int, shape (n, T)
        1 to `k`; 0 where missing.
    neighbour_classes : array_like of int, shape (n, T)
        Class of the neighbours' mean, 1 to `m`; 0 where there is none.
    k, m : int

    References
    ----------
    Rey, S. (2001). Spatial empirics for economic growth and convergence. *Geographical Analysis*
    33, 195-214.

    Examples
    --------
    >>> found = spatial_markov(
    ...     classes=[[1, 2], [1, 1], [2, 2]], neighbour_classes=[[2, 1], [1, 1], [1, 1]], k=2, m=2
    ... )
    >>> [table.counts.tolist() for table in found.tables]
    [[[1.0, 0.0], [0.0, 1.0]], [[0.0, 1.0], [0.0, 0.0]]]
    """
    own, around = np.asarray(classes, dtype=np.int64), np.asarray(neighbour_classes, dtype=np.int64)
    counts = []
    for level in range(1, m + 1):
        table = np.zeros((k, k))
        for wave in range(own.shape[1] - 1):
            there = around[:, wave] == level
            table += transition_counts(classes=own[there, wave : wave + 2], k=k)[0]
        counts.append(table)
    return SpatialMarkov(
        tables=tuple(markov_table(counts=table) for table in counts),
        pooled=markov_table(counts=transition_counts(classes=own, k=k).sum(axis=0)),
        test=homogeneity(counts=counts),
    )
