"""Fit the trajectory model to one indicator of a panel."""

from dataclasses import dataclass

import numpy as np

from wijkpeil.panel import IndicatorScores, Panel
from wijkpeil.trajectories.fit import Fit, fit
from wijkpeil.trajectories.groups import group_areas
from wijkpeil.trajectories.posterior import smooth
from wijkpeil.trajectories.trajectory import Trajectory

TOTAL = "lbm"


@dataclass(frozen=True, slots=True, eq=False)
class Modelled:
    """An indicator with its fitted model and smoothed courses.

    Attributes
    ----------
    fit : Fit
    scores : IndicatorScores
    trajectory : Trajectory
    """

    fit: Fit
    scores: IndicatorScores
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
    scores = panel.of(indicator)
    groups = group_areas(present=np.isfinite(scores.values), sizes=panel.sizes)
    fitted = fit(scores=scores, groups=groups, years=scores.waves)
    trajectory = smooth(fit=fitted, scores=scores, values=scores.values, codes=panel.codes)
    return Modelled(fit=fitted, scores=scores, trajectory=trajectory)
