"""Tell made-up areas by their codes."""

import numpy as np
import numpy.typing as npt

PREFIXES = ("GM9", "WK9", "BU9")
"""No real gemeente has a number from 9000, so no real area's code begins like this."""


def made_up_codes(codes: npt.NDArray[np.str_]) -> bool:
    """Tell whether all areas are made up.

    >>> made_up_codes(np.array(["WK900101", "WK929703"])), made_up_codes(np.array(["WK001403"]))
    (True, False)
    """
    start = np.asarray(codes, dtype=np.str_).astype("<U3")
    return bool(len(start)) and bool(np.isin(start, PREFIXES).all())
