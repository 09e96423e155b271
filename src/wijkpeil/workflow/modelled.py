"""Fit the trajectory model to one indicator of a panel."""

from dataclasses import dataclass

import numpy as np

from wijkpeil.panel import Panel
from wijkpeil.trajectories.fit import Fit, fit
from wijkpeil.trajectories.groups import group_areas
from wijkpeil.trajectories.posterior import smooth
from wijkpeil.trajectories.scores import ArrayScores
from wijkpeil.trajectories.trajectory import FloatArray, Trajectory

TOTAL = "lbm"


@dataclass(frozen=True, slots=True, eq=False)
class Modelled:
    """An indicator with its fitted model and smoothed courses.

    Attributes
    ----------
    fit : Fit
    scores : ArrayScores
    trajectory : Trajectory
    """

    fit: Fit
    scores: ArrayScores
    trajectory: Trajectory


def model(panel: Panel, indicator: str = TOTAL) -> Modelled:
    """Fit the model to the waves at which an indicator is there at all.

    Parameters
    ----------
    panel : Panel
        Every area must have a score on `indicator` at some wave.
    indicator : str

    Raises
    ------
    ModelError
        If there are too few areas or waves.
    """
    values = panel.values(indicator)
    filled = np.isfinite(values).any(axis=0)
    kept: FloatArray = np.ascontiguousarray(values[:, filled])
    years = panel.waves[filled]
    scores = ArrayScores(kept)
    groups = group_areas(present=np.isfinite(kept), sizes=panel.sizes)
    fitted = fit(scores=scores, groups=groups, years=years)
    trajectory = smooth(fit=fitted, scores=scores, values=kept, codes=panel.codes)
    return Modelled(fit=fitted, scores=scores, trajectory=trajectory)
