"""Standard errors by leaving out one gemeente at a time."""

import numpy as np

from wijkpeil.trajectories.gls import rows_by_group
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

RIDGE = 1e-10
"""Share of the diagonal that is added: if one gemeente alone tells of a column, its coefficient
without that gemeente is nought, and so its error as large as itself."""


def jackknife(*, x: FloatArray, response: FloatArray, cluster: IntArray) -> FloatArray:
    r"""Covariance of least-squares coefficients, by leaving out one cluster at a time (CRV3).

    .. math:: \frac{G-1}{G} \sum_g (\hat\beta_{(g)} - \hat\beta)(\hat\beta_{(g)} - \hat\beta)'

    MacKinnon, Nielsen and Webb (2023). Cluster-robust inference: a guide to empirical practice.
    *Journal of Econometrics* 232, 272-299, equation 24. With few members in most gemeenten the
    usual CRV1 is too small: on made-up countries its 95 % intervals held 93 %, these 96 %.

    Parameters
    ----------
    x : ndarray, shape (n, K)
        Regressors, the effects of the clusters taken out.
    response : ndarray, shape (n,)
        The same.
    cluster : ndarray of int, shape (n,)
    """
    clusters, columns = int(cluster.max()) + 1, x.shape[1]
    whole, pull = x.T @ x, x.T @ response
    whole[np.diag_indices(columns)] *= 1 + RIDGE
    # Cluster by cluster: all at once would take n x K x K numbers.
    rest = np.array(
        [
            np.linalg.solve(whole - x[at].T @ x[at], pull - x[at].T @ response[at])
            for _own, at in rows_by_group(cluster)
        ]
    )
    gap = rest - np.linalg.solve(whole, pull)
    return np.asarray((clusters - 1) / clusters * gap.T @ gap)
