"""Synthetic twins: time beside a plain loop, and how often the tests call an effect that isn't.

Made-up panels: areas feel three shared movements differently, and have noise of their own.
"""

import time
from dataclasses import dataclass

import numpy as np

from wijkpeil.effects.synthetic.comparisons import Comparisons, Method, compare
from wijkpeil.effects.synthetic.effect import synthetic_effect
from wijkpeil.effects.synthetic.placebos import placebos
from wijkpeil.trajectories.trajectory import FloatArray

YEARS = np.array([2002.0, 2008.0, 2012.0, 2014.0, 2016.0, 2018.0, 2020.0, 2022.0, 2024.0])
_PLAIN_STEPS = 1000
RUNS: dict[Method, int] = {
    "DiD": 1000,
    "synthetic control": 400,
    "ridge-augmented": 100,
    "synthetic DiD": 60,
}
"""Studies repeated; fewer where one takes longer."""


@dataclass(frozen=True, slots=True)
class SpeedRow:
    """Time for one treated area with a placebo for every donor.

    Attributes
    ----------
    method : str
    donors, waves, before : int
    seconds : float
        Here.
    plain : float
        A plain loop over placebos, each by Frank-Wolfe on the data themselves, `_PLAIN_STEPS`
        steps; told from a tenth of the placebos.
    """

    method: str
    donors: int
    waves: int
    before: int
    seconds: float
    plain: float


@dataclass(frozen=True, slots=True)
class SizeRow:
    """How often a placebo test at 10% calls an effect.

    Attributes
    ----------
    method : str
    runs : int
    none, planted : float
        Share of runs without an effect, and with one of `effect`.
    held : float
        Share of runs in which the 90% set holds the planted effect.
    bias : float
    """

    method: str
    runs: int
    none: float
    planted: float
    held: float
    bias: float


def panel(rng: np.random.Generator, *, areas: int, waves: int) -> FloatArray:
    """Draw areas that feel three shared movements differently, shape (areas, waves)."""
    shared = rng.normal(size=(3, waves)).cumsum(axis=1)
    return np.asarray(rng.normal(size=(areas, 3)) @ shared + rng.normal(size=(areas, waves)))


def speed(*, seed: int = 1) -> list[SpeedRow]:
    """Time synthetic control with 500 donors, and synthetic DiD in the size of prop99."""
    return [
        _timed(seed, "synthetic control", donors=500, waves=30, before=20),
        _timed(seed, "synthetic control", donors=500, waves=9, before=5),
        _timed(seed, "synthetic DiD", donors=38, waves=31, before=19),
    ]


def _timed(seed: int, method: Method, *, donors: int, waves: int, before: int) -> SpeedRow:
    y = panel(np.random.default_rng(seed), areas=donors + 1, waves=waves)
    allowed = ~np.eye(donors + 1, dtype=np.bool_)
    allowed[:, -1] = False
    begun = time.perf_counter()
    compare(Comparisons(y, before, np.eye(donors + 1), allowed), method=method)
    seconds = time.perf_counter() - begun
    begun = time.perf_counter()
    some = range(0, donors, 10)
    for area in some:
        _plain(y[allowed[area], :before].T, y[area, :before])
        if method == "synthetic DiD":
            _plain(y[allowed[area], :before], y[allowed[area], before:].mean(axis=1))
    plain = (time.perf_counter() - begun) * (donors + 1) / len(some)
    return SpeedRow(method, donors, waves, before, seconds, plain)


def _plain(a: FloatArray, b: FloatArray) -> FloatArray:
    """Weights by Frank-Wolfe, as one would write it."""
    x = np.full(a.shape[1], 1.0 / a.shape[1])
    for _step in range(_PLAIN_STEPS):
        apart = a @ x - b
        toward = -x
        toward[(a.T @ apart).argmin()] += 1.0
        move = a @ toward
        x = x + np.clip(-(apart @ move) / max(float(move @ move), 1e-300), 0.0, 1.0) * toward
    return x


def size(*, areas: int = 30, effect: float = 2.0, seed: int = 2) -> list[SizeRow]:
    """Repeat studies with one treated area drawn by lot, without and with an effect."""
    return [_sized(method, runs, areas, effect, seed) for method, runs in RUNS.items()]


def _sized(method: Method, runs: int, areas: int, effect: float, seed: int) -> SizeRow:
    rng = np.random.default_rng(seed)
    told = np.array([_study(rng, method, areas, effect) for _run in range(runs)])
    return SizeRow(method, runs, *(float(mean) for mean in told.mean(axis=0)))


def _study(
    rng: np.random.Generator, method: Method, areas: int, effect: float
) -> tuple[float, float, float, float]:
    y = panel(rng, areas=areas, waves=len(YEARS))
    start = np.full(areas, -1)
    chosen = rng.integers(areas)
    start[chosen] = 5
    none = placebos(
        synthetic_effect(outcomes=y, years=YEARS, start=start, method=method),
        treated_as_donors=True,
        level=0.9,
    )
    y[chosen, 5:] += effect
    found = synthetic_effect(outcomes=y, years=YEARS, start=start, method=method)
    planted = placebos(found, level=0.9)
    return (
        none.p <= 0.1,
        planted.p <= 0.1,
        planted.lower <= effect <= planted.upper,
        found.estimate - effect,
    )


if __name__ == "__main__":
    for row in [*speed(), *size()]:
        print(row)
