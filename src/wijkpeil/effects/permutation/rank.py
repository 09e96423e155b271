"""From estimates under other choices to p, and back to the effects that can't be rejected."""

import numpy as np

from wijkpeil.trajectories.trajectory import FloatArray

_TIE = 1e-12


def exact_p(observed: float, others: FloatArray) -> float:
    """Two-sided rank p: share of all, the observed one with them, at least as far from 0.

    Never below 1 / (others + 1). Differences in the last digits count as ties.

    Examples
    --------
    >>> exact_p(3.0, np.array([1.0, -3.0, 2.0]))
    0.5
    """
    far = np.abs(others) >= abs(observed) * (1.0 - _TIE)
    return float((1 + far.sum()) / (len(others) + 1))


def half_width(others: FloatArray, *, alpha: float) -> float:
    """Half the width of the set of constant effects that the rank test keeps (p > alpha).

    Infinite where no p could be as small as alpha.

    Examples
    --------
    >>> half_width(np.arange(1.0, 20.0), alpha=0.1), half_width(np.arange(3.0), alpha=0.05)
    (18.0, inf)
    """
    total = len(others) + 1
    # Largest number of values, the observed one with them, that is still significant.
    few = int(np.floor(alpha * total + 1e-9))
    if few < 1:
        return float("inf")
    ordered = np.sort(np.abs(others))[::-1]
    return float(ordered[few - 1])
