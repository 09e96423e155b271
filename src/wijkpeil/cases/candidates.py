"""The areas that cases can be chosen from, and what is known of each."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import stdtr

from wijkpeil.cases.rule import SelectionRule
from wijkpeil.trajectories.change import Change
from wijkpeil.trajectories.trajectory import FloatArray

BoolArray = npt.NDArray[np.bool_]
StrArray = npt.NDArray[np.str_]


@dataclass(frozen=True, slots=True, eq=False)
class Excess:
    """Change of `n` areas minus what was to be expected for areas like them.

    It follows ``mean + scale * t`` with `degrees` degrees of freedom; score points.

    Attributes
    ----------
    mean, scale, degrees : ndarray, shape (n,)
        NaN where nothing could be expected.
    """

    mean: FloatArray
    scale: FloatArray
    degrees: FloatArray

    def above(self, bound: float) -> FloatArray:
        """Probability that the excess is above `bound`, shape (n,)."""
        return np.asarray(stdtr(self.degrees, (self.mean - bound) / self.scale))

    def only(self, rows: Any) -> "Excess":
        """Keep some of the areas."""
        return Excess(self.mean[rows], self.scale[rows], self.degrees[rows])


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """What the choice of cases looks at, for `n` areas in ascending order of code.

    Attributes
    ----------
    names, cities : ndarray of str, shape (n,)
        The city is the gemeente's name.
    size : ndarray, shape (n,)
        Inhabitants; NaN where unknown.
    vulnerable, measured : ndarray of bool, shape (n,)
        By the study's rule; and whether there is a score at both ends of the period.
    level, level_scale : ndarray, shape (n,)
        Smoothed level at the start relative to the nation, and its scale; score points.
    level_class : ndarray of int, shape (n,)
        Official class as measured at the start, 1 to 9; 0 where missing.
    change : Change
        Of the period; its `codes` are those of the areas.
    raw : ndarray, shape (n,)
        The plain difference of the two scores, relative to the nation.
    verdict : ndarray of str, shape (n,)
    features : DataFrame, n rows
        Characteristics by which areas are more or less alike; may have no columns.
    excess : Excess or None
    """

    names: StrArray
    cities: StrArray
    size: FloatArray
    vulnerable: BoolArray
    measured: BoolArray
    level: FloatArray
    level_scale: FloatArray
    level_class: npt.NDArray[np.int8]
    change: Change
    raw: FloatArray
    verdict: StrArray
    features: pd.DataFrame
    excess: Excess | None = None

    @property
    def codes(self) -> StrArray:
        """Codes of the areas, shape (n,)."""
        return self.change.codes

    def __len__(self) -> int:
        return len(self.codes)

    def only(self, rows: Any) -> "Candidates":
        """Keep some of the areas, by mask or positions."""
        change = self.change
        return Candidates(
            names=self.names[rows],
            cities=self.cities[rows],
            size=self.size[rows],
            vulnerable=self.vulnerable[rows],
            measured=self.measured[rows],
            level=self.level[rows],
            level_scale=self.level_scale[rows],
            level_class=self.level_class[rows],
            change=replace(
                change,
                codes=change.codes[rows],
                estimate=change.estimate[rows],
                scale=change.scale[rows],
                degrees=change.degrees[rows],
            ),
            raw=self.raw[rows],
            verdict=self.verdict[rows],
            features=self.features.iloc[rows],
            excess=None if self.excess is None else self.excess.only(rows),
        )

    def sorted(self) -> "Candidates":
        """Put the areas in order of code, so that the order of a file decides nothing."""
        return self.only(np.argsort(self.codes, kind="stable"))


@dataclass(frozen=True, slots=True)
class CityCount:
    """How many areas of a city can be chosen, and why others can't; each counted once.

    Attributes
    ----------
    city : str
    areas : int
    not_vulnerable, unmeasured, too_small, size_unknown : int
        In this order: an area that is not vulnerable is not counted as too small as well.
    eligible : int
    """

    city: str
    areas: int
    not_vulnerable: int
    unmeasured: int
    too_small: int
    size_unknown: int
    eligible: int


def sizes_known(areas: Candidates) -> bool:
    """Whether the size of any area is known; if of none, the least size can't be asked."""
    return bool(np.isfinite(areas.size).any())


def eligible(areas: Candidates, rule: SelectionRule) -> tuple[Candidates, tuple[CityCount, ...]]:
    """Keep the areas that the rule lets be chosen, and count the others by reason.

    Parameters
    ----------
    areas : Candidates
        All areas, of all cities.
    rule : SelectionRule
        Its `cities` (all if none are named) and `least_size`.

    Returns
    -------
    candidates : Candidates
        In order of code.
    counts : tuple of CityCount
        In order of city.
    """
    areas = areas.sorted()
    asked = np.isin(areas.cities, rule.cities) if rule.cities else areas.cities != ""
    areas = areas.only(asked)
    small, unknown = too_small(areas, rule), unsized(areas, rule)
    known = np.isfinite(areas.change.estimate) & np.isfinite(areas.level)
    reason = np.select(
        [~areas.vulnerable, ~(areas.measured & known), unknown, small],
        ["not_vulnerable", "unmeasured", "size_unknown", "too_small"],
        default="eligible",
    )
    cities = rule.cities or tuple(np.unique(areas.cities).tolist())
    counts = []
    for city in sorted(cities):
        found = pd.Series(reason[areas.cities == city]).value_counts()
        kinds = {name: int(found.get(name, 0)) for name in _REASONS}
        counts.append(CityCount(city=city, areas=int(found.sum()), **kinds))
    return areas.only(reason == "eligible"), tuple(counts)


_REASONS = ("not_vulnerable", "unmeasured", "too_small", "size_unknown", "eligible")


def too_small(areas: Candidates, rule: SelectionRule) -> BoolArray:
    """Whether each area has fewer inhabitants than the rule asks."""
    return np.asarray(areas.size < rule.least_size)


def unsized(areas: Candidates, rule: SelectionRule) -> BoolArray:
    """Whether each area's size is unknown where that matters."""
    asked = rule.least_size > 0 and sizes_known(areas)
    return np.asarray(np.isnan(areas.size) & asked)
