"""From the sign of a change to a verdict, for rules that know no uncertainty."""

import numpy as np
import numpy.typing as npt

VerdictArray = npt.NDArray[np.str_]
WIDTH = "<U7"
"""Wide enough for the longest verdict."""


def to_verdicts(*, direction: npt.ArrayLike, known: npt.ArrayLike) -> VerdictArray:
    """Turn directions into verdicts.

    Parameters
    ----------
    direction : array_like, shape (n,)
        Negative, zero or positive.
    known : array_like of bool, shape (n,)
        Where the direction can be said at all.

    Returns
    -------
    ndarray of str, shape (n,)
        ``rising``, ``falling``, ``stable``, or ``unclear`` where not known.

    Examples
    --------
    >>> to_verdicts(direction=[2, -1, 0, 5], known=[True, True, True, False]).tolist()
    ['rising', 'falling', 'stable', 'unclear']
    """
    signs = np.asarray(direction)
    verdicts = np.full(signs.shape, "stable", dtype=WIDTH)
    verdicts[signs > 0] = "rising"
    verdicts[signs < 0] = "falling"
    verdicts[~np.asarray(known, dtype=bool)] = "unclear"
    return verdicts
