"""Areas that start at different waves: each start wave beside its own twins, then averaged."""

from dataclasses import dataclass

import numpy as np

from wijkpeil.effects.group_time.terms import NEVER, BoolArray
from wijkpeil.effects.synthetic.comparisons import Method, Solver
from wijkpeil.effects.synthetic.effect import SyntheticEffect, synthetic_effect
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Staggered:
    """Effects by start wave.

    Attributes
    ----------
    cohort : ndarray of int, shape (k,)
        First treated wave.
    effects : tuple of SyntheticEffect
    weight : ndarray, shape (k,)
        Share of treated areas times waves.
    estimate : float
    """

    cohort: IntArray
    effects: tuple[SyntheticEffect, ...]
    weight: FloatArray
    estimate: float


def staggered(
    *,
    outcomes: FloatArray,
    years: FloatArray,
    start: IntArray,
    method: Method = "synthetic DiD",
    excluded: BoolArray | None = None,
    solver: Solver = "exact",
) -> Staggered:
    """Estimate by start wave with never-treated donors, and average over treated areas and waves.

    Parameters as in `effect.synthetic_effect`. Arkhangelsky et al. (2021), appendix on staggered
    adoption; weights as in Clarke, Pailanir, Athey and Imbens (2023), equation 7.

    Raises
    ------
    EffectError
    """
    start = np.asarray(start)
    waves = np.unique(start[start != NEVER])
    if not len(waves):
        raise EffectError(_("No area was treated, so there is nothing to compare."))
    barred = np.zeros(len(start), dtype=np.bool_) if excluded is None else excluded
    effects = tuple(
        synthetic_effect(
            outcomes=outcomes,
            years=years,
            start=np.where(start == wave, wave, NEVER),
            method=method,
            excluded=barred | ((start != wave) & (start != NEVER)),
            solver=solver,
        )
        for wave in waves
    )
    size = np.array([len(e.block.treated) * len(e.by_wave) for e in effects], dtype=np.float64)
    weight = size / size.sum()
    estimate = float(weight @ np.array([e.estimate for e in effects]))
    return Staggered(waves.astype(np.int64), effects, weight, estimate)
