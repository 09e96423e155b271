"""How like an area its look-alikes are, characteristic by characteristic."""

from dataclasses import dataclass

import numpy as np

from wijkpeil.trajectories.alike.features import Features
from wijkpeil.trajectories.alike.look_alikes import LookAlikes
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Balance:
    """Each area beside the mean of its look-alikes.

    Attributes
    ----------
    names : tuple of str
        Of the `p` characteristics.
    area, alike : ndarray, shape (n, p)
        Value of the area, and mean of its look-alikes that have the characteristic (the geometric
        mean where logarithms are compared), in its own units; NaN where unknown.
    apart : ndarray, shape (n, p)
        The difference in robust standard deviations, area minus look-alikes.
    known : ndarray of int, shape (n, p)
        How many look-alikes have the characteristic.
    """

    names: tuple[str, ...]
    area: FloatArray
    alike: FloatArray
    apart: FloatArray
    known: IntArray


def balance(*, features: Features, alike: LookAlikes) -> Balance:
    """Compare every area with the mean of its look-alikes.

    Also areas without good look-alikes are compared with those few that they have.

    Parameters
    ----------
    features : Features
    alike : LookAlikes
        Found on these features.
    """
    taken = alike.members >= 0
    places = np.where(taken, alike.members, 0)

    def mean(values: FloatArray) -> tuple[FloatArray, IntArray]:
        total = np.zeros((len(alike.codes), values.shape[1]))
        count = np.zeros(total.shape, dtype=np.int64)
        for at in range(alike.k):
            theirs = np.where(taken[:, at, None], values[places[:, at]], np.nan)
            count += np.isfinite(theirs)
            total += np.nan_to_num(theirs)
        with np.errstate(invalid="ignore"):
            return np.where(count > 0, total / np.maximum(count, 1), np.nan), count

    scaled, count = mean(features.scaled)
    logs = np.array([measure == "log" for measure in features.measures])
    with np.errstate(divide="ignore", invalid="ignore"):
        own = np.where(logs, np.log(np.where(features.raw > 0, features.raw, np.nan)), features.raw)
    raw, _known = mean(own)
    return Balance(
        names=features.names,
        area=features.raw,
        alike=np.where(logs, np.exp(np.where(logs, raw, 0.0)), raw),
        apart=features.scaled - scaled,
        known=count,
    )
