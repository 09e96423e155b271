"""Parameters of fit of sufficiency: how consistently, and how much of the outcome."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fit:
    """Fit of a term or a model to the outcome.

    Attributes
    ----------
    inclS : float
        Inclusion (consistency) of sufficiency: the part of the term that lies in the outcome.
    PRI : float
        Proportional reduction in inconsistency: the same, without what lies in both the outcome
        and its negation.
    covS : float
        Raw coverage: the part of the outcome that lies in the term.
    covU : float or None
        Unique coverage: what the model loses without the term; None for a whole model and for a
        term that is alone in its model.
    """

    inclS: float  # noqa: N815 - the field's own names
    PRI: float
    covS: float  # noqa: N815
    covU: float | None = None  # noqa: N815


@dataclass(frozen=True, slots=True, eq=False)
class SufficiencyFit:
    """Fit of `m` sets at once; each an ndarray of shape (m,), NaN where it is undefined."""

    inclusion: FloatArray
    pri: FloatArray
    coverage: FloatArray


def sufficiency(*, sets: FloatArray, outcome: FloatArray) -> SufficiencyFit:
    r"""Work out inclusion, PRI and coverage of sets as sufficient for an outcome.

    With :math:`x` the membership in a set and :math:`y` in the outcome,

    .. math::
        \mathrm{incl} = \frac{\sum \min(x, y)}{\sum x},\quad
        \mathrm{PRI} = \frac{\sum \min(x, y) - \sum \min(x, y, 1 - y)}
                            {\sum x - \sum \min(x, y, 1 - y)},\quad
        \mathrm{cov} = \frac{\sum \min(x, y)}{\sum y}

    (Ragin 2006, *Political Analysis* 14(3); Schneider and Wagemann 2012, chapters 5 and 9).

    Parameters
    ----------
    sets : ndarray, shape (..., m, n)
        Membership of `n` cases in `m` sets.
    outcome : ndarray, shape (n,)

    Returns
    -------
    SufficiencyFit

    Examples
    --------
    >>> found = sufficiency(sets=np.array([[1.0, 0.6, 0.0]]), outcome=np.array([1.0, 0.3, 0.7]))
    >>> found.inclusion.round(4).tolist(), found.pri.round(4).tolist(), found.coverage.tolist()
    ([0.8125], [0.7692], [0.65])
    """
    within = np.minimum(sets, outcome).sum(axis=-1)
    both = np.minimum(sets, np.minimum(outcome, 1.0 - outcome)).sum(axis=-1)
    total = sets.sum(axis=-1)
    return SufficiencyFit(
        inclusion=share(within, total),
        pri=share(within - both, total - both),
        coverage=share(within, np.broadcast_to(outcome.sum(), within.shape)),
    )


def share(part: FloatArray, whole: FloatArray) -> FloatArray:
    """Divide, and give NaN where there is nothing to divide by."""
    known = np.abs(whole) > 1e-12
    found: FloatArray = np.divide(part, whole, out=np.full(part.shape, np.nan), where=known)
    return found
