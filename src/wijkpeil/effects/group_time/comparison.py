"""One comparison: the change of treated areas against that of controls like them."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from wijkpeil.effects.group_time.propensity import propensity
from wijkpeil.trajectories.trajectory import FloatArray

Method = Literal["regression", "weighting", "doubly robust"]
METHODS: tuple[Method, ...] = ("regression", "weighting", "doubly robust")


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """One comparison.

    Attributes
    ----------
    estimate : float
    influence : ndarray, shape (m,)
        Contribution of each area to the error of the estimate; they sum to 0.
    """

    estimate: float
    influence: FloatArray


def compare(
    *,
    change: FloatArray,
    treated: FloatArray,
    x: FloatArray,
    method: Method,
    small_sample: bool = False,
) -> Compared | None:
    """Compare changes of treated areas and controls.

    With D for treated, C for controls, r what is left of the change after a regression on x among
    controls (or the change itself with "weighting") and w = 1 for controls (or p / (1 - p) with
    "weighting" and "doubly robust")::

        estimate = mean_D(r) - sum_C(w r) / sum_C(w)

    Without characteristics the three are the same: a difference of mean changes.

    Parameters
    ----------
    change : ndarray, shape (m,)
    treated : ndarray, shape (m,)
        1 or 0.
    x : ndarray, shape (m, k)
        Characteristics from before, with a column of ones.
    method : str
    small_sample : bool
        Enlarge contributions by the square roots of m / (m - 1) among m treated areas and of
        m / (m - k) among m controls, as a t test does.

    Returns
    -------
    Compared or None
        None if the controls can't carry a regression on x, or don't overlap with the treated.

    Notes
    -----
    Sant'Anna and Zhao (2020), section 2, for panels: regression is their outcome regression,
    weighting has normalised (Hajek) weights, doubly robust is the estimator with logistic
    likelihood and least squares. With w = 1 the second term is 0, because residuals of a regression
    with intercept sum to 0; so the regression is a special case of the doubly robust.

    Examples
    --------
    >>> found = compare(
    ...     change=np.array([3.0, 1.0, 1.0, 0.0]),
    ...     treated=np.array([1.0, 1.0, 0.0, 0.0]),
    ...     x=np.ones((4, 1)),
    ...     method="regression",
    ... )
    >>> found.estimate
    1.5
    >>> found.influence.tolist()
    [0.5, -0.5, -0.25, 0.25]
    """
    if x.shape[1] == 1:
        found: Compared | None = _plain(change, treated)
    else:
        found = _like_them(change, treated=treated, x=x, method=method)
    if found is None or not small_sample:
        return found
    return _enlarged(found, treated=treated, used=x.shape[1])


def _plain(change: FloatArray, treated: FloatArray) -> Compared:
    """Difference of mean changes, without characteristics."""
    first, second = change[treated > 0], change[treated == 0]
    influence = np.empty(len(change))
    influence[treated > 0] = (first - first.mean()) / len(first)
    influence[treated == 0] = (second.mean() - second) / len(second)
    return Compared(float(first.mean() - second.mean()), influence)


def _like_them(
    change: FloatArray, *, treated: FloatArray, x: FloatArray, method: Method
) -> Compared | None:
    """Difference of changes between areas alike in characteristics."""
    control = 1.0 - treated
    gram = (x * control[:, None]).T @ x
    if np.linalg.matrix_rank(gram, hermitian=True) < x.shape[1]:
        return None
    p = None
    weight = control
    if method != "regression":
        p = propensity(x, treated)
        if p is None:
            return None
        weight = control * p / (1.0 - p)
    left: FloatArray = change
    by_fit = np.zeros_like(x)
    if method != "weighting":
        left = np.asarray(change - x @ np.linalg.solve(gram, x.T @ (control * change)))
        by_fit = np.asarray(np.linalg.solve(gram, (x * (control * left)[:, None]).T).T)
    return _weighed(left, treated=treated, weight=weight, x=x, p=p, by_fit=by_fit)


def _weighed(
    left: FloatArray,
    *,
    treated: FloatArray,
    weight: FloatArray,
    x: FloatArray,
    p: FloatArray | None,
    by_fit: FloatArray,
) -> Compared:
    """Difference of weighted means, with the errors of fit and of weights carried on.

    `by_fit`, shape (m, k), is the contribution of each area to the coefficients of the regression.
    """
    share, other = treated / treated.sum(), weight / weight.sum()
    first, second = float(share @ left), float(other @ left)
    apart = other * (left - second)
    influence = share * (left - first) - apart - by_fit @ (share @ x - other @ x)
    if p is not None:
        information = (x * (p * (1 - p))[:, None]).T @ x
        by_score = np.linalg.solve(information, (x * (treated - p)[:, None]).T).T
        influence = influence - by_score @ (apart @ x)
    return Compared(first - second, influence)


def _enlarged(found: Compared, *, treated: FloatArray, used: int) -> Compared:
    """Make up for means and slopes that were taken out before spreads are measured."""
    first = treated.sum()
    second = len(treated) - first
    factor = np.where(treated > 0, first / max(first - 1, 1), second / max(second - used, 1))
    return Compared(found.estimate, found.influence * np.sqrt(factor))
