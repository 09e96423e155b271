"""Whole numbers that keep their total."""

import numpy as np
import numpy.typing as npt

_ALMOST = 1e-9


def whole_numbers(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Round counts to whole numbers so that their total is kept to within a half.

    All are rounded down, and the ones with the largest remainder get one back (Hamilton's method
    of the largest remainder); of equal remainders the first do.

    Parameters
    ----------
    values : ndarray, shape (n,)
        Counts >= 0; NaN stays NaN.

    Examples
    --------
    >>> whole_numbers(np.array([1.4, 2.4, np.nan, 3.2])).tolist()
    [2.0, 2.0, nan, 3.0]
    """
    down = np.floor(values + _ALMOST)
    left = np.nan_to_num(values - down)
    spare = round(float(left.sum()))
    order = np.argsort(-left, kind="stable")[: max(spare, 0)]
    down[order] += 1.0
    return down
