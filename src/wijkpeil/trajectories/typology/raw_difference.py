"""Rule: the difference of the two published scores, beyond the least change that counts."""

import numpy as np
import numpy.typing as npt

from wijkpeil.trajectories.change import MINIMUM_CHANGE
from wijkpeil.trajectories.typology.directions import VerdictArray, to_verdicts


def raw_difference(
    *,
    start: npt.ArrayLike,
    end: npt.ArrayLike,
    reference_start: npt.ArrayLike = 0.0,
    reference_end: npt.ArrayLike = 0.0,
    minimum: float = MINIMUM_CHANGE,
) -> VerdictArray:
    r"""Compare the scores at two waves, relative to a reference.

    The difference is :math:`(y_b - y_a) - (r_b - r_a)`. It takes no account of noise:
    much of a raw difference in a small area reverses at the next wave.

    Parameters
    ----------
    start, end : array_like, shape (n,)
        Scores at the two waves, NaN where missing.
    reference_start, reference_end : float or array_like, shape (n,)
        Scores of what each area is compared with at these waves, such as the nation; leave both
        at 0 for the absolute difference. NaN where there is nothing to compare with.
    minimum : float
        The least change that counts, in score points.

    Returns
    -------
    ndarray of str, shape (n,)
        ``rising`` above `minimum`, ``falling`` below minus `minimum`, ``stable`` between them,
        ``unclear`` where a score or the reference is missing.

    Examples
    --------
    >>> nan = float("nan")
    >>> raw_difference(
    ...     start=[0.0, 0.0, 0.0, nan], end=[0.1, 0.05, -0.1, 0.0], reference_end=0.03
    ... ).tolist()
    ['rising', 'stable', 'falling', 'unclear']
    """
    change = np.asarray(end, dtype=np.float64) - np.asarray(start, dtype=np.float64)
    change = change - np.subtract(reference_end, reference_start)
    known = np.isfinite(change)
    beyond = np.where(known & (np.abs(change) > minimum), change, 0.0)
    return to_verdicts(direction=np.sign(beyond), known=known)
