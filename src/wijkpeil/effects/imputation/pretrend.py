"""Did areas about to be treated already move apart? Asked of untreated observations only."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import f as f_distribution

from wijkpeil.effects.group_time.terms import NEVER
from wijkpeil.effects.imputation.impute import Imputed
from wijkpeil.effects.regression.least_squares import regress
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Pretrend:
    """Differences shortly before the start, against earlier waves.

    Attributes
    ----------
    before : ndarray of int, shape (k,)
        Waves since the (anticipated) start, below 0; those that can be told.
    estimate, error : ndarray, shape (k,)
        Difference from all earlier waves.
    statistic, p : float
        F test of all together, by cluster.
    """

    before: IntArray
    estimate: FloatArray
    error: FloatArray
    statistic: float
    p: float


def pretrend(found: Imputed, *, waves: int) -> Pretrend:
    """Test for differences at the last waves before the start.

    Fits y_it = a_i + l_t + sum_j d_j 1[wave is j before the start] to observations not yet treated,
    j = 1 .. `waves`, and tests all d = 0.

    Parameters
    ----------
    found : Imputed
    waves : int
        How many waves before the start; each group needs an earlier one too.

    Returns
    -------
    Pretrend

    Raises
    ------
    EffectError
        If nothing before the start can be told.

    Notes
    -----
    Borusyak, Jaravel and Spiess (2024), section 4.4. Because treated observations are left
    out, the test and the estimate are independent under their assumptions, so that looking first
    does not spoil the estimate.
    """
    design = found.design
    y = design.outcomes[found.fit.seen]
    first = np.where(design.start == NEVER, 10**6, design.start - design.anticipation)
    since = (np.arange(len(design.years)) - first[:, None])[found.fit.seen]
    leads = -np.arange(1, waves + 1)
    columns = (since[:, None] == leads).astype(np.float64)
    fitted = regress(fit=found.fit, y=y, columns=columns, cluster=design.cluster)
    told = np.isfinite(fitted.coefficient)
    if not told.any():
        raise EffectError(
            _("Trends before the start can't be compared: no treated area has two waves before it.")
        )
    estimate, covariance = fitted.coefficient[told], fitted.covariance[np.ix_(told, told)]
    clusters = len(np.unique(design.cluster[found.fit.seen.any(axis=1)]))
    statistic = float(estimate @ np.linalg.solve(covariance, estimate) / told.sum())
    return Pretrend(
        before=leads[told],
        estimate=estimate,
        error=np.sqrt(np.diag(covariance)),
        statistic=statistic,
        p=float(f_distribution.sf(statistic, told.sum(), clusters - 1)),
    )
