"""How good a twin is: how close before the start, and whether other weights fit as well."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from wijkpeil.effects.synthetic.comparisons import Compared
from wijkpeil.effects.synthetic.panel import Block
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.trajectories.trajectory import FloatArray

Quality = Literal["good", "fair", "poor"]

FAIR, POOR = 0.1, 0.25
"""Shares of the spread between donors; a quarter is the usual bound on imbalance (Stuart 2010)."""


@dataclass(frozen=True, slots=True)
class Twin:
    """Fit before the start.

    Attributes
    ----------
    rmspe : float
        Root mean squared difference before the start, in units of the outcome; of synthetic DiD and
        DiD, after a constant difference is taken off.
    against_spread : float
        The same as a share of the standard deviation between donors.
    against_equal : float
        The same as a share of what equal weights leave; below 1 is better than those.
    quality : str
        "poor" means that there is no good synthetic twin.
    donors : float
        Effective number of donors, 1 / sum of squared weights.
    words : str
    """

    rmspe: float
    against_spread: float
    against_equal: float
    quality: Quality
    donors: float
    words: str


def misfit(difference: FloatArray, before: int, *, centred: bool) -> FloatArray:
    """Root mean squared difference before the start, shape (B,)."""
    apart = difference[:, :before]
    if centred:
        apart = apart - apart.mean(axis=1, keepdims=True)
    return np.asarray(np.sqrt((apart**2).mean(axis=1)))


def twin(given: Block, found: Compared) -> Twin:
    """Judge the twin of the first comparison."""
    centred = bool(found.lam.any())
    rmspe = float(misfit(found.difference[:1], given.before, centred=centred)[0])
    donors = len(given.donors)
    y = given.outcomes[:, : given.before]
    own = y[donors:].mean(axis=0)
    equal = (own - y[:donors].mean(axis=0))[None, :]
    bare = float(misfit(equal, given.before, centred=centred)[0])
    held = y[:donors] - (y[:donors].mean(axis=1, keepdims=True) if centred else 0.0)
    spread = float(np.sqrt(held.var(axis=0, ddof=1).mean()))
    share = rmspe / spread if spread > 0 else np.inf
    quality: Quality = "good" if share <= FAIR else "fair" if share <= POOR else "poor"
    return Twin(
        rmspe=rmspe,
        against_spread=share,
        against_equal=rmspe / bare if bare > 0 else np.inf,
        quality=quality,
        donors=float(1.0 / (found.omega[0] ** 2).sum()),
        words=_words(quality).format(share=number(share, digits=2)),
    )


def _words(quality: Quality) -> str:
    if quality == "good":
        return _("Before the start the twin runs close to it: {share} of the spread between areas.")
    if quality == "fair":
        return _(
            "Before the start the twin runs fairly close: {share} of the spread between areas."
        )
    return _(
        "There is no good synthetic twin: before the start it is {share} of the spread between "
        "areas away. A difference afterwards tells little."
    )
