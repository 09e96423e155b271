"""Krippendorff's alpha: any number of coders, any level of measurement, gaps allowed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.fieldwork.agreement.coefficient import Coefficient, CoefficientName
from wijkpeil.fieldwork.agreement.estimate import estimate
from wijkpeil.fieldwork.agreement.metrics import Metric, differences
from wijkpeil.fieldwork.agreement.ratings import Ratings, Value
from wijkpeil.fieldwork.agreement.resampling import DRAWS, SEED
from wijkpeil.fieldwork.agreement.statistic import by_group
from wijkpeil.fieldwork.agreement.sums import sums

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Alpha:
    """Alpha as a statistic of sums: the coincidence matrix, and what can't be paired with itself.

    Attributes
    ----------
    values : tuple
        The `q` values.
    metric : Metric
    """

    values: tuple[Value, ...]
    metric: Metric = "nominal"
    name: CoefficientName = "alpha"

    def parts(self, given: Ratings) -> FloatArray:
        """Sum coincidences over each group, shape (groups, q * q + q)."""
        counts = given.counts * given.pairable[:, None]
        others = np.maximum(counts.sum(axis=1) - 1.0, 1.0)
        pairs = counts[:, :, None] * (counts[:, None, :] - np.eye(counts.shape[1]))
        coincidences = (pairs / others[:, None, None]).reshape(len(counts), counts.shape[1] ** 2)
        found = by_group(np.hstack([coincidences, counts]), given)
        if given.unpaired is not None:
            found[:, -counts.shape[1] :] = given.unpaired
        return found

    def disagreement(self, totals: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Give observed and expected disagreement."""
        q = len(self.values)
        observed = totals[..., : q * q].reshape(*totals.shape[:-1], q, q)
        return coincidence_disagreement(
            observed, totals[..., q * q :], values=self.values, metric=self.metric
        )


def coincidence_disagreement(
    observed: FloatArray,
    unpaired: FloatArray,
    *,
    values: Sequence[Value],
    metric: Metric = "nominal",
) -> tuple[FloatArray, FloatArray]:
    r"""Give observed and expected disagreement of coincidence matrices.

    With :math:`o_{ck}` the coincidences, :math:`n_c = \sum_k o_{ck}`, :math:`n = \sum_c n_c` and
    :math:`s_c` the weight that a value has with itself,

    .. math::
        D_o = \frac{1}{n} \sum_{c,k} o_{ck}\,\delta^2_{ck},\qquad
        D_e = \frac{1}{n^2 - \sum_c s_c} \sum_{c,k} n_c n_k\,\delta^2_{ck}

    For ordinary units :math:`s_c = n_c`, which makes the familiar :math:`n(n - 1)` (Krippendorff
    2011, section E); for units of different lengths it is the sum of their squared lengths
    (Krippendorff et al. 2016, equation 4).

    Parameters
    ----------
    observed : ndarray, shape (..., q, q)
    unpaired : ndarray, shape (..., q)
        :math:`s_c`.
    values : sequence of length q
    metric : Metric

    Returns
    -------
    tuple of ndarray
        Each of shape (...); NaN where nothing could be paired.
    """
    margins = np.einsum("...ck->...c", observed)
    total = np.einsum("...c->...", margins)
    if metric == "nominal":  # the same as below, without a table for every draw
        seen = total - np.einsum("...cc->...", observed)
        pairs = total**2 - np.einsum("...c,...c->...", margins, margins)
    else:
        apart = differences(metric, values=values, margins=margins)
        seen = np.einsum("...ck,...ck->...", observed, apart)
        pairs = np.einsum("...c,...k,...ck->...", margins, margins, apart)
    possible = total**2 - np.einsum("...c->...", unpaired)
    return _divide(seen, total), _divide(pairs, possible)


def _divide(part: FloatArray, whole: FloatArray) -> FloatArray:
    found: FloatArray = np.divide(part, whole, out=np.zeros(np.shape(part)), where=whole > 1e-12)
    return found


def krippendorff_alpha(
    given: Ratings, *, metric: Metric = "nominal", draws: int = DRAWS, seed: int = SEED
) -> Coefficient:
    r"""Work out Krippendorff's alpha, :math:`\alpha = 1 - D_o / D_e`.

    Parameters
    ----------
    given : Ratings
    metric : {"nominal", "ordinal", "interval", "ratio"}
    draws, seed : int
        Of the interval; see :func:`wijkpeil.fieldwork.agreement.resampling.limits`.

    Examples
    --------
    Krippendorff (2011), data B:

    >>> from wijkpeil.fieldwork.agreement.ratings import ratings
    >>> found = krippendorff_alpha(ratings({"m": list("aabbdcccedda"), "n": list("babbbccceddd")}))
    >>> round(found.value, 6)
    0.691964
    """
    found = sums(Alpha(given.categories, metric), [given])
    return estimate(found, draws=draws, seed=seed)
