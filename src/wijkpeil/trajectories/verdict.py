"""Rising, falling, stable, or can't tell: a verdict with a cap on its errors."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import RuleError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.change import Change
from wijkpeil.trajectories.defaults import CAP
from wijkpeil.trajectories.trajectory import FloatArray

__all__ = ["CAP", "MOST_DOUBT", "Verdicts", "capped", "judge"]

MOST_DOUBT = 0.2
"""No area is called rising or falling whose direction is wrong with a larger chance than this."""


@dataclass(frozen=True, slots=True, eq=False)
class Verdicts:
    """A verdict for every area.

    Attributes
    ----------
    verdict : ndarray of str, shape (n,)
        ``rising``, ``falling``, ``stable`` or ``unclear``.
    wrong_signs : float
        Expected share of the risers and fallers whose true change has the other sign; 0 if there
        are none.
    wrong_stable : float
        Expected share of the stable areas whose true change is larger than the minimum.
    cap : float
    """

    verdict: npt.NDArray[np.str_]
    wrong_signs: float
    wrong_stable: float
    cap: float


def judge(
    change: Change, *, cap: float = CAP, known: npt.NDArray[np.bool_] | None = None
) -> Verdicts:
    r"""Give every area its verdict.

    An area is a candidate riser if it more likely than not rose by more than the minimum change
    (faller alike), and its likelier direction is right with a chance of at least 80%. Of the
    candidates, surest first, as many get the verdict as keep the mean local
    false sign rate at or below `cap`; that mean is the expected share of wrong signs among them
    (the s-value of Stephens 2017, *Biostatistics* 18(2), equation 14). An area is stable if its
    change is within the minimum, chosen in the same way. The others: can't tell.

    Parameters
    ----------
    change : Change
    cap : float
        The most that the expected share of wrong verdicts may be, between 0 and 0.5.
    known : ndarray of bool, shape (n,), optional
        Areas that may get a verdict; the others can't be told. For instance those that were
        measured at both ends of the period.

    Raises
    ------
    RuleError
        If `cap` is not between 0 and 0.5.

    Examples
    --------
    >>> many = Change(
    ...     start=2012, end=2016, reference="nation", codes=np.array(["a", "b", "c", "d"]),
    ...     estimate=np.array([0.1, -0.1, 0.0, 0.05]), scale=np.array([0.02, 0.02, 0.01, 0.1]),
    ...     degrees=np.full(4, 12.0),
    ... )
    >>> judge(many).verdict.tolist()
    ['rising', 'falling', 'stable', 'unclear']
    """
    if not 0 < cap < 0.5:
        raise RuleError(
            _("The cap on wrong verdicts is {cap}; it must lie between 0 and 0.5.").format(cap=cap)
        )
    judged = np.ones(len(change.estimate), dtype=bool) if known is None else known
    moving = np.maximum(change.rise_beyond, change.fall_beyond) > 0.5
    sure = judged & moving & (change.false_sign_rate <= MOST_DOUBT)
    moved, wrong_signs = capped(candidate=sure, error=change.false_sign_rate, cap=cap)
    steady = judged & ~moving & (change.within > 0.5)
    still, wrong_stable = capped(candidate=steady, error=1.0 - change.within, cap=cap)
    verdict = np.full(len(change.estimate), "unclear", dtype="<U7")
    verdict[moved & (change.estimate > 0)] = "rising"
    verdict[moved & (change.estimate < 0)] = "falling"
    verdict[still] = "stable"
    return Verdicts(verdict=verdict, wrong_signs=wrong_signs, wrong_stable=wrong_stable, cap=cap)


def sureness(*, verdict: npt.NDArray[np.str_], change: Change) -> FloatArray:
    """Probability that belongs to each verdict; for ``unclear`` that of the likelier direction.

    Parameters
    ----------
    verdict : ndarray of str, shape (n,)
    change : Change
        That the verdicts are on.

    Returns
    -------
    ndarray, shape (n,)
    """
    return np.select(
        [verdict == "rising", verdict == "falling", verdict == "stable"],
        [change.rise, change.fall, change.within],
        default=np.fmax(change.rise, change.fall),
    )


def capped(
    *, candidate: npt.NDArray[np.bool_], error: FloatArray, cap: float
) -> tuple[npt.NDArray[np.bool_], float]:
    """Take the surest candidates, as many as keep the mean error within `cap`.

    Parameters
    ----------
    candidate : ndarray of bool, shape (n,)
    error : ndarray, shape (n,)
        Chance that each candidate would be wrong; NaN is never taken.
    cap : float

    Returns
    -------
    taken : ndarray of bool, shape (n,)
        Candidates with the same error are all taken or all left.
    expected : float
        Mean error of those taken; 0 if there are none.
    """
    taken = np.zeros(len(candidate), dtype=bool)
    errors = np.sort(error[candidate & np.isfinite(error)])
    if errors.size == 0:
        return taken, 0.0
    means = np.cumsum(errors) / np.arange(1, errors.size + 1)
    # A tie is in or out as a whole, or the order of the file would decide.
    last_of_tie = np.append(errors[1:] > errors[:-1], True)
    within = np.flatnonzero((means <= cap) & last_of_tie)
    if within.size == 0:
        return taken, 0.0
    taken = candidate & (error <= errors[within[-1]])
    return taken, float(means[within[-1]])
