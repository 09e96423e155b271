"""Changes in units of how widely such changes vary, so that all areas can be compared."""

import numpy as np
import numpy.typing as npt

from wijkpeil.trajectories.trajectory import FloatArray

CLASSES, PER_CLASS = 25, 100
"""At most so many classes, each with at least so many areas."""


def standardise(*, values: npt.ArrayLike, expected: npt.ArrayLike) -> FloatArray:
    r"""Divide every value by how widely values like it vary.

    A few restless areas change ten times as much as a quiet one, and they lie together. Shuffled
    over the map as they are, their changes would turn up anywhere, and drown what the quiet areas
    have in common; and where they lie together, chance alone would make clusters.

    Parameters
    ----------
    values : array_like, shape (n,)
        Changes about 0. NaN where unknown.
    expected : array_like, shape (n,)
        How widely each may be expected to vary, above 0.

    Returns
    -------
    ndarray, shape (n,)
        ``values / spread``. The spread is `expected`, corrected by what the values of areas with
        about the same `expected` really do: their root mean square in up to 25 classes of equal
        numbers, and in between on a straight line between logarithms.

    Examples
    --------
    >>> standardise(values=[0.1, -0.1, 0.4, np.nan], expected=[0.1, 0.1, 0.2, 0.1]).tolist()
    [0.707..., -0.707..., 1.414..., nan]
    """
    given = np.asarray(values, dtype=np.float64)
    return np.asarray(given / typical_spread(squared=given**2, expected=expected))


def typical_spread(*, squared: npt.ArrayLike, expected: npt.ArrayLike) -> FloatArray:
    """Correct how widely values may be expected to vary by how widely they do.

    Parameters
    ----------
    squared : array_like, shape (n,)
        Squared values, or what is expected of them. NaN where unknown.
    expected : array_like, shape (n,)

    Returns
    -------
    ndarray, shape (n,)
        As `standardise` divides by.
    """
    given = np.asarray(squared, dtype=np.float64)
    wide = np.asarray(expected, dtype=np.float64)
    known = np.flatnonzero(np.isfinite(given))
    if not given[known].any():
        return wide.copy()
    ordered = known[np.argsort(wide[known], kind="stable")]
    classes = np.array_split(ordered, np.clip(known.size // PER_CLASS, 1, CLASSES))
    middle = [float(np.log(wide[part]).mean()) for part in classes]
    ratio = [float(np.mean(given[part] / wide[part] ** 2)) for part in classes]
    # A class whose values are all 0 tells nothing of the spread of others.
    least = 1e-6 * max(ratio)
    factor = np.interp(np.log(wide), middle, 0.5 * np.log(np.maximum(ratio, least)))
    return np.asarray(wide * np.exp(factor))
