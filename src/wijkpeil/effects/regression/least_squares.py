"""Least squares with area and wave effects, and errors by cluster."""

from dataclasses import dataclass

import numpy as np

from wijkpeil.effects.regression.two_way import TwoWay, residuals
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

_SAME = 1e-9
_CLEAR = 1e-8


@dataclass(frozen=True, slots=True, eq=False)
class Regression:
    """Coefficients and what their errors follow from.

    Attributes
    ----------
    coefficient : ndarray, shape (k,)
        NaN for a column that the others or the effects of area and wave make up.
    influence : ndarray, shape (n, k)
        Contribution of every area to the error of every coefficient.
    covariance : ndarray, shape (k, k)
        By cluster, with the small-sample factor.
    factor : float
        G / (G - 1) x (N - 1) / (N - K), with G clusters, N observations and K parameters of which
        those of areas don't count if they lie within clusters (fixest's default).
    """

    coefficient: FloatArray
    influence: FloatArray
    covariance: FloatArray
    factor: float


def regress(*, fit: TwoWay, y: FloatArray, columns: FloatArray, cluster: IntArray) -> Regression:
    """Regress y on columns, with an effect for every area and wave.

    Parameters
    ----------
    fit : TwoWay
    y : ndarray, shape (observations,)
        In the order of ``np.nonzero(fit.seen)``.
    columns : ndarray, shape (observations, k)
    cluster : ndarray of int, shape (n,)
        Of areas; every area lies in one cluster.

    Returns
    -------
    Regression
    """
    swept = residuals(fit, np.column_stack([y, columns]))
    y_left, x_left = swept[:, 0], swept[:, 1:]
    kept = _independent(x_left, before=columns)
    x = x_left[:, kept]
    inverse = np.linalg.inv(x.T @ x)
    beta = inverse @ (x.T @ y_left)
    scores = (x * (y_left - x @ beta)[:, None]) @ inverse
    unit = np.nonzero(fit.seen)[0]
    influence = np.zeros((len(fit.seen), columns.shape[1]))
    np.add.at(influence, (unit[:, None], kept[None, :]), scores)
    by_cluster = np.zeros((int(cluster.max()) + 1, columns.shape[1]))
    np.add.at(by_cluster, cluster, influence)
    groups = len(np.unique(cluster[fit.seen.any(axis=1)]))
    parameters = len(kept) + int(fit.seen.any(axis=0).sum())
    if groups < 2 or len(y) <= parameters:
        raise EffectError(
            _("There are too few areas or clusters for so many effects. Ask for fewer.")
        )
    factor = groups / (groups - 1) * (len(y) - 1) / (len(y) - parameters)
    coefficient = np.full(columns.shape[1], np.nan)
    coefficient[kept] = beta
    return Regression(coefficient, influence, factor * by_cluster.T @ by_cluster, factor)


def _independent(x: FloatArray, *, before: FloatArray) -> IntArray:
    """Columns that are not made up by those before them (after areas and waves are taken out)."""
    lengths = np.maximum(np.linalg.norm(before, axis=0), np.finfo(np.float64).tiny)
    if _clearly_independent(x / lengths):
        return np.arange(x.shape[1])
    kept: list[int] = []
    basis = np.empty((len(x), 0))
    for k in range(x.shape[1]):
        left = x[:, k]
        for _again in range(2):
            left = left - basis @ (basis.T @ left)
        length = float(np.linalg.norm(left))
        if length > _SAME * lengths[k]:
            kept.append(k)
            basis = np.column_stack([basis, left / length])
    return np.array(kept, dtype=np.int64)


def _clearly_independent(x: FloatArray) -> bool:
    """Whether no column is nearly made up by others: quick, and the usual case."""
    smallest = np.linalg.eigvalsh(x.T @ x)[:1]
    return bool((smallest > _CLEAR).all())
