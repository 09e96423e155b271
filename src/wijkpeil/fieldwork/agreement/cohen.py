"""Cohen's kappa of two coders, plain or weighted, with its standard error."""

import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.agreement.coefficient import Coefficient, CoefficientName
from wijkpeil.fieldwork.agreement.estimate import estimate
from wijkpeil.fieldwork.agreement.kappas import By
from wijkpeil.fieldwork.agreement.ratings import MISSING, Ratings
from wijkpeil.fieldwork.agreement.resampling import DRAWS, SEED
from wijkpeil.fieldwork.agreement.statistic import by_group
from wijkpeil.fieldwork.agreement.sums import sums
from wijkpeil.fieldwork.agreement.weights import Weighting, agreement_weights
from wijkpeil.language import gettext as _

FloatArray = npt.NDArray[np.float64]
_Z = 1.959963984540054


@dataclass(frozen=True, slots=True, eq=False)
class Cohen:
    """Cohen's kappa as a statistic of sums: the table of both coders' values.

    Attributes
    ----------
    credit : ndarray, shape (q, q)
        Agreement weights.
    """

    credit: FloatArray
    name: CoefficientName = "cohen"

    def parts(self, given: Ratings) -> FloatArray:
        """Sum the table over each group, shape (groups, q * q)."""
        q = len(self.credit)
        both = (given.values != MISSING).all(axis=1)
        cell = given.values[:, 0] * q + given.values[:, 1]
        rows = (cell[:, None] == np.arange(q * q)) & both[:, None]
        return by_group(rows.astype(float), given)

    def disagreement(self, totals: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Give observed and expected disagreement."""
        q = len(self.credit)
        table = totals.reshape(*totals.shape[:-1], q, q)
        share = table / np.maximum(table.sum(axis=(-2, -1), keepdims=True), 1e-300)
        cost = 1.0 - self.credit
        by_chance = share.sum(axis=-1)[..., :, None] * share.sum(axis=-2)[..., None, :]
        return (share * cost).sum(axis=(-2, -1)), (by_chance * cost).sum(axis=(-2, -1))


def cohen_kappa(
    given: Ratings,
    *,
    weighting: Weighting = "identity",
    draws: int = DRAWS,
    seed: int = SEED,
    by: By = "resampling",
) -> Coefficient:
    r"""Work out Cohen's kappa (1960), or weighted kappa (1968), of two coders.

    With :math:`p_{ij}` the share of units to which one coder gave `i` and the other `j`,

    .. math:: \kappa = 1 - \frac{\sum (1 - w_{ij}) p_{ij}}{\sum (1 - w_{ij}) p_{i.} p_{.j}}

    Units that one of the two did not judge are left out.

    Parameters
    ----------
    given : Ratings
        Of exactly two coders.
    weighting : {"identity", "linear", "quadratic"}
    draws, seed : int
    by : {"resampling", "formula"}
        Where the interval comes from; the formula is for units that stand alone.

    Raises
    ------
    FieldworkError
        If there are more than two coders.

    Examples
    --------
    >>> from wijkpeil.fieldwork.agreement.ratings import ratings
    >>> first, second = [1] * 25 + [0] * 25, [1] * 20 + [0] * 5 + [1] * 10 + [0] * 15
    >>> found = cohen_kappa(ratings({"first": first, "second": second}))
    >>> round(found.value, 6), round(found.standard_error, 4)
    (0.4, 0.127)
    """
    if len(given.coders) != 2:
        raise FieldworkError(
            _(
                "Cohen's kappa is for two coders, and there are {count}. Take Krippendorff's alpha "
                "or Conger's kappa."
            ).format(count=len(given.coders))
        )
    statistic = Cohen(agreement_weights(weighting, categories=len(given.categories)))
    alone = len(np.unique(given.groups)) == len(given.groups) and bool(np.all(given.weights == 1.0))
    error = _error(statistic, given) if alone else None
    found = estimate(sums(statistic, [given]), draws=draws, seed=seed, standard_error=error)
    if by == "resampling" or found.value is None or error is None:
        return found
    reach = _Z * error
    low, high = max(-1.0, found.value - reach), min(1.0, found.value + reach)
    return replace(found, low=low, high=high, reason="")


def _error(statistic: Cohen, given: Ratings) -> float | None:
    r"""Give the large-sample standard error (Fleiss, Cohen and Everitt 1969).

    .. math::
        \mathrm{var} = \frac{\sum p_{ij} [w_{ij} - (\bar w_{i.} + \bar w_{.j})(1 - \kappa)]^2
                       - [\kappa - p_e (1 - \kappa)]^2}{n (1 - p_e)^2}

    *Psychological Bulletin* 72(5), equation 14.
    """
    q = len(statistic.credit)
    table = statistic.parts(given).sum(axis=0).reshape(q, q)
    n = table.sum()
    if not n:
        return None
    share, credit = table / n, statistic.credit
    rows, columns = share.sum(axis=1), share.sum(axis=0)
    chance = float(rows @ credit @ columns)
    if chance >= 1.0 - 1e-12:
        return None
    kappa = (float((share * credit).sum()) - chance) / (1.0 - chance)
    mean = (credit @ columns)[:, None] + (rows @ credit)[None, :]
    spread = (share * (credit - mean * (1.0 - kappa)) ** 2).sum()
    shift = (kappa - chance * (1.0 - kappa)) ** 2
    return math.sqrt(max(0.0, float(spread - shift)) / n) / (1.0 - chance)
