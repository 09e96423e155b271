"""Rule: the area's official class went up or down."""

import numpy as np
import numpy.typing as npt

from wijkpeil.trajectories.typology.directions import VerdictArray, to_verdicts


def class_change(*, start: npt.ArrayLike, end: npt.ArrayLike) -> VerdictArray:
    """Compare the official classes at two waves.

    What most readers do with the published maps. It takes no account of noise: an area close to a
    bound changes class easily, and one in the middle of a wide class hardly ever does.

    Parameters
    ----------
    start, end : array_like of int, shape (n,)
        Classes at the two waves; 0 where missing.

    Returns
    -------
    ndarray of str, shape (n,)
        ``rising``, ``falling``, ``stable``, or ``unclear`` where a class is missing.

    Examples
    --------
    >>> class_change(start=[3, 4, 4, 0], end=[4, 3, 4, 4]).tolist()
    ['rising', 'falling', 'stable', 'unclear']
    """
    before, after = np.asarray(start, dtype=np.int64), np.asarray(end, dtype=np.int64)
    return to_verdicts(direction=after - before, known=(before > 0) & (after > 0))
