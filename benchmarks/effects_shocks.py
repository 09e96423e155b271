"""Shocks by exposure: how often bands hold, how often chance is called a difference, and time.

Courses wander in real time together within a gemeente and by themselves; exposure differs between
and within gemeenten; a tenth of the figures is missing.
"""

import time
from dataclasses import dataclass

import numpy as np

from wijkpeil.effects.shocks.event_study import exposure_study
from wijkpeil.effects.shocks.permuted import permuted_exposure

YEARS = np.array([2002.0, 2008.0, 2012.0, 2014.0, 2016.0, 2018.0, 2020.0, 2022.0, 2024.0])
SHOCK = 2015.0
GEMEENTEN = (15, 40, 120)
_PLANTED = -0.02  # points between low and high exposure


@dataclass(frozen=True, slots=True)
class ShockRow:
    """How often a comparison by exposure is right.

    Attributes
    ----------
    gemeenten : int
        Clusters, of twelve areas on average.
    at_once : float
        Share of runs in which the bands hold the planted difference at all waves.
    false : float
        Share of runs without a shock in which the wave after it is called (p < .05), by cluster.
    dealt : float
        The same by exposure dealt out anew within gemeenten.
    before : float
        Share of runs in which the placebo waves are called to differ (p < .05).
    """

    gemeenten: int
    at_once: float
    false: float
    dealt: float
    before: float


@dataclass(frozen=True, slots=True)
class TimeRow:
    """Seconds for 14,000 areas and nine waves.

    Attributes
    ----------
    what : str
    seconds : float
    """

    what: str
    seconds: float


def rows(runs: int = 400) -> list[ShockRow]:
    """Simulate; the same runs give the same rows."""
    return [_row(gemeenten, runs) for gemeenten in GEMEENTEN]


def times() -> list[TimeRow]:
    """Time the comparison and 999 deals."""
    given = simulated(np.random.default_rng(1), gemeenten=340, areas=14_000)
    found = []
    for what, run in (("comparison", exposure_study), ("999 deals", permuted_exposure)):
        begin = time.perf_counter()
        run(**given)
        found.append(TimeRow(what, time.perf_counter() - begin))
    return found


def simulated(
    rng: np.random.Generator, *, gemeenten: int, areas: int, planted: float = 0.0
) -> dict[str, object]:
    """Make up figures as `exposure_study` takes them."""
    cluster = rng.integers(0, gemeenten, areas)
    stratum = rng.integers(1, 6, areas)
    share = np.clip(rng.normal(0.3, 0.1, gemeenten)[cluster] + rng.normal(0, 0.15, areas), 0, 1)
    steps = np.sqrt(np.diff(YEARS, prepend=YEARS[0]))
    together = np.cumsum(0.004 * steps * rng.normal(size=(gemeenten, len(YEARS))), axis=1)
    own = np.cumsum(0.01 * steps * rng.normal(size=(areas, len(YEARS))), axis=1)
    y = together[cluster] + own + 0.015 * rng.normal(size=own.shape)
    low, high = np.percentile(share, [10, 90])
    y += planted * np.outer(share / (high - low), YEARS > SHOCK)
    y[rng.random(y.shape) < 0.1] = np.nan
    return {
        "outcomes": y,
        "years": YEARS,
        "exposure": share,
        "measured": 2012.0,
        "shock": SHOCK,
        "cluster": cluster,
        "stratum": stratum,
        "seed": 1,
    }


def _row(gemeenten: int, runs: int) -> ShockRow:
    rng = np.random.default_rng(gemeenten)
    told = np.zeros((runs, 4))
    for run in range(runs):
        null = simulated(rng, gemeenten=gemeenten, areas=12 * gemeenten)
        found = exposure_study(**null)  # type: ignore[arg-type]
        dealt = permuted_exposure(**null, draws=199)  # type: ignore[arg-type]
        moved = simulated(rng, gemeenten=gemeenten, areas=12 * gemeenten, planted=_PLANTED)
        bands = exposure_study(**moved)  # type: ignore[arg-type]
        true = np.where(YEARS > SHOCK, _PLANTED, 0.0)[bands.others]
        true = true * (bands.high - bands.low) / _spread(moved)
        told[run] = (
            ((bands.bands.lower <= true) & (true <= bands.bands.upper)).all(),
            not found.lower[4] <= 0 <= found.upper[4],
            dealt.p[4] <= 0.05,
            found.p_before < 0.05,
        )
    at_once, false, by_deal, before = told.mean(axis=0)
    return ShockRow(gemeenten, float(at_once), float(false), float(by_deal), float(before))


def _spread(given: dict[str, object]) -> float:
    """From low to high exposure over all areas, those without figures too."""
    low, high = np.percentile(np.asarray(given["exposure"]), [10, 90])
    return float(high - low)
