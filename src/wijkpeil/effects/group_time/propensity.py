"""How likely an area like this was to be treated."""

import numpy as np
from scipy.special import expit

from wijkpeil.trajectories.trajectory import FloatArray

_TURNS = 50
_CLOSE = 1e-9
_SURE = 0.999
"""A control that is this likely to be treated has no treated areas like it to stand against."""


def propensity(x: FloatArray, treated: FloatArray) -> FloatArray | None:
    """Probability of treatment by logistic regression; None if the two kinds don't overlap.

    Newton's method on the log likelihood; if the two kinds can be told apart by `x` altogether it
    does not converge, and no probability can be given.

    Parameters
    ----------
    x : ndarray, shape (n, k)
        With a column of ones.
    treated : ndarray, shape (n,)
        1 or 0.

    Examples
    --------
    >>> x = np.column_stack([np.ones(4), [0.0, 1.0, 0.0, 1.0]])
    >>> propensity(x, np.array([1.0, 1.0, 0.0, 1.0])) is None
    True
    >>> propensity(np.ones((4, 1)), np.array([1.0, 0.0, 0.0, 0.0])).round(3).tolist()
    [0.25, 0.25, 0.25, 0.25]
    """
    beta = np.zeros(x.shape[1])
    for _turn in range(_TURNS):
        p = expit(x @ beta)
        information = (x * (p * (1 - p))[:, None]).T @ x
        if np.linalg.cond(information) > 1e14:
            return None
        step = np.linalg.solve(information, x.T @ (treated - p))
        beta = beta + step
        if np.abs(x @ step).max() < _CLOSE:
            p = np.asarray(expit(x @ beta))
            return None if p.max() > _SURE else p
    return None
