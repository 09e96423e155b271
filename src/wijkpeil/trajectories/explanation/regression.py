"""One regression with an effect for every gemeente, through pyfixest."""

import warnings
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from wijkpeil.errors import MissingExtra
from wijkpeil.trajectories.explanation.conley import conley, not_negative
from wijkpeil.trajectories.explanation.jackknife import jackknife
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Regression:
    """Coefficients of `K` columns, and what is left.

    Attributes
    ----------
    estimate : ndarray, shape (K,)
    clustered : ndarray, shape (K, K)
        Covariance that allows for errors that go together within a gemeente (`jackknife`).
    nearby : ndarray, shape (K, K), or None
        Covariance that allows for errors that go together nearby too (`conley`).
    shared : ndarray, shape (K, K), or None
        The part of `nearby` that is between different areas.
    residual : ndarray, shape (n,)
    """

    estimate: FloatArray
    clustered: FloatArray
    nearby: FloatArray | None
    shared: FloatArray | None
    residual: FloatArray


def regress(
    *,
    response: FloatArray,
    x: FloatArray,
    cluster: IntArray,
    near: sparse.csr_array | None = None,
) -> Regression:
    """Regress on columns and an effect for every gemeente.

    Parameters
    ----------
    response : ndarray, shape (n,)
    x : ndarray, shape (n, K)
        Of full rank within gemeenten.
    cluster : ndarray of int, shape (n,)
        Gemeente; each with at least two areas, since one alone is told wholly by its own effect.
    near : csr_array, shape (n, n), optional
        As `conley.nearness` gives it.

    Raises
    ------
    MissingExtra
        If pyfixest isn't installed.
    """
    try:
        import pyfixest  # noqa: PLC0415 - an extra, and slow to start
    except ImportError as error:
        raise MissingExtra("explain") from error
    # Plain names, because a formula would stumble over those of a file.
    names = [f"x{place}" for place in range(x.shape[1])]
    table = pd.DataFrame(x, columns=names).assign(y=response, gemeente=cluster)
    with warnings.catch_warnings():
        # pyfixest 0.60 uses what pandas 4 will drop; that is for its makers to know.
        warnings.simplefilter("ignore", DeprecationWarning)
        found = pyfixest.feols(
            f"y ~ {' + '.join(names)} | gemeente",
            table,
            vcov="iid",
            copy_data=False,
            store_data=False,
        )
    estimate = found.coef().reindex(names).to_numpy(dtype=np.float64)
    residual = np.asarray(found.resid(), dtype=np.float64)
    inside = within(x, cluster)
    clustered = jackknife(x=inside, response=inside @ estimate + residual, cluster=cluster)
    nearby = shared = None
    if near is not None:
        plain = conley(x=inside, residual=residual, cluster=cluster)
        whole = conley(x=inside, residual=residual, cluster=cluster, near=near)
        own = conley(x=inside, residual=residual, cluster=np.arange(len(x)))
        nearby = _as_cautious(whole, clustered, plain)
        shared = _as_cautious(not_negative(whole - own), clustered, plain)
    return Regression(estimate, clustered, nearby, shared, residual)


def _as_cautious(nearby: FloatArray, clustered: FloatArray, plain: FloatArray) -> FloatArray:
    """Enlarge Conley's errors as much as leaving out gemeenten enlarges those by gemeente."""
    factor = np.sqrt(np.diagonal(clustered) / np.diagonal(plain))
    return np.asarray(nearby * np.outer(factor, factor))


def within(x: FloatArray, cluster: IntArray) -> FloatArray:
    """Take the mean of its gemeente off each row, shape as `x`."""
    count = np.maximum(np.bincount(cluster), 1)[:, None]
    sums = np.column_stack([np.bincount(cluster, weights=column) for column in x.T])
    return np.asarray(x - (sums / count)[cluster])
