"""What old areas give to new ones: counts apportioned, ratios averaged, categories agreed on."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.areas.border_changes import WHOLE
from wijkpeil.areas.crosswalk import Crosswalk

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.intp]

TRACED = 0.5
"""Least share of an old area's addresses that must be traced to say that all went one way."""
_TINY = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Carried:
    """One characteristic of the new areas.

    Attributes
    ----------
    figures : ndarray, shape (m,)
        NaN where nothing is known.
    coverage : ndarray, shape (m,)
        Share of the new area of which the figure is known, 0 to 1.
    amount : ndarray, shape (m,)
        Weight over which the figure was averaged or agreed; for a count the count.
    """

    figures: FloatArray
    coverage: FloatArray
    amount: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The parts into which n old areas fall, and the m new areas that they make.

    Attributes
    ----------
    sources, targets : ndarray of str, shapes (n,) and (m,)
    source, target : ndarray of int, shape (p,)
        Old and new area of each part.
    share : ndarray, shape (p,)
        Share of the old area that the part is.
    mass : ndarray, shape (n,)
        Size of each old area: its addresses, surface or inhabitants.
    placed : ndarray, shape (n,)
        Share of the old area of which it is known where it went, or that it went nowhere.
    gap : ndarray, shape (m,)
        Mass of each new area that no old area covers, where that counts against it.
    """

    sources: npt.NDArray[np.str_]
    targets: npt.NDArray[np.str_]
    source: IntArray
    target: IntArray
    share: FloatArray
    mass: FloatArray
    placed: FloatArray
    gap: FloatArray

    @classmethod
    def of(cls, crosswalk: Crosswalk, known: pd.Index, sizes: pd.Series | None) -> "Parts":
        """Take the parts of a crosswalk that make new areas to which a known old area leads.

        Parameters
        ----------
        crosswalk : Crosswalk
        known : Index
            Codes of the old areas that have figures.
        sizes : Series or None
            By old area, where the crosswalk holds shares.
        """
        pairs = crosswalk.pairs
        reached = pairs["to"].isin(pairs.loc[pairs["from"].isin(known), "to"]).to_numpy()
        share = crosswalk.shares[reached]
        sources, source = np.unique(
            pairs.loc[reached, "from"].to_numpy(dtype=np.str_), return_inverse=True
        )
        targets, target = np.unique(
            pairs.loc[reached, "to"].to_numpy(dtype=np.str_), return_inverse=True
        )
        traced = crosswalk.traced.reindex(sources).to_numpy(dtype=np.float64)
        lost = crosswalk.untraced.reindex(sources).fillna(0.0).to_numpy(dtype=np.float64)
        mass = traced + lost if sizes is None else _masses(sizes, sources)
        gap = np.zeros(targets.size)
        if crosswalk.basis == "surface":  # a new address had no inhabitants yet, new land may have
            gap = crosswalk.unreached.reindex(targets).fillna(0.0).to_numpy(dtype=np.float64)
        largest = np.zeros(sources.size)
        np.maximum.at(largest, source, share)
        part = traced / (traced + lost)
        one_way = (largest >= WHOLE) & (part >= TRACED)
        placed = np.where(one_way | crosswalk.stated, 1.0, part)
        return cls(sources, targets, source, target, share, mass, placed, gap)

    def old(self, column: pd.Series) -> FloatArray:
        """Values of the old areas, shape (n,); NaN for those without."""
        return column.reindex(self.sources).to_numpy(dtype=np.float64)

    def sum(self, values: FloatArray) -> FloatArray:
        """Apportion values of the old areas and add them up by new area, shape (m,)."""
        return self.add(self.share * values[self.source])

    def add(self, parts: FloatArray) -> FloatArray:
        """Add values of the parts up by new area, shape (m,)."""
        total: FloatArray = np.bincount(
            self.target, weights=parts, minlength=self.targets.size
        ).astype(np.float64)
        return total

    def covered(self, known: npt.NDArray[np.bool_]) -> FloatArray:
        """Share of each new area that is covered by old areas of which something is known."""
        whole = self.sum(self.mass) + self.gap
        return self.sum(self.mass * self.placed * known) / whole


def counts(parts: Parts, values: FloatArray, _weight: FloatArray) -> Carried:
    """Apportion counts.

    Parameters
    ----------
    parts : Parts
    values : ndarray, shape (n,)
        Counts of the old areas.
    """
    known = np.isfinite(values)
    coverage = parts.covered(known)
    figures = parts.sum(np.where(known, values, 0.0))
    return Carried(np.where(coverage > 0, figures, np.nan), coverage, figures)


def ratios(parts: Parts, values: FloatArray, weight: FloatArray) -> Carried:
    """Average ratios over the parts, each with its part of the weight.

    Coverage is the share of the new area of which the weight is known, times the share of that
    weight that has a ratio; so an area without dwellings needs no share of them.

    Parameters
    ----------
    parts : Parts
    values, weight : ndarray, shape (n,)
        Ratios of the old areas, and the counts that they are ratios of.
    """
    weighed = np.isfinite(weight)
    known = np.isfinite(values) & weighed
    of_part = parts.share * np.where(known, weight, 0.0)[parts.source]
    amount = parts.add(of_part)
    whole = parts.sum(np.where(weighed, weight, 0.0))
    some = amount > 0
    # first the fraction, then the ratio: an area that stays as it is keeps its figure to the bit
    fraction = of_part / np.where(some, amount, 1.0)[parts.target]
    figures = parts.add(fraction * np.where(known, values, 0.0)[parts.source])
    coverage = parts.covered(weighed) * np.where(some, amount / np.where(some, whole, 1.0), 0.0)
    return Carried(np.where(some, figures, np.nan), coverage, amount)


def categories(parts: Parts, values: FloatArray, weight: FloatArray) -> Carried:
    """Take the category that most of the new area has; coverage is the share that has it.

    Parameters
    ----------
    parts : Parts
    values, weight : ndarray, shape (n,)
        Categories of the old areas as numbers, and the size of those areas.
    """
    coverage = np.zeros(parts.targets.size)
    figures = np.full(parts.targets.size, np.nan)
    amount = np.zeros(parts.targets.size)
    for category in np.unique(values[np.isfinite(values)]):
        has = values == category
        share = parts.covered(has)
        more = share > coverage
        coverage = np.where(more, share, coverage)
        figures = np.where(more, category, figures)
        amount = np.where(more, parts.sum(weight * has), amount)
    return Carried(figures, coverage, amount)


def _masses(sizes: pd.Series, sources: npt.NDArray[np.str_]) -> FloatArray:
    """Sizes of the old areas; one that is unknown counts as the middle one, so that it counts."""
    found = sizes.reindex(sources).to_numpy(dtype=np.float64)
    known = found[np.isfinite(found)]
    middle = float(np.median(known)) if known.size else 1.0
    return np.maximum(np.where(np.isfinite(found), found, middle), _TINY)
