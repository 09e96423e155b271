"""An estimate on one outcome, however it was made."""

from dataclasses import dataclass

from wijkpeil.effects.guards.estimate import Estimate
from wijkpeil.effects.power import Detectable
from wijkpeil.results.effects import Since
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Estimated:
    """An estimate on one outcome.

    Attributes
    ----------
    effect, p : float
        Mean over all waves since the start, outcome units; p two-sided.
    interval, counted : tuple of float
        Of 95%, for this look alone and with all looks counted.
    by_wave, lower, upper : ndarray, shape (T,)
        Effect at every wave against the reference wave, with bands that hold for all waves at
        once; NaN where it can't be told.
    since : tuple of Since
    estimate, covariance : ndarray, shapes (k,) and (k, k)
        Of the waves in `waves`, for tests of courses.
    waves : tuple of int
    estimates : dict of str to Estimate
        The effect by each way of estimating.
    detectable : Detectable
    moved : Estimate or None
        Change between the announcement and the start, where a wave lies between.
    placebos : ndarray or None
        Effects found where nothing was done.
    smallest_p : float
        0 where any p is possible.
    notes : tuple of str
    """

    effect: float
    p: float
    interval: tuple[float, float]
    counted: tuple[float, float]
    by_wave: FloatArray
    lower: FloatArray
    upper: FloatArray
    since: tuple[Since, ...]
    estimate: FloatArray
    covariance: FloatArray
    waves: tuple[int, ...]
    estimates: dict[str, Estimate]
    detectable: Detectable
    moved: Estimate | None = None
    placebos: FloatArray | None = None
    smallest_p: float = 0.0
    notes: tuple[str, ...] = ()
