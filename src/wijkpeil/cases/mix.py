"""Design: pairs where a city has them, and one case alone where the numbers leave room."""

import numpy as np

from wijkpeil.cases.candidates import Candidates
from wijkpeil.cases.options import Option, in_order, single
from wijkpeil.cases.pairs import pairs
from wijkpeil.cases.rule import SelectionRule


def mix(areas: Candidates, rule: SelectionRule) -> tuple[Option, ...]:
    """List pairs within a city, and each area alone as the riser or faller it likelier is.

    Parameters
    ----------
    areas : Candidates
        Eligible areas, in order of code.
    rule : SelectionRule
    """
    rise, fall = areas.change.rise_beyond, areas.change.fall_beyond
    alone = [
        single(
            areas,
            at,
            role="riser" if areas.change.estimate[at] > 0 else "faller",
            sure=float(np.maximum(rise[at], fall[at])),
        )
        for at in range(len(areas))
    ]
    return in_order([*pairs(areas, rule), *alone])
