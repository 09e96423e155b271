"""Sensitivity ranges of the cuts: between which values nothing changes.

A cut matters only where it passes the inclusion (or PRI, or number of cases) of some row. So the
ranges are exact, without steps.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from wijkpeil.qca.data import QcaData
from wijkpeil.qca.robustness.reanalysis import Reanalysis
from wijkpeil.qca.truth_table import Cuts, truth_table

CutName = Literal["inclusion", "pri", "frequency"]


@dataclass(frozen=True, slots=True)
class Range:
    """Values between which the models stay the same.

    Attributes
    ----------
    name : str
        Of the cut or threshold.
    chosen : float
        The value that the analysis took.
    low, high : float
        The chosen value may lie from `low` to `high`.
    low_open, high_open : bool
        Whether the models differ at `low` itself, or at `high` itself.
    low_free, high_free : bool
        Whether nothing was found to change as far as was looked on that side.
    """

    name: str
    chosen: float
    low: float
    high: float
    low_open: bool = False
    high_open: bool = False
    low_free: bool = False
    high_free: bool = False

    def holds(self, value: float) -> bool:
        """Tell whether a value lies in the range."""
        above = value > self.low if self.low_open else value >= self.low
        below = value < self.high if self.high_open else value <= self.high
        return above and below


def cut_range(
    data: QcaData, cuts: Cuts, name: CutName, *, again: Reanalysis | None = None
) -> Range:
    """Find how far a cut can move before the models change.

    Parameters
    ----------
    data : QcaData
    cuts : Cuts
        Of the analysis; the other cuts stay where they are.
    name : {"inclusion", "pri", "frequency"}
    again : Reanalysis, optional
        Which solution; the parsimonious one if not given.

    Returns
    -------
    Range
        Of inclusion and PRI open below: at the lowest value itself a row becomes positive.

    Examples
    --------
    >>> import pandas as pd
    >>> from wijkpeil.qca.data import qca_data
    >>> seen = pd.DataFrame({"A": [1, 0, 1], "B": [1, 1, 0], "Y": [0.9, 0.6, 0.2]})
    >>> found = cut_range(qca_data(seen, outcome="Y"), Cuts(0.8), "inclusion")
    >>> found.low, found.high, found.low_open
    (0.6, 0.9, True)
    """
    solver = again or Reanalysis()
    table = truth_table(data, cuts)
    chosen = float(getattr(cuts, name))

    def models_at(value: float) -> object:
        return solver.models(truth_table(data, _moved(cuts, name, value))).key

    if name == "frequency":
        return _whole_numbers(chosen, max(row.n for row in table.rows), models_at)
    values = [row.inclusion if name == "inclusion" else row.pri for row in table.rows]
    floor = cuts.contradiction or 0.0 if name == "inclusion" else 0.0
    stops = sorted({floor, 1.0, *(value for value in values if floor < value < 1)})
    return _shares(name, chosen, stops, models_at)


def cut_ranges(data: QcaData, cuts: Cuts, *, again: Reanalysis | None = None) -> tuple[Range, ...]:
    """Find the ranges of the inclusion, PRI and frequency cut, each with the others fixed."""
    solver = again or Reanalysis()
    names: Sequence[CutName] = ("inclusion", "pri", "frequency")
    return tuple(cut_range(data, cuts, name, again=solver) for name in names)


def _moved(cuts: Cuts, name: CutName, value: float) -> Cuts:
    if name == "frequency":
        return replace(cuts, frequency=int(value))
    return replace(cuts, inclusion=value) if name == "inclusion" else replace(cuts, pri=value)


def _shares(
    name: str, chosen: float, stops: list[float], models_at: Callable[[float], object]
) -> Range:
    """Walk from stop to stop; the table is the same from just above one up to the next."""
    initial = models_at(chosen)
    high_at = next((i for i, stop in enumerate(stops) if stop >= chosen - 1e-12), len(stops) - 1)
    low_at = high_at - 1
    while high_at < len(stops) - 1 and models_at(stops[high_at + 1]) == initial:
        high_at += 1
    while low_at > 0 and models_at(stops[low_at]) == initial:
        low_at -= 1
    at_floor = low_at <= 0
    low = stops[max(low_at, 0)]
    free = at_floor and models_at(low) == initial
    return Range(
        name=name,
        chosen=chosen,
        low=low,
        high=stops[high_at],
        low_open=not free,
        low_free=free,
        high_free=high_at == len(stops) - 1,
    )


def _whole_numbers(chosen: float, most: int, models_at: Callable[[float], object]) -> Range:
    initial = models_at(chosen)
    low = high = int(chosen)
    while low > 1 and models_at(low - 1) == initial:
        low -= 1
    while high < most and models_at(high + 1) == initial:
        high += 1
    return Range("frequency", chosen, low, high, low_free=low == 1, high_free=high >= most)
