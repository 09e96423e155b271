"""Slopes of change on exposure at every wave, and errors by cluster."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from wijkpeil.effects.shocks.compared import Compared, swept
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

_SAME = 1e-9
_ONE = 1.5  # effective clusters below which it is, in all but name, one

Errors = Literal["jackknife", "CR1"]
"""By cluster: what leaving each out would change (CR3, holds with fewer clusters), or CR1."""


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """Coefficients of exposure at the waves without the reference.

    Attributes
    ----------
    others : ndarray of int, shape (k,)
        Indices of those waves.
    beta : ndarray, shape (k,)
    influence : ndarray, shape (n, k)
        Contribution of every area to the error, small-sample corrections included.
    covariance : ndarray, shape (k, k)
        By cluster.
    clusters : int
    effective : float
        (sum of v)^2 / sum of v^2, with v the variation in exposure of each cluster.
    """

    others: IntArray
    beta: FloatArray
    influence: FloatArray
    covariance: FloatArray
    clusters: int
    effective: float


def least_squares(compared: Compared, errors: Errors = "jackknife") -> Fit:
    """Regress outcomes on exposure by wave, areas and waves within strata swept out.

    With scores s_g = X_g' e_g of cluster g and A = X'X, the covariance is for "jackknife"
    (G - 1) / G sum_g B_g s_g s_g' B_g with B_g = (A - A_g)^-1, for "CR1" the same with B_g = A^-1
    and the factor G / (G - 1) x (N - 1) / (N - K).

    Notes
    -----
    MacKinnon, Nielsen and Webb (2023), "Fast and reliable jackknife and bootstrap methods for
    cluster-robust inference", equations 9 to 11; effects of waves are not refitted per cluster.

    Raises
    ------
    EffectError
        If the exposure doesn't differ within strata, or there are too few areas or clusters.
    """
    unit, time = np.nonzero(compared.seen)
    others = np.delete(np.arange(compared.seen.shape[1]), compared.reference)
    columns = compared.exposure[unit, None] * (time[:, None] == others[None, :])
    factor, clusters = _small_sample(compared)
    left = swept(compared, np.column_stack([compared.outcomes[compared.seen], columns]))
    y, x = left[:, 0], left[:, 1:]
    gram, scale = x.T @ x, np.linalg.norm(columns, axis=0)
    inverse = _inverse(gram, scale=scale)
    beta = inverse @ (x.T @ y)
    of_row = compared.cluster[unit]
    if errors == "jackknife":
        factor = (clusters - 1) / clusters
        inverse = _without_each(x, of_row, gram=gram, scale=scale)[of_row]
    scores = (x * (y - x @ beta)[:, None])[:, None, :] @ inverse
    parts = np.zeros((len(compared.seen), len(others)))
    np.add.at(parts, unit, scores[:, 0, :])
    influence = np.sqrt(factor) * parts
    sums = _by_cluster(influence, compared.cluster)
    spread = np.zeros((len(compared.seen), 1))
    np.add.at(spread, unit, (x**2).sum(axis=1, keepdims=True))
    v = _by_cluster(spread, compared.cluster)
    effective = float(v.sum() ** 2 / (v**2).sum())
    if effective < _ONE:
        raise _one_cluster()
    return Fit(others, beta, influence, sums.T @ sums, clusters, effective)


def _inverse(gram: FloatArray, *, scale: FloatArray) -> FloatArray:
    if (scale == 0).any() or (
        np.linalg.svd(gram / np.outer(scale, scale), compute_uv=False)[-1] < _SAME
    ):
        raise EffectError(
            _(
                "At some wave the exposure doesn't differ between areas of one stratum, so nothing "
                "can be compared. Use wider strata or leave that wave out."
            )
        )
    return np.asarray(np.linalg.inv(gram), dtype=np.float64)


def _without_each(
    x: FloatArray, cluster: IntArray, *, gram: FloatArray, scale: FloatArray
) -> FloatArray:
    """Invert A - A_g for every cluster g, shape (clusters, k, k)."""
    own = np.zeros((int(cluster.max()) + 1, *gram.shape))
    for g in np.unique(cluster):
        rows = x[cluster == g]
        own[g] = rows.T @ rows
    rest = gram - own
    smallest = np.linalg.svd(rest / np.outer(scale, scale), compute_uv=False)[:, -1]
    if (smallest < _SAME).any():
        raise _one_cluster()
    return np.asarray(np.linalg.inv(rest), dtype=np.float64)


def _one_cluster() -> EffectError:
    return EffectError(
        _(
            "At all waves or at one of them the exposure differs in one cluster only, so the error "
            "can't be told. Take an exposure that differs in more clusters, or leave that wave out."
        )
    )


def _small_sample(compared: Compared) -> tuple[float, int]:
    """G / (G - 1) x (N - 1) / (N - K), and G; K counts waves in strata, not areas in clusters."""
    seen = compared.seen
    groups = len(np.unique(compared.cluster[seen.any(axis=1)]))
    unit, time = np.nonzero(seen)
    cells = len(np.unique(compared.stratum[unit] * seen.shape[1] + time))
    spare = len(unit) - (seen.shape[1] - 1) - cells
    if groups < 2 or spare < 1:
        raise EffectError(
            _("There are too few areas or clusters to compare by exposure; two clusters at least.")
        )
    return groups / (groups - 1) * (len(unit) - 1) / spare, groups


def _by_cluster(values: FloatArray, cluster: IntArray) -> FloatArray:
    sums = np.zeros((int(cluster.max()) + 1, values.shape[1]))
    np.add.at(sums, cluster, values)
    return sums
