"""How few sets can cover what is left: a bound that lets the search for covers stop early.

Give each row a weight so that no set holds more than 1 in all; then no cover has fewer sets than
the weights add up to (the dual of the covering programme; Balas and Ho 1980). What the sets of a
cover lack of 1, added up, is at most what it has to spare: so a set that lacks more can be left out
of the search (reduced-cost fixing).
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog

from wijkpeil.qca.bits import as_bits, as_flags

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
SLACK = 1e-6
SMALL = 24
"""With fewer sets the search itself is faster than the bound."""
BYTE = 8


@dataclass(frozen=True, slots=True, eq=False)
class Bound:
    """Weights of rows, and what each set lacks.

    Attributes
    ----------
    weights : ndarray, shape (p,)
        One per row; zero for rows that were covered already.
    lacking : ndarray, shape (m,)
        What each set lacks of 1; infinite for sets that may not be used.
    """

    weights: FloatArray
    lacking: FloatArray
    _of_byte: list[list[float]] = field(default_factory=list)
    _useful: dict[float, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Add the weights up for every choice among eight rows, as that is asked very often."""
        for begin in range(0, len(self.weights) if self.weights.any() else 0, BYTE):
            total = np.zeros(1 << BYTE)
            for place, weight in enumerate(self.weights[begin : begin + BYTE].tolist()):
                total[1 << place : 2 << place] = total[: 1 << place] + weight
            self._of_byte.append(total.tolist())

    def weight(self, rows: int) -> float:
        """Add up the weights of rows given as bits."""
        total = 0.0
        for of_byte in self._of_byte:
            total += of_byte[rows & 255]
            rows >>= BYTE
        return total

    def useful(self, spare: float) -> int:
        """Give as bits the sets that a cover with this much to spare can hold."""
        asked = round(spare, 9)
        if asked not in self._useful:
            self._useful[asked] = as_bits(self.lacking <= asked + SLACK)
        return self._useful[asked]


def bound(held: BoolArray, *, left: int, allowed: int) -> Bound:
    """Work out the weights.

    Parameters
    ----------
    held : ndarray of bool, shape (m, p)
        The rows of each set.
    left : int
        Rows still to be covered, as bits; each is in some set that may be used.
    allowed : int
        Sets that may still be used, as bits.
    """
    sets, rows = held.shape
    columns = np.flatnonzero(as_flags(left, rows))
    chosen = np.flatnonzero(as_flags(allowed, sets))
    weights, lacking = np.zeros(rows), np.full(sets, np.inf)
    if len(chosen) < SMALL:
        lacking[chosen] = 0.0
        return Bound(weights, lacking)
    inside = held[np.ix_(chosen, columns)]
    different = _different(inside)
    solved = linprog(
        -np.ones(len(columns)),
        A_ub=different,
        b_ub=np.ones(len(different)),
        bounds=(0, None),
        method="highs-ds",
        options={"presolve": False},  # takes longer here than what it saves
    )
    dual = np.maximum(np.asarray(solved.x, dtype=np.float64), 0.0)
    dual /= max(1.0, float((different @ dual).max()))  # never more than 1, whatever was rounded
    weights[columns] = dual
    lacking[chosen] = 1.0 - inside @ dual
    return Bound(weights, lacking)


def _different(inside: BoolArray) -> FloatArray:
    """Leave out sets that hold the same rows as another."""
    packed = np.unique(np.packbits(inside, axis=1), axis=0)
    return np.unpackbits(packed, axis=1, count=inside.shape[1]).astype(np.float64)
