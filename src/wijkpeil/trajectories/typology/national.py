"""Where the national course changes pace."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import stdtr

from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.trajectory import FloatArray

RISK = 0.05
SHARED = 0.6
"""The least share of gemeenten that must have changed pace in the same direction."""
LEAST_DEPARTURE = 0.0025
"""Score points a year by which a pace must depart from the whole period's: kept up for sixteen
years that is a quarter of a class, the least change that counts."""


@dataclass(frozen=True, slots=True)
class Pace:
    """The nation's pace over one gap between two waves.

    Attributes
    ----------
    start, end : int
    pace : float
        Score points a year.
    departure : float
        This pace minus that of the whole period, over the areas that have both.
    p_value : float
        Chance of a departure at least as large if gemeenten only differed by chance, corrected
        for looking at every gap (Holm). NaN if it can't be said.
    shared : float
        Share of gemeenten that depart in the same direction; NaN if it can't be said.
    unusual : bool
        Whether the pace differs clearly from that of the whole period.
    """

    start: int
    end: int
    pace: float
    departure: float
    p_value: float
    shared: float
    unusual: bool


def national_breaks(
    *,
    waves: npt.ArrayLike,
    nation: npt.ArrayLike,
    scores: npt.ArrayLike,
    groups: npt.ArrayLike | None = None,
    risk: float = RISK,
    shared: float = SHARED,
    least: float = LEAST_DEPARTURE,
) -> tuple[Pace, ...]:
    r"""Compare the nation's pace over every gap with its pace over the whole period.

    For each area with all the scores needed, :math:`c_i` is its own pace over the gap minus its
    own pace over the whole period. The pace is called unusual if

    1. the mean of :math:`c_i` differs from zero by more than the spread between gemeenten allows:
       :math:`z = \bar c / s`, with :math:`s^2 = \frac{G}{G-1} \sum_g (\sum_{i \in g}
       (c_i - \bar c))^2 / n^2` over the `G` gemeenten, because the areas of one gemeente move
       together; p-values by Student's distribution with :math:`G - 1` degrees of freedom,
       corrected for the number of gaps by Holm's method, at most `risk`; and
    2. at least the share `shared` of the gemeenten departs in that direction. Over thousands of
       areas almost any difference passes the first test; this one asks whether it was the
       country that changed pace, or some places; and
    3. the departure is at least `least`: a difference can be clear and yet too small to matter.

    Nothing about particular years is built in.

    Parameters
    ----------
    waves : array_like of int, shape (T,)
        Ascending.
    nation : array_like, shape (T,)
        The nation's course; gives the paces shown.
    scores : array_like, shape (n, T)
        The areas' scores, NaN where missing; give the spread.
    groups : array_like, shape (n,), optional
        Gemeente of each area; without it every area stands alone, and the test is less strict.
    risk, shared, least : float

    Returns
    -------
    tuple of Pace
        One per gap, in order; never unusual with only two waves or fewer than two gemeenten.

    Examples
    --------
    >>> areas = np.linspace(-0.5, 0.5, 40)[:, None] + np.array([0.0, 0.01, 0.02, 0.20])
    >>> found = national_breaks(
    ...     waves=[2002, 2008, 2014, 2020], nation=areas.mean(axis=0),
    ...     scores=areas + np.linspace(0, 0.01, 40)[:, None] * np.array([0.0, 1.0, 0.5, 0.2]),
    ... )
    >>> [(gap.start, round(gap.pace, 4), gap.unusual) for gap in found]
    [(2002, 0.0017, True), (2008, 0.0017, True), (2014, 0.03, True)]
    """
    years = np.asarray(waves, dtype=np.int64)
    course, given = np.asarray(nation, dtype=np.float64), np.asarray(scores, dtype=np.float64)
    if len(years) < 2 or (np.diff(years) <= 0).any():
        raise ModelError(_("A national course needs at least two waves, in ascending order."))
    place = np.arange(len(given)) if groups is None else _numbers(groups)
    spans = np.diff(years)
    paces = np.diff(course) / spans
    own = np.diff(given, axis=1) / spans
    whole = (given[:, -1] - given[:, 0]) / (years[-1] - years[0])
    tests = [_departure(own[:, gap] - whole, place) for gap in range(len(spans))]
    corrected = _holm(np.array([test[1] for test in tests]))
    return tuple(
        Pace(
            start=int(years[gap]),
            end=int(years[gap + 1]),
            pace=float(paces[gap]),
            departure=tests[gap][0],
            p_value=float(corrected[gap]),
            shared=tests[gap][2],
            unusual=bool(
                corrected[gap] <= risk and tests[gap][2] >= shared and abs(tests[gap][0]) >= least
            ),
        )
        for gap in range(len(spans))
    )


def _numbers(groups: npt.ArrayLike) -> npt.NDArray[np.int64]:
    return np.unique(np.asarray(groups, dtype=str), return_inverse=True)[1].astype(np.int64)


def _departure(contrast: FloatArray, place: npt.NDArray[np.int64]) -> tuple[float, float, float]:
    """Give the mean departure, its p-value and the share of groups that share its direction."""
    known = np.isfinite(contrast)
    values, group = contrast[known], np.unique(place[known], return_inverse=True)[1]
    if not len(values):
        return float("nan"), float("nan"), float("nan")
    mean = float(values.mean())
    sizes = np.bincount(group)
    count = len(sizes)
    if count < 2 or np.allclose(values, 0.0, atol=1e-12):
        return mean, float("nan"), float("nan")
    sums = np.bincount(group, weights=values)
    spread = float(
        np.sqrt(count / (count - 1) * np.square(sums - mean * sizes).sum()) / len(values)
    )
    shared = float((np.sign(sums) == np.sign(mean)).mean())
    if spread == 0.0:
        return mean, 0.0, shared
    return mean, float(2.0 * stdtr(count - 1, -abs(mean) / spread)), shared


def _holm(p_values: FloatArray) -> FloatArray:
    """Correct p-values for their number (Holm 1979); NaN stays NaN and does not count."""
    corrected = np.full(len(p_values), np.nan)
    known = np.flatnonzero(np.isfinite(p_values))
    order = known[np.argsort(p_values[known], kind="stable")]
    steps = p_values[order] * np.arange(len(order), 0, -1)
    corrected[order] = np.minimum(np.maximum.accumulate(steps), 1.0) if len(order) else steps
    return corrected
