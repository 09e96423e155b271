"""Which areas can be a twin's parts, and what makes a comparison impossible."""

from dataclasses import dataclass

import numpy as np

from wijkpeil.effects.group_time.terms import NEVER, BoolArray
from wijkpeil.effects.synthetic.comparisons import Method
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

FEWEST_DONORS = 2


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Areas treated from the same wave on, and their donors, without gaps.

    Attributes
    ----------
    outcomes : ndarray, shape (n, T)
        Donors first, treated last.
    years : ndarray, shape (T,)
    before : int
        Waves before the start, T0.
    donors, treated : ndarray of int
        Their rows in the outcomes that were given.
    notes : tuple of str
        What was left out and why.
    """

    outcomes: FloatArray
    years: FloatArray
    before: int
    donors: IntArray
    treated: IntArray
    notes: tuple[str, ...]


def block(
    *,
    outcomes: FloatArray,
    years: FloatArray,
    start: IntArray,
    method: Method,
    excluded: BoolArray | None = None,
) -> Block:
    """Check a design with one start wave.

    Parameters
    ----------
    outcomes : ndarray, shape (n, T)
        NaN where a wave is missing.
    years : ndarray, shape (T,)
        Real years, ascending.
    start : ndarray of int, shape (n,)
        Index of the first treated wave; -1 for never.
    method : str
    excluded : ndarray of bool, shape (n,), optional
        Never donors: rings around treated areas, areas of other programmes.

    Raises
    ------
    EffectError
        If there is no or more than one start wave, too few waves before it, no donors, a treated
        area with a gap, donors that are all alike, or an outcome that never changes.
    """
    y, years = np.asarray(outcomes, dtype=np.float64), np.asarray(years, dtype=np.float64)
    start = np.asarray(start)
    barred = np.zeros(len(start), dtype=np.bool_) if excluded is None else np.asarray(excluded)
    _shapes(y, years, start, barred)
    first = _one_start(start)
    _waves_before(first, method)
    treated = np.flatnonzero(start == first)
    if not np.isfinite(y[treated]).all():
        raise EffectError(
            _(
                "A treated area lacks a wave, and a twin needs them all. Leave the wave or the "
                "area out."
            )
        )
    free = (start == NEVER) & ~barred.astype(np.bool_)
    complete = np.isfinite(y).all(axis=1)
    donors = np.flatnonzero(free & complete)
    _donors(y[donors, :first])
    notes = _gaps(int((free & ~complete).sum()))
    both = np.concatenate([donors, treated])
    return Block(y[both], years, first, donors, treated, notes)


def _shapes(y: FloatArray, years: FloatArray, start: IntArray, barred: BoolArray) -> None:
    if y.ndim != 2 or y.shape != (len(start), len(years)) or barred.shape != start.shape:
        raise EffectError(
            _(
                "Outcomes of shape {shape} don't fit {units} starts and {waves} years. Give an "
                "array of areas by waves."
            ).format(shape=y.shape, units=len(start), waves=len(years))
        )
    if not (np.diff(years) > 0).all():
        raise EffectError(_("The years of the waves must ascend."))
    if start.dtype.kind not in "iu" or not np.isin(start, range(NEVER, len(years))).all():
        raise EffectError(
            _("A start is the index of a wave, or -1 for an area that was never treated.")
        )


def _one_start(start: IntArray) -> int:
    waves = np.unique(start[start != NEVER])
    if not len(waves):
        raise EffectError(_("No area was treated, so there is nothing to compare."))
    if len(waves) > 1:
        raise EffectError(
            _("The areas start at {count} different waves. Compare them by start wave.").format(
                count=len(waves)
            )
        )
    return int(waves[0])


def _waves_before(first: int, method: Method) -> None:
    if first == 0:
        raise EffectError(
            _("The treatment begins at or before the first wave: there is no “before” to look at.")
        )
    if first == 1 and method != "DiD":
        raise EffectError(
            _(
                "There is one wave before the start. A twin that fits one wave tells nothing: two "
                "or more are needed."
            )
        )


def _donors(before: FloatArray) -> None:
    if len(before) < FEWEST_DONORS:
        raise EffectError(
            _(
                "{count} areas are left to compare with, and two or more are needed. Widen the "
                "set of areas."
            ).format(count=len(before))
        )
    if np.ptp(before) == 0:
        raise EffectError(
            _("The outcome is the same everywhere before the start. Choose another outcome.")
        )
    if before.shape[1] > 1 and (before == before[0]).all():
        raise EffectError(
            _("The areas to compare with are all exactly alike, so no weights can be told.")
        )


def _gaps(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    text = ngettext(
        "{count} area lacks a wave and is not compared with.",
        "{count} areas lack a wave and are not compared with.",
        count,
    )
    return (text.format(count=count),)
