"""An event study for sensitivity analyses, from effects by event time."""

import numpy as np

from wijkpeil.effects.averages import Averages
from wijkpeil.effects.group_time.clusters import cluster_sums
from wijkpeil.effects.sensitivity.event_study import EventStudy, event_study
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _


def event_study_of(found: Averages, *, in_years: bool = True) -> EventStudy:
    """Take effects by event time with their covariance.

    Parameters
    ----------
    found : Averages
        By event time and with a universal base, so that every row is against the same wave. The
        effect asked for is the mean of the rows from the start on.
    in_years : bool
        Whether steps apart count by the year (waves are uneven) or by the wave.

    Returns
    -------
    EventStudy

    Raises
    ------
    EffectError
        If it is not by event time, or not all against one wave.
    """
    reference = np.flatnonzero((found.estimate == 0) & ~(found.error > 0) & (found.key < 0))
    if found.by != "event time" or len(reference) != 1:
        raise EffectError(
            _(
                "How far courses may part is told from effects by event time that are all against "
                "one wave. Estimate them with a universal base."
            )
        )
    at = int(reference[0])
    kept = np.flatnonzero(np.arange(len(found.key)) != at)
    sums = cluster_sums(found.influence[:, kept], found.cluster)
    later = found.key[kept[kept > at]] >= 0
    return event_study(
        estimate=found.estimate[kept],
        covariance=sums.T @ sums,
        before=at,
        weights=later / later.sum(),
        years=found.elapsed if in_years else None,
    )
