"""Estimate every area's change between two waves: absolute, or against a reference."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.errors import ModelError, RuleError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.change import MINIMUM_CHANGE, Change, Reference
from wijkpeil.trajectories.fit import Fit
from wijkpeil.trajectories.posterior import contrast
from wijkpeil.trajectories.scores import Scores
from wijkpeil.trajectories.trajectory import FloatArray


def change(
    *,
    fit: Fit,
    scores: Scores,
    codes: npt.NDArray[np.str_],
    nation: FloatArray,
    start: int,
    end: int,
    minimum: float = MINIMUM_CHANGE,
    reference: Reference = "nation",
    members: npt.NDArray[np.str_] | None = None,
) -> Change:
    r"""Estimate every area's true change from wave `start` to wave `end`.

    Parameters
    ----------
    fit : Fit
    scores : Scores
        The scores that `fit` was fitted to.
    codes : ndarray of str, shape (n,)
    nation : ndarray, shape (T,)
        The nation's course.
    start, end : int
        Years of two waves, `start` before `end`.
    minimum : float
        The least change that counts, in score points.
    reference : {"nation", "gemeente", "group", "none"}
        What to subtract: the nation's change, the mean change of the area's gemeente, that of a
        chosen group, or nothing.
    members : ndarray of str, shape (n,), optional
        For ``"gemeente"`` the gemeente of each area, for ``"group"`` any text for the areas in
        the group; empty for areas that are in none.

    Returns
    -------
    Change
        Relative to a mean over `m` areas, of which the area itself may be one, the variance is
        :math:`(1 - 2/m) v_i + \sum_j v_j / m^2`: areas are independent given the model.

    Raises
    ------
    ModelError
        If a year is not among the waves, or not before the other.
    RuleError
        If `minimum` is no number of 0 or more.

    Notes
    -----
    The nation's own uncertainty is left out: it rests on all areas together.
    """
    if not 0 <= minimum < np.inf:
        raise RuleError(
            _("The least change that counts is {minimum}; it must be 0 or more.").format(
                minimum=minimum
            )
        )
    weights = _weights(fit.years, start, end)
    estimate, scale = (part[:, 0] for part in contrast(fit=fit, scores=scores, weights=weights))
    if reference == "nation":
        estimate = estimate - float((weights @ nation)[0])
    elif reference != "none":
        if members is None:
            raise ModelError(_("A change relative to a group needs to know who is in the group."))
        estimate, scale = _relative(estimate, scale, members, own_group=reference == "gemeente")
    return Change(
        start=start,
        end=end,
        reference=reference,
        codes=codes,
        estimate=estimate,
        scale=scale,
        degrees=fit.posterior_degrees(),
        minimum=minimum,
    )


def check_period(years: npt.NDArray[np.int64], *, start: int, end: int) -> None:
    """Refuse a period that does not run from one wave to a later one.

    Raises
    ------
    ModelError
        If a year is not among the waves, or not before the other.
    """
    for year in (start, end):
        if year not in years:
            raise ModelError(
                _("There is no wave {year} in the data. The waves are {waves}.").format(
                    year=year, waves=", ".join(str(known) for known in years)
                )
            )
    if start >= end:
        raise ModelError(
            _("The period runs from {start} to {end}; it must start before it ends.").format(
                start=start, end=end
            )
        )


def _weights(years: npt.NDArray[np.int64], start: int, end: int) -> FloatArray:
    check_period(years, start=start, end=end)
    return np.asarray((years == end).astype(np.float64) - (years == start))[None, :]


def _relative(
    estimate: FloatArray, scale: FloatArray, members: npt.NDArray[np.str_], *, own_group: bool
) -> tuple[FloatArray, FloatArray]:
    """Subtract the mean of the area's own group, or of the one group there is."""
    inside = members != ""
    groups = pd.factorize(np.where(inside, members if own_group else "group", ""))[0]
    count = np.bincount(groups, weights=inside)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.bincount(groups, weights=inside * estimate) / count
        noise = np.bincount(groups, weights=inside * scale**2) / count**2
    if not own_group:
        group = groups[inside][0] if inside.any() else 0
        groups = np.full(len(groups), group)
    size = count[groups]
    with np.errstate(divide="ignore", invalid="ignore"):
        own = np.where(inside, scale**2 * (1 - 2 / size), scale**2)
    variance = own + noise[groups]
    # An area that is a group of its own has no change relative to it.
    alone = (size < 2) & inside | (size == 0)
    known = np.where(alone, np.nan, np.maximum(variance, 0.0))
    return np.where(alone, np.nan, estimate - mean[groups]), np.sqrt(known)
