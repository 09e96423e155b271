"""Smooth random landscapes: neighbours look alike."""

import numpy as np

from wijkpeil.madeup.instrument import FloatArray


def smooth_field(
    rng: np.random.Generator, *, places: FloatArray, reach: float, waves: int = 32
) -> FloatArray:
    r"""Draw a random field with about unit variance at `places`.

    A sum of random cosines (random Fourier features), which has the covariance
    :math:`\exp(-d^2 / 2 r^2)` for a reach :math:`r`: cheap for any number of places.

    Parameters
    ----------
    rng : Generator
    places : ndarray, shape (n, 2)
        Coordinates.
    reach : float
        Distance over which values stay alike, in the unit of `places`.
    waves : int
        Number of cosines.

    Returns
    -------
    ndarray, shape (n,)
    """
    frequency = rng.standard_normal((waves, 2)) / reach
    phase = rng.uniform(0.0, 2.0 * np.pi, waves)
    field = np.zeros(len(places))
    for (across, along), shift in zip(frequency, phase, strict=True):
        field += np.cos(places[:, 0] * across + places[:, 1] * along + shift)
    return np.asarray(field * np.sqrt(2.0 / waves))


def standardise(values: FloatArray) -> FloatArray:
    """Shift and scale to mean 0 and standard deviation 1."""
    spread = values.std()
    return np.asarray((values - values.mean()) / (spread if spread > 0 else 1.0))
