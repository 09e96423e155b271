"""Courses of area plus wave, fitted exactly on a panel with gaps.

There are few waves and many areas: areas are swept out by their means, and what is left is one
small set of equations in the waves. That is exact, needs no iteration, and takes milliseconds for
14,000 areas.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from wijkpeil.effects.group_time.terms import BoolArray
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class TwoWay:
    """The equations of area and wave effects for one set of observations.

    Attributes
    ----------
    seen : ndarray of bool, shape (n, T)
        Observations that are fitted.
    counts : ndarray, shape (n,)
        Observations of each area; 1 where it has none, so that one may divide.
    inverse : ndarray, shape (T, T)
        Pseudo-inverse of the equations in the waves.
    part : ndarray of int, shape (T,)
        Waves that are linked through areas have the same number.
    """

    seen: BoolArray
    counts: FloatArray
    inverse: FloatArray
    part: IntArray


def two_way(seen: BoolArray) -> TwoWay:
    """Set up the equations.

    With m_i observations of area i and M the matrix of observations (1 or 0), the wave effects l
    solve A l = b with A = diag(M'1) - M' diag(1/m) M.

    Parameters
    ----------
    seen : ndarray of bool, shape (n, T)
    """
    mask = seen.astype(np.float64)
    counts = np.maximum(mask.sum(axis=1), 1.0)
    together = mask.T @ mask
    equations = np.diag(mask.sum(axis=0)) - (mask / counts[:, None]).T @ mask
    part = connected_components(csr_array(together), directed=False)[1]
    inverse = np.linalg.pinv(equations, rcond=1e-10, hermitian=True)
    return TwoWay(seen, counts, inverse, part.astype(np.int64))


def solve(
    fit: TwoWay, *, of_area: FloatArray, of_wave: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Solve the normal equations for given sums over areas and waves.

    Finds a and l with sum_t M_it (a_i + l_t) = of_area_i and sum_i M_it (a_i + l_t) = of_wave_t.

    Parameters
    ----------
    fit : TwoWay
    of_area : ndarray, shape (n, k)
    of_wave : ndarray, shape (T, k)

    Returns
    -------
    area : ndarray, shape (n, k)
    wave : ndarray, shape (T, k)
    """
    mask = fit.seen.astype(np.float64)
    per = of_area / fit.counts[:, None]
    wave = fit.inverse @ (of_wave - mask.T @ per)
    return per - (mask @ wave) / fit.counts[:, None], wave


def fitted(fit: TwoWay, values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Fit y_it = a_i + l_t by least squares on the observations.

    Parameters
    ----------
    fit : TwoWay
    values : ndarray, shape (n, T)
        Anything where it is not an observation.

    Returns
    -------
    area : ndarray, shape (n,)
    wave : ndarray, shape (T,)
        Up to a constant that the areas make up for.

    Examples
    --------
    >>> y = np.add.outer([1.0, 5.0], [0.0, 2.0, 4.0])
    >>> y[0, 2] = np.nan
    >>> area, wave = fitted(two_way(~np.isnan(y)), y)
    >>> np.add.outer(area, wave).round(6).tolist()
    [[1.0, 3.0, 5.0], [5.0, 7.0, 9.0]]
    """
    kept = np.where(fit.seen, values, 0.0)
    area, wave = solve(fit, of_area=kept.sum(axis=1)[:, None], of_wave=kept.sum(axis=0)[:, None])
    return area[:, 0], wave[:, 0]


def residuals(fit: TwoWay, columns: FloatArray) -> FloatArray:
    """Take areas and waves out of columns of observations.

    Parameters
    ----------
    fit : TwoWay
    columns : ndarray, shape (observations, k)
        In the order of ``np.nonzero(fit.seen)``.

    Returns
    -------
    ndarray, shape (observations, k)
    """
    unit, time = np.nonzero(fit.seen)
    n, waves = fit.seen.shape
    at = np.arange(len(unit))
    by_area = csr_array((np.ones(len(unit)), (unit, at)), shape=(n, len(unit)))
    by_wave = csr_array((np.ones(len(unit)), (time, at)), shape=(waves, len(unit)))
    area, wave = solve(
        fit, of_area=np.asarray(by_area @ columns), of_wave=np.asarray(by_wave @ columns)
    )
    return np.asarray(columns - area[unit] - wave[time])
