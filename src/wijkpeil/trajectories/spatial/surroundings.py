"""Whether an area rises or falls with its surroundings, or against them."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.special import stdtr

from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.change import Change
from wijkpeil.trajectories.spatial.weights import surroundings_of
from wijkpeil.trajectories.trajectory import FloatArray

Company = Literal["with", "more", "against", "apart", "unclear", "no neighbours", ""]
COMPANIES: tuple[Company, ...] = ("with", "more", "against", "apart", "unclear", "no neighbours")
SURE = 0.95
"""Chance from which we say that surroundings rose or fell, or that an area differs from them."""


@dataclass(frozen=True, slots=True, eq=False)
class AmidSurroundings:
    """Every area's change beside that of its neighbours; NaN where there are none.

    Attributes
    ----------
    around : Change
        Mean change of each area's neighbours.
    gap : Change
        The area's own change minus that mean.
    company : ndarray of str, shape (n,)
        For areas called rising or falling:

        ``with``
            Its surroundings went the same way, and it didn't clearly go further.
        ``apart``
            They stayed about the same, and it clearly went further.
        ``more``
            They went the same way, and it went clearly further.
        ``against``
            They went the other way, by more than the least change that counts.
        ``unclear``
            What its surroundings did, or whether it differs from them, can't be told.
        ``no neighbours``
            There are none with a change.

        Empty for all other areas.
    """

    around: Change
    gap: Change
    company: npt.NDArray[np.str_]


def amid_surroundings(
    *,
    change: Change,
    neighbours: csr_array,
    verdict: npt.NDArray[np.str_],
    sure: float = SURE,
) -> AmidSurroundings:
    r"""Compare every area's change with that of its neighbours.

    Parameters
    ----------
    change : Change
        Relative to the nation; how an area compares with its neighbours doesn't depend on that.
    neighbours : csr_array, shape (n, n)
        Weight of each neighbour; rows are made to sum to 1.
    verdict : ndarray of str, shape (n,)
        ``rising``, ``falling``, ``stable`` or ``unclear``.
    sure : float
        Chance from which a direction counts as known, between 0.5 and 1.

    Returns
    -------
    AmidSurroundings
        Areas are independent given the scores. So variances add up: with :math:`v_j` the variance
        of a neighbour's change, the mean of `k` neighbours has the variance
        :math:`\sum_j v_j / k^2`, and the difference with the area itself adds :math:`v_i`. A sum
        of Student variables is taken as the Student variable with the same variance and kurtosis;
        fourth cumulants :math:`6 v^2 / (d - 4)` add up too.

        Surroundings went some way if the direction of their mean is sure; they stayed about the
        same if that mean is surely less than the least change that counts.

    Raises
    ------
    ModelError
        If `sure` is not between 0.5 and 1.

    Examples
    --------
    Of three areas in a row the first two rose, and the third fell:

    >>> change = Change(
    ...     start=2012, end=2016, reference="nation", codes=np.array(["a", "b", "c"]),
    ...     estimate=np.array([0.09, 0.10, -0.12]), scale=np.full(3, 0.01),
    ...     degrees=np.full(3, 12.0),
    ... )
    >>> row = csr_array(np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]]))
    >>> found = amid_surroundings(
    ...     change=change, neighbours=row, verdict=np.array(["rising", "rising", "falling"])
    ... )
    >>> found.company.tolist()
    ['with', 'apart', 'against']
    """
    if not 0.5 < sure < 1:
        raise ModelError(
            _(
                "The chance from which a direction is sure is {sure}; it must lie between 0.5 "
                "and 1."
            ).format(sure=sure)
        )
    around = _around(change, neighbours)
    own, mean = (_cumulants(part) for part in (change, around))
    gap = _change(change, change.estimate - around.estimate, own[0] + mean[0], own[1] + mean[1])
    return AmidSurroundings(
        around=around, gap=gap, company=_company(around, gap, verdict=verdict, sure=sure)
    )


def _around(change: Change, neighbours: csr_array) -> Change:
    """Average the neighbours of every area."""
    known = np.where(np.isfinite(change.scale), change.estimate, np.nan)
    taken = surroundings_of(values=known, neighbours=neighbours)
    weights, rows = taken.weights, taken.rows
    squares, fourth = weights.copy(), weights.copy()
    squares.data, fourth.data = weights.data**2, weights.data**4
    variance, cumulant = (part[rows] for part in _cumulants(change))
    whole = np.full((3, known.size), np.nan)
    whole[:, rows] = (weights @ known[rows], squares @ variance, fourth @ cumulant)
    return _change(change, *whole)


def _cumulants(change: Change) -> tuple[FloatArray, FloatArray]:
    """Variance and fourth cumulant of each change."""
    degrees = change.degrees
    variance = change.scale**2 * degrees / (degrees - 2)
    # Below 4 degrees there is no fourth cumulant; such tails are taken as of 4.5.
    return variance, 6 * variance**2 / (np.maximum(degrees, 4.5) - 4)


def _change(like: Change, estimate: FloatArray, variance: FloatArray, fourth: FloatArray) -> Change:
    """Make a change with this variance and fourth cumulant."""
    degrees = 4 + 6 * variance**2 / fourth
    return Change(
        start=like.start,
        end=like.end,
        reference=like.reference,
        codes=like.codes,
        estimate=estimate,
        scale=np.sqrt(variance * (degrees - 2) / degrees),
        degrees=degrees,
        minimum=like.minimum,
    )


def _company(
    around: Change, gap: Change, *, verdict: npt.NDArray[np.str_], sure: float
) -> npt.NDArray[np.str_]:
    """Say how each riser and faller stands to its surroundings."""
    way = np.select([verdict == "rising", verdict == "falling"], [1.0, -1.0], 0.0)
    further = stdtr(gap.degrees, way * gap.estimate / gap.scale) >= sure
    along = stdtr(around.degrees, way * around.estimate / around.scale)
    beyond = np.abs(around.estimate) > around.minimum
    still = around.within >= sure
    company = np.select(
        [
            way == 0,
            ~np.isfinite(around.estimate),
            (along >= sure) & ~further,
            still & further,
            along >= sure,
            (along <= 1 - sure) & beyond,
        ],
        ["", "no neighbours", "with", "apart", "more", "against"],
        "unclear",
    )
    return np.asarray(company, dtype=np.str_)
