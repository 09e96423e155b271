"""Ten treated areas or more: group-time effects beside areas that were as bad."""

import numpy as np

from wijkpeil.effects.averages import Averages, bin_label
from wijkpeil.effects.bands import Bands, bands
from wijkpeil.effects.group_time.average import By, averages
from wijkpeil.effects.group_time.clusters import covariance
from wijkpeil.effects.group_time.effects import GroupTime, group_time_effects
from wijkpeil.effects.guards.estimate import Estimate
from wijkpeil.effects.imputation.average import imputed_averages
from wijkpeil.effects.imputation.impute import imputed_effects
from wijkpeil.effects.power import Detectable, detectable
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.results.effects import Since
from wijkpeil.trajectories.trajectory import FloatArray
from wijkpeil.workflow.effects.estimated import Estimated
from wijkpeil.workflow.effects.looked_at import SEED, Looked


def estimate_many(look: Looked) -> Estimated:
    """Estimate the effect on one outcome from the spread between areas.

    Group-time effects, doubly robust on the scores that the choice looked at, all waves against the
    reference wave; errors by gemeente with small-sample factor and degrees of freedom. The second
    way of estimating is imputation.

    Raises
    ------
    EffectError
    """
    found = _group_time(look)
    by_event = averages(found, by="event time")
    by_years = _by_years(found, look)
    overall = Estimate(by_years.overall, by_years.overall_error, by_years.overall_freedom)
    around = _around(by_event)
    at_wave, lower, upper = _by_wave(look, by_event, around)
    used = _usable(by_event, look)
    return Estimated(
        effect=overall.effect,
        p=overall.p,
        interval=overall.interval(),
        counted=overall.interval(look.counted_level),
        by_wave=at_wave,
        lower=lower,
        upper=upper,
        since=_since(by_years),
        estimate=by_event.estimate[used],
        covariance=covariance(by_event.influence[:, used], by_event.cluster),
        waves=tuple(int(key) + look.plan.first for key in by_event.key[used]),
        estimates=_by_each_way(look, overall),
        detectable=detectable_with(look, overall),
        moved=_moved(look, by_event),
        notes=found.notes,
    )


def detectable_before(look: Looked) -> Detectable:
    """Tell what could be found, from how areas move that were not treated.

    The standard error that the comparison would have if treated areas moved as unevenly as their
    controls do: nothing that happened in treated areas after the start plays a part.
    """
    plan = look.plan
    after = list(plan.after(len(look.years)))
    change = look.outcomes[:, after].mean(axis=1) - look.outcomes[:, plan.reference]
    others = (plan.weight > 0) & np.isfinite(change)
    if others.sum() < 3:
        raise EffectError(_("Fewer than three controls have all waves; that is too few."))
    spread = float(np.std(change[others], ddof=1))
    share = plan.weight[others] / plan.weight[others].sum()
    size = 1 / float((share**2).sum())
    treated = int(plan.treated.sum())
    freedom = max(min(treated, size) - 1, 1.0)
    return detectable(error=spread * (1 / treated + 1 / size) ** 0.5, freedom=freedom)


def detectable_with(look: Looked, overall: Estimate) -> Detectable:
    """Tell what could be found, by the larger of two errors.

    Treated areas may move more unevenly than their controls, and together within a gemeente; the
    error of the estimate knows that. It says nothing of how large the estimate is.
    """
    before = detectable_before(look)
    own = detectable(error=overall.error, freedom=overall.freedom)
    return max(before, own, key=lambda each: each.effect)


def _group_time(look: Looked) -> GroupTime:
    plan = look.plan
    return group_time_effects(
        outcomes=look.outcomes,
        years=look.years,
        start=plan.start,
        covariates=look.scores,
        cluster=look.cluster,
        left_out=~plan.compared,
        anticipation=plan.anticipation,
        base="universal",
        small_sample=True,
    )


def _by_years(found: GroupTime, look: Looked, by: By = "years since start") -> Averages:
    started = np.where(look.plan.start >= 0, float(look.plan.intervention.started), np.nan)
    return averages(found, by=by, started=started)


def _around(found: Averages) -> Bands:
    return bands(
        estimate=found.estimate,
        influence=found.influence,
        cluster=found.cluster,
        freedom=found.freedom,
        seed=SEED,
    )


def _by_wave(
    look: Looked, found: Averages, around: Bands
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Put rows by event time at their waves."""
    blank = np.full(len(look.years), np.nan)
    at_wave, lower, upper = blank.copy(), blank.copy(), blank.copy()
    waves = found.key.astype(int) + look.plan.first
    at_wave[waves], lower[waves], upper[waves] = found.estimate, around.lower, around.upper
    for each in (at_wave, lower, upper):
        each[look.plan.reference] = 0.0
    return at_wave, lower, upper


def _usable(found: Averages, look: Looked) -> np.ndarray:
    """Rows with an error, apart from the reference wave, those of anticipation and of matching.

    Where controls are as bad by choice, the difference is nought by choice: no test of courses.
    """
    waves = found.key.astype(int) + look.plan.first
    outside = (waves < look.plan.reference) | (waves >= look.plan.first)
    outside &= ~np.isin(waves, look.plan.matched)
    return np.flatnonzero(outside & np.isfinite(found.error) & (found.error > 0))


def _since(found: Averages) -> tuple[Since, ...]:
    around = _around(found)
    return tuple(
        Since(bin_label(key), float(effect), float(low), float(high), int(areas))
        for key, effect, low, high, areas in zip(
            found.key, found.estimate, around.lower, around.upper, found.areas, strict=True
        )
    )


def _by_each_way(look: Looked, overall: Estimate) -> dict[str, Estimate]:
    plan = look.plan
    estimates = {_("against the reference wave"): overall}
    if not look.both:
        return estimates
    imputed = imputed_averages(
        imputed_effects(
            outcomes=look.outcomes,
            years=look.years,
            start=plan.start,
            anticipation=plan.anticipation,
            cluster=look.cluster,
            left_out=~plan.compared,
        ),
        by="years since start",
        leave_out=True,
    )
    other = Estimate(imputed.overall, imputed.overall_error, imputed.overall_freedom)
    return estimates | {_("against all waves before"): other}


def _moved(look: Looked, found: Averages) -> Estimate | None:
    """Give the change between the announcement and the start; None if no wave lies between."""
    row = np.flatnonzero((found.key == -1) & np.isfinite(found.error))
    if look.plan.anticipation == 0 or not row.size:
        return None
    at = int(row[0])
    return Estimate(float(found.estimate[at]), float(found.error[at]), float(found.freedom[at]))
