"""A steady difference in course before the start, as one number a year."""

import numpy as np

from wijkpeil.effects.group_time.effects import GroupTime
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray


def trend_weights(found: GroupTime) -> FloatArray:
    """Weights that make a slope of the estimates before the start.

    For each group the estimates are put on one path: the group's level less that of its controls at
    every wave before the start, 0 at the wave last compared with. The slope is that of a straight
    line through the paths by real years, one slope for all groups, each counting by its areas.

    Parameters
    ----------
    found : GroupTime

    Returns
    -------
    ndarray, shape (k,)
        The slope, outcome units a year, is weights @ estimate; all 0 if no group has two waves
        before its start.

    Examples
    --------
    >>> from wijkpeil.effects.group_time.effects import group_time_effects
    >>> years = np.array([2002.0, 2008, 2012, 2014])
    >>> outcomes = np.tile(years, (6, 1)) + np.arange(24).reshape(6, 4) % 3
    >>> outcomes[3:] += 0.5 * (years - 2002)
    >>> found = group_time_effects(
    ...     outcomes=outcomes, years=years, start=np.repeat([-1, 3], 3), method="regression"
    ... )
    >>> round(float(trend_weights(found) @ found.estimate), 6)
    0.5
    """
    weights = np.zeros(len(found.wave))
    total = 0.0
    for g in found.design.cohorts:
        waves, paths = _paths(found, g)
        years = found.design.years[waves]
        apart = years - years.mean()
        size = int((found.design.start[found.design.kept] == g).sum())
        weights += size * apart @ paths
        total += size * float(apart @ apart)
    return weights / total if total else weights


def _paths(found: GroupTime, g: int) -> tuple[IntArray, FloatArray]:
    """Waves before the start of a group, and how each level is made of the estimates.

    Returns
    -------
    waves : ndarray of int, shape (w,)
        Backwards from the wave last compared with.
    paths : ndarray, shape (w, k)
    """
    last = g - found.design.anticipation - 1
    mine = (found.cohort == g) & (found.wave <= last)
    place = {(int(found.wave[k]), int(found.base[k])): int(k) for k in np.flatnonzero(mine)}
    waves, paths = [last], [np.zeros(len(found.wave))]
    for wave in range(last - 1, -1, -1):
        path = np.zeros(len(found.wave))
        if (wave, last) in place:
            path[place[wave, last]] = 1.0
        elif (wave + 1, wave) in place and waves[-1] == wave + 1:
            path = paths[-1].copy()
            path[place[wave + 1, wave]] -= 1.0
        else:
            continue
        waves.append(wave)
        paths.append(path)
    return np.array(waves), np.array(paths)
