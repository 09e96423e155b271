"""Tests on Markov tables: is it the same everywhere, and does the past matter at all."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import chdtrc

from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True)
class Homogeneity:
    """Whether several tables can be the same.

    Attributes
    ----------
    q, likelihood_ratio : float
        Pearson's and the likelihood ratio statistic.
    degrees : int
        Degrees of freedom.
    q_p_value, likelihood_ratio_p_value : float
        Chance of a statistic at least as large if all tables were the same and transitions were
        independent. Neighbours and successive waves are not, so take it as a guide.
    """

    q: float
    likelihood_ratio: float
    degrees: int
    q_p_value: float
    likelihood_ratio_p_value: float


@dataclass(frozen=True, slots=True)
class ChiSquare:
    """A chi-square statistic, its degrees of freedom and p-value."""

    statistic: float
    degrees: int
    p_value: float


def homogeneity(*, counts: npt.ArrayLike) -> Homogeneity:
    r"""Test whether regimes (groups of neighbours, gaps between waves) share one table.

    :math:`Q = \sum_{mij} n_{im} (p_{ijm} - p_{ij})^2 / p_{ij}` and
    :math:`LR = 2 \sum_{mij} n_{ijm} \log(p_{ijm} / p_{ij})`, with
    :math:`\sum_i (a_i - 1)(b_i - 1)` degrees of freedom: :math:`a_i` classes ever reached from
    `i`, :math:`b_i` regimes in which `i` occurs.

    Parameters
    ----------
    counts : array_like, shape (m, k, k)
        Transitions per regime.

    References
    ----------
    Bickenbach, F. and E. Bode (2003). Evaluating the Markov property in studies of economic
    convergence. *International Regional Science Review* 26, 363-392.

    Examples
    --------
    >>> homogeneity(counts=[[[8, 2], [1, 9]], [[8, 2], [1, 9]]]).q
    0.0
    """
    tables = np.asarray(counts, dtype=np.float64)
    pooled = tables.sum(axis=0)
    row = tables.sum(axis=2)
    expected = _shares(pooled)
    own = np.stack([_shares(table) for table in tables])
    reached = expected > 0
    apart = np.divide((own - expected) ** 2, expected, out=np.zeros_like(own), where=reached)
    q = float((row[:, :, None] * apart).sum())
    seen = tables > 0
    ratio = np.divide(own, expected, out=np.ones_like(own), where=seen)
    likelihood = float(2.0 * (tables * np.log(ratio)).sum())
    regimes, classes = (row > 0).sum(axis=0), reached.sum(axis=1)
    degrees = int((np.maximum(regimes - 1, 0) * np.maximum(classes - 1, 0)).sum())
    return Homogeneity(
        q=q,
        likelihood_ratio=likelihood,
        degrees=degrees,
        q_p_value=_tail(degrees, q),
        likelihood_ratio_p_value=_tail(degrees, likelihood),
    )


def independence(*, counts: npt.ArrayLike) -> ChiSquare:
    r"""Test whether the class at the next wave depends on the present one at all.

    :math:`\chi^2 = \sum_{ij} (T_{ij} - E_{ij})^2 / E_{ij}` with
    :math:`E_{ij} = T_{i.} T_{.j} / T_{..}`, over the classes that occur.

    Parameters
    ----------
    counts : array_like, shape (k, k)

    Examples
    --------
    >>> independence(counts=[[10, 10], [20, 20]]).statistic
    0.0
    """
    table = np.asarray(counts, dtype=np.float64)
    table = table[table.sum(axis=1) > 0][:, table.sum(axis=0) > 0]
    if not table.size:
        return ChiSquare(statistic=0.0, degrees=0, p_value=1.0)
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
    statistic = float(((table - expected) ** 2 / expected).sum())
    degrees = (table.shape[0] - 1) * (table.shape[1] - 1)
    return ChiSquare(statistic=statistic, degrees=degrees, p_value=_tail(degrees, statistic))


def _shares(table: FloatArray) -> FloatArray:
    totals = table.sum(axis=1, keepdims=True)
    return np.asarray(np.divide(table, totals, out=np.zeros_like(table), where=totals > 0))


def _tail(degrees: int, statistic: float) -> float:
    return float(chdtrc(degrees, statistic)) if degrees else 1.0
