"""How much the answer rests on one donor."""

from dataclasses import dataclass

import numpy as np

from wijkpeil.effects.synthetic.comparisons import Comparisons, compare
from wijkpeil.effects.synthetic.effect import SyntheticEffect
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class LeftOut:
    """Estimates without one donor.

    Attributes
    ----------
    area : ndarray of int, shape (k,)
        The donor left out, as a row of the outcomes given; only donors with weight.
    estimate : ndarray, shape (k,)
    lowest, highest : float
        Of these and the estimate itself.
    """

    area: IntArray
    estimate: FloatArray
    lowest: float
    highest: float


def leave_one_donor_out(found: SyntheticEffect) -> LeftOut:
    """Estimate again without each donor that has weight (Abadie, Diamond and Hainmueller 2015).

    Raises
    ------
    EffectError
        If fewer than three donors are there.
    """
    given = found.block
    donors = len(given.donors)
    if donors < 3:
        raise EffectError(_("Leaving one area out needs three or more to compare with."))
    out = np.flatnonzero(found.omega[given.donors] != 0)
    inside = np.tile(np.arange(len(given.outcomes)) < donors, (len(out), 1))
    inside[np.arange(len(out)), out] = False
    own = np.where(np.arange(len(given.outcomes)) < donors, 0.0, 1.0 / len(given.treated))
    each = compare(
        Comparisons(given.outcomes, given.before, np.tile(own, (len(out), 1)), inside),
        method=found.method,
        solver=found.solver,
    ).estimate
    every = np.append(each, found.estimate)
    return LeftOut(given.donors[out], each, float(every.min()), float(every.max()))
