"""What areas were like before, so that they are compared with others like them."""

import numpy as np

from wijkpeil.effects.group_time.terms import BoolArray
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.trajectory import FloatArray


def characteristics(covariates: FloatArray | None, count: int) -> tuple[FloatArray, BoolArray]:
    """Return characteristics with a column of ones, and which areas have them all.

    Parameters
    ----------
    covariates : ndarray, shape (n, k), or None
    count : int
        Areas, n.

    Returns
    -------
    x : ndarray, shape (n, k + 1)
        Scaled to spread 1; that changes no estimate.
    complete : ndarray of bool, shape (n,)

    Raises
    ------
    EffectError
        If they don't fit the areas, or no area has them all.
    """
    if covariates is None:
        return np.ones((count, 1)), np.ones(count, dtype=np.bool_)
    given = np.asarray(covariates, dtype=np.float64)
    if given.ndim != 2 or len(given) != count:
        raise EffectError(
            _(
                "The characteristics have shape {shape}, but there are {count} areas. Give an "
                "array of areas by characteristics."
            ).format(shape=given.shape, count=count)
        )
    complete: BoolArray = np.asarray(np.isfinite(given).all(axis=1))
    if not complete.any():
        raise EffectError(_("No area has all characteristics. Choose others."))
    # Scaling keeps characteristics in euros and in shares well behaved.
    spread = given[complete].std(axis=0)
    scaled = (given - given[complete].mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    return np.column_stack([np.ones(count), scaled]), complete
