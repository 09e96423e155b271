"""What simply subtracting two scores would choose: to compare with, not to use."""

import numpy as np

from wijkpeil.cases.candidates import Candidates
from wijkpeil.cases.options import Option, in_order, pair, single
from wijkpeil.cases.rule import SelectionRule


def raw_options(areas: Candidates, rule: SelectionRule) -> tuple[Option, ...]:
    """List the areas of each city with the largest raw rise and fall, and the two as a pair.

    The usual way: a city brings in the area whose score went up most, and the one whose score went
    down most or rose least. Noise is taken for change, and starts are not compared. With more than
    two cases to a city the next largest follow.

    Parameters
    ----------
    areas : Candidates
        Eligible areas, in order of code.
    rule : SelectionRule
        Its `per_city`, and whether its design has single cases.
    """
    found: list[Option] = []
    for city in np.unique(areas.cities):
        inside = np.flatnonzero((areas.cities == city) & np.isfinite(areas.raw))
        order = inside[np.argsort(-areas.raw[inside], kind="stable")].tolist()
        for rank in range(min(rule.per_city // 2, len(order) // 2)):
            riser, faller = order[rank], order[-1 - rank]
            gap = float(areas.raw[riser] - areas.raw[faller])
            apart = float(abs(areas.level[riser] - areas.level[faller]))
            found.append(
                pair(areas, riser=riser, faller=faller, score=gap, sure=np.nan, distance=apart)
            )
        if rule.exact:
            found += [
                single(
                    areas,
                    at,
                    role="riser" if areas.raw[at] > 0 else "faller",
                    sure=np.nan,
                    score=abs(float(areas.raw[at])),
                )
                for at in order
            ]
    return in_order(found)
