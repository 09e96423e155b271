"""The change of every area between two waves, with its uncertainty."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy.special import stdtr, stdtrit

from wijkpeil.trajectories.defaults import MINIMUM_CHANGE, Reference, S
from wijkpeil.trajectories.trajectory import FloatArray

__all__ = ["MINIMUM_CHANGE", "VERDICTS", "Change", "ComparedWith", "Reference", "S", "Verdict"]

Verdict = Literal["rising", "falling", "stable", "unclear"]
ComparedWith = Literal["nation", "gemeente", "group", "alike", "expected", "none"]
"""What a change may be relative to: a `Reference`, or what was expected of the area."""
VERDICTS: tuple[Verdict, ...] = ("rising", "falling", "stable", "unclear")


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    r"""Change of `n` areas from wave `start` to wave `end`.

    The true change of an area follows :math:`\delta_i = m_i + s_i\, t_{d_i}`.

    Attributes
    ----------
    start, end : int
        Years.
    reference : {"nation", "gemeente", "group", "alike", "expected", "none"}
        What the change is relative to; ``"alike"`` is the mean of the area's look-alikes,
        ``"expected"`` what was expected of the area, ``"none"`` is the absolute change.
    codes : ndarray of str, shape (n,)
    estimate, scale, degrees : ndarray, shape (n,)
        Centre, scale and degrees of freedom, in score points. NaN where it can't be said.
    minimum : float
        The least change that counts, in score points.
    """

    start: int
    end: int
    reference: ComparedWith
    codes: npt.NDArray[np.str_]
    estimate: FloatArray
    scale: FloatArray
    degrees: FloatArray
    minimum: float = MINIMUM_CHANGE

    def probability_above(self, bound: float) -> FloatArray:
        """Probability that the true change exceeds `bound`, shape (n,)."""
        return np.asarray(stdtr(self.degrees, (self.estimate - bound) / self.scale))

    @property
    def rise(self) -> FloatArray:
        """Probability of any rise."""
        return self.probability_above(0.0)

    @property
    def fall(self) -> FloatArray:
        """Probability of any fall."""
        return 1.0 - self.rise

    @property
    def rise_beyond(self) -> FloatArray:
        """Probability of a rise larger than `minimum`."""
        return self.probability_above(self.minimum)

    @property
    def fall_beyond(self) -> FloatArray:
        """Probability of a fall larger than `minimum`."""
        return 1.0 - self.probability_above(-self.minimum)

    @property
    def within(self) -> FloatArray:
        """Probability that the change is smaller than `minimum`, up or down."""
        return np.asarray(np.clip(1.0 - self.rise_beyond - self.fall_beyond, 0.0, 1.0))

    @property
    def false_sign_rate(self) -> FloatArray:
        """Local false sign rate: the chance that the likelier direction is the wrong one.

        Stephens, M. (2017). False discovery rates: a new deal. *Biostatistics* 18(2), 275-294,
        equation 13.
        """
        return np.minimum(self.rise, self.fall)

    def interval(self, coverage: float) -> tuple[FloatArray, FloatArray]:
        """Lower and upper bounds that hold the true change with probability `coverage`."""
        reach = stdtrit(self.degrees, 0.5 + coverage / 2) * self.scale
        return self.estimate - reach, self.estimate + reach
