"""Effects by wave with their covariance, as sensitivity analyses need them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class EventStudy:
    """Estimates before and after the start, all against one reference wave.

    Attributes
    ----------
    estimate : ndarray, shape (p + q,)
        p from before the reference wave, q from after it, in order of time; outcome units.
    covariance : ndarray, shape (p + q, p + q)
    before : int
        p.
    weights : ndarray, shape (q,)
        The effect asked for is ``weights @`` the true effects after the start.
    gaps : ndarray, shape (p + q,)
        Years between each wave and the next, the reference wave included. All 1 counts in waves.
    """

    estimate: FloatArray
    covariance: FloatArray
    before: int
    weights: FloatArray
    gaps: FloatArray

    @property
    def after(self) -> int:
        """How many estimates are from after the reference wave."""
        return len(self.estimate) - self.before

    @property
    def effect(self) -> float:
        """The effect if courses were alike."""
        return float(self.weights @ self.estimate[self.before :])

    @property
    def error(self) -> float:
        """Standard error of `effect`."""
        after = self.covariance[self.before :, self.before :]
        return float(np.sqrt(self.weights @ after @ self.weights))


def symmetric_root(covariance: FloatArray) -> FloatArray:
    """Return the symmetric R with R R the covariance, which may lack full rank.

    Examples
    --------
    >>> symmetric_root(np.array([[5.0, 4.0], [4.0, 5.0]])).round(6).tolist()
    [[2.0, 1.0], [1.0, 2.0]]
    """
    values, vectors = np.linalg.eigh(covariance)
    return np.asarray((vectors * np.sqrt(np.clip(values, 0.0, None))) @ vectors.T)


def event_study(
    *,
    estimate: npt.ArrayLike,
    covariance: npt.ArrayLike,
    before: int,
    weights: npt.ArrayLike | None = None,
    years: npt.ArrayLike | None = None,
) -> EventStudy:
    """Check estimates by wave, and put them together.

    Parameters
    ----------
    estimate : array_like, shape (p + q,)
        In order of time, without the reference wave; all against that wave (a universal base).
    covariance : array_like, shape (p + q, p + q)
    before : int
        p, at least 1.
    weights : array_like, shape (q,), optional
        The first wave after the reference, if not given.
    years : array_like, shape (p + q + 1,), optional
        Years of all waves, the reference wave at place p. Then steps are per year, so that uneven
        waves count fairly; without, every wave counts as one period, as the published software has
        it.

    Raises
    ------
    EffectError

    Examples
    --------
    >>> study = event_study(estimate=[0.1, 0.9], covariance=[[0.04, 0.01], [0.01, 0.09]], before=1)
    >>> study.effect, round(study.error, 3)
    (0.9, 0.3)
    """
    found = np.asarray(estimate, dtype=np.float64)
    sigma = np.asarray(covariance, dtype=np.float64)
    after = len(found) - before
    _check(found, sigma, before=before)
    asked = np.eye(after)[0] if weights is None else np.asarray(weights, dtype=np.float64)
    if asked.shape != (after,) or not asked.any():
        message = _("Give a weight for each of the {count} waves after the start, not all zero.")
        raise EffectError(message.format(count=after))
    gaps = np.ones(len(found)) if years is None else np.diff(np.asarray(years, dtype=np.float64))
    if gaps.shape != found.shape or not (gaps > 0).all():
        message = _("Give the years of all {count} waves, the reference wave too, in order.")
        raise EffectError(message.format(count=len(found) + 1))
    return EventStudy(found, (sigma + sigma.T) / 2, before, asked, gaps)


def _check(found: FloatArray, sigma: FloatArray, *, before: int) -> None:
    if before < 1:
        raise EffectError(
            _(
                "Only one wave lies before the start. How courses differed before can't be seen, "
                "so how much the effect depends on that can't be told."
            )
        )
    if before >= len(found):
        raise EffectError(_("There is no estimate from after the start."))
    if sigma.shape != (len(found), len(found)):
        message = _("The covariance must have {count} rows and columns, one for each estimate.")
        raise EffectError(message.format(count=len(found)))
    if not (np.isfinite(found).all() and np.isfinite(sigma).all()):
        raise EffectError(_("An estimate or its error is missing. Leave that wave out."))
    if not np.allclose(sigma, sigma.T, rtol=1e-6, atol=1e-12) or (np.diag(sigma) <= 0).any():
        raise EffectError(
            _("This is not a covariance: it must be symmetric, with positive variances.")
        )
