"""Controls that were as bad as the treated areas when these were chosen."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.effects.group_time.terms import BoolArray
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.trajectory import FloatArray

EACH = 5
CALIPER = 0.25
"""How far a control may score from its treated area, in standard deviations of all areas."""


@dataclass(frozen=True, slots=True, eq=False)
class AsBad:
    """Controls that were as bad, the "just missed" list.

    Attributes
    ----------
    weight : ndarray, shape (n,)
        How often each area serves as a control; 0 for others.
    without : ndarray of bool, shape (n,)
        Treated areas for which no control was as bad.
    """

    weight: FloatArray
    without: BoolArray


def as_bad_controls(
    *,
    scores: FloatArray,
    treated: BoolArray,
    allowed: BoolArray,
    each: int = EACH,
    caliper: float = CALIPER,
) -> AsBad:
    """Give each treated area the untreated areas that scored most like it at the selection.

    Parameters
    ----------
    scores : ndarray, shape (n, k)
        Measured scores at the k waves that the selection looked at; NaN can't be compared.
    treated, allowed : ndarray of bool, shape (n,)
        `allowed` are areas that may be a control: not treated, not in a ring around a treated area,
        not in another programme.
    each : int
        Controls for each treated area, at most; dealt in rounds, the least bad area first, so that
        one control doesn't serve many. Ties by order.
    caliper : float

    Returns
    -------
    AsBad

    Raises
    ------
    EffectError
        If no area may be a control, or none is as bad.

    Examples
    --------
    >>> found = as_bad_controls(
    ...     scores=np.array([[1.0], [1.1], [3.0], [9.0]]), each=1, caliper=1.0,
    ...     treated=np.array([True, False, False, False]), allowed=np.ones(4, dtype=bool),
    ... )
    >>> found.weight.tolist()
    [0.0, 1.0, 0.0, 0.0]
    """
    known = ~np.isnan(scores).any(axis=1)
    pool = np.flatnonzero(allowed & ~treated & known)
    if not len(pool):
        raise EffectError(_("No area is left to compare with. Allow more areas as controls."))
    scale = np.std(scores[known], axis=0)
    scaled = scores / np.where(scale > 0, scale, 1.0)
    weight = np.zeros(len(scores))
    without = treated & ~known
    order = np.flatnonzero(treated & known)
    order = order[np.argsort(-scores[order].mean(axis=1), kind="stable")]
    taken = _deal(scaled[pool], scaled[order], each=each, caliper=caliper)
    for area, mine in zip(order, taken, strict=True):
        without[area] = not len(mine)
        weight[pool[mine]] += 1 / max(len(mine), 1)
    if not weight.any():
        raise EffectError(
            _(
                "No untreated area was as bad as the treated areas when they were chosen, so their "
                "change can't be told from going back to normal."
            )
        )
    return AsBad(weight, without)


def _deal(
    pool: FloatArray, treated: FloatArray, *, each: int, caliper: float
) -> list[npt.NDArray[np.intp]]:
    """Deal controls in rounds, each used once; who gets none shares its nearest with others."""
    far = np.abs(treated[:, None, :] - pool[None, :, :]).max(axis=2)
    free = np.ones(len(pool), dtype=np.bool_)
    taken: list[list[int]] = [[] for _each in treated]
    for _round in range(each):
        for mine, gap in zip(taken, far, strict=True):
            nearest = int(np.where(free, gap, np.inf).argmin())
            if free[nearest] and gap[nearest] <= caliper:
                mine.append(nearest)
                free[nearest] = False
    shared = [np.argsort(gap, kind="stable")[:each] for gap in far]
    return [
        np.array(mine, dtype=np.intp) if mine else other[gap[other] <= caliper]
        for mine, other, gap in zip(taken, shared, far, strict=True)
    ]
