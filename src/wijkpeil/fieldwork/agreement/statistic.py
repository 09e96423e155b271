"""Every coefficient as one minus observed over expected disagreement, from sums over units.

Because a coefficient is made of sums, weighing groups anew (see `resampling`) costs one product of
matrices, however many units there are.
"""

from typing import Protocol

import numpy as np
import numpy.typing as npt

from wijkpeil.fieldwork.agreement.coefficient import CoefficientName
from wijkpeil.fieldwork.agreement.ratings import Ratings

FloatArray = npt.NDArray[np.float64]


class Statistic(Protocol):
    """A coefficient as sums, and what to make of them."""

    @property
    def name(self) -> CoefficientName:
        """The coefficient's name."""
        ...

    def parts(self, given: Ratings) -> FloatArray:
        """Sum over each group what the coefficient is made of, shape (groups, parts)."""
        ...

    def disagreement(self, totals: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Give observed and expected disagreement, each shape (...), of totals (..., parts)."""
        ...


def by_group(rows: FloatArray, given: Ratings) -> FloatArray:
    """Sum weighted rows, shape (n, k), over each group: shape (groups, k)."""
    weighted = rows * given.weights[:, None]
    columns = [
        np.bincount(given.groups, weights=column, minlength=given.size) for column in weighted.T
    ]
    return np.stack(columns, axis=-1)


def ratio(observed: FloatArray, expected: FloatArray) -> FloatArray:
    """One minus observed over expected disagreement; NaN where none could be expected."""
    known = expected > 1e-12
    found: FloatArray = 1.0 - np.divide(
        observed, expected, out=np.full(np.shape(observed), np.nan), where=known
    )
    return found
