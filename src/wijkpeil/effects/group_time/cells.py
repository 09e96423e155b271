"""One group at one wave: which areas are compared, and with which wave."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from wijkpeil.effects.group_time.comparison import Compared, Method, compare
from wijkpeil.effects.group_time.controls import Controls
from wijkpeil.effects.group_time.panel import Design
from wijkpeil.effects.group_time.terms import FEWEST, NEVER
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

Base = Literal["varying", "universal"]


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One group at one wave.

    Attributes
    ----------
    cohort, wave, base : int
        First treated wave of the group, the wave looked at, the wave compared with.
    compared : Compared
    areas : ndarray of int, shape (m,)
        Areas that take part.
    treated : int
        How many of these are treated.
    """

    cohort: int
    wave: int
    base: int
    compared: Compared
    areas: IntArray
    treated: int


def pairs(design: Design, base: Base) -> Iterator[tuple[int, int, int]]:
    """Yield every group, wave, and the wave compared with."""
    for g in design.cohorts:
        last_before = g - design.anticipation - 1
        for t in range(len(design.years)):
            if base == "universal" or t > last_before:
                yield g, t, last_before
            elif t > 0:
                yield g, t, t - 1


def cell(
    design: Design,
    *,
    x: FloatArray,
    g: int,
    t: int,
    b: int,
    controls: Controls,
    method: Method,
    small_sample: bool,
) -> Cell | None:
    """Compare group `g` at wave `t` with wave `b`; None if that can't be done."""
    change = design.outcomes[:, t] - design.outcomes[:, b]
    here = design.kept & ~np.isnan(change)
    other = design.start == NEVER
    if controls == "not yet":
        other = other | (design.start > max(t, b) + design.anticipation)
    group = here & (design.start == g)
    areas = np.flatnonzero(group | (here & other & (design.start != g)))
    treated = group[areas].astype(np.float64)
    count = int(treated.sum())
    if _fewest(design.cluster[areas], treated) < FEWEST or len(areas) - count < x.shape[1]:
        return None
    if t == b:
        return Cell(g, t, b, Compared(0.0, np.zeros(len(areas))), areas, count)
    found = compare(
        change=change[areas],
        treated=treated,
        x=x[areas],
        method=method,
        small_sample=small_sample,
    )
    return None if found is None else Cell(g, t, b, found, areas, count)


def _fewest(cluster: IntArray, treated: FloatArray) -> int:
    """Clusters with treated areas, or with controls, whichever are fewer."""
    counts = (np.bincount(cluster[which]) for which in (treated > 0, treated == 0))
    return min(int(np.count_nonzero(count)) for count in counts)
