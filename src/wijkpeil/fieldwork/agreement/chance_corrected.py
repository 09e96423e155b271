"""Percent agreement, Fleiss' and Conger's kappa, Brennan and Prediger, and Gwet's AC1 and AC2.

All count agreement in the same way and differ in what they take chance to give (Gwet 2014,
*Handbook of Inter-Rater Reliability*, 4th edition, chapters 2 to 5). Gaps are allowed.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from wijkpeil.fieldwork.agreement.coefficient import CoefficientName
from wijkpeil.fieldwork.agreement.ratings import Ratings
from wijkpeil.fieldwork.agreement.statistic import by_group

FloatArray = npt.NDArray[np.float64]
Chance = Literal["none", "fleiss", "uniform", "gwet"]


@dataclass(frozen=True, slots=True, eq=False)
class ChanceCorrected:
    r"""A coefficient :math:`(p_a - p_e) / (1 - p_e)`.

    With :math:`r_{ik}` coders who gave unit :math:`i` value :math:`k`, :math:`r_i` who judged it,
    agreement weights :math:`w_{kl}` and :math:`\pi_k` the mean of :math:`r_{ik} / r_i`,

    .. math::
        p_a = \text{mean over units with } r_i \ge 2 \text{ of }
              \sum_k \frac{r_{ik} (\sum_l w_{kl} r_{il} - 1)}{r_i (r_i - 1)}

    and :math:`p_e` is 0 (percent agreement), :math:`\sum w_{kl} \pi_k \pi_l` (Fleiss 1971),
    :math:`\sum w_{kl} / q^2` (Brennan and Prediger 1981), or
    :math:`\frac{\sum w_{kl}}{q (q - 1)} \sum_k \pi_k (1 - \pi_k)` (Gwet 2008).

    Attributes
    ----------
    name : CoefficientName
    chance : {"none", "fleiss", "uniform", "gwet"}
    credit : ndarray, shape (q, q)
        The weights.
    """

    name: CoefficientName
    chance: Chance
    credit: FloatArray

    def parts(self, given: Ratings) -> FloatArray:
        """Sum over each group, shape (groups, 3 + q)."""
        agreed, kept, share = unit_agreement(given, self.credit)
        judged = share.sum(axis=1) > 0
        return by_group(np.column_stack([agreed, kept, judged, share]), given)

    def disagreement(self, totals: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Give observed and expected disagreement."""
        # Nobody judged anything: no disagreement was seen, and none could be.
        some = np.maximum(totals[..., 1], 1e-300)
        seen = np.where(totals[..., 1] > 0, 1.0 - totals[..., 0] / some, 0.0)
        share = totals[..., 3:] / np.maximum(totals[..., 2:3], 1e-300)
        return seen, 1.0 - self.by_chance(share)

    def by_chance(self, share: FloatArray) -> FloatArray:
        """Agreement that chance gives, of shares (..., q): shape (...)."""
        q = share.shape[-1]
        if self.chance == "fleiss":
            return np.asarray(np.einsum("...k,kl,...l->...", share, self.credit, share))
        if self.chance == "gwet":
            spread = np.einsum("...k,...k->...", share, 1.0 - share)
            return np.asarray(self.credit.sum() / max(1, q * (q - 1)) * spread)
        level = self.credit.sum() / q**2 if self.chance == "uniform" else 0.0
        return np.full(share.shape[:-1], level)


def unit_agreement(
    given: Ratings, credit: FloatArray
) -> tuple[FloatArray, npt.NDArray[np.bool_], FloatArray]:
    """Give each unit's agreement, whether two coders judged it, and its shares of values.

    Returns
    -------
    tuple
        Of shapes (n,), (n,) and (n, q).
    """
    counts = given.counts
    judged = counts.sum(axis=1)
    kept = judged >= 2
    pairs = (counts * (counts @ credit.T - 1.0)).sum(axis=1)
    agreed: FloatArray = np.divide(
        pairs, judged * (judged - 1.0), out=np.zeros(len(counts)), where=kept
    )
    return agreed, kept, counts / np.maximum(judged, 1.0)[:, None]


@dataclass(frozen=True, slots=True, eq=False)
class Conger:
    r"""Conger's kappa: chance agreement from each coder's own habits.

    With :math:`p_{gk}` the share of value :math:`k` among what coder :math:`g` gave, their mean
    :math:`\bar p_k` and covariance :math:`s_{kl}` over the `r` coders,
    :math:`p_e = \sum w_{kl} (\bar p_k \bar p_l - s_{kl} / r)` (Conger 1980, *Psychological
    Bulletin* 88(2); Gwet 2014, section 2.5). For two coders it is Cohen's kappa.
    """

    coders: int
    credit: FloatArray
    name: CoefficientName = "conger"

    def parts(self, given: Ratings) -> FloatArray:
        """Sum over each group, shape (groups, 2 + r * q)."""
        agreed, kept, _share = unit_agreement(given, self.credit)
        said = given.values[:, :, None] == np.arange(len(given.categories))
        rows = [agreed, kept, said.reshape(len(said), said.shape[1] * said.shape[2])]
        return by_group(np.column_stack(rows).astype(float), given)

    def disagreement(self, totals: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Give observed and expected disagreement."""
        q = len(self.credit)
        said = totals[..., 2:].reshape(*totals.shape[:-1], self.coders, q)
        share = said / np.maximum(said.sum(axis=-1, keepdims=True), 1e-300)
        mean = share.mean(axis=-2)
        off = share - mean[..., None, :]
        spread = np.einsum("...gk,kl,...gl->...", off, self.credit, off) / (self.coders - 1)
        chance = np.einsum("...k,kl,...l->...", mean, self.credit, mean) - spread / self.coders
        some = np.maximum(totals[..., 1], 1e-300)
        seen = np.where(totals[..., 1] > 0, 1.0 - totals[..., 0] / some, 0.0)
        return seen, 1.0 - chance
