"""Whether the same goes with change in other periods, and by other rules of change."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy.special import stdtrit

from wijkpeil.trajectories.conditioned import Conditioned
from wijkpeil.trajectories.explanation.explain import (
    Plausible,
    columns,
    counts,
    plausible,
    regressions,
    why_not,
)
from wijkpeil.trajectories.explanation.pooling import pool
from wijkpeil.trajectories.explanation.regression import regress
from wijkpeil.trajectories.explanation.sample import Sample, among
from wijkpeil.trajectories.trajectory import FloatArray

DRAWS = 5
"""Fewer than for the answer itself: here the picture counts, not the third digit."""
BoolArray = npt.NDArray[np.bool_]
Among = Literal["all", "vulnerable"]


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """The coefficients in one period, by one rule, among one population.

    Attributes
    ----------
    start, end : int
    rule : str
        ``"plausible"`` for true change, else the name of a rule of change.
    among : {"all", "vulnerable"}
    estimate, scale, degrees : ndarray, shape (P,)
        NaN where nothing can be told. Intervals from these are of each look by itself.
    """

    start: int
    end: int
    rule: str
    among: Among
    estimate: FloatArray
    scale: FloatArray
    degrees: FloatArray

    def interval(self, coverage: float) -> tuple[FloatArray, FloatArray]:
        """Bounds of each coefficient by itself."""
        reach = stdtrit(self.degrees, 0.5 + coverage / 2) * self.scale
        return self.estimate - reach, self.estimate + reach


def windows(years: npt.NDArray[np.int64], *, start: int, end: int) -> list[tuple[int, int]]:
    """List all gaps between waves, then the long periods that begin, end or lie around a period.

    Examples
    --------
    >>> windows(np.array([2008, 2012, 2014, 2016]), start=2012, end=2016)
    [(2008, 2012), (2012, 2014), (2014, 2016), (2008, 2016), (2012, 2016)]
    """
    first, last = int(years[0]), int(years[-1])
    gaps = [(int(a), int(b)) for a, b in pairwise(years)]
    long = {(first, start), (first, end), (first, last), (start, end), (start, last), (end, last)}
    return gaps + sorted(pair for pair in long - set(gaps) if pair[0] < pair[1])


def over_periods(
    model: Conditioned,
    sample: Sample,
    *,
    periods: list[tuple[int, int]],
    members: Mapping[int, tuple[BoolArray, int]],
) -> tuple[Line, ...]:
    """Relate the change of each period to the same characteristics.

    Parameters
    ----------
    model : Conditioned
    sample : Sample
    periods : list of (int, int)
    members : mapping of int to (ndarray of bool of shape (m,), int)
        By the year that a period starts at: the vulnerable areas, and the wave whose score decided.
    """
    lines: list[Line] = []
    plain = replace(sample, near=None)  # errors that go together nearby are for the answer itself
    for start in sorted({pair[0] for pair in periods}):
        member, wave = members.get(start, (None, None))
        courses = plausible(model, sample, member=member, wave=wave, draws=DRAWS)
        populations = (None,) if member is None else (None, member)
        lines += [
            _line(courses, plain, period=(start, end), member=which)
            for end in sorted(pair[1] for pair in periods if pair[0] == start)
            for which in populations
        ]
    order = {pair: place for place, pair in enumerate(periods)}
    return tuple(sorted(lines, key=lambda line: (order[line.start, line.end], line.among)))


def _line(
    courses: Plausible, sample: Sample, *, period: tuple[int, int], member: BoolArray | None
) -> Line:
    count = len(sample.names)
    if why_not(sample, member):
        return _nothing(period, "plausible", member, count)
    start, end = period
    found = regressions(courses, sample, start=start, end=end, among_members=member is not None)
    pooled = pool(
        estimates=np.array([one.estimate[:count] for one in found]),
        covariances=np.array([one.clustered[:count, :count] for one in found]),
        complete_degrees=counts(sample, member)[1] - 1,
    )
    return Line(
        start, end, "plausible", _among(member), pooled.estimate, pooled.scale, pooled.degrees
    )


def _among(member: BoolArray | None) -> Among:
    return "all" if member is None else "vulnerable"


def _nothing(period: tuple[int, int], rule: str, member: BoolArray | None, count: int) -> Line:
    nothing = np.full(count, np.nan)
    return Line(*period, rule, _among(member), nothing, nothing, nothing)


def over_rules(
    sample: Sample,
    *,
    changes: Mapping[str, tuple[FloatArray, FloatArray]],
    member: BoolArray | None,
    start: int,
    end: int,
) -> tuple[Line, ...]:
    """Relate change by other rules to the same characteristics.

    Parameters
    ----------
    sample : Sample
    changes : mapping of str to (ndarray of shape (m,), ndarray of shape (m,))
        By rule: level at the start and change, in score points; NaN where there is none.
    member : ndarray of bool, shape (m,), optional
    start, end : int
    """
    populations = (None,) if member is None else (None, member)
    return tuple(
        _by_rule(sample, *given, member=which, rule=rule, period=(start, end))
        for rule, given in changes.items()
        for which in populations
    )


def _by_rule(
    sample: Sample,
    level: FloatArray,
    change: FloatArray,
    *,
    member: BoolArray | None,
    rule: str,
    period: tuple[int, int],
) -> Line:
    count = len(sample.names)
    known = np.isfinite(level) & np.isfinite(change)
    # An area that is alone in its gemeente is told wholly by the gemeente's own effect.
    known &= np.bincount(sample.cluster, weights=known)[sample.cluster] > 1
    part, who = among(sample, known), None if member is None else member[known]
    if why_not(part, who):
        return _nothing(period, rule, member, count)
    found = regress(
        response=change[known], x=columns(part, level[known], who), cluster=part.cluster
    )
    return Line(
        *period,
        rule,
        _among(member),
        found.estimate[:count],
        np.sqrt(np.diagonal(found.clustered)[:count]),
        np.full(count, float(counts(part, who)[1] - 1)),
    )
