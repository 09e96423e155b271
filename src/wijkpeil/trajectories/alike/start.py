"""How areas stood when the period began, by what was known then."""

from dataclasses import dataclass

import numpy as np

from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.fit import FEWEST_WAVES, fit
from wijkpeil.trajectories.groups import group_areas
from wijkpeil.trajectories.posterior import contrast
from wijkpeil.trajectories.scores import ArrayScores, IntArray
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Start:
    """Level and earlier course of `n` areas, relative to the nation.

    Attributes
    ----------
    level : ndarray, shape (n,)
        Level at the start, in score points; NaN where there is no score up to then.
    course : ndarray, shape (n,), or None
        Change per year from the first wave to the start; None if there are too few waves.
    waves : ndarray of int
        The waves that were used: none is later than the start.
    smoothed : bool
        Whether noise was taken out.
    """

    level: FloatArray
    course: FloatArray | None
    waves: IntArray
    smoothed: bool


def at_start(*, values: FloatArray, waves: IntArray, sizes: FloatArray | None, start: int) -> Start:
    """Estimate how areas stood at the start from the waves up to then alone.

    A level that was smoothed with later waves would carry what happened later, and areas would be
    called alike for their outcome; so the model is fitted anew to the waves up to the start.

    Parameters
    ----------
    values : ndarray, shape (n, T)
        Scores; NaN where missing.
    waves : ndarray of int, shape (T,)
        Ascending.
    sizes : ndarray, shape (n,), or None
        Inhabitants.
    start : int

    Returns
    -------
    Start
        With fewer than three waves up to the start, noise can't be told from change: then the
        measured level is given, and no course.

    Raises
    ------
    ModelError
        If `start` is not among the waves.
    """
    if start not in waves:
        raise ModelError(
            _("There is no wave {year} in the data. The waves are {waves}.").format(
                year=start, waves=", ".join(str(known) for known in waves)
            )
        )
    early = (waves <= start) & np.isfinite(values).any(axis=0)
    known = np.isfinite(values[:, early]).any(axis=1)
    scores, years = values[np.ix_(known, early)], waves[early]
    if len(years) < FEWEST_WAVES or years[-1] != start:
        at = values[:, waves == start][:, 0]
        middle = np.nanmean(at) if np.isfinite(at).any() else np.nan
        return Start(level=at - middle, course=None, waves=waves[waves == start], smoothed=False)
    groups = group_areas(present=np.isfinite(scores), sizes=None if sizes is None else sizes[known])
    held = ArrayScores(scores)
    fitted = fit(scores=held, groups=groups, years=years)
    ends = np.zeros((2, len(years)))
    ends[0, -1] = 1.0
    ends[1, [0, -1]] = np.array([-1.0, 1.0]) / (years[-1] - years[0])
    nation = np.nanmean(scores, axis=0)
    found, _scale = contrast(fit=fitted, scores=held, weights=ends)
    told = np.full((len(values), 2), np.nan)
    told[known] = found - ends @ nation
    return Start(level=told[:, 0], course=told[:, 1], waves=years, smoothed=True)
