"""The course that each area is compared with, as measured: for rules that know no model."""

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.panel import Panel
from wijkpeil.trajectories.change import Reference
from wijkpeil.trajectories.trajectory import FloatArray


def reference_course(
    panel: Panel, reference: Reference, *, vulnerable: npt.NDArray[np.bool_]
) -> FloatArray:
    """Give the mean score of what each area is compared with, wave by wave.

    Parameters
    ----------
    panel : Panel
    reference : {"nation", "gemeente", "group", "none"}
    vulnerable : ndarray of bool, shape (n,)
        The areas that ``"group"`` stands for.

    Returns
    -------
    ndarray, shape (n, T)
        Deviations from the fixed reference; 0 for ``"none"``. NaN where there is nothing to
        compare with, as for the only area of a gemeente.

    Raises
    ------
    ModelError
        If the reference is ``"alike"``.
    """
    afw = panel.values("afw")
    if reference == "none":
        return np.zeros_like(afw)
    if reference == "gemeente":
        return _own_gemeente(afw, panel.areas["gemeente"].to_numpy(dtype=str))
    if reference == "alike":
        raise ModelError(_("Which areas are alike is not known here; choose another reference."))
    members = afw[vulnerable] if reference == "group" else afw
    return np.broadcast_to(_mean(members), afw.shape)


def _own_gemeente(afw: FloatArray, gemeenten: npt.NDArray[np.str_]) -> FloatArray:
    names, place = np.unique(gemeenten, return_inverse=True)
    there = np.isfinite(afw)
    counts, sums = (np.zeros((len(names), afw.shape[1])) for _each in range(2))
    np.add.at(counts, place, there)
    np.add.at(sums, place, np.where(there, afw, 0.0))
    sizes = np.bincount(place)
    alone = (sizes < 2) | (names == "")
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.where(alone[:, None], np.nan, sums / counts)
    return np.asarray(mean[place])


def _mean(scores: FloatArray) -> FloatArray:
    """Average each wave over the areas with a score; NaN where there is none."""
    there = np.isfinite(scores)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(there, scores, 0.0).sum(axis=0) / there.sum(axis=0))
