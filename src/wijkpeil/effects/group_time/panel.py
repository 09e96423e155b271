"""Which areas can be compared at all, and why the others can't."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.effects.group_time.clusters import numbered
from wijkpeil.effects.group_time.notes import few, gaps, too_small, without_before
from wijkpeil.effects.group_time.terms import FEWEST, NEVER, BoolArray
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """Areas that take part in the comparison, checked.

    Attributes
    ----------
    outcomes : ndarray, shape (n, T)
        NaN where a wave is missing.
    years : ndarray, shape (T,)
    start : ndarray of int, shape (n,)
        Index of the first treated wave; -1 for never.
    kept : ndarray of bool, shape (n,)
    cluster : ndarray of int, shape (n,)
        0, 1, ...; each area its own if none were given.
    anticipation : int
        Waves before the start at which areas may already have moved.
    notes : tuple of str
        What was left out and why.
    """

    outcomes: FloatArray
    years: FloatArray
    start: IntArray
    kept: BoolArray
    cluster: IntArray
    anticipation: int
    notes: tuple[str, ...]

    @property
    def cohorts(self) -> list[int]:
        """First treated waves that occur, ascending."""
        return [int(g) for g in np.unique(self.start[self.kept]) if g != NEVER]


def check(
    *,
    outcomes: FloatArray,
    years: FloatArray,
    start: IntArray,
    anticipation: int = 0,
    cluster: npt.NDArray[np.generic] | None = None,
    left_out: BoolArray | None = None,
    complete: BoolArray | None = None,
    fewest: int = FEWEST,
) -> Design:
    """Check a design and leave out the areas that can't be compared.

    Parameters
    ----------
    outcomes : ndarray, shape (n, T)
    years : ndarray, shape (T,)
        Real years, ascending.
    start : ndarray of int, shape (n,)
        Index of the first treated wave; -1 for never.
    anticipation : int
    cluster : ndarray, shape (n,), optional
        For example the gemeente, if gemeenten decided who took part.
    left_out : ndarray of bool, shape (n,), optional
        Neither treated nor a control: rings around treated areas, areas of other programmes.
    complete : ndarray of bool, shape (n,), optional
        Areas that have all characteristics; the others are left out too.
    fewest : int
        Treated areas (or clusters with one) that a group needs.

    Raises
    ------
    EffectError
        If the arrays don't fit together, or no treated area with a wave before it is left.
    """
    outcomes = np.asarray(outcomes, dtype=np.float64)
    years, start = np.asarray(years, dtype=np.float64), np.asarray(start)
    _shapes(outcomes, years, start, anticipation)
    start = start.astype(np.int64)
    out = np.zeros(len(start)) if left_out is None else np.asarray(left_out)
    if out.shape != start.shape:
        raise EffectError(_("Say of every area whether it is left out."))
    kept: BoolArray = ~out.astype(np.bool_)
    if complete is not None:
        kept &= complete
    notes: list[str] = []
    treated = start != NEVER
    if not (kept & treated).any():
        raise EffectError(
            _("No area was treated, so there is no effect to tell. Look at the start waves.")
        )
    without_before(kept, notes, too_early=treated & (start - anticipation < 1))
    numbers = np.arange(len(start)) if cluster is None else _numbers(cluster, len(start))
    too_small(kept, notes, start=start, cluster=numbers, fewest=fewest)
    gaps(notes, missing=np.isnan(outcomes).any(axis=1) & kept)
    few(notes, clusters=len(np.unique(numbers[kept & treated])))
    return Design(outcomes, years, start, kept, numbers, anticipation, tuple(notes))


def _shapes(outcomes: FloatArray, years: FloatArray, start: IntArray, anticipation: int) -> None:
    if outcomes.ndim != 2 or outcomes.shape != (len(start), len(years)):
        raise EffectError(
            _(
                "The outcomes have shape {shape}, but there are {units} starts and {waves} years. "
                "Give an array of areas by waves."
            ).format(shape=outcomes.shape, units=len(start), waves=len(years))
        )
    if np.isinf(outcomes).any():
        raise EffectError(
            _("An outcome is infinite. Give a number, or leave it out where it is missing.")
        )
    if len(years) < 2 or not (np.diff(years) > 0).all():
        raise EffectError(_("An effect needs two waves or more, with ascending years."))
    if start.dtype.kind not in "iu" or not np.isin(start, range(NEVER, len(years))).all():
        raise EffectError(
            _(
                "A start lies outside the waves: it is the index of the first treated wave, from 0 "
                "to {last}, or -1 for an area that was never treated."
            ).format(last=len(years) - 1)
        )
    if anticipation < 0:
        raise EffectError(_("Anticipation is a number of waves before the start: 0 or more."))


def _numbers(cluster: npt.NDArray[np.generic], count: int) -> IntArray:
    if np.shape(cluster) != (count,):
        raise EffectError(_("Give one cluster for every area, for example its gemeente."))
    return numbered(cluster)
