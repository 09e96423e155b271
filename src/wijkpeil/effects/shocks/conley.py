"""Errors that allow for neighbours that move together (Conley)."""

import numpy as np
from scipy.sparse import csr_array
from scipy.spatial import KDTree

from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.trajectory import FloatArray


def conley_errors(*, influence: FloatArray, places: FloatArray, reach: float) -> FloatArray:
    """Give standard errors when areas within reach of each other move together.

    Variance of column k: sum_ij max(0, 1 - d_ij / reach) psi_ik psi_jk (Bartlett), with psi the
    contributions summed over the waves of an area, so that its waves may depend on each other in
    any way.

    Parameters
    ----------
    influence : ndarray, shape (n, k)
        As in `event_study.ExposureStudy`.
    places : ndarray, shape (n, 2)
        Metres.
    reach : float
        Metres, above 0.

    Returns
    -------
    ndarray, shape (k,)
        NaN where the sum is not above 0, which can happen in two dimensions.

    Notes
    -----
    Conley (1999), "GMM estimation with cross sectional dependence", equation 3.13.

    Examples
    --------
    >>> conley_errors(influence=np.ones((4, 1)), places=np.eye(4)[:, :2] * 9, reach=1.0).round(2)
    array([2.45])
    """
    if not reach > 0 or places.shape != (len(influence), 2):
        raise EffectError(
            _("Errors by distance need a reach above 0 and one place (x, y) for every area.")
        )
    used = np.flatnonzero((influence != 0).any(axis=1))
    own = influence[used]
    if not np.isfinite(places[used]).all():
        raise EffectError(_("An area has no place, so its distance to others is unknown."))
    pairs = KDTree(places[used]).query_pairs(reach, output_type="ndarray")
    far = np.linalg.norm(places[used][pairs[:, 0]] - places[used][pairs[:, 1]], axis=1)
    weight = csr_array(
        (1.0 - far / reach, (pairs[:, 0], pairs[:, 1])), shape=(len(used), len(used))
    )
    variance = (own**2).sum(axis=0) + 2.0 * (own * (weight @ own)).sum(axis=0)
    return np.sqrt(np.where(variance > 0, variance, np.nan))
