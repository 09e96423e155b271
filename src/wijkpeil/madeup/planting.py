"""Courses with the truth planted in them: drivers, episodes, shocks and programmes."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.madeup import instrument
from wijkpeil.madeup.courses import courses, noise
from wijkpeil.madeup.drivers import pull, strain
from wijkpeil.madeup.episodes import episodes, profiles
from wijkpeil.madeup.gaps import missing_waves
from wijkpeil.madeup.instrument import FloatArray
from wijkpeil.madeup.land import Land
from wijkpeil.madeup.people import People
from wijkpeil.madeup.programmes import Planted, carry_out
from wijkpeil.madeup.regions import shocks

_START, _END = instrument.index(2012), instrument.index(2016)


@dataclass(frozen=True, slots=True, eq=False)
class Planting:
    """True courses, what they are made of, and how they are measured.

    Attributes
    ----------
    truth : ndarray, shape (n, T)
        True level of ``lbm``.
    error : ndarray, shape (n, T)
        Measurement noise.
    missing : ndarray of bool, shape (n, T)
    reasons : DataFrame, n rows
        As `country.Country.reasons`, without the codes.
    areas : mapping of str to ndarray of int
        The areas of each programme.
    shocks : DataFrame
        As `regions.shocks` lists them.
    """

    truth: FloatArray
    error: FloatArray
    missing: npt.NDArray[np.bool_]
    reasons: pd.DataFrame
    areas: Mapping[str, npt.NDArray[np.int64]]
    shocks: pd.DataFrame


def plant(rng: np.random.Generator, *, people: People, land: Land, cities: int) -> Planting:
    """Draw courses and plant the truth in them.

    Programmes come last, because they choose their areas by what was measured of the rest.

    Parameters
    ----------
    rng : Generator
    people : People
    land : Land
    cities : int
        Number of cities, which are the first gemeenten.

    Returns
    -------
    Planting
    """
    size, volatility = people.size, people.volatility
    burden = strain(people.table)
    by_shock, listed = shocks(rng, gemeente=land.gemeente, cities=cities)
    relative = by_shock + courses(
        rng, level=people.level, size=size, volatility=volatility, places=land.places
    )
    episode = episodes(
        rng,
        strain=burden,
        level=people.level,
        size=size,
        city=people.city,
        drift=relative[:, _END] - relative[:, _START],
    )
    # A stream of its own, so that when changes come leaves everything else as it was drawn.
    when = profiles(rng.spawn(1)[0], count=len(size))
    relative += (pull(burden) + episode)[:, None] * when
    error = noise(rng, size=size, volatility=volatility)
    missing = missing_waves(rng, len(size)) & (people.city < 0)[:, None]
    planted = carry_out(
        rng, measured=relative + error, missing=missing, size=size, gemeente=land.gemeente
    )
    relative += planted.effect
    return Planting(
        truth=instrument.NATION + relative - relative.mean(axis=0),
        error=error,
        missing=missing,
        reasons=_reasons(burden, episode, planted),
        areas=planted.areas,
        shocks=listed,
    )


def _reasons(burden: FloatArray, episode: FloatArray, planted: Planted) -> pd.DataFrame:
    """Tell per area what was planted."""
    told = np.full(len(burden), "", dtype=object)
    for name, areas in planted.areas.items():
        told[areas] = name
    by_programme = planted.effect[:, _END] - planted.effect[:, _START]
    return pd.DataFrame(
        {
            "strain": burden,
            "driver_change": pull(burden),
            "episode": episode,
            "programme": told,
            "programme_effect": planted.effect[:, -1],
            "planted": pull(burden) + episode + by_programme,
        }
    )
