"""The interacted event study of Sun and Abraham (2021)."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.effects.averages import Averages
from wijkpeil.effects.group_time.clusters import errors, measurable
from wijkpeil.effects.group_time.controls import needs_controls
from wijkpeil.effects.group_time.freedom import freedom
from wijkpeil.effects.group_time.panel import Design, check
from wijkpeil.effects.group_time.terms import NEVER, BoolArray
from wijkpeil.effects.regression.least_squares import Regression, regress
from wijkpeil.effects.regression.two_way import two_way
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class SunAbraham:
    """Effects by event time, from one regression.

    Attributes
    ----------
    averages : Averages
        By event time; the overall average counts every treated observation once. Errors have
        fixest's small-sample factor and take the shares of groups as given.
    slopes, slope_errors : ndarray, shape (c,)
        Of the covariates.
    reference : tuple of int
        Waves since the start that the others are compared with.
    notes : tuple of str
    """

    averages: Averages
    slopes: FloatArray
    slope_errors: FloatArray
    reference: tuple[int, ...]
    notes: tuple[str, ...]


def sun_abraham(
    *,
    outcomes: FloatArray,
    years: FloatArray,
    start: IntArray,
    covariates: FloatArray | None = None,
    reference: tuple[int, ...] = (-1,),
    cluster: npt.NDArray[np.generic] | None = None,
    left_out: BoolArray | None = None,
) -> SunAbraham:
    """Estimate effects by group and event time in one regression, and average them.

    y_it = a_i + l_t + x_it'b + sum over groups g and event times e of d_ge 1[group g, e waves since
    the start] + noise; the estimate for e weighs d_ge by the observations of group g at e.

    Parameters
    ----------
    outcomes : ndarray, shape (n, T)
        NaN where a wave is missing.
    years : ndarray, shape (T,)
    start : ndarray of int, shape (n,)
        Index of the first treated wave, -1 for never. Without areas never treated, the last group
        serves as control, at the waves before its start.
    covariates : ndarray, shape (n, T, c), optional
        They may change over time; a covariate that the treatment changes hides part of the effect.
    reference : tuple of int
        Waves since the start that are compared with.
    cluster : ndarray, shape (n,), optional
    left_out : ndarray of bool, shape (n,), optional

    Returns
    -------
    SunAbraham

    Raises
    ------
    EffectError
        If there is nothing to compare; the message says why.

    Notes
    -----
    Sun and Abraham (2021), section 4 (their interaction-weighted estimator). Without covariates and
    with a full panel this equals group-time effects with controls never treated and a universal
    base.

    Examples
    --------
    >>> outcomes = np.add.outer(np.arange(6.0), [0.0, 1.0, 5.0])
    >>> outcomes += np.sin(np.arange(18)).reshape(6, 3)
    >>> outcomes[4:, 2] += 70
    >>> found = sun_abraham(
    ...     outcomes=outcomes, years=np.array([2012, 2014, 2016]), start=np.repeat([-1, 2], [4, 2])
    ... )
    >>> found.averages.key.tolist(), round(float(found.averages.overall))
    ([-2.0, 0.0], 70)
    """
    design = check(
        outcomes=outcomes,
        years=years,
        start=start,
        cluster=cluster,
        left_out=left_out,
        fewest=1,
    )
    needs_controls(design, "not yet")
    seen, controls = _observed(design, covariates)
    unit, wave = np.nonzero(seen)
    group = np.where(np.isin(design.start, controls), NEVER, design.start)[unit]
    pairs = np.unique(
        np.column_stack([group, wave - group])[
            (group != NEVER) & ~np.isin(wave - group, reference)
        ],
        axis=0,
    )
    dummies = ((group[:, None] == pairs[:, 0]) & ((wave - group)[:, None] == pairs[:, 1])).astype(
        np.float64
    )
    extra = np.empty((len(unit), 0)) if covariates is None else covariates[seen]
    fitted = regress(
        fit=two_way(seen),
        y=design.outcomes[seen],
        columns=np.column_stack([extra, dummies]),
        cluster=design.cluster,
    )
    count = extra.shape[1]
    slopes = fitted.coefficient[:count]
    return SunAbraham(
        averages=_averages(fitted, design, pairs=pairs, size=dummies.sum(axis=0), skip=count),
        slopes=slopes,
        slope_errors=np.sqrt(np.diag(fitted.covariance)[:count]),
        reference=reference,
        notes=design.notes,
    )


def _observed(design: Design, covariates: FloatArray | None) -> tuple[BoolArray, list[int]]:
    """Observations that enter, and the starts that serve as controls."""
    seen = ~np.isnan(design.outcomes) & design.kept[:, None]
    if covariates is not None:
        if covariates.shape[:2] != design.outcomes.shape or covariates.ndim != 3:
            raise EffectError(
                _(
                    "The covariates have shape {shape}; give an array of areas by waves by "
                    "covariates."
                ).format(shape=covariates.shape)
            )
        seen &= np.isfinite(covariates).all(axis=2)
    if (design.start[design.kept] == NEVER).any():
        return seen, [NEVER]
    last = design.cohorts[-1]
    return seen & (np.arange(len(design.years)) < last), [NEVER, last]


def _averages(
    fitted: Regression, design: Design, *, pairs: IntArray, size: FloatArray, skip: int
) -> Averages:
    """Average coefficients by event time; those that can't be told drop out."""
    told = np.isfinite(fitted.coefficient[skip:])
    pairs, size = pairs[told], size[told]
    inside = np.flatnonzero(told) + skip
    at = np.unique(pairs[:, 1])
    if not (at >= 0).any():
        raise EffectError(_("No treated area is seen from its start on."))
    rows = [pairs[:, 1] == e for e in at] + [pairs[:, 1] >= 0]
    weight = np.column_stack([row * size / (row * size).sum() for row in rows])
    estimate = fitted.coefficient[inside] @ weight
    members = [np.isin(design.start, pairs[row, 0]) & design.kept for row in rows]
    influence = measurable(
        np.sqrt(fitted.factor) * fitted.influence[:, inside] @ weight, members, design.cluster
    )
    error = errors(influence, design.cluster)
    sure = freedom(influence, start=design.start, cluster=design.cluster)
    elapsed = design.years[pairs.sum(axis=1)] - design.years[pairs[:, 0]]
    return Averages(
        by="event time",
        key=at.astype(np.float64),
        estimate=estimate[:-1],
        error=error[:-1],
        freedom=sure[:-1],
        elapsed=(elapsed @ weight)[:-1],
        areas=np.array([int(member.sum()) for member in members[:-1]]),
        influence=influence[:, :-1],
        overall=float(estimate[-1]),
        overall_error=float(error[-1]),
        overall_freedom=float(sure[-1]),
        overall_influence=influence[:, -1],
        cluster=design.cluster,
    )
