"""How many people live in a made-up area."""

import numpy as np

from wijkpeil.madeup.instrument import FloatArray

_LEAST, _MOST = 5.0, 30_000.0
_HAMLETS = 0.3
_HAMLET, _HAMLET_SPREAD = np.log(350.0), 1.2
_QUARTER, _QUARTER_SPREAD = np.log(5000.0), 0.65
_TOWN_PULL = 0.45
_DENSEST = 14_000.0


def sizes(
    rng: np.random.Generator, *, town: FloatArray, square_metres: FloatArray | None = None
) -> FloatArray:
    """Draw numbers of inhabitants, from 5 to 30,000, rounded to 5 as CBS does.

    A mixture of two lognormals, because the real sizes have a long tail of small areas: three in
    ten around 350 inhabitants, the others around 5,000; larger where it is more town-like.

    Parameters
    ----------
    rng : Generator
    town : ndarray, shape (n,)
        How town-like each area is, standardised.
    square_metres : ndarray, shape (n,), optional
        Surface; no more than 14,000 people live on a square kilometre.

    Returns
    -------
    ndarray, shape (n,)
    """
    count = len(town)
    pull = _TOWN_PULL * town + np.sqrt(1.0 - _TOWN_PULL**2) * rng.standard_normal(count)
    hamlet = rng.random(count) < _HAMLETS * np.exp(-0.8 * town - 0.32)
    logarithm = np.where(hamlet, _HAMLET + _HAMLET_SPREAD * pull, _QUARTER + _QUARTER_SPREAD * pull)
    size = np.exp(logarithm)
    if square_metres is not None:
        size = np.minimum(size, _DENSEST * rng.uniform(0.4, 1.0, count) * square_metres / 1e6)
    return np.asarray(np.clip(5.0 * np.round(size / 5.0), _LEAST, _MOST))
