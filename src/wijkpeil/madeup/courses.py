"""True courses relative to the nation, before anything is planted, and their measurement."""

import numpy as np

from wijkpeil.madeup import instrument
from wijkpeil.madeup.fields import smooth_field
from wijkpeil.madeup.instrument import FloatArray

LEVEL_SD = 0.12
SLOPE_SD = 0.001
_REVERSION = -0.5
_REGIONAL_SD = 0.003


def slopes(rng: np.random.Generator, *, level: FloatArray, volatility: FloatArray) -> FloatArray:
    """Draw slopes a year that pull areas back to the middle (correlation with level -0.5).

    Parameters
    ----------
    rng : Generator
    level : ndarray, shape (n,)
        Relative level in 2012.
    volatility : ndarray, shape (n,)
        Multiplier per area of the part that is not reversion.

    Returns
    -------
    ndarray, shape (n,)
        Score points a year.
    """
    own = np.sqrt(1.0 - _REVERSION**2) * volatility * rng.standard_normal(len(level))
    return np.asarray(SLOPE_SD * (_REVERSION * level / LEVEL_SD + own))


def wandering(
    rng: np.random.Generator, *, size: FloatArray, volatility: FloatArray, places: FloatArray
) -> FloatArray:
    """Draw random walks that are nought in 2012, partly shared with the neighbours.

    Parameters
    ----------
    rng : Generator
    size : ndarray, shape (n,)
        Inhabitants.
    volatility : ndarray, shape (n,)
    places : ndarray, shape (n, 2)
        Coordinates; the shared part reaches over a fortieth of the country.

    Returns
    -------
    ndarray, shape (n, T)
    """
    spread = instrument.wander_sd(size) * volatility
    reach = float(np.ptp(places[:, 1])) / 40.0
    years = np.diff(instrument.WAVES)
    walk = np.zeros((len(size), len(instrument.WAVES)))
    for gap, (span, unrest) in enumerate(zip(years, instrument.UNREST_BY_GAP, strict=True)):
        own = rng.standard_normal(len(size)) * spread
        shared = _REGIONAL_SD * smooth_field(rng, places=places, reach=reach)
        walk[:, gap + 1] = walk[:, gap] + np.sqrt(span * unrest) * (own + shared)
    return np.asarray(walk - walk[:, [instrument.PIVOT]])


def courses(
    rng: np.random.Generator,
    *,
    level: FloatArray,
    size: FloatArray,
    volatility: FloatArray,
    places: FloatArray,
) -> FloatArray:
    """Level, slope and wandering together: true courses relative to the nation, shape (n, T)."""
    slope = slopes(rng, level=level, volatility=volatility)
    years = instrument.WAVES - instrument.WAVES[instrument.PIVOT]
    walk = wandering(rng, size=size, volatility=volatility, places=places)
    return np.asarray(level[:, None] + slope[:, None] * years + walk)


def noise(rng: np.random.Generator, *, size: FloatArray, volatility: FloatArray) -> FloatArray:
    """Draw the measurement noise, by size, wave and area, shape (n, T)."""
    spread = (instrument.noise_sd(size) * volatility)[:, None]
    by_wave = np.sqrt(instrument.NOISE_BY_WAVE)
    return np.asarray(rng.standard_normal((len(size), len(by_wave))) * spread * by_wave)
