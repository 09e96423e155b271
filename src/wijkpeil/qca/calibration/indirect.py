"""The indirect method: smooth a rough sorting of cases into memberships, by regression."""

from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.special import digamma, expit, gammaln

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.qca.calibration.anchors import check_rising
from wijkpeil.qca.calibration.direct import snapped

FloatArray = npt.NDArray[np.float64]
ROUNDS = 25
CONVERGED = 1e-8
"""Relative change of the deviance below which the fit of a logit ends, as in R's glm."""


def indirect(*, values: FloatArray, thresholds: tuple[float, ...]) -> FloatArray:
    r"""Calibrate by the indirect method on a fractional polynomial.

    The thresholds sort the cases into groups with memberships :math:`0, 1/k, ..., 1`; these are
    fitted by a fractional logit on :math:`\ln x, \sqrt x, x` and :math:`x^2`, and the fitted values
    are the memberships (Ragin 2008, *Redesigning social inquiry*, chapter 5; regression of Papke
    and Wooldridge 1996, *Journal of Applied Econometrics* 11(6)). A value at a threshold belongs to
    the group below it. Results have six decimals, as in R's package.

    Parameters
    ----------
    values : ndarray, shape (n,)
        Raw values, none negative; zero counts as 0.00001. NaN stays NaN.
    thresholds : tuple of float
        Rising, `k` of them.

    Returns
    -------
    ndarray, shape (n,)

    Examples
    --------
    >>> income = np.array([100.0, 400, 900, 1600, 2500, 3600, 4900, 6400])
    >>> indirect(values=income, thresholds=(500.0, 2000.0, 4000.0)).round(2)
    array([0.  , 0.01, 0.28, 0.46, 0.52, 0.75, 0.98, 1.  ])
    """
    check_rising(thresholds)
    known = ~np.isnan(values)
    if (values[known] < 0).any():
        raise QcaError(_("The indirect method needs raw values that are not negative."))
    x = np.where(values[known] == 0, 1e-5, values[known])
    share = np.round(np.searchsorted(np.array(thresholds), values[known]) / len(thresholds), 3)
    design = np.column_stack([np.ones_like(x), np.log(x), np.sqrt(x), x, x**2])
    found = np.full(values.shape, np.nan)
    found[known] = snapped(np.round(_fractional_logit(design, share), 6))
    return found


def regressed(
    *, values: FloatArray, rough: FloatArray, family: Literal["binomial", "beta"] = "binomial"
) -> FloatArray:
    r"""Smooth rough memberships by a regression on the raw values.

    Binomial: fractional logit :math:`\mu = \operatorname{expit}(a + b x)`. Beta: regression with
    constant precision on memberships squeezed into the open interval,
    :math:`(\mu (n - 1) + 0.5) / n` (Smithson and Verkuilen 2006, *Psychological Methods* 11(1);
    Ferrari and Cribari-Neto 2004, *Journal of Applied Statistics* 31(7)).

    Parameters
    ----------
    values : ndarray, shape (n,)
        Raw values.
    rough : ndarray, shape (n,)
        Memberships that the researcher gave by hand.
    family : {"binomial", "beta"}

    Returns
    -------
    ndarray, shape (n,)

    Examples
    --------
    >>> raw, rough = np.array([1.0, 2, 3, 4, 5, 6]), np.array([0, 0.2, 0.4, 0.6, 0.6, 1])
    >>> regressed(values=raw, rough=rough).round(2)
    array([0.06, 0.15, 0.33, 0.57, 0.79, 0.91])
    """
    if ((rough < 0) | (rough > 1)).any():
        raise QcaError(_("A rough membership lies between 0 and 1."))
    if np.ptp(values) == 0:
        raise QcaError(_("All raw values are the same, so they can't be calibrated."))
    centre, spread = float(values.mean()), float(values.std())
    design = np.column_stack([np.ones_like(values), (values - centre) / spread])
    if family == "binomial":
        return _fractional_logit(design, rough)
    return _beta_fit(design, (rough * (len(rough) - 1) + 0.5) / len(rough))


def _fractional_logit(design: FloatArray, share: FloatArray) -> FloatArray:
    """Fit a logit to shares by iteratively reweighted least squares, and give fitted values."""
    basis = np.linalg.qr(design)[0]
    mean = (share + 0.5) / 2.0
    line = np.log(mean / (1.0 - mean))
    before = _deviance(share, mean)
    for _round in range(ROUNDS):
        weight = np.maximum(mean * (1.0 - mean), 1e-300)
        root = np.sqrt(weight)
        target = root * (line + (share - mean) / weight)
        line = basis @ np.linalg.lstsq(root[:, None] * basis, target, rcond=None)[0]
        mean = expit(line)
        now = _deviance(share, mean)
        if abs(now - before) < CONVERGED * (abs(now) + 0.1):
            break
        before = now
    return np.asarray(mean, dtype=np.float64)


def _deviance(share: FloatArray, mean: FloatArray) -> float:
    with np.errstate(divide="ignore", invalid="ignore"):
        inside = np.where(share > 0, share * np.log(share / mean), 0.0)
        outside = np.where(share < 1, (1 - share) * np.log((1 - share) / (1 - mean)), 0.0)
    return float(2.0 * (inside + outside).sum())


def _beta_fit(design: FloatArray, share: FloatArray) -> FloatArray:
    """Fit a beta regression by maximum likelihood, and give fitted means."""
    logit = np.log(share / (1.0 - share))

    def loss(at: FloatArray) -> tuple[float, FloatArray]:
        mean, precision = expit(design @ at[:-1]), np.exp(at[-1])
        one, other = mean * precision, (1.0 - mean) * precision
        likelihood = gammaln(precision) - gammaln(one) - gammaln(other)
        likelihood += (one - 1) * np.log(share) + (other - 1) * np.log(1 - share)
        score = logit - digamma(one) + digamma(other)
        slope = design.T @ (precision * score * mean * (1.0 - mean))
        change = mean * score + np.log(1 - share) - digamma(other) + digamma(precision)
        return -float(likelihood.sum()), -np.append(slope, precision * change.sum())

    start = np.append(np.linalg.lstsq(design, logit, rcond=None)[0], 1.0)
    found = minimize(loss, start, jac=True, method="BFGS", options={"gtol": 1e-7})
    return np.asarray(expit(design @ found.x[:-1]), dtype=np.float64)
