"""The made-up instrument: its waves, its national course and its noise.

The noise has the structure measured in the open Leefbaarometer 3.0 file of PC4 areas (edition
2002-2022), relative to the national mean of each wave: more in small areas, more at some waves.
"""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

WAVES = np.array([2002, 2008, 2012, 2014, 2016, 2018, 2020, 2022, 2024])
DIMENSIONS = ("fys", "onv", "soc", "vrz", "won")
DIMENSION_WAVES = np.array([2014, 2018, 2020, 2022, 2024])
REFERENCE = 4.102264851143687
"""``lbm - afw``, at every wave."""

PIVOT = 2
"""Index of the wave that an area's level refers to."""

NATION = np.array([4.0977, 4.1026, 4.1173, 4.1181, 4.1402, 4.1510, 4.1526, 4.1489, 4.1561])
"""Mean score of the country: growth to 2012, a stall to 2014, recovery, a dip in 2022."""

NOISE_BY_WAVE = np.array([1.1, 0.9, 0.7, 1.2, 2.0, 0.6, 0.8, 1.0, 0.9])
"""Multiplier of the noise variance; 2016 is the noisiest wave."""

UNREST_BY_GAP = np.array([1.0, 1.0, 3.0, 1.0, 1.0, 1.0, 1.2, 1.0])
"""Multiplier of the wandering's variance between two waves; 2012-2014 was a restless time."""

DEGREES = 5.0
"""Degrees of freedom of the areas' volatility: tails are heavy."""


def index(wave: int) -> int:
    """Find the column of a wave.

    >>> index(2012) == PIVOT
    True
    """
    return int(np.searchsorted(WAVES, wave))


def noise_sd(size: FloatArray) -> FloatArray:
    """Give the standard deviation of the noise at an average wave, by inhabitants.

    A floor plus a part that shrinks with size: 0.032 at 130 inhabitants, 0.014 at 1,100, 0.010
    at 8,000.
    """
    return np.asarray(np.sqrt(8e-5 + 0.13 / (size + 10.0)))


def wander_sd(size: FloatArray) -> FloatArray:
    """Give the standard deviation of a year's wandering (random walk), by inhabitants."""
    return np.asarray(np.sqrt(1e-4 + 0.03 / (size + 10.0)))


def volatility(rng: np.random.Generator, count: int) -> FloatArray:
    """Draw a multiplier per area of all that moves: its courses become multivariate Student.

    Scaled to a mean square of 1, so that standard deviations keep their meaning.
    """
    return np.asarray(np.sqrt((DEGREES - 2.0) / rng.chisquare(DEGREES, count)))
