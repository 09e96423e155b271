"""Markov table of class transitions: how often areas move from one class to another."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.trajectory import FloatArray
from wijkpeil.trajectories.typology.long_run import (
    mean_first_passage,
    sojourn_time,
    steady_state,
)


@dataclass(frozen=True, slots=True, eq=False)
class MarkovTable:
    r"""Transitions between `k` classes over one step.

    Attributes
    ----------
    counts : ndarray, shape (k, k)
        :math:`T_{ij}`, transitions from class `i` to class `j`.
    probabilities : ndarray, shape (k, k)
        :math:`P_{ij} = T_{ij} / \sum_j T_{ij}`; a row of NaN for a class never left.
    """

    counts: FloatArray
    probabilities: FloatArray

    def steady_state(self) -> FloatArray:
        """Share of each class in the long run, shape (k,); see :func:`steady_state`."""
        return steady_state(probabilities=self.probabilities)

    def sojourn_time(self) -> FloatArray:
        """Mean steps spent in each class, shape (k,); see :func:`sojourn_time`."""
        return sojourn_time(probabilities=self.probabilities)

    def mean_first_passage(self) -> FloatArray:
        """Mean steps from class to class, shape (k, k); see :func:`mean_first_passage`."""
        return mean_first_passage(probabilities=self.probabilities)


def transition_counts(
    *, classes: npt.ArrayLike, k: int, weights: npt.ArrayLike | None = None
) -> FloatArray:
    """Count transitions between successive waves, per gap between two waves.

    A transition counts where both waves have a class; a missing wave is not bridged, since a
    longer gap gives more time to move.

    Parameters
    ----------
    classes : array_like of int, shape (n, T)
        1 to `k`; 0 where missing.
    k : int
    weights : array_like, shape (n,), optional
        Such as inhabitants.

    Returns
    -------
    ndarray, shape (T - 1, k, k)
        Sum over the first axis for one table of all gaps.

    Examples
    --------
    >>> transition_counts(classes=[[1, 1, 2], [2, 0, 1]], k=2).sum(axis=0).tolist()
    [[1.0, 1.0], [0.0, 0.0]]
    """
    given = np.asarray(classes, dtype=np.int64)
    outside = (given < 0) | (given > k)
    if outside.any():
        raise ModelError(
            _("Class {found} occurs, but classes run from 1 to {highest}.").format(
                found=int(given[outside][0]), highest=k
            )
        )
    mass = np.ones(len(given)) if weights is None else np.asarray(weights, dtype=np.float64)
    pairs = given[:, :-1] * (k + 1) + given[:, 1:]
    tables = [np.bincount(gap, weights=mass, minlength=(k + 1) ** 2) for gap in pairs.T]
    return np.reshape(tables, (-1, k + 1, k + 1))[:, 1:, 1:].astype(np.float64)


def markov_table(*, counts: npt.ArrayLike) -> MarkovTable:
    """Estimate transition probabilities from counts of shape (k, k).

    >>> markov_table(counts=[[3, 1], [0, 0]]).probabilities.tolist()
    [[0.75, 0.25], [nan, nan]]
    """
    table = np.asarray(counts, dtype=np.float64)
    totals = table.sum(axis=1, keepdims=True)
    chances = np.divide(table, totals, out=np.full_like(table, np.nan), where=totals > 0)
    return MarkovTable(counts=table, probabilities=chances)
