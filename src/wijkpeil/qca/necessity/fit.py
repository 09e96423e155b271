"""Parameters of fit of necessity: inclusion, relevance and coverage."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.qca.fit import share

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class NecessityFit:
    """Fit of `m` sets at once; each an ndarray of shape (m,), NaN where it is undefined.

    Attributes
    ----------
    inclusion : ndarray
        The part of the outcome that lies in the set (consistency of necessity, inclN).
    relevance : ndarray
        Relevance of necessity (RoN): near 0 where almost every case is in the set, so that it is
        necessary for anything.
    coverage : ndarray
        The part of the set that lies in the outcome (covN).
    """

    inclusion: FloatArray
    relevance: FloatArray
    coverage: FloatArray


def necessity(*, sets: FloatArray, outcome: FloatArray) -> NecessityFit:
    r"""Work out the fit of sets as necessary for an outcome.

    With :math:`x` the membership in a set and :math:`y` in the outcome,

    .. math::
        \mathrm{incl} = \frac{\sum \min(x, y)}{\sum y},\quad
        \mathrm{RoN} = \frac{\sum (1 - x)}{\sum (1 - \min(x, y))},\quad
        \mathrm{cov} = \frac{\sum \min(x, y)}{\sum x}

    (Ragin 2006, *Political Analysis* 14(3); Schneider and Wagemann 2012, sections 5.3 and 9.2).

    Parameters
    ----------
    sets : ndarray, shape (..., m, n)
        Membership of `n` cases in `m` sets.
    outcome : ndarray, shape (n,)

    Returns
    -------
    NecessityFit

    Examples
    --------
    >>> found = necessity(sets=np.array([[1.0, 0.6, 0.4]]), outcome=np.array([1.0, 0.3, 0.1]))
    >>> found.inclusion, found.relevance, found.coverage
    (array([1.]), array([0.625]), array([0.7]))
    """
    within = np.minimum(sets, outcome).sum(axis=-1)
    cases = float(sets.shape[-1])
    total = sets.sum(axis=-1)
    return NecessityFit(
        inclusion=share(within, np.broadcast_to(outcome.sum(), within.shape)),
        relevance=share(cases - total, cases - within),
        coverage=share(within, total),
    )
