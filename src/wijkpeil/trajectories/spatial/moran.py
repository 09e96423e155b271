"""Moran's I: whether neighbours are more alike than chance makes them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.special import ndtr

from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.spatial.weights import surroundings_of
from wijkpeil.trajectories.trajectory import FloatArray

LEAST = 4
"""Fewer areas than this have no variance under randomisation."""


@dataclass(frozen=True, slots=True)
class Moran:
    """Moran's I and how it compares with values shuffled over the areas.

    Attributes
    ----------
    statistic : float
        Moran's I: about -1/(m - 1) if neighbours are no more alike than others, above it if they
        are, below it if they differ more.
    expected, variance : float
        Mean and variance of I if the same values were shuffled over the areas.
    z, p : float
        Standard score, and its two-sided p-value by the normal distribution.
    areas : int
        Number of areas that take part, m.
    islands, unknown : int
        Areas left out because they have no neighbour with a value, or no value themselves.
    """

    statistic: float
    expected: float
    variance: float
    z: float
    p: float
    areas: int
    islands: int
    unknown: int


def moran(*, values: npt.ArrayLike, neighbours: csr_array) -> Moran:
    r"""Measure how alike neighbours are, all areas together.

    Parameters
    ----------
    values : array_like, shape (n,)
        NaN where unknown; such areas take no part, neither do areas without neighbours.
    neighbours : csr_array, shape (n, n)
        Weight of each neighbour; rows are made to sum to 1.

    Returns
    -------
    Moran
        With :math:`z_i = x_i - \bar x` and row-standardised weights :math:`w_{ij}`,

        .. math:: I = \sum_{ij} w_{ij} z_i z_j / \sum_i z_i^2,

        and moments under randomisation (Cliff & Ord 1981, *Spatial Processes*, equations 1.37
        and 1.39, pages 42-46), with :math:`S_1 = \frac12 \sum_{ij} (w_{ij} + w_{ji})^2`,
        :math:`S_2 = \sum_i (w_{i\cdot} + w_{\cdot i})^2` and the kurtosis of `z`.

    Raises
    ------
    ModelError
        If fewer than 4 areas take part, or all their values are the same.

    Notes
    -----
    For residuals of a regression the moments are those of values that could be shuffled; with
    many more areas than regressors that hardly differs.

    Examples
    --------
    Ten areas in a row, five low and five high:

    >>> row = np.eye(10, k=1) + np.eye(10, k=-1)
    >>> found = moran(values=[0.0] * 5 + [1.0] * 5, neighbours=csr_array(row))
    >>> round(found.statistic, 3), round(found.expected, 3), round(found.p, 4)
    (0.8, -0.111, 0.0075)
    """
    around = surroundings_of(values=values, neighbours=neighbours)
    known = np.asarray(values, dtype=np.float64)[around.rows]
    centred = centred_values(known)
    ss = float(centred @ centred)
    statistic = float(centred @ (around.weights @ centred)) / ss
    expected = -1.0 / (centred.size - 1)
    variance = _variance(centred, around.weights)
    # With a single value that differs, shuffling may not change I: then the variance is 0.
    varies = variance > 1e-12 * expected**2
    z = (statistic - expected) / np.sqrt(variance) if varies else 0.0
    return Moran(
        statistic=statistic,
        expected=expected,
        variance=max(variance, 0.0),
        z=float(z),
        p=float(2 * ndtr(-abs(z))),
        areas=centred.size,
        islands=around.islands,
        unknown=around.unknown,
    )


def centred_values(values: FloatArray) -> FloatArray:
    """Subtract the mean; refuse fewer than 4 values, or values that are all the same."""
    if values.size < LEAST:
        raise ModelError(
            _(
                "Only {count} areas have a value and a neighbour with a value; at least {least} "
                "are needed to say whether neighbours are alike."
            ).format(count=values.size, least=LEAST)
        )
    centred = np.asarray(values - values.mean())
    # Rounding leaves a constant with deviations of about its last digit.
    if np.abs(centred).max() <= 1e-12 * max(float(np.abs(values).max()), 1e-300):
        raise ModelError(
            _("All areas have the same value, so whether neighbours are alike means nothing.")
        )
    return centred


def _variance(centred: FloatArray, weights: csr_array) -> float:
    """Variance of I under randomisation: Cliff & Ord (1981), equation 1.39."""
    n = centred.size
    s0 = float(weights.sum())
    s1 = float(weights.multiply(weights).sum() + weights.multiply(weights.T).sum())
    s2 = float(((weights.sum(axis=1) + weights.sum(axis=0)) ** 2).sum())
    kurtosis = float((centred**4).mean() / (centred**2).mean() ** 2)
    spread = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0**2)
    peaked = kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0**2)
    return (spread - peaked) / ((n - 1) * (n - 2) * (n - 3) * s0**2) - 1.0 / (n - 1) ** 2
