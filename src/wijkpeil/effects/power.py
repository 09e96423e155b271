"""The smallest effect that a design would find, told before the estimate."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import norm, t

from wijkpeil.effects.permutation.rank import half_width
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.language import number, percentage
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True)
class Detectable:
    """Minimal detectable effect.

    Attributes
    ----------
    effect : float
        In units of the outcome, either way; infinite if no effect would be called.
    alpha, power : float
    error : float
        Standard error, or standard deviation of the placebos.
    words : str
    """

    effect: float
    alpha: float
    power: float
    error: float
    words: str


def detectable(
    *, error: float, alpha: float = 0.05, power: float = 0.8, freedom: float | None = None
) -> Detectable:
    r"""Tell the smallest effect that a test with a known standard error would find.

    .. math:: MDE = (t_{1-\alpha/2} + t_{power}) \cdot se

    Bloom (1995), equation 1. `freedom` takes Student's t in place of the normal.

    Examples
    --------
    >>> round(detectable(error=1.0).effect, 3)
    2.802
    """
    _check(alpha, power)
    if not error > 0 or not np.isfinite(error):
        raise EffectError(_("The smallest effect to be found needs a standard error above zero."))
    law = norm if freedom is None else t(freedom)
    effect = float((law.ppf(1 - alpha / 2) + law.ppf(power)) * error)
    return Detectable(effect, alpha, power, error, _words(effect, power))


def detectable_by_placebos(
    placebos: FloatArray, *, alpha: float = 0.05, power: float = 0.8
) -> Detectable:
    """Tell the smallest effect that the rank test would find, from effects where nothing was done.

    An effect is found if placebo plus effect lies beyond the placebos that p <= alpha allows; the
    larger of both directions counts. The placebo distribution stands for the error of the estimate.

    Examples
    --------
    >>> detectable_by_placebos(np.array([-1.0, 0.0, 1.0])).effect
    inf
    """
    _check(alpha, power)
    values = np.asarray(placebos, dtype=np.float64)
    if not len(values) or not np.isfinite(values).all():
        raise EffectError(_("The smallest effect to be found needs placebo estimates."))
    bar = half_width(values, alpha=alpha)
    up = bar - np.quantile(values, 1 - power, method="lower")
    down = bar + np.quantile(values, power, method="higher")
    effect = float(max(up, down))
    return Detectable(effect, alpha, power, float(values.std()), _words(effect, power))


def error_by_noise_model(
    covariance: FloatArray, *, before: FloatArray, after: FloatArray, treated: int, controls: int
) -> float:
    r"""Tell the standard error of a difference in differences from how areas move by themselves.

    .. math:: se = \sqrt{w'Kw \, (1/N_{tr} + 1/N_{co})}, \quad w = after - before

    Parameters
    ----------
    covariance : ndarray, shape (T, T)
        K, of the measured outcomes of one area (`trajectories`: kernel with noise).
    before, after : ndarray, shape (T,)
        Weights on waves; each sums to 1.
    treated, controls : int

    Returns
    -------
    float
        Areas are taken to move apart from each other once waves are accounted for.
    """
    weight = np.asarray(after, dtype=np.float64) - np.asarray(before, dtype=np.float64)
    if treated < 1 or controls < 1 or abs(weight.sum()) > 1e-9:
        raise EffectError(
            _("A comparison needs a treated area, a control, and weights on waves that sum to 1.")
        )
    return float(np.sqrt(weight @ covariance @ weight * (1 / treated + 1 / controls)))


def _check(alpha: float, power: float) -> None:
    if not 0 < alpha < 0.5 or not 0.5 <= power < 1:
        raise EffectError(_("Alpha is between 0 and 0.5, and power from 0.5 to 1."))


def _words(effect: float, power: float) -> str:
    if not np.isfinite(effect):
        return _("With so few areas no effect, however large, could be called.")
    return _(
        "An effect of {effect} or more would be found in {power} of cases; of smaller ones this "
        "design can't tell."
    ).format(effect=number(effect, digits=3), power=percentage(power))
