"""How far an interval must reach around an estimate that may be biased."""

import numpy as np
from scipy.optimize import brentq
from scipy.special import ndtr, ndtri

from wijkpeil.effects.sensitivity.r_draws import r_normals

_PUBLISHED_DRAWS = 1_000_000


def folded_quantile(level: float, *, bias: float) -> float:
    """Return c with P(|Z + bias| <= c) = level, Z standard normal.

    Parameters
    ----------
    level : float
    bias : float
        In standard errors.

    Examples
    --------
    >>> round(folded_quantile(0.95, bias=0.0), 3), round(folded_quantile(0.95, bias=5.0), 3)
    (1.96, 6.645)
    """
    least = abs(bias) + float(ndtri(level))
    most = abs(bias) + float(ndtri(0.5 + level / 2))

    def short(c: float) -> float:
        return float(ndtr(c - bias) - ndtr(-c - bias)) - level

    if short(least) >= 0:
        return least
    return float(brentq(short, least, most, xtol=1e-13)) if short(most) > 0 else most


def published_quantile(level: float, *, bias: float) -> float:
    """Return `folded_quantile` with the chance error of the R package HonestDiD.

    That takes it from a million draws, seed 0, which moves the third digit of an interval; with
    this a published interval can be had to the last digit.

    Parameters
    ----------
    level : float
    bias : float
        In standard errors.
    """
    draws = r_normals(_PUBLISHED_DRAWS, seed=0)
    return float(np.quantile(np.abs(draws + bias), level))
