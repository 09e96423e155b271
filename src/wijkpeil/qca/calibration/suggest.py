"""Gaps in the raw values as a suggestion for thresholds, never as the reason for one."""

from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy.cluster.hierarchy import fcluster, linkage

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _

FloatArray = npt.NDArray[np.float64]
Linkage = Literal["complete", "single", "average"]


def suggest_thresholds(
    *, values: FloatArray, groups: int = 2, method: Linkage = "complete"
) -> tuple[float, ...]:
    """Put thresholds halfway the gaps between clusters of raw values.

    Hierarchical clustering on distance, cut into `groups`; the threshold is the mean of the
    highest value of a cluster and the lowest of the next (as R's package does). It knows nothing
    of what the values mean: use it to look, and find a reason elsewhere.

    Parameters
    ----------
    values : ndarray, shape (n,)
        Raw values; NaN is left out.
    groups : int
        At least 2.
    method : {"complete", "single", "average"}

    Returns
    -------
    tuple of float
        One fewer than `groups`, rising.

    Raises
    ------
    QcaError
        If there are fewer different values than groups.

    Examples
    --------
    >>> suggest_thresholds(values=np.array([1.0, 2, 8, 9, 20]), groups=3)
    (5.0, 14.5)
    """
    known = np.sort(values[~np.isnan(values)])
    different = len(np.unique(known))
    if not 2 <= groups <= different:
        raise QcaError(
            _("There are {different} different values, too few for {groups} groups.").format(
                different=different, groups=groups
            )
            if groups > different
            else _("Ask for two groups or more.")
        )
    label = fcluster(linkage(known[:, None], method=method), groups, criterion="maxclust")
    breaks = np.flatnonzero(np.diff(label))
    return tuple(((known[breaks] + known[breaks + 1]) / 2.0).tolist())
