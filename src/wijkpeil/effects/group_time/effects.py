"""Effects by group (areas that began at the same wave) and wave."""

from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from wijkpeil.effects.group_time.cells import Base, Cell, cell, pairs
from wijkpeil.effects.group_time.characteristics import characteristics
from wijkpeil.effects.group_time.clusters import errors
from wijkpeil.effects.group_time.comparison import METHODS, Method
from wijkpeil.effects.group_time.controls import Controls, needs_controls
from wijkpeil.effects.group_time.freedom import freedom
from wijkpeil.effects.group_time.notes import left
from wijkpeil.effects.group_time.panel import Design, check
from wijkpeil.effects.group_time.terms import BoolArray
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class GroupTime:
    """Effects by group and wave.

    Attributes
    ----------
    cohort, wave, base : ndarray of int, shape (k,)
        First treated wave of the group, the wave looked at, and the wave compared with: indices.
    estimate : ndarray, shape (k,)
        Before the start it is a placebo, and should be 0.
    error : ndarray, shape (k,)
        Standard error; NaN at the wave that the others are compared with.
    freedom : ndarray, shape (k,)
        Degrees of freedom of the error.
    treated, controls : ndarray of int, shape (k,)
        Areas in the comparison.
    influence : ndarray, shape (n, k)
        Contribution of every area to the error of every estimate; 0 for areas that take no part.
    design : Design
    notes : tuple of str
        What was left out and why.
    """

    cohort: IntArray
    wave: IntArray
    base: IntArray
    estimate: FloatArray
    error: FloatArray
    freedom: FloatArray
    treated: IntArray
    controls: IntArray
    influence: FloatArray
    design: Design
    notes: tuple[str, ...]

    @property
    def since(self) -> IntArray:
        """Waves since the start; negative before it."""
        return self.wave - self.cohort


def group_time_effects(
    *,
    outcomes: FloatArray,
    years: FloatArray,
    start: IntArray,
    controls: Controls = "never",
    covariates: FloatArray | None = None,
    method: Method = "doubly robust",
    anticipation: int = 0,
    base: Base = "varying",
    cluster: npt.NDArray[np.generic] | None = None,
    left_out: BoolArray | None = None,
    small_sample: bool = False,
) -> GroupTime:
    """Estimate the effect on the treated by group and wave.

    Parameters
    ----------
    outcomes : ndarray, shape (n, T)
        NaN where a wave is missing; a comparison uses the areas measured at both its waves.
    years : ndarray, shape (T,)
        Real years of the waves; they may be uneven.
    start : ndarray of int, shape (n,)
        Index of the first treated wave, -1 for never.
    controls : str
        "never": areas never treated; "not yet": these and areas that begin later.
    covariates : ndarray, shape (n, k), optional
        Characteristics from before any treatment; areas are compared with others like them.
    method : str
        How characteristics are used; see `comparison.compare`.
    anticipation : int
        Waves before the start at which areas may already have moved; the wave before those is
        compared with.
    base : str
        "varying": before the start each wave is compared with the one before it; "universal": all
        waves are compared with the last one before the start.
    cluster : ndarray, shape (n,), optional
        Areas that may move together, for example by gemeente.
    left_out : ndarray of bool, shape (n,), optional
        Neither treated nor a control.
    small_sample : bool
        Make errors somewhat larger, as a t test does: better where a group has few areas. Without
        it, errors are those of the R package did.

    Returns
    -------
    GroupTime

    Raises
    ------
    EffectError
        If there is nothing to compare; the message says why.

    Notes
    -----
    Callaway and Sant'Anna (2021), equations 2.2 to 2.7 (controls never and not yet treated), on
    changes between two waves. The assumption: without treatment, the group and its controls (with
    the same characteristics) would have changed alike.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> outcomes = np.cumsum(0.1 * rng.normal(size=(60, 4)), axis=1)
    >>> start = np.repeat([-1, 2, 3], 20)
    >>> outcomes[start == 2, 2:] += 5
    >>> found = group_time_effects(
    ...     outcomes=outcomes, years=np.array([2002, 2008, 2012, 2014]), start=start
    ... )
    >>> [(int(g), int(t), round(float(e))) for g, t, e in
    ...  zip(found.cohort, found.wave, found.estimate) if g == 2]
    [(2, 1, 0), (2, 2, 5), (2, 3, 5)]
    """
    _known(method, base)
    x, complete = characteristics(covariates, len(start))
    design = check(
        outcomes=outcomes,
        years=years,
        start=start,
        anticipation=anticipation,
        cluster=cluster,
        left_out=left_out,
        complete=complete,
    )
    needs_controls(design, controls)
    asked = list(pairs(design, base))
    compared = partial(
        cell, design, x=x, controls=controls, method=method, small_sample=small_sample
    )
    cells = [one for g, t, b in asked if (one := compared(g=g, t=t, b=b))]
    if not any(each.wave >= each.cohort for each in cells):
        raise EffectError(
            _(
                "No wave since the start has enough areas to compare with, measured at both waves "
                "and alike in the characteristics. Choose other controls or fewer "
                "characteristics."
            )
        )
    notes = (*left(complete, len(asked) - len(cells)), *design.notes)
    return _gathered(cells, design, notes)


def _known(method: str, base: str) -> None:
    if method not in METHODS:
        raise EffectError(
            _("There is no method “{given}”; choose from {known}.").format(
                given=method, known=", ".join(METHODS)
            )
        )
    if base not in ("varying", "universal"):
        raise EffectError(
            _("The base is “varying” or “universal”, not “{given}”.").format(given=base)
        )


def _gathered(cells: list[Cell], design: Design, notes: tuple[str, ...]) -> GroupTime:
    influence = np.zeros((len(design.start), len(cells)))
    for k, each in enumerate(cells):
        influence[each.areas, k] = each.compared.influence
    treated = np.array([each.treated for each in cells])
    return GroupTime(
        cohort=np.array([each.cohort for each in cells]),
        wave=np.array([each.wave for each in cells]),
        base=np.array([each.base for each in cells]),
        estimate=np.array([each.compared.estimate for each in cells]),
        error=errors(influence, design.cluster),
        freedom=freedom(influence, start=design.start, cluster=design.cluster),
        treated=treated,
        controls=np.array([len(each.areas) for each in cells]) - treated,
        influence=influence,
        design=design,
        notes=notes,
    )
