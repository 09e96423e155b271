"""What holds for every made-up area before its course begins."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.madeup import instrument
from wijkpeil.madeup.characteristics import characteristics
from wijkpeil.madeup.fields import standardise
from wijkpeil.madeup.instrument import FloatArray
from wijkpeil.madeup.land import Land
from wijkpeil.madeup.regions import levels, with_weak_cities
from wijkpeil.madeup.sizes import sizes


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """Who lives where.

    Attributes
    ----------
    town : ndarray, shape (n,)
        How town-like each area is, standardised.
    size : ndarray, shape (n,)
        Inhabitants.
    level : ndarray, shape (n,)
        True level in 2012, relative to the nation.
    volatility : ndarray, shape (n,)
        Multiplier of all that moves.
    table : DataFrame
        The characteristics, complete.
    city : ndarray of int, shape (n,)
        Index of the city; -1 elsewhere.
    """

    town: FloatArray
    size: FloatArray
    level: FloatArray
    volatility: FloatArray
    table: pd.DataFrame
    city: npt.NDArray[np.int64]


def settle(
    rng: np.random.Generator, *, land: Land, square_metres: FloatArray, cities: int
) -> People:
    """Let people settle on the land; the smaller a wijk, the more town-like.

    Parameters
    ----------
    rng : Generator
    land : Land
    square_metres : ndarray, shape (n,)
        Surface of each wijk.
    cities : int
        Number of cities, which are the first gemeenten.

    Returns
    -------
    People
    """
    town = standardise(-np.log(square_metres))
    size = sizes(rng, town=town, square_metres=square_metres)
    city = np.where(land.gemeente < cities, land.gemeente, -1)
    level = levels(rng, places=land.places, town=town, gemeente=land.gemeente)
    level = with_weak_cities(rng, level=level, size=size, city=city)
    table = characteristics(rng, level=level, town=town, size=size, square_metres=square_metres)
    return People(town, size, level, instrument.volatility(rng, len(size)), table, city)
