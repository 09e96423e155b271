"""Other rules of change, as numbers in score points."""

import numpy as np

from wijkpeil.trajectories.change import S
from wijkpeil.trajectories.fit import fit
from wijkpeil.trajectories.groups import Groups
from wijkpeil.trajectories.posterior import contrast
from wijkpeil.trajectories.scores import ArrayScores, IntArray
from wijkpeil.trajectories.trajectory import FloatArray
from wijkpeil.trajectories.typology.classes import classify


def changes_by_rule(
    *,
    values: FloatArray,
    reference: float,
    groups: Groups,
    years: IntArray,
    start: int,
    end: int,
) -> dict[str, tuple[FloatArray, FloatArray]]:
    """Level at the start and change, by the rules that others use.

    Parameters
    ----------
    values : ndarray, shape (n, T)
        Scores; NaN where missing.
    reference : float
        The score from which the official classes are counted.
    groups : Groups
    years : ndarray of int, shape (T,)
    start, end : int

    Returns
    -------
    dict
        ``smoothed`` (best guess of the model without characteristics, which draws areas to the
        course of their size class), ``raw`` (difference of two scores) and ``classes`` (change of
        official class, times the width of a class).
    """
    first, last = (int(np.flatnonzero(years == year)[0]) for year in (start, end))
    scores = ArrayScores(values)
    fitted = fit(scores=scores, groups=groups, years=years)
    weights = np.zeros((2, len(years)))
    weights[0, first], weights[1, last], weights[1, first] = 1.0, 1.0, -1.0
    smoothed, _scale = contrast(fit=fitted, scores=scores, weights=weights)
    raw = values[:, last] - values[:, first]
    classes = classify(afw=values - reference).astype(np.float64)
    moved = np.where(np.isfinite(raw), classes[:, last] - classes[:, first], np.nan) * S
    return {
        "smoothed": (smoothed[:, 0], smoothed[:, 1]),
        "raw": (values[:, first], raw),
        "classes": (values[:, first], moved),
    }
