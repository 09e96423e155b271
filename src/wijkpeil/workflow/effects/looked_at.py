"""What one look at one outcome rests on."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.trajectories.trajectory import FloatArray
from wijkpeil.workflow.effects.figures import Figures
from wijkpeil.workflow.effects.plan import Plan

SEED = 6
_FEWEST_GEMEENTEN = 5
"""With treated areas in fewer gemeenten than this, errors by gemeente mean nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    """One outcome under a plan.

    Attributes
    ----------
    plan : Plan
    years : ndarray, shape (T,)
    outcomes : ndarray, shape (n, T)
    scores : ndarray, shape (n, k), or None
        What the choice looked at, and this outcome at those waves: what a bad moment takes with it.
    cluster : ndarray, shape (n,), or None
    looks : int
        How many outcomes are looked at in all.
    both : bool
        Whether to estimate in a second way too: on the total.
    """

    plan: Plan
    years: FloatArray
    outcomes: FloatArray
    scores: FloatArray | None
    cluster: npt.NDArray[np.str_] | None
    looks: int
    both: bool

    @property
    def counted_level(self) -> float:
        """Level of one interval, so that all looks together are held by 95%."""
        return 1.0 - 0.05 / self.looks


def look_at(name: str, *, plan: Plan, figures: Figures) -> Looked:
    """Set up a look at one outcome, on the waves that it has.

    Raises
    ------
    EffectError
        If it wasn't measured before and after.
    """
    outcomes = figures.outcomes[name]
    there = np.asarray(np.isfinite(outcomes).any(axis=0))
    own = plan.on(there)
    scores = None
    if plan.matched:
        scores = figures.total[:, plan.matched]
        if outcomes is not figures.total:
            known = [at for at in plan.matched if there[at]]
            scores = np.column_stack([scores, outcomes[:, known]])
        # areas that take no part must not be counted as lacking something
        scores = np.where(plan.compared[:, None], scores, 0.0)
    return Looked(
        plan=own,
        years=figures.years[there],
        outcomes=outcomes[:, there],
        scores=scores,
        cluster=_cluster(figures, plan),
        looks=len(figures.outcomes),
        both=outcomes is figures.total,
    )


def _cluster(figures: Figures, plan: Plan) -> npt.NDArray[np.str_] | None:
    if figures.gemeente is None:
        return None
    within = np.unique(figures.gemeente[plan.treated]).size
    return figures.gemeente if within >= _FEWEST_GEMEENTEN else None
