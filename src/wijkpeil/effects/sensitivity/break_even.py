"""How much courses may differ before "no effect" can't be excluded any more."""

from collections.abc import Callable
from dataclasses import dataclass

from wijkpeil.effects.sensitivity.event_study import EventStudy
from wijkpeil.effects.sensitivity.relative_magnitudes import relative_magnitudes
from wijkpeil.effects.sensitivity.robust_interval import RobustInterval
from wijkpeil.effects.sensitivity.smoothness import smoothness

MOST = 4.0
"""Largest M that is tried for relative magnitudes: four times the largest step before."""
_HALVINGS = 10


@dataclass(frozen=True, slots=True)
class BreakEven:
    """The largest M at which "no effect" is still excluded.

    Attributes
    ----------
    value : float
        0 if it isn't even excluded at M = 0, or only there.
    at_least : bool
        Whether `value` is only the largest M that was tried.
    excluded : bool
        Whether "no effect" is excluded at M = 0.
    """

    value: float
    at_least: bool
    excluded: bool


def break_even(study: EventStudy, *, level: float = 0.95, most: float = MOST) -> BreakEven:
    """Find the break-even M of relative magnitudes ("M-bar"), rounded down to `most` / 1024.

    Parameters
    ----------
    study : EventStudy
    level : float
    most : float
        Largest M to try.

    Examples
    --------
    >>> import numpy as np
    >>> from wijkpeil.effects.sensitivity.event_study import event_study
    >>> clear = event_study(
    ...     estimate=[0.02, -0.01, 1.0], covariance=np.eye(3) * 0.01, before=2
    ... )
    >>> 1 < break_even(clear).value < 4
    True
    """
    return _largest(lambda m: relative_magnitudes(study, allowed=m, level=level), most=most)


def break_even_bend(study: EventStudy, *, level: float = 0.95) -> BreakEven:
    """Find the break-even M of smoothness: change of slope, outcome units a period.

    Parameters
    ----------
    study : EventStudy
    level : float
    """
    most = (abs(study.effect) + study.error) / 2**_HALVINGS
    while smoothness(study, allowed=most, level=level).excludes_zero:
        most *= 2
    return _largest(lambda m: smoothness(study, allowed=m, level=level), most=most)


def _largest(interval: Callable[[float], RobustInterval], *, most: float) -> BreakEven:
    if not interval(0.0).excludes_zero:
        return BreakEven(0.0, at_least=False, excluded=False)
    if interval(most).excludes_zero:
        return BreakEven(most, at_least=True, excluded=True)
    low, high = 0.0, most
    for _half in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if interval(middle).excludes_zero else (low, middle)
    return BreakEven(low, at_least=False, excluded=True)
