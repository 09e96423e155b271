"""An area's course and change against those of its look-alikes."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.special import stdtrit

from wijkpeil.trajectories.alike.look_alikes import LookAlikes
from wijkpeil.trajectories.change import Change
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray, Trajectory

_LEAST_ABOVE_4 = 0.5
"""A Student variable has no kurtosis below four degrees of freedom."""


@dataclass(frozen=True, slots=True, eq=False)
class Estimate:
    r"""Something estimated of `n` areas at `T` waves: :math:`m + s\, t_d`.

    Attributes
    ----------
    mean, scale, degrees : ndarray, shape (n, T)
        NaN for areas without good look-alikes.
    """

    mean: FloatArray
    scale: FloatArray
    degrees: FloatArray

    def band(self, coverage: float) -> tuple[FloatArray, FloatArray]:
        """Lower and upper bounds that hold the truth with probability `coverage`."""
        reach = stdtrit(self.degrees, 0.5 + coverage / 2) * self.scale
        return self.mean - reach, self.mean + reach


@dataclass(frozen=True, slots=True, eq=False)
class Against:
    """Courses against those of look-alikes.

    Attributes
    ----------
    codes : ndarray of str, shape (n,)
    waves : ndarray of int, shape (T,)
    alike : Estimate
        Mean true course of each area's look-alikes, relative to the nation.
    difference : Estimate
        The area's true course minus that mean.
    """

    codes: npt.NDArray[np.str_]
    waves: IntArray
    alike: Estimate
    difference: Estimate


def difference(*, trajectory: Trajectory, alike: LookAlikes) -> Against:
    r"""Set every area's course against the mean course of its look-alikes.

    Parameters
    ----------
    trajectory : Trajectory
    alike : LookAlikes
        Of the same areas in the same order.

    Returns
    -------
    Against

    Notes
    -----
    Areas are independent given the model, so what is summed is the variance of each part: the
    area's own, :math:`v = s^2 d / (d - 2)`, and :math:`v_j / k^2` of each look-alike. A sum of
    Student variables is no Student variable, but close to the one with the same variance and
    kurtosis (Patil 1965, *Biometrika* 52, 267-271):

    .. math::
        D = 4 + 6 \Big/ \sum_l \Big(\frac{v_l}{V}\Big)^2 \frac{6}{d_l - 4}, \qquad
        S^2 = V \frac{D - 2}{D}, \qquad V = \sum_l v_l

    Adding up the squared scales :math:`s^2` alone, with degrees after Welch and Satterthwaite,
    holds the mean of ten look-alikes in 76 of 100 cases where 80 are promised: their own tails
    average out into a wider middle. The `d` of 4.5 stands for any lower one in the kurtosis.
    """
    weights = alike.mean_weights()
    degrees = np.broadcast_to(trajectory.degrees[:, None], trajectory.mean.shape)
    parts = _Sum.of(weights, scale=trajectory.scale, degrees=degrees)
    good = alike.good[:, None]
    mean = np.where(good, weights @ trajectory.mean, np.nan)
    own = _Sum.own(scale=trajectory.scale, degrees=degrees)
    return Against(
        codes=trajectory.codes,
        waves=trajectory.waves,
        alike=parts.estimate(mean, good),
        difference=(own + parts).estimate(trajectory.mean - mean, good),
    )


def change_against_alike(*, change: Change, alike: LookAlikes) -> Change:
    """Set every area's change against the mean change of its look-alikes.

    Parameters
    ----------
    change : Change
        Absolute, or relative to the nation, which gives the same.
    alike : LookAlikes
        Of the same areas in the same order.

    Returns
    -------
    Change
        Relative to ``"alike"``; NaN for areas without good look-alikes. For the variance and the
        degrees of freedom see `difference`.
    """
    weights = alike.mean_weights()
    scale, degrees = change.scale[:, None], change.degrees[:, None]
    total = _Sum.own(scale=scale, degrees=degrees) + _Sum.of(weights, scale=scale, degrees=degrees)
    estimate = (change.estimate - weights @ change.estimate)[:, None]
    found = total.estimate(np.where(alike.good[:, None], estimate, np.nan), alike.good[:, None])
    return Change(
        start=change.start,
        end=change.end,
        reference="alike",
        codes=change.codes,
        estimate=found.mean[:, 0],
        scale=found.scale[:, 0],
        degrees=found.degrees[:, 0],
        minimum=change.minimum,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Sum:
    """Variance of a sum of Student variables, and its fourth cumulant."""

    variance: FloatArray
    fourth: FloatArray

    @classmethod
    def own(cls, *, scale: FloatArray, degrees: FloatArray) -> "_Sum":
        variance = scale**2 * degrees / (degrees - 2)
        return cls(variance, variance**2 * 6 / np.maximum(degrees - 4, _LEAST_ABOVE_4))

    @classmethod
    def of(cls, weights: sparse.csr_array, *, scale: FloatArray, degrees: FloatArray) -> "_Sum":
        each = cls.own(scale=scale, degrees=degrees)
        return cls(
            np.asarray(weights.power(2) @ each.variance),
            np.asarray(weights.power(4) @ each.fourth),
        )

    def __add__(self, other: "_Sum") -> "_Sum":
        return _Sum(self.variance + other.variance, self.fourth + other.fourth)

    def estimate(self, mean: FloatArray, good: npt.NDArray[np.bool_]) -> Estimate:
        with np.errstate(divide="ignore", invalid="ignore"):
            degrees = 4 + 6 * self.variance**2 / self.fourth
        return Estimate(
            mean=mean,
            scale=np.where(good, np.sqrt(self.variance * (degrees - 2) / degrees), np.nan),
            degrees=np.where(good, degrees, np.nan),
        )
