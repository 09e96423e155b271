"""How few sets can cover what is left: a bound that lets the search for covers stop early.

Give each row a weight so that no set holds more than 1 in all; then no cover has fewer sets than
the weights add up to (the dual of the covering programme; Balas and Ho 1980). A set that lacks much
of its weight can be in no cover of the size that is looked for.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog

SLACK = 1e-6
SMALL = 24
"""With fewer sets the search itself is faster than the bound."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Weights of rows, and sets in order of what they lack.

    Attributes
    ----------
    weights : tuple of float
        One per row; zero for rows that were covered already.
    lacking : tuple of float
        What each set lacks of 1, ascending.
    within : tuple of int
        The sets that lack no more than the first i, as bits.
    """

    weights: tuple[float, ...]
    lacking: tuple[float, ...]
    within: tuple[int, ...]

    def weight(self, rows: int) -> float:
        """Add up the weights of rows given as bits."""
        total = 0.0
        while rows:
            low = rows & -rows
            total += self.weights[low.bit_length() - 1]
            rows ^= low
        return total

    def useful(self, spare: float) -> int:
        """Give as bits the sets that a cover with this much to spare can hold."""
        return self.within[bisect_right(self.lacking, spare + SLACK)]


def bound(sets: Sequence[int], *, rows: int, left: int, allowed: int) -> Bound:
    """Work out the weights.

    Parameters
    ----------
    sets : sequence of int
        The rows of each set as bits.
    rows : int
        Number of rows.
    left : int
        Rows still to be covered, as bits.
    allowed : int
        Sets that may still be used, as bits.
    """
    columns = [row for row in range(rows) if left >> row & 1]
    chosen = [place for place in range(len(sets)) if allowed >> place & 1]
    if len(chosen) < SMALL:
        return Bound((0.0,) * rows, (0.0,), (0, allowed))
    held = np.array([[sets[place] >> row & 1 for row in columns] for place in chosen], float)
    solved = linprog(-np.ones(len(columns)), A_ub=held, b_ub=np.ones(len(chosen)), bounds=(0, None))
    dual = np.maximum(np.asarray(solved.x), 0.0)
    dual /= max(1.0, float((held @ dual).max()))  # never more than 1, whatever was rounded
    weights = np.zeros(rows)
    weights[columns] = dual
    lacking = 1.0 - held @ dual
    within = [0]
    for place in np.argsort(lacking, kind="stable").tolist():
        within.append(within[-1] | 1 << chosen[place])
    return Bound(tuple(weights.tolist()), tuple(np.sort(lacking).tolist()), tuple(within))
