"""Made-up scores without a country around them: fast at any size, for tests and benchmarks."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.madeup import instrument
from wijkpeil.madeup.courses import LEVEL_SD, courses, noise
from wijkpeil.madeup.dimensions import score_table, split
from wijkpeil.madeup.fields import smooth_field
from wijkpeil.madeup.gaps import missing_waves
from wijkpeil.madeup.instrument import FloatArray
from wijkpeil.madeup.sizes import sizes


@dataclass(frozen=True, slots=True, eq=False)
class MadeUpScores:
    """Scores of areas that don't exist, with the truth behind them.

    Attributes
    ----------
    codes : ndarray of str, shape (n,)
        Made-up codes, ascending.
    size : ndarray, shape (n,)
        Inhabitants.
    places : ndarray, shape (n, 2)
        Coordinates in a unit square.
    waves : ndarray of int, shape (T,)
    scores : mapping of str to ndarray, shape (n, T)
        ``lbm, afw, fys, onv, soc, vrz, won``; NaN where missing.
    truth : ndarray, shape (n, T)
        The true level of ``lbm``, without noise or gaps.
    """

    codes: npt.NDArray[np.str_]
    size: FloatArray
    places: FloatArray
    waves: npt.NDArray[np.int64]
    scores: Mapping[str, FloatArray]
    truth: FloatArray


def scores(seed: int, n_areas: int) -> MadeUpScores:
    """Draw scores of `n_areas` areas with the noise structure of the real file.

    Parameters
    ----------
    seed : int
        The same seed gives the same figures.
    n_areas : int
        Number of areas.

    Returns
    -------
    MadeUpScores

    Examples
    --------
    >>> drawn = scores(1, 1000)
    >>> drawn.scores["lbm"].shape
    (1000, 9)
    """
    rng = np.random.default_rng(seed)
    town = rng.standard_normal(n_areas)
    size = sizes(rng, town=town)
    places = rng.random((n_areas, 2))
    volatility = instrument.volatility(rng, n_areas)
    field = smooth_field(rng, places=places, reach=0.06)
    own = rng.standard_normal(n_areas)
    level = LEVEL_SD * (np.sqrt(0.4) * field + np.sqrt(0.6) * own)
    relative = courses(rng, level=level, size=size, volatility=volatility, places=places)
    truth = instrument.NATION + relative - relative.mean(axis=0)
    measured = truth + noise(rng, size=size, volatility=volatility)
    parts = split(
        rng,
        deviation=measured - instrument.REFERENCE,
        town=town,
        stir=instrument.noise_sd(size) * volatility,
    )
    return MadeUpScores(
        codes=np.char.mod("V%06d", np.arange(n_areas)),
        size=size,
        places=places,
        waves=instrument.WAVES.copy(),
        scores=score_table(parts, missing=missing_waves(rng, n_areas)),
        truth=truth,
    )
