"""Combine the regressions on several plausible data sets into one answer."""

from dataclasses import dataclass, replace

import numpy as np

from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Pooled:
    """Coefficients with their whole uncertainty.

    Attributes
    ----------
    estimate, degrees : ndarray, shape (K,)
    covariance : ndarray, shape (K, K)
    lost : ndarray, shape (K,)
        Share of the information that is lost because the truth is not seen.
    """

    estimate: FloatArray
    covariance: FloatArray
    degrees: FloatArray
    lost: FloatArray

    def of(self, places: list[int]) -> "Pooled":
        """Keep some of the coefficients, in that order."""
        return Pooled(
            self.estimate[places],
            self.covariance[np.ix_(places, places)],
            self.degrees[places],
            self.lost[places],
        )

    @property
    def scale(self) -> FloatArray:
        """Standard errors, shape (K,)."""
        return np.asarray(np.sqrt(np.diagonal(self.covariance)))


def pool(*, estimates: FloatArray, covariances: FloatArray, complete_degrees: float) -> Pooled:
    r"""Combine by Rubin's rules.

    With :math:`\bar U` the mean of the covariances and `B` the covariance of the estimates over
    `M` draws, the total is :math:`\bar U + (1 + 1/M) B` (Rubin 1987, equation 3.1.5); degrees of
    freedom after Barnard and Rubin (1999, *Biometrika* 86, 948-955, equation 3).

    Parameters
    ----------
    estimates : ndarray, shape (M, K)
    covariances : ndarray, shape (M, K, K)
    complete_degrees : float
        Degrees of freedom if the truth were seen: the number of clusters less one.

    Examples
    --------
    >>> once = pool(
    ...     estimates=np.array([[1.0], [3.0]]), covariances=np.ones((2, 1, 1)),
    ...     complete_degrees=99.0,
    ... )
    >>> float(once.estimate[0]), float(once.covariance[0, 0])
    (2.0, 4.0)
    """
    draws = len(estimates)
    estimate = estimates.mean(axis=0)
    within = covariances.mean(axis=0)
    gap = estimates - estimate
    between = (1 + 1 / draws) * gap.T @ gap / max(draws - 1, 1)
    total = within + between
    lost = np.diagonal(between) / np.maximum(np.diagonal(total), np.finfo(float).tiny)
    with np.errstate(divide="ignore"):
        drawn = (draws - 1) / lost**2
    seen = (complete_degrees + 1) / (complete_degrees + 3) * complete_degrees * (1 - lost)
    degrees = 1 / (1 / drawn + 1 / np.maximum(seen, 1.0))
    return Pooled(estimate, total, np.maximum(degrees, 1.0), lost)


def undiluted(found: Pooled, *, shared: FloatArray) -> Pooled:
    r"""Give errors that areas share the size that they have in what is measured.

    A plausible course holds only a share :math:`a = 1 - \text{lost}` of what a score shows of an
    error; the rest is drawn anew for every area. So what two areas share is in the regressions
    with a factor :math:`a^2`, where for an area by itself Rubin's rules add the rest. The
    missing part of the covariance is :math:`D_{kl} (1/(a_k a_l) - 1)`.

    Parameters
    ----------
    found : Pooled
        With errors that go together nearby.
    shared : ndarray, shape (K, K)
        Mean over the draws of the part of the covariance between areas, D.
    """
    share = 1 / np.clip(1 - found.lost, 0.2, 1.0)
    more = shared * (np.outer(share, share) - 1)
    return replace(found, covariance=found.covariance + more)
