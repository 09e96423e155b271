"""Standard errors of chance-corrected coefficients by linearisation (Gwet)."""

import math

import numpy as np

from wijkpeil.fieldwork.agreement.chance_corrected import ChanceCorrected, unit_agreement
from wijkpeil.fieldwork.agreement.ratings import Ratings


def linearised_error(statistic: ChanceCorrected, given: Ratings) -> float | None:
    r"""Give the standard error for units that stand alone.

    Each unit's own contribution to the coefficient, less what it adds to chance agreement:

    .. math::
        \gamma^*_i = \frac{n}{n'} \frac{p_{a|i} - p_e [r_i \ge 2]}{1 - p_e}
                     - 2 (1 - \gamma) \frac{p_{e|i} - p_e}{1 - p_e},\qquad
        \mathrm{var} = \frac{1}{n (n - 1)} \sum_i (\gamma^*_i - \gamma)^2

    with `n` judged units of which `n'` by two coders (Gwet 2014, sections 5.3 and 5.4).

    Parameters
    ----------
    statistic : ChanceCorrected
    given : Ratings

    Returns
    -------
    float or None
        None where units are grouped or weighted, or there are too few.
    """
    alone = len(np.unique(given.groups)) == len(given.groups) and np.all(given.weights == 1.0)
    agreed, kept, share = unit_agreement(given, statistic.credit)
    judged = share.sum(axis=1) > 0
    n, pairs = int(judged.sum()), int(kept.sum())
    if not alone or n < 2 or not pairs:
        return None
    agreed, kept, share = agreed[judged], kept[judged], share[judged]
    mean = share.mean(axis=0)
    chance = float(statistic.by_chance(mean))
    if chance >= 1.0:
        return None
    value = (agreed.sum() / pairs - chance) / (1.0 - chance)
    own = n / pairs * (agreed - chance * kept) / (1.0 - chance)
    shift = 2.0 * (1.0 - value) * (_own_chance(statistic, share) - chance) / (1.0 - chance)
    return math.sqrt(float(((own - shift - value) ** 2).sum()) / (n * (n - 1)))


def _own_chance(statistic: ChanceCorrected, share: np.ndarray) -> np.ndarray:
    """Give what each unit adds to chance agreement, shape (n,)."""
    mean, q = share.mean(axis=0), share.shape[1]
    if statistic.chance == "fleiss":
        return np.asarray(share @ (statistic.credit @ mean + statistic.credit.T @ mean) / 2.0)
    if statistic.chance == "gwet":
        level = statistic.credit.sum() / max(1, q * (q - 1))
        return np.asarray(level * (share @ (1.0 - mean)))
    return np.full(len(share), float(statistic.by_chance(mean)))
