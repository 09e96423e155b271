"""The smoothed course of every area, with its uncertainty."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import stdtrit

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Trajectory:
    r"""Smoothed courses of `n` areas over `T` waves, relative to the nation's course.

    The truth of area :math:`i` at wave :math:`t`, given its scores, follows a Student
    distribution: :math:`\theta_{it} = m_{it} + s_{it}\, t_{d}`.

    Attributes
    ----------
    codes : ndarray of str, shape (n,)
    waves : ndarray of int, shape (T,)
        Years, ascending.
    scores : ndarray, shape (n, T)
        The measured scores on the indicator's own scale, NaN where missing.
    nation : ndarray, shape (T,)
        The nation's course, on the indicator's own scale.
    mean, scale : ndarray, shape (n, T)
        Centre and scale of the truth relative to the nation.
    degrees : ndarray, shape (n,)
        Degrees of freedom.
    """

    codes: npt.NDArray[np.str_]
    waves: npt.NDArray[np.int64]
    scores: FloatArray
    nation: FloatArray
    mean: FloatArray
    scale: FloatArray
    degrees: FloatArray

    def level(self) -> FloatArray:
        """Smoothed course on the indicator's own scale, shape (n, T)."""
        return np.asarray(self.mean + self.nation)

    def band(self, coverage: float) -> tuple[FloatArray, FloatArray]:
        """Lower and upper bounds that hold the truth with probability `coverage`.

        Returns
        -------
        lower, upper : ndarray, shape (n, T)
            On the indicator's own scale. The nation's own uncertainty is left out: it rests on
            all areas together.
        """
        reach = stdtrit(self.degrees, 0.5 + coverage / 2)[:, None] * self.scale
        level = self.level()
        return level - reach, level + reach
