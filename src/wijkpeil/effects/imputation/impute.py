"""What treated areas would have had: imputed from everything not yet treated."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.effects.group_time.controls import needs_controls
from wijkpeil.effects.group_time.panel import Design, check
from wijkpeil.effects.group_time.terms import NEVER, BoolArray
from wijkpeil.effects.regression.two_way import TwoWay, fitted, two_way
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Imputed:
    """Effects by area and wave.

    Attributes
    ----------
    effect : ndarray, shape (n, T)
        Outcome less what it would have been; NaN where not treated or not told. One area at one
        wave is mostly noise: only averages say anything.
    without : ndarray, shape (n, T)
        What the outcome would have been, for areas that take part; NaN where not told.
    fit : TwoWay
        The observations not yet treated.
    design : Design
    notes : tuple of str
        What was left out and why.
    """

    effect: FloatArray
    without: FloatArray
    fit: TwoWay
    design: Design
    notes: tuple[str, ...]

    @property
    def residual(self) -> FloatArray:
        """What is left of observations not yet treated, shape (n, T); 0 elsewhere."""
        return np.where(self.fit.seen, self.design.outcomes - self.without, 0.0)


def imputed_effects(
    *,
    outcomes: FloatArray,
    years: FloatArray,
    start: IntArray,
    anticipation: int = 0,
    cluster: npt.NDArray[np.generic] | None = None,
    left_out: BoolArray | None = None,
) -> Imputed:
    """Impute what treated areas would have had, and take that from what they had.

    Parameters
    ----------
    outcomes : ndarray, shape (n, T)
        NaN where a wave is missing.
    years : ndarray, shape (T,)
    start : ndarray of int, shape (n,)
        Index of the first treated wave, -1 for never.
    anticipation : int
        Waves before the start that are not trusted as untreated; they get an effect too.
    cluster : ndarray, shape (n,), optional
    left_out : ndarray of bool, shape (n,), optional
        Neither treated nor a control.

    Returns
    -------
    Imputed

    Raises
    ------
    EffectError
        If there is nothing to compare; the message says why.

    Notes
    -----
    Borusyak, Jaravel and Spiess (2024), theorem 2: (1) fit y_it = a_i + l_t to all observations
    not yet treated, (2) take the fit from each treated observation, (3) average. Efficient if
    the noise of an area has the same spread at all waves and no memory. The assumption: without
    treatment, all areas would have had one course, apart from their level, at *all* waves; that is
    more than `effects.group_time` asks, and so is what it gives.

    Examples
    --------
    >>> outcomes = np.add.outer(np.arange(6.0), [0.0, 1.0, 5.0])
    >>> outcomes[4:, 2] += 7
    >>> found = imputed_effects(
    ...     outcomes=outcomes, years=np.array([2012, 2014, 2016]), start=np.repeat([-1, 2], [4, 2])
    ... )
    >>> found.effect[4:, 2].round(6).tolist()
    [7.0, 7.0]
    """
    design = check(
        outcomes=outcomes,
        years=years,
        start=start,
        anticipation=anticipation,
        cluster=cluster,
        left_out=left_out,
        fewest=1,
    )
    needs_controls(design, "not yet")
    there = ~np.isnan(design.outcomes) & design.kept[:, None]
    trusted = untreated(design)
    fit = two_way(there & trusted)
    area, wave = fitted(fit, design.outcomes)
    told = _told(fit)
    without = np.where(told, area[:, None] + wave, np.nan)
    effect = np.where(there & ~trusted, design.outcomes - without, np.nan)
    untold = int((there & ~trusted & ~told).sum())
    if not np.isfinite(effect).any():
        raise EffectError(
            _(
                "For no treated area can be told what it would have had: it needs a wave before "
                "the start, and other areas that are not yet treated afterwards."
            )
        )
    return Imputed(effect, without, fit, design, (*_untold(untold), *design.notes))


def untreated(design: Design) -> BoolArray:
    """Observations that no treatment or announcement has reached, shape (n, T)."""
    first = np.where(design.start == NEVER, len(design.years), design.start - design.anticipation)
    return np.arange(len(design.years)) < first[:, None]


def _told(fit: TwoWay) -> BoolArray:
    """Where area and wave are linked through observations not yet treated, shape (n, T)."""
    first = fit.seen.argmax(axis=1)
    linked = fit.part[first][:, None] == fit.part
    areas, waves = np.asarray(fit.seen.any(axis=1)), np.asarray(fit.seen.any(axis=0))
    return np.asarray(linked & areas[:, None] & waves)


def _untold(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    return (
        ngettext(
            "{count} treated observation was left out: no untreated areas show what it would have "
            "been.",
            "{count} treated observations were left out: no untreated areas show what they would "
            "have been.",
            count,
        ).format(count=count),
    )
