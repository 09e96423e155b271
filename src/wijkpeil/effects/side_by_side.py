"""Effects beside each other: dimensions of the score, kinds of area. With bands for all at once."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.stats import chi2

from wijkpeil.effects.averages import Averages
from wijkpeil.effects.bands import DRAWS, Bands, bands
from wijkpeil.effects.group_time.clusters import cluster_sums, covariance
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _


@dataclass(frozen=True, slots=True, eq=False)
class SideBySide:
    """Overall effects beside each other.

    Attributes
    ----------
    names : tuple of str
        In the order given; not a ranking.
    bands : Bands
        Around the overall effects, for all at once: the more one looks at, the wider.
    p_same : float
        Wald test that all overall effects are the same; NaN where there are too few clusters.
    """

    names: tuple[str, ...]
    bands: Bands
    p_same: float


def side_by_side(
    found: Mapping[str, Averages], *, seed: int, level: float = 0.95, draws: int = DRAWS
) -> SideBySide:
    """Put overall effects on the same areas beside each other.

    Parameters
    ----------
    found : mapping of str to Averages
        Of the same areas in the same order; of kinds of area, each has its own.
    seed : int
    level : float
    draws : int

    Returns
    -------
    SideBySide

    Raises
    ------
    EffectError
        If there are none, or they are not about the same areas and clusters.

    Notes
    -----
    That one effect "is significant" and another is not, does not say that they differ; `p_same`
    asks that.
    """
    first = _same(found)
    estimate = np.array([each.overall for each in found.values()])
    influence = np.column_stack([each.overall_influence for each in found.values()])
    contrast = np.diff(np.eye(len(estimate)), axis=0)
    v = contrast @ covariance(influence, first.cluster) @ contrast.T
    used = int((cluster_sums(influence, first.cluster) != 0).any(axis=1).sum())
    p_same = np.nan
    if len(estimate) > 1 and used > 2 * len(estimate):
        apart = contrast @ estimate
        freedom = int(np.linalg.matrix_rank(v, hermitian=True))
        wald = apart @ np.linalg.pinv(v, hermitian=True) @ apart
        p_same = float(chi2.sf(wald, freedom)) if freedom else np.nan
    return SideBySide(
        names=tuple(found),
        bands=bands(
            estimate=estimate,
            influence=influence,
            cluster=first.cluster,
            seed=seed,
            freedom=np.array([each.overall_freedom for each in found.values()]),
            level=level,
            draws=draws,
        ),
        p_same=p_same,
    )


def joint_bands(
    found: Mapping[str, Averages], *, seed: int, level: float = 0.95, draws: int = DRAWS
) -> dict[str, Bands]:
    """Put bands around all rows of all averages that hold for all at once.

    Parameters
    ----------
    found : mapping of str to Averages
    seed : int
    level : float
    draws : int

    Returns
    -------
    dict of str to Bands
    """
    first = _same(found)
    whole = bands(
        estimate=np.concatenate([each.estimate for each in found.values()]),
        influence=np.column_stack([each.influence for each in found.values()]),
        cluster=first.cluster,
        seed=seed,
        freedom=np.concatenate([each.freedom for each in found.values()]),
        level=level,
        draws=draws,
    )
    ends = np.cumsum([len(each.estimate) for each in found.values()])
    return {
        name: Bands(
            lower=whole.lower[end - len(each.estimate) : end],
            upper=whole.upper[end - len(each.estimate) : end],
            pointwise_lower=whole.pointwise_lower[end - len(each.estimate) : end],
            pointwise_upper=whole.pointwise_upper[end - len(each.estimate) : end],
            critical=whole.critical,
            level=level,
            draws=draws,
            seed=seed,
        )
        for (name, each), end in zip(found.items(), ends, strict=True)
    }


def _same(found: Mapping[str, Averages]) -> Averages:
    """Return the first, after checking that all are about the same areas."""
    if not found:
        raise EffectError(_("There are no effects to put beside each other."))
    first = next(iter(found.values()))
    if any(not np.array_equal(each.cluster, first.cluster) for each in found.values()):
        raise EffectError(
            _("Effects beside each other must be about the same areas, in the same order.")
        )
    return first
