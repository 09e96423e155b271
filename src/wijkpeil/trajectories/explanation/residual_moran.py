"""Moran's I of what a regression leaves."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.special import ndtr

from wijkpeil.trajectories.explanation.regression import within
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.spatial.moran import Moran
from wijkpeil.trajectories.spatial.weights import surroundings_of
from wijkpeil.trajectories.trajectory import FloatArray


def residual_moran(
    *,
    residual: FloatArray,
    x: FloatArray,
    cluster: IntArray,
    neighbours: sparse.csr_array,
    spread: FloatArray | None = None,
) -> Moran | None:
    r"""Measure whether neighbours' residuals are alike, beyond what the regression makes of them.

    Residuals within a gemeente add up to nought, so those of neighbours differ already for that
    reason: with ten areas to a gemeente I is about -0.08 where nothing is going on. So its moments
    are those of residuals :math:`e = M u`, with :math:`M = 1 - QQ'` and :math:`Q` an orthonormal
    basis of the regressors, the effects of gemeenten among them. Errors of small areas are larger,
    and small areas lie together, which makes I vary more. With :math:`S` the diagonal matrix of
    the variances of `u`, :math:`P = MSM` and the weights :math:`W` made symmetric,

    .. math::
        r = \operatorname{E} I = \frac{\operatorname{tr} WP}{\operatorname{tr} P}, \quad
        \operatorname{Var} I = \frac{2 \operatorname{tr} ((W - r)P)^2}
        {(\operatorname{tr} P)^2 + 2 \operatorname{tr} P^2}

    times :math:`n / S_0` and its square. With equal variances these are the moments of Cliff and
    Ord (1981, *Spatial Processes*, section 8.3).

    Parameters
    ----------
    residual : ndarray, shape (n,)
    x : ndarray, shape (n, K)
    cluster : ndarray of int, shape (n,)
    neighbours : csr_array, shape (n, n)
    spread : ndarray, shape (n,), optional
        Variances of the errors, in any unit; by default `local_variance`.

    Returns
    -------
    Moran or None
        None where no area has a neighbour.
    """
    if neighbours.nnz == 0:
        return None
    around = surroundings_of(values=residual, neighbours=neighbours)
    count = len(residual)
    pick = sparse.csr_array(
        (np.ones(len(around.rows)), (np.arange(len(around.rows)), around.rows)),
        shape=(len(around.rows), count),
    )
    weights = sparse.csr_array(pick.T @ around.weights @ pick)
    weights = sparse.csr_array((weights + weights.T) / 2)
    effects, inside = _basis(x, cluster)
    if spread is None:
        taken = 1 / np.bincount(cluster)[cluster] + (inside**2).sum(axis=1)
        spread = local_variance(residual, taken=taken, neighbours=neighbours)
    made = _Residuals.of(effects, inside, spread / spread.mean())
    one = sparse.csr_array(sparse.eye_array(count))
    total = made.trace(one)
    ratio = made.trace(weights) / total
    gap = sparse.csr_array(weights - ratio * one)
    variance = 2 * made.square(gap) / (total**2 + 2 * made.square(one))
    scale = count / float(weights.sum())
    statistic = float(residual @ (weights @ residual)) / float(residual @ residual)
    z = (statistic - ratio) / np.sqrt(variance)
    return Moran(
        statistic=scale * statistic,
        expected=scale * ratio,
        variance=scale**2 * variance,
        z=float(z),
        p=float(2 * ndtr(-abs(z))),
        areas=len(around.rows),
        islands=around.islands,
        unknown=around.unknown,
    )


def local_variance(
    residual: FloatArray, *, taken: FloatArray, neighbours: sparse.csr_array
) -> FloatArray:
    """Variance of each area's error: the mean square about it, to neighbours of neighbours.

    Parameters
    ----------
    residual : ndarray, shape (n,)
    taken : ndarray, shape (n,)
        Leverage: share of each error that the regression takes; the residual is enlarged by it
        (HC2: MacKinnon and White 1985, *Journal of Econometrics* 29, 305-325).
    neighbours : csr_array, shape (n, n)
    """
    square = residual**2 / np.maximum(1 - taken, 0.1)
    first = sparse.csr_array(neighbours > 0).astype(np.float64)
    about = sparse.csr_array((first @ first + first + sparse.eye_array(len(square))) > 0)
    about = about.astype(np.float64)
    return np.asarray((about @ square) / (about @ np.ones(len(square))))


@dataclass(frozen=True, slots=True, eq=False)
class _Residuals:
    """Covariance of residuals, P = S - LR', without a matrix of all pairs.

    Attributes
    ----------
    spread : ndarray, shape (n,)
        Diagonal of S.
    left, right : csr_array, shape (n, 2G)
        Columns of L and R that gemeenten make.
    whole_left, whole_right : ndarray, shape (n, 2K)
        Those that the other regressors make.
    """

    spread: FloatArray
    left: sparse.csr_array
    right: sparse.csr_array
    whole_left: FloatArray
    whole_right: FloatArray

    @classmethod
    def of(cls, effects: sparse.csr_array, inside: FloatArray, spread: FloatArray) -> "_Residuals":
        """Take out first the effects E, then the columns X; they are orthogonal to each other.

        With F = SE - EE'SE / 2, the first leaves S - EF' - FE'; and so on with X.
        """
        scaled = sparse.csr_array(sparse.diags_array(spread) @ effects)
        other = scaled - effects @ (effects.T @ scaled) / 2
        left = sparse.csr_array(sparse.hstack([effects, other]))
        right = sparse.csr_array(sparse.hstack([other, effects]))
        moved = spread[:, None] * inside - left @ (right.T @ inside)
        moved -= inside @ (inside.T @ moved) / 2
        return cls(spread, left, right, np.hstack([inside, moved]), np.hstack([moved, inside]))

    def trace(self, of: sparse.csr_array) -> float:
        """Trace of AP, with A symmetric."""
        low = float(self.right.multiply(of @ self.left).sum())
        low += float(np.sum(self.whole_right * (of @ self.whole_left)))
        return float(of.diagonal() @ self.spread) - low

    def square(self, of: sparse.csr_array) -> float:
        """Trace of APAP, with A symmetric."""
        turned, whole_turned = of @ self.left, of @ self.whole_left
        pairs = float(self.spread @ (of.multiply(of) @ self.spread))
        scaled = sparse.diags_array(self.spread) @ turned
        cross = float((of @ self.right).multiply(scaled).sum())
        scaled_whole = self.spread[:, None] * whole_turned
        cross += float(np.sum((of @ self.whole_right) * scaled_whole))
        core = np.block(
            [
                [(self.right.T @ turned).toarray(), self.right.T @ whole_turned],
                [self.whole_right.T @ turned, self.whole_right.T @ whole_turned],
            ]
        )
        return pairs - 2 * cross + float(np.sum(core * core.T))


def _basis(x: FloatArray, cluster: IntArray) -> tuple[sparse.csr_array, FloatArray]:
    """Orthonormal basis of the gemeenten, (n, G), and of the columns within them, (n, K)."""
    count = np.bincount(cluster)
    effects = sparse.csr_array(
        (1 / np.sqrt(count[cluster]), (np.arange(len(cluster)), cluster)),
        shape=(len(cluster), len(count)),
    )
    return effects, np.linalg.qr(within(x, cluster))[0]
