"""Levels of areas, and shocks that hit a whole gemeente."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.madeup import instrument
from wijkpeil.madeup.courses import LEVEL_SD
from wijkpeil.madeup.fields import smooth_field, standardise
from wijkpeil.madeup.instrument import FloatArray

IntArray = npt.NDArray[np.int64]

FIRST_GEMEENTE = 9001
"""Number in the code of the first gemeente; no real gemeente has one so high."""

_DRIFT_SD = 0.0015
_SHOCKS = (  # start, end, score points, share of the gemeenten, reason
    (2008, 2012, -0.035, 0.03, "een grote fabriek sloot"),
    (2016, 2020, 0.03, 0.02, "een nieuwe spoorlijn"),
)
_CITY_WEAK = 6
_CITY_LEVEL = (-0.28, -0.21)


def levels(
    rng: np.random.Generator,
    *,
    places: FloatArray,
    town: FloatArray,
    gemeente: IntArray,
) -> FloatArray:
    """Draw relative levels in 2012: landscape, gemeente, town and luck, shape (n,)."""
    reach = float(np.ptp(places[:, 1])) / 25.0
    landscape = smooth_field(rng, places=places, reach=reach)
    own_gemeente = rng.standard_normal(gemeente.max() + 1)[gemeente]
    own = rng.standard_normal(len(town))
    mixed = 0.55 * landscape + 0.3 * own_gemeente - 0.3 * town + 0.7 * own
    return np.asarray(LEVEL_SD * standardise(mixed))


def with_weak_cities(
    rng: np.random.Generator, *, level: FloatArray, size: FloatArray, city: IntArray
) -> FloatArray:
    """Lower the six lowest larger areas of every city, so that each has weak ones."""
    lowered = level.copy()
    for number in range(city.max() + 1):
        pool = np.flatnonzero((city == number) & (size >= 1000.0))
        lowest = pool[np.argsort(level[pool], kind="stable")][:_CITY_WEAK]
        lowered[lowest] = np.sort(rng.uniform(*_CITY_LEVEL, len(lowest)))
    return lowered


def shocks(
    rng: np.random.Generator, *, gemeente: IntArray, cities: int
) -> tuple[FloatArray, pd.DataFrame]:
    """Draw what happened to whole gemeenten; the cities get no sudden shock.

    Returns
    -------
    ndarray, shape (n, T)
        Effect on each area, nought in 2012.
    DataFrame
        The sudden shocks: ``gemeente`` (code), ``start``, ``end``, ``points``, ``reason``.
    """
    count = int(gemeente.max()) + 1
    steps = rng.standard_normal((count, len(instrument.WAVES) - 1))
    drift = np.zeros((count, len(instrument.WAVES)))
    drift[:, 1:] = np.cumsum(_DRIFT_SD * np.sqrt(np.diff(instrument.WAVES)) * steps, axis=1)
    rows = []
    for start, end, points, share, reason in _SHOCKS:
        grown = np.clip((instrument.WAVES - start) / (end - start), 0.0, 1.0)
        for hit in rng.permutation(np.arange(cities, count))[: round(share * count)]:
            drift[hit] += points * grown
            rows.append((f"GM{FIRST_GEMEENTE + hit}", start, end, points, reason))
    drift -= drift[:, [instrument.PIVOT]]
    listed = pd.DataFrame(rows, columns=["gemeente", "start", "end", "points", "reason"])
    return drift[gemeente], listed
