"""Interventions in the made-up country: where they were done, and what they really did."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.madeup import instrument
from wijkpeil.madeup.instrument import FloatArray
from wijkpeil.madeup.names import CITIES
from wijkpeil.madeup.programme_facts import FACTS

_IntArray = npt.NDArray[np.int64]

_LEAST_SIZE = 500.0


@dataclass(frozen=True, slots=True)
class Programme:
    """One intervention as it is planted.

    Attributes
    ----------
    id, name, kind, selection_rule, source : str
        In Dutch, as the example study shows them.
    wave : int or None
        The wave whose measured scores chose the areas; None is by lot.
    since : int or None
        If given, the areas are chosen that were measured to fall most from this wave to `wave`.
    announced, started, ended : str
        ISO dates; the last may be empty.
    effect : float
        True effect in score points, reached `years` after the start.
    years : float
        Time in which the effect grows.
    cities : tuple of int
        The cities that take part.
    gemeenten, each : int
        How many other gemeenten take part, in a country of 300, and how many wijken in each.
    cost : int
        Euro, in all.
    """

    id: str
    name: str
    kind: str
    wave: int | None
    since: int | None
    selection_rule: str
    announced: str
    started: str
    ended: str
    effect: float
    years: float
    cities: tuple[int, ...]
    gemeenten: int
    each: int
    cost: int
    source: str = "Verzonnen"


_WORST = "de laagst gemeten wijken van elke deelnemende gemeente in {wave}"

_FELL = "de wijken van elke deelnemende gemeente die van {since} op {wave} het hardst daalden"

PROGRAMMES = (
    Programme("V1", "Bouwen aan de Wijk", "fysiek", 2012, None, _WORST.format(wave=2012),
              "2012-10-01", "2013-01-01", "2018-12-31", 0.055, 3.0, (0, 3, 4), 17, 2, 310_000_000),
    Programme("V2", "Wijkconciërges", "sociaal", 2012, None, _WORST.format(wave=2012),
              "2013-11-15", "2014-03-01", "2019-12-31", 0.0, 1.0, (1, 2, 5), 15, 2, 21_000_000),
    Programme("V3", "Loting Ontmoetingsplekken", "sociaal", None, None, "door loting",
              "2014-09-01", "2015-01-01", "", 0.03, 2.0, (1, 4), 30, 1, 9_000_000),
    Programme("V4", "Cameratoezicht", "veiligheid", 2016, 2014,
              _FELL.format(since=2014, wave=2016),
              "2016-11-01", "2017-01-01", "2021-12-31", 0.0, 1.0, (0, 2, 4), 30, 1, 14_000_000),
    Programme("V5", "Bewoners aan Zet", "sociaal", 2016, None, _WORST.format(wave=2016),
              "2016-12-01", "2017-06-01", "", 0.04, 3.0, (1, 3, 5), 15, 2, 26_000_000),
    Programme("V6", "Versneld Slopen", "fysiek", 2008, None, _WORST.format(wave=2008),
              "2008-10-01", "2009-01-01", "2013-12-31", -0.03, 3.0, (5,), 12, 2, 180_000_000),
)  # fmt: skip
"""Two that help, one that helps and was drawn by lot, two that do nothing, one that harms."""


@dataclass(frozen=True, slots=True, eq=False)
class Planted:
    """Programmes carried out.

    Attributes
    ----------
    areas : dict of str to ndarray of int
        The treated areas of each programme, by its id.
    effect : ndarray, shape (n, T)
        True effect of all programmes together, score points.
    """

    areas: dict[str, _IntArray]
    effect: FloatArray


def carry_out(
    rng: np.random.Generator,
    *,
    measured: FloatArray,
    missing: npt.NDArray[np.bool_],
    size: FloatArray,
    gemeente: _IntArray,
) -> Planted:
    """Choose the areas of each programme and give them its effect.

    Programmes follow each other in time. One that looks at a wave takes the areas that were
    *measured* lowest, bad luck included. No area gets two programmes.

    Parameters
    ----------
    rng : Generator
    measured : ndarray, shape (n, T)
        Scores with noise, before any programme.
    missing : ndarray of bool, shape (n, T)
    size : ndarray, shape (n,)
    gemeente : ndarray of int, shape (n,)

    Returns
    -------
    Planted
    """
    effect = np.zeros_like(measured)
    free = (size >= _LEAST_SIZE) & ~missing.any(axis=1)
    areas: dict[str, _IntArray] = {}
    for programme in sorted(PROGRAMMES, key=lambda p: p.started):
        hosts = _hosts(rng, programme, count=int(gemeente.max()) + 1)
        order = _order(rng, programme, measured + effect)
        chosen = _lowest(order, hosts=hosts, each=programme.each, free=free, gemeente=gemeente)
        effect[chosen] += programme.effect * grown(programme)
        free[chosen] = False
        areas[programme.id] = chosen
    return Planted(areas, effect)


def grown(programme: Programme) -> FloatArray:
    """Share of a programme's effect that is there at each wave, shape (T,)."""
    started = float(programme.started[:4]) + (int(programme.started[5:7]) - 1) / 12.0
    return np.clip((instrument.WAVES - started) / programme.years, 0.0, 1.0)


def record(
    areas: Mapping[str, _IntArray], *, codes: npt.NDArray[np.str_], size: FloatArray
) -> pd.DataFrame:
    """List the programmes as a study records them, with the true effect beside.

    Parameters
    ----------
    areas : mapping of str to ndarray of int
        The treated areas of each programme, by its id.
    codes : ndarray of str, shape (n,)
    size : ndarray, shape (n,)
        Inhabitants, over which the costs are spread.

    Returns
    -------
    DataFrame
        Columns as in ``interventions.csv`` (``areas`` joined by spaces), and ``effect``.
    """
    rows = [
        {
            "id": p.id,
            "name": p.name,
            "kind": p.kind,
            "components": "; ".join(FACTS[p.id].components),
            "areas": " ".join(codes[areas[p.id]]),
            "announced": p.announced,
            "started": p.started,
            "ended": p.ended,
            "selection_rule": p.selection_rule,
            "selection_wave": " ".join(str(w) for w in (p.since, p.wave) if w is not None),
            "dimensions": " ".join(FACTS[p.id].dimensions),
            "dose": FACTS[p.id].dose,
            "cost": p.cost,
            "cost_per_resident": _per_resident(p, size[areas[p.id]]),
            "price_year": int(p.started[:4]),
            "owner": FACTS[p.id].owner,
            "source": p.source,
            "effect": p.effect,
        }
        for p in PROGRAMMES
    ]
    return pd.DataFrame(rows)


def _per_resident(programme: Programme, size: FloatArray) -> str:
    """Spread the cost over the inhabitants; empty in a country too small for the programme."""
    return str(round(programme.cost / float(size.sum()))) if size.size else ""


def _hosts(rng: np.random.Generator, programme: Programme, *, count: int) -> _IntArray:
    """Draw the gemeenten that take part: the programme's cities and others than the six."""
    first = [city for city in programme.cities if city < count]
    share = round(programme.gemeenten * count / 300)
    others = rng.permutation(np.arange(min(len(CITIES), count), count))
    return np.concatenate([np.array(first, dtype=np.int64), others[:share]])


def _order(rng: np.random.Generator, programme: Programme, scores: FloatArray) -> FloatArray:
    """Figure by which a programme takes the lowest areas, shape (n,)."""
    lot = rng.random(len(scores))
    if programme.wave is None:
        return lot
    chosen = np.asarray(scores[:, instrument.index(programme.wave)])
    if programme.since is None:
        return chosen
    return np.asarray(chosen - scores[:, instrument.index(programme.since)])


def _lowest(
    order: FloatArray,
    *,
    hosts: _IntArray,
    each: int,
    free: npt.NDArray[np.bool_],
    gemeente: _IntArray,
) -> _IntArray:
    """Take the `each` lowest free areas of every host, ascending by index."""
    chosen = [np.empty(0, dtype=np.int64)]
    for host in hosts:
        pool = np.flatnonzero(free & (gemeente == host))
        chosen.append(pool[np.argsort(order[pool], kind="stable")][:each])
    return np.sort(np.concatenate(chosen))
