"""From a date of start to the first treated wave."""

import numpy as np
import numpy.typing as npt

from wijkpeil.effects.register.intervention import Intervention
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

NO_WAVE = -1


def first_treated_wave(started: float, years: FloatArray) -> int:
    """Give the index of the first wave after a start; -1 if there is none yet.

    A wave on the very day of the start, or in decimal years equal to it, is still a wave before:
    nothing can have happened yet.

    >>> waves = np.array([2008.0, 2012.0, 2014.0])
    >>> first_treated_wave(2012.0, waves), first_treated_wave(2012.5, waves)
    (2, 2)
    >>> first_treated_wave(2014.2, waves)
    -1
    """
    place = int(np.searchsorted(years, started, side="right"))
    return place if place < len(years) else NO_WAVE


def start_of(
    intervention: Intervention, *, codes: npt.NDArray[np.str_], years: FloatArray
) -> IntArray:
    """Give the first treated wave of every area for one intervention.

    Parameters
    ----------
    intervention : Intervention
    codes : ndarray of str, shape (n,)
        Areas of the panel.
    years : ndarray, shape (T,)

    Returns
    -------
    ndarray of int, shape (n,)
        -1 for an area that isn't its own.
    """
    own = np.isin(codes, np.array(intervention.areas, dtype=np.str_))
    return np.where(own, first_treated_wave(intervention.started, years), NO_WAVE)


def share_reached(intervention: Intervention, *, codes: npt.NDArray[np.str_]) -> FloatArray:
    """Give the share of every area that an intervention reached, shape (n,); 0 elsewhere."""
    share = dict(zip(intervention.areas, intervention.shares, strict=False))
    own = set(intervention.areas)
    return np.array([share.get(str(c), 1.0) if str(c) in own else 0.0 for c in codes])
