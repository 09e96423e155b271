"""Design: a riser and a faller in one city, from the same start."""

import numpy as np

from wijkpeil.cases.candidates import Candidates
from wijkpeil.cases.difference import differs
from wijkpeil.cases.options import Option, in_order, pair
from wijkpeil.cases.rule import SelectionRule
from wijkpeil.cases.start_alike import start_alike
from wijkpeil.trajectories.trajectory import FloatArray

DIFFERENCE = 0.01
"""Weight of the sureness of the difference beside that of the two moves: it decides where neither
move is sure."""


def pairs(areas: Candidates, rule: SelectionRule) -> tuple[Option, ...]:
    r"""List the riser-faller pairs within each city that start alike and surely differ.

    A pair is worth :math:`2\,(0.99\, p_i^+ p_j^- + 0.01\, q_{ij})`: :math:`p_i^+` and
    :math:`p_j^-` are the probabilities that the riser rose and the faller fell by more than the
    minimum, :math:`q_{ij}` that their true changes differ by more than it. Summed over pairs this
    is, nearly, the expected number of cases in pairs of which both moved.

    Parameters
    ----------
    areas : Candidates
        Eligible areas, in order of code.
    rule : SelectionRule
        Its `caliper` and `sure`.

    Raises
    ------
    RuleError
        If there are more pairs than can be weighed.
    """
    first, second = start_alike(areas, rule, same_city=True)
    gap = np.abs(areas.level[first] - areas.level[second])
    return scored(areas, first=first, second=second, distance=gap, rule=rule)


def scored(
    areas: Candidates,
    *,
    first: np.ndarray,
    second: np.ndarray,
    distance: FloatArray,
    rule: SelectionRule,
) -> tuple[Option, ...]:
    """Keep the pairs whose true changes surely differ, and weigh them.

    Parameters
    ----------
    areas : Candidates
    first, second : ndarray of int, shape (k,)
        Positions of the two; which of them is the riser follows from their changes.
    distance : ndarray, shape (k,)
    rule : SelectionRule
    """
    change = areas.change
    swap = change.estimate[first] < change.estimate[second]
    riser, faller = np.where(swap, second, first), np.where(swap, first, second)
    sure = differs(change=change, first=riser, second=faller, beyond=change.minimum)
    both = change.rise_beyond[riser] * change.fall_beyond[faller]
    worth = 2.0 * ((1.0 - DIFFERENCE) * both + DIFFERENCE * sure)
    return in_order(
        [
            pair(
                areas,
                riser=int(riser[at]),
                faller=int(faller[at]),
                score=worth[at],
                sure=sure[at],
                distance=distance[at],
            )
            for at in np.flatnonzero(sure >= rule.sure)
        ]
    )
