"""From sums to a coefficient with its interval, or the reason why there is none."""

import numpy as np

from wijkpeil.fieldwork.agreement.coefficient import Coefficient
from wijkpeil.fieldwork.agreement.resampling import DRAWS, SEED, limits
from wijkpeil.fieldwork.agreement.sums import Sums


def estimate(
    given: Sums,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
    standard_error: float | None = None,
) -> Coefficient:
    """Work out a coefficient of one variable, or of several together.

    Parameters
    ----------
    given : Sums
    draws, seed : int
    standard_error : float, optional
        By a formula.
    """
    kept = given.take(np.flatnonzero(given.parts.any(axis=(1, 2))))
    name, items, groups = given.statistic.name, int(kept.items.sum()), len(kept.parts)
    if not items:
        return Coefficient(name, None, None, None, 0, 0, reason="nothing shared")
    value = float(kept.value(kept.parts.sum(axis=0)))
    if not np.isfinite(value):
        return Coefficient(name, None, None, None, items, groups, reason="constant")
    loud = kept.stirring()
    ends = limits(loud.parts, loud.imagined(), value=loud.value, draws=draws, seed=seed)
    low, high = (None, None) if ends is None else (min(ends[0], value), max(ends[1], value))
    return Coefficient(
        name=name,
        value=value,
        low=low,
        high=high,
        items=items,
        groups=groups,
        standard_error=standard_error,
        reason="" if ends else "too few",
    )
