"""The plain comparison that guards use: change of treated areas less that of their controls."""

from dataclasses import dataclass

import numpy as np

from wijkpeil.effects.group_time.terms import BoolArray
from wijkpeil.effects.guards.estimate import Estimate
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray


def difference(
    *,
    change: FloatArray,
    treated: BoolArray,
    weight: FloatArray,
    scores: FloatArray | None = None,
    cluster: IntArray | None = None,
) -> Estimate:
    r"""Compare the mean change of treated areas with that of weighted controls.

    .. math:: \bar y_1 - \sum_j w_j y_j - (\bar x_1 - \sum_j w_j x_j)' \hat\beta

    with beta the weighted regression of change on the scores within treated and controls: what is
    left of a difference in scores is taken out.

    Parameters
    ----------
    change : ndarray, shape (n,)
        Outcome units; NaN is left out.
    treated : ndarray of bool, shape (n,)
    weight : ndarray, shape (n,)
        Weight of each area as a control, 0 or more; those of treated areas are passed over.
    scores : ndarray, shape (n, k), optional
    cluster : ndarray of int, shape (n,), optional
        Areas that share their noise, such as those of one gemeente; without, each is by itself.

    Returns
    -------
    Estimate
        Error robust against unequal variances (HC2); Welch-Satterthwaite degrees of freedom.

    Raises
    ------
    EffectError
        With fewer than two treated areas, or fewer than k + 2 controls.

    Notes
    -----
    Bias-corrected matching: Abadie and Imbens (2011), with the slope of both groups, so that the
    comparison also holds where the groups meet at a cut-off and do not overlap.

    Examples
    --------
    >>> found = difference(
    ...     change=np.array([1.0, 3.0, 0.0, 2.0]), treated=np.array([True, True, False, False]),
    ...     weight=np.ones(4),
    ... )
    >>> found.effect, round(found.error, 3), round(found.freedom, 1)
    (1.0, 1.414, 2.0)
    """
    x = np.zeros((len(change), 0)) if scores is None else scores
    known = ~(np.isnan(change) | np.isnan(x).any(axis=1))
    ones, others = treated & known, ~treated & known & (weight > 0)
    if ones.sum() < 2 or others.sum() < x.shape[1] + 2:
        raise EffectError(
            _(
                "There are {treated} treated areas and {controls} controls with both measurements; "
                "that is too few to compare."
            ).format(treated=int(ones.sum()), controls=int(others.sum()))
        )
    share = np.zeros(len(change))
    share[ones] = 1 / ones.sum()
    share[others] = weight[others] / weight[others].sum()
    together = np.arange(len(change)) if cluster is None else cluster
    regression = _regress(change[known], x[known], share[known], ones=ones[known])
    return _with_error(
        regression, share=share[known], ones=ones[known], cluster=together[known], lost=x.shape[1]
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Regression:
    """The effect, and what each area's noise contributes to it (HC2)."""

    effect: float
    noise: FloatArray


def _regress(y: FloatArray, x: FloatArray, share: FloatArray, *, ones: BoolArray) -> _Regression:
    """Weighted regression on treated, 1 and the scores, as one weight for each change."""
    gap = share[ones] @ x[ones] - share[~ones] @ x[~ones]
    inside = x - np.where(ones[:, None], share[ones] @ x[ones], share[~ones] @ x[~ones])
    moment = np.linalg.pinv(inside.T @ (share[:, None] * inside), rcond=1e-10)
    of_slopes = moment @ (inside * share[:, None]).T
    of_change = np.where(ones, share, -share) - gap @ of_slopes
    left = y - x @ (of_slopes @ y)
    left = left - np.where(ones, share[ones] @ left[ones], share[~ones] @ left[~ones])
    leverage = share * (1 + ((inside @ moment) * inside).sum(axis=1))
    noise = of_change * left / np.sqrt(np.clip(1 - leverage, 1e-6, None))
    return _Regression(float(of_change @ y), noise)


def _with_error(
    found: _Regression, *, share: FloatArray, ones: BoolArray, cluster: IntArray, lost: int
) -> Estimate:
    """Sum noise within clusters, and count degrees of freedom by clusters."""
    _names, place = np.unique(cluster, return_inverse=True)
    sums, freedoms = [], []
    for group in (ones, ~ones):
        held = np.bincount(place[group], share[group], minlength=len(_names))
        spread = float((held**2).sum())
        alone = 1 - float((share[group] ** 2).sum())
        size = (alone / max(1 - spread, 1e-6)) ** 0.5  # 1 where every area is its own cluster
        sums.append(size * np.bincount(place[group], found.noise[group], minlength=len(_names)))
        freedoms.append(max(1 / spread - 1 - lost / 2, 1.0))
    variance = float(((sums[0] + sums[1]) ** 2).sum())
    parts = [float((each**2).sum()) for each in sums]
    bottom = sum(part**2 / count for part, count in zip(parts, freedoms, strict=True))
    freedom = sum(parts) ** 2 / bottom if bottom else np.inf
    return Estimate(found.effect, variance**0.5, freedom)
