"""Fisher scoring: improve the kernel's parameters step by step."""

import numpy as np

from wijkpeil.trajectories.groups import Groups
from wijkpeil.trajectories.likelihood import Deviance, Prior, deviance
from wijkpeil.trajectories.scores import IntArray, Moments
from wijkpeil.trajectories.trajectory import FloatArray

FARTHEST = 1.0
"""No parameter, all of them logs, moves farther than this in one step."""
HALVINGS = 12
SETTLED = 1e-8
"""Gain in deviance per area below which another step is not worth it."""


def score_steps(
    vector: FloatArray,
    *,
    moments: Moments,
    groups: Groups,
    years: IntArray,
    prior: Prior,
    steps: int,
) -> FloatArray:
    """Improve the parameters by Fisher scoring, halving a step that would make things worse.

    Parameters
    ----------
    vector : ndarray, shape (D,)
        Where to begin.
    moments, groups, years, prior
        As for `deviance`.
    steps : int
        The most steps to take.

    Returns
    -------
    ndarray, shape (D,)
        Parameters with a deviance no higher than at the beginning.
    """

    def at(place: FloatArray) -> Deviance:
        return deviance(place, moments=moments, groups=groups, years=years, prior=prior)

    now = at(vector)
    for _step in range(steps):
        move = np.clip(-np.linalg.solve(now.curvature, now.gradient), -FARTHEST, FARTHEST)
        for _halving in range(HALVINGS):
            there = at(vector + move)
            if there.value < now.value:
                break
            move = move / 2
        else:
            return vector
        gained = now.value - there.value
        vector, now = vector + move, there
        if gained < SETTLED:
            break
    return vector
