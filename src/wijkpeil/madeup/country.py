"""A whole made-up country: places, people, scores, and the truth behind them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.areas.outlines import Outlines
from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.madeup import instrument
from wijkpeil.madeup.borders import areas_of, outlines
from wijkpeil.madeup.characteristics import published
from wijkpeil.madeup.dimensions import score_table, split
from wijkpeil.madeup.drivers import drivers
from wijkpeil.madeup.instrument import FloatArray
from wijkpeil.madeup.land import Land, island
from wijkpeil.madeup.names import CITIES, gemeente_names, wijk_names
from wijkpeil.madeup.people import settle
from wijkpeil.madeup.planting import plant
from wijkpeil.madeup.programmes import record
from wijkpeil.madeup.regions import FIRST_GEMEENTE

SEED = 22
"""Seed of the example study."""

YEAR = 2024
"""Year of the borders."""

FIGURES_YEAR = 2012
"""Year of the inhabitants and the other characteristics: what areas were like at the start."""

_MOST_GEMEENTEN = 999
_LEAST_WIJKEN = 8


@dataclass(frozen=True, slots=True, eq=False)
class Country:
    """A country that doesn't exist, with its planted truth.

    Frames and arrays are in the order of `areas`.

    Attributes
    ----------
    areas : DataFrame
        Index: ``code``. Columns: ``name``, ``gemeente``, ``gemeente_name``, ``size``.
    characteristics : DataFrame
        Index: ``code``; NaN where CBS would keep a figure secret.
    waves : ndarray of int, shape (T,)
    scores : mapping of str to ndarray, shape (n, T)
        ``lbm, afw, fys, onv, soc, vrz, won``; NaN where missing.
    truth : ndarray, shape (n, T)
        True level of ``lbm``: no noise, no gaps.
    reasons : DataFrame
        Index: ``code``. What was planted: ``strain``, ``driver_change`` and ``episode`` (score
        points from 2012 to 2016), ``programme`` (id or empty), ``programme_effect`` (score points
        at the last wave), ``planted`` (all that was planted from 2012 to 2016).
    drivers : DataFrame
        Planted drivers and non-drivers among the characteristics.
    interventions : DataFrame
        As a study records them, with the true ``effect`` in score points.
    shocks : DataFrame
        Sudden shocks to a gemeente: ``gemeente``, ``start``, ``end``, ``points``, ``reason``.
    outlines : Outlines
    cities : tuple of str
        Names of the cities of the example study.
    """

    areas: pd.DataFrame
    characteristics: pd.DataFrame
    waves: npt.NDArray[np.int64]
    scores: Mapping[str, FloatArray]
    truth: FloatArray
    reasons: pd.DataFrame
    drivers: pd.DataFrame
    interventions: pd.DataFrame
    shocks: pd.DataFrame
    outlines: Outlines
    cities: tuple[str, ...]


def country(seed: int = SEED, gemeenten: int = 300, wijken: int = 3000) -> Country:
    """Make up a country.

    Parameters
    ----------
    seed : int
        The same seed gives the same country.
    gemeenten, wijken : int
        How many there are; about ten wijken in a gemeente look natural.

    Returns
    -------
    Country

    Raises
    ------
    ModelError
        If there are too few wijken for the gemeenten, or too many gemeenten for their codes.
    """
    cities = min(len(CITIES), gemeenten)
    if not (1 <= gemeenten <= _MOST_GEMEENTEN and _LEAST_WIJKEN * gemeenten <= wijken):
        raise ModelError(
            _(
                "A made-up country needs 1 to {most} gemeenten and at least {least} wijken for "
                "each; {gemeenten} gemeenten and {wijken} wijken were asked."
            ).format(most=_MOST_GEMEENTEN, least=_LEAST_WIJKEN, gemeenten=gemeenten, wijken=wijken)
        )
    # A stream for each step: one that draws more leaves the others as they were.
    earth, naming, folk, fate, detail = np.random.default_rng(seed).spawn(5)
    land = island(earth, gemeenten=gemeenten, wijken=wijken, cities=cities)
    areas = _areas(naming, land, gemeenten=gemeenten)
    borders = outlines(land, codes=tuple(areas.index), year=YEAR)
    people = settle(folk, land=land, square_metres=areas_of(borders), cities=cities)
    planting = plant(fate, people=people, land=land, cities=cities)
    parts = split(
        detail,
        deviation=planting.truth + planting.error - instrument.REFERENCE,
        town=people.town,
        stir=instrument.noise_sd(people.size) * people.volatility,
    )
    names = areas["gemeente_name"].drop_duplicates().to_numpy()
    codes = areas.index.to_numpy(str)
    return Country(
        areas=areas.assign(size=people.size),
        characteristics=published(people.table, size=people.size).set_axis(areas.index),
        waves=instrument.WAVES.copy(),
        scores=score_table(parts, missing=planting.missing),
        truth=planting.truth,
        reasons=planting.reasons.set_axis(areas.index),
        drivers=drivers(people.table),
        interventions=record(planting.areas, codes=codes, size=people.size),
        shocks=planting.shocks,
        outlines=borders,
        cities=tuple(str(name) for name in names[:cities]),
    )


def _areas(rng: np.random.Generator, land: Land, *, gemeenten: int) -> pd.DataFrame:
    """Give every wijk its code, name and gemeente."""
    owner = land.gemeente
    number = FIRST_GEMEENTE + owner
    first = np.searchsorted(owner, owner)
    codes = [f"WK{g}{k:02d}" for g, k in zip(number, np.arange(len(owner)) - first, strict=True)]
    return pd.DataFrame(
        {
            "name": wijk_names(rng, len(owner)),
            "gemeente": [f"GM{g}" for g in number],
            "gemeente_name": gemeente_names(rng, gemeenten)[owner],
        },
        index=pd.Index(codes, name="code"),
    )
