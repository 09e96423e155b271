"""Ridge regression in closed form, with a penalty chosen by generalised cross-validation."""

from dataclasses import dataclass

import numpy as np

from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

PENALTIES = 10.0 ** np.linspace(-4, 4, 33)
"""As multiples of the mean squared singular value."""
ROUNDING = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Ridge:
    """A fitted ridge regression.

    Attributes
    ----------
    middle, spread : ndarray, shape (K,)
        Of the columns, as they were fitted.
    constant : float
    coefficients : ndarray, shape (K,)
        Of the standardised columns.
    influence : ndarray, shape (C, K + 1)
        What each cluster adds to the error of constant and coefficients.
    penalty : float
    """

    middle: FloatArray
    spread: FloatArray
    constant: float
    coefficients: FloatArray
    influence: FloatArray
    penalty: float

    def predict(self, z: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Give expectations and their standard errors, each of shape (n,).

        Parameters
        ----------
        z : ndarray, shape (n, K)
        """
        scaled = (z - self.middle) / self.spread
        whole = np.column_stack([np.ones(len(z)), scaled])
        error = np.sqrt(((whole @ self.influence.T) ** 2).sum(axis=1))
        return self.constant + scaled @ self.coefficients, error


def ridge(*, z: FloatArray, response: FloatArray, weights: FloatArray, cluster: IntArray) -> Ridge:
    r"""Fit a ridge regression.

    With the singular values :math:`d` of the weighted, standardised columns and shrinkage
    :math:`d^2/(d^2 + \lambda)`, the penalty makes
    :math:`\|y - \hat y\|^2 / (n - 1 - \sum d^2/(d^2 + \lambda))^2` least (Golub, Heath and Wahba
    1979, *Technometrics* 21, 215-223). Errors are cluster-robust, about the shrunken fit.

    Parameters
    ----------
    z : ndarray, shape (n, K)
    response, weights : ndarray, shape (n,)
    cluster : ndarray of int, shape (n,)
    """
    share = weights / weights.mean()
    middle = np.average(z, axis=0, weights=share)
    spread = np.sqrt(np.average((z - middle) ** 2, axis=0, weights=share))
    spread = np.where(spread > 0, spread, 1.0)
    root = np.sqrt(share)[:, None]
    scaled = (z - middle) / spread
    constant = float(np.average(response, weights=share))
    target = (response - constant) * root[:, 0]
    # From the small K x K matrix of products: many times faster than from the n x K columns.
    square, vector = np.linalg.eigh((scaled * root).T @ (scaled * root))
    square = np.maximum(square, square.max() * ROUNDING)
    turned = vector.T @ ((scaled * root).T @ target)
    penalty = _penalty(turned, square, target)
    coefficients = vector @ (turned / (square + penalty))
    residual = response - constant - scaled @ coefficients
    bread = (vector / (square + penalty)) @ vector.T
    scores = np.column_stack([np.ones(len(z)), scaled]) * (residual * share)[:, None]
    by_cluster = np.zeros((int(cluster.max()) + 1, scores.shape[1]))
    np.add.at(by_cluster, cluster, scores)
    influence = np.column_stack([by_cluster[:, 0] / share.sum(), by_cluster[:, 1:] @ bread])
    return Ridge(middle, spread, constant, coefficients, influence, penalty)


def _penalty(turned: FloatArray, square: FloatArray, target: FloatArray) -> float:
    """Penalty with the least generalised cross-validation error.

    Parameters
    ----------
    turned : ndarray, shape (K,)
        Products of response and columns, along the eigenvectors.
    square : ndarray, shape (K,)
        Squared singular values of the columns.
    target : ndarray, shape (n,)
    """
    candidates = PENALTIES * float(np.mean(square))
    shrunk = square + candidates[:, None]
    told = (turned**2 * (square + 2 * candidates[:, None]) / shrunk**2).sum(axis=1)
    error = (target @ target - told) / (len(target) - 1 - (square / shrunk).sum(axis=1)) ** 2
    return float(candidates[int(np.argmin(error))])
