"""Design: every kind of area, by where it started and which way it went."""

import numpy as np
from scipy.special import stdtr

from wijkpeil.cases.candidates import Candidates
from wijkpeil.cases.options import Option, in_order, single

QUADRANTS = ("low-rise", "low-fall", "high-rise", "high-fall")


def diverse(areas: Candidates) -> tuple[Option, ...]:
    r"""List every area in the quadrant of start and direction in which it surest is.

    The diverse case of Seawright and Gerring (2008): the choice covers the range of both start
    and outcome. Start is split at the candidates' middle level `L`, direction at no change. An
    area is worth the probability that it truly is in its quadrant:

    .. math:: \max(P(l_i > L), P(l_i < L)) \cdot \max(P(\delta_i > 0), P(\delta_i < 0)).

    Parameters
    ----------
    areas : Candidates
        Eligible areas, in order of code.
    """
    if not len(areas):
        return ()
    middle = float(np.median(areas.level))
    high = stdtr(areas.change.degrees, (areas.level - middle) / areas.level_scale)
    rise = areas.change.rise
    roles = np.where(
        high > 0.5,
        np.where(rise > 0.5, "high-rise", "high-fall"),
        np.where(rise > 0.5, "low-rise", "low-fall"),
    )
    sure = np.maximum(high, 1 - high) * np.maximum(rise, 1 - rise)
    return in_order(
        [single(areas, at, role=roles[at].item(), sure=float(sure[at])) for at in range(len(areas))]
    )
