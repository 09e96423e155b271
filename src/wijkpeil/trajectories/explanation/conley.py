"""Standard errors for areas that resemble their neighbours, also across gemeente borders."""

import numpy as np
from scipy import sparse

from wijkpeil.trajectories.gls import rows_by_group
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

NEAR = (2 / 3, 1 / 3)
"""Weight of direct neighbours, and of their neighbours: falling with distance, as Bartlett's."""


def nearness(*, neighbours: sparse.csr_array, cluster: IntArray) -> sparse.csr_array:
    """Say for which pairs of areas of different gemeenten errors may go together, and how much.

    Parameters
    ----------
    neighbours : csr_array, shape (n, n)
        1 where two areas lie against each other.
    cluster : ndarray of int, shape (n,)
        Gemeente of each area.

    Returns
    -------
    csr_array, shape (n, n)
        2/3 for neighbours and 1/3 for neighbours of neighbours; none within a gemeente, where
        all pairs count whole (`conley`).
    """
    first = sparse.csr_array(neighbours > 0).astype(np.float64)
    second = sparse.csr_array((first @ first) > 0).astype(np.float64)
    near = (first * NEAR[0]).maximum(second * NEAR[1]).tocoo()
    row, column = near.coords
    across = cluster[row] != cluster[column]
    return sparse.csr_array((near.data[across], (row[across], column[across])), shape=near.shape)


def conley(
    *, x: FloatArray, residual: FloatArray, cluster: IntArray, near: sparse.csr_array | None = None
) -> FloatArray:
    r"""Covariance of least-squares coefficients with errors that go together nearby.

    .. math:: (X'X)^{-1} \Big(\sum_{ij} k_{ij}\, u_i u_j\, x_i x_j'\Big) (X'X)^{-1}

    Conley, T. G. (1999). GMM estimation with cross sectional dependence. *Journal of Econometrics*
    92, 1-45, equation 3.2; negative eigenvalues, which such a sum may have, are set to nought
    (Cameron, Gelbach and Miller 2011, *JBES* 29, 238-249, section 2.3). Within a cluster k is 1,
    so that part is a sum over clusters (Liang and Zeger 1986).

    Parameters
    ----------
    x : ndarray, shape (n, K)
        Regressors, fixed effects taken out.
    residual : ndarray, shape (n,)
    cluster : ndarray of int, shape (n,)
    near : csr_array, shape (n, n), optional
        The weights k between clusters, symmetric; see `nearness`.
    """
    scores = x * residual[:, None]
    bread = np.linalg.inv(x.T @ x)
    own = np.array([scores[at].sum(axis=0) for _own, at in rows_by_group(cluster)])
    middle = own.T @ own
    if near is not None:
        middle = middle + scores.T @ (near @ scores)
    return not_negative(bread @ middle @ bread)


def not_negative(matrix: FloatArray) -> FloatArray:
    """Set the negative eigenvalues of a symmetric matrix to nought."""
    value, vector = np.linalg.eigh((matrix + matrix.T) / 2)
    return np.asarray((vector * np.maximum(value, 0.0)) @ vector.T)
