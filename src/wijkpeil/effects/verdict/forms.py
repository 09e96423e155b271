"""An effect in three forms: outcome units, standard deviations, and share of the gap closed."""

from dataclasses import dataclass

import numpy as np

from wijkpeil.effects.group_time.terms import BoolArray
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True)
class Forms:
    """An effect as readers can weigh it; intervals of 95%.

    Attributes
    ----------
    effect, low, high : float
        Outcome units.
    sd, sd_low, sd_high : float
        In standard deviations between areas before the start (S).
    gap : float
        National mean less that of the treated areas before the start, outcome units.
    closed, closed_low, closed_high : float
        Share of the gap that was closed; NaN if the areas were not behind.
    """

    effect: float
    low: float
    high: float
    sd: float
    sd_low: float
    sd_high: float
    gap: float
    closed: float
    closed_low: float
    closed_high: float


def forms(
    *,
    effect: float,
    interval: tuple[float, float],
    before: FloatArray,
    treated: BoolArray,
    population: FloatArray | None = None,
) -> Forms:
    """Write an effect in three forms.

    Parameters
    ----------
    effect : float
        Outcome units.
    interval : tuple of float
    before : ndarray, shape (n,)
        Scores of all areas of the country at the last wave before the start; NaN is left out.
    treated : ndarray of bool, shape (n,)
    population : ndarray, shape (n,), optional
        Residents, for the national mean; without, areas count alike.

    Returns
    -------
    Forms

    Raises
    ------
    EffectError
        If no treated area was measured, or all areas score the same.

    Notes
    -----
    If treated areas were chosen at a passing low, the gap before the start is too wide, and the
    share closed too small.

    Examples
    --------
    >>> found = forms(
    ...     effect=0.5, interval=(0.25, 0.75), before=np.array([1.0, 3.0, 5.0]),
    ...     treated=np.array([True, False, False]),
    ... )
    >>> found.gap, found.closed, round(found.sd, 3)
    (2.0, 0.25, 0.25)
    """
    known = ~np.isnan(before)
    weight = np.ones(len(before)) if population is None else population
    if not (known & treated).any() or weight[known].sum() <= 0:
        raise EffectError(_("No treated area was measured before the start."))
    spread = float(np.std(before[known], ddof=1))
    if not spread > 0:
        raise EffectError(_("All areas score the same before the start."))
    nation = float(np.average(before[known], weights=weight[known]))
    gap = nation - float(before[known & treated].mean())
    each = np.array([effect, *interval])
    closed = each / gap if gap > 0 else np.full(3, np.nan)
    return Forms(*map(float, [*each, *(each / spread), gap, *closed]))
