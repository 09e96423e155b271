"""Generalised least squares of whole courses on area characteristics."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

RIDGE = 1e-9
"""Share of the diagonal that is added, so that a wave that nobody has doesn't stop the rest."""


@dataclass(frozen=True, slots=True, eq=False)
class Gls:
    r"""Coefficients of `Q` columns at `T` waves, with what their uncertainty is made of.

    Attributes
    ----------
    coefficients : ndarray, shape (Q, T)
    influence : ndarray, shape (C, Q * T)
        What each cluster of areas adds to the error of the coefficients:
        :math:`H^{-1} \sum_{i \in c} w_i\, z_i \otimes K_i^{-1} r_i`. Its cross-product is the
        cluster-robust covariance (Liang and Zeger 1986, *Biometrika* 73, 13-22).
    """

    coefficients: FloatArray
    influence: FloatArray

    def error(self, rng: np.random.Generator) -> FloatArray:
        r"""Draw an error of the coefficients: the clusters' influences, each times a random number.

        The score bootstrap (Kline and Santos 2012, *Journal of Econometric Methods* 1, 23-41): the
        draws have mean nought and the cluster-robust covariance, whatever the number of
        coefficients.

        Returns
        -------
        ndarray, shape (Q, T)
        """
        clusters = len(self.influence)
        pull = rng.standard_normal(clusters) * np.sqrt(clusters / max(clusters - 1, 1))
        return np.asarray((pull @ self.influence).reshape(self.coefficients.shape))


def gls(
    *,
    response: FloatArray,
    design: FloatArray,
    precision: FloatArray,
    label: IntArray,
    weights: FloatArray,
    cluster: IntArray,
) -> Gls:
    r"""Regress courses on columns, every wave with coefficients of its own.

    .. math::
        \operatorname{vec} B = \Big(\sum_i w_i\, z_i z_i' \otimes K_i^{-1}\Big)^{-1}
                               \sum_i w_i\, z_i \otimes K_i^{-1} y_i

    Parameters
    ----------
    response : ndarray, shape (n, T)
        NaN where missing; the precision must be (near) nought there.
    design : ndarray, shape (n, Q)
    precision : ndarray, shape (G, T, T)
        Inverse covariance per group.
    label, cluster : ndarray of int, shape (n,)
        Group and cluster of each area.
    weights : ndarray, shape (n,)
    """
    columns, waves = design.shape[1], response.shape[1]
    normal = np.zeros((columns * waves, columns * waves))
    pulled = np.zeros_like(response)
    filled = np.nan_to_num(response)
    places = rows_by_group(label)
    for group, rows in places:
        weighted = design[rows] * weights[rows, None]
        normal += np.kron(np.asarray(weighted.T @ design[rows]), np.asarray(precision[group]))
        pulled[rows] = filled[rows] @ precision[group]
    pulled *= weights[:, None]
    normal += np.diag(RIDGE * np.maximum(np.diagonal(normal), np.diagonal(normal).max() * RIDGE))
    inverse = np.linalg.inv(normal)
    found = (inverse @ (design.T @ pulled).ravel()).reshape(columns, waves)
    for group, rows in places:
        gap = np.where(np.isnan(response[rows]), 0.0, filled[rows] - design[rows] @ found)
        pulled[rows] = gap @ precision[group] * weights[rows, None]
    return Gls(found, _by_cluster(design, pulled, cluster) @ inverse)


def rows_by_group(label: IntArray) -> list[tuple[int, npt.NDArray[np.intp]]]:
    """List the rows of each group; nothing where there are no rows.

    >>> [(group, rows.tolist()) for group, rows in rows_by_group(np.array([1, 0, 1]))]
    [(0, [1]), (1, [0, 2])]
    """
    if not len(label):
        return []
    order = np.argsort(label, kind="stable")
    starts = np.flatnonzero(np.diff(label[order], prepend=-1))
    return [(int(label[rows[0]]), rows) for rows in np.split(order, starts[1:])]


def _by_cluster(design: FloatArray, pulled: FloatArray, cluster: IntArray) -> FloatArray:
    """Add up ``z_i (x) pulled_i`` over the areas of each cluster, shape (C, Q * T)."""
    # One product per cluster: all areas at once would take n x Q x T numbers.
    return np.array([(design[at].T @ pulled[at]).ravel() for _own, at in rows_by_group(cluster)])
