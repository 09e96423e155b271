"""Fewer than ten treated areas: areas as bad, a twin, and chance by permutation only."""

import numpy as np

from wijkpeil.effects.averages import BINS, bin_label, bin_of
from wijkpeil.effects.guards.estimate import Estimate
from wijkpeil.effects.permutation.rank import half_width
from wijkpeil.effects.power import detectable_by_placebos
from wijkpeil.effects.synthetic.comparisons import Method
from wijkpeil.effects.synthetic.effect import SyntheticEffect, synthetic_effect
from wijkpeil.effects.synthetic.placebos import Placebos, placebos
from wijkpeil.language import gettext as _
from wijkpeil.results.effects import Since
from wijkpeil.trajectories.trajectory import FloatArray
from wijkpeil.workflow.effects.estimated import Estimated
from wijkpeil.workflow.effects.looked_at import SEED, Looked

_ALPHA = 0.05
_DRAWS = 499


def estimate_few(look: Looked) -> Estimated:
    """Estimate the effect on one outcome beside the mean of areas that were as bad.

    Differences in differences against the mean of all waves before the start. p and all intervals
    come from the same comparison in areas where nothing was done. The second way of estimating is
    a ridge-augmented synthetic twin.

    Raises
    ------
    EffectError
    """
    found, others = _compare(look, "DiD")
    own, around = _against(look, found.difference), _against(look, others.difference)
    used = _used(look)
    wide = half_width(others.estimate, alpha=1 - look.counted_level)
    band = np.array([half_width(around[:, at], alpha=_ALPHA) for at in range(len(look.years))])
    estimates, notes = _by_each_way(look, found, others)
    return Estimated(
        effect=found.estimate,
        p=others.p,
        interval=(others.lower, others.upper),
        counted=(found.estimate - wide, found.estimate + wide),
        by_wave=own,
        lower=own - band,
        upper=own + band,
        since=_since(look, found, others),
        estimate=own[used],
        covariance=np.cov(around[:, used], rowvar=False),
        waves=tuple(used),
        estimates=estimates,
        detectable=detectable_by_placebos(others.estimate),
        moved=_moved(look, own, around),
        placebos=others.estimate,
        smallest_p=others.smallest_p,
        notes=(*notes, others.words),
    )


def _by_each_way(
    look: Looked, found: SyntheticEffect, others: Placebos
) -> tuple[dict[str, Estimate], tuple[str, ...]]:
    estimates = {_("mean of areas as bad"): _estimate(found, others)}
    if not look.both or look.plan.first == 1:
        return estimates, ()
    twin, twins = _compare(look, "ridge-augmented")
    return estimates | {_("synthetic twin"): _estimate(twin, twins)}, (twin.twin.words,)


def _used(look: Looked) -> list[int]:
    """Waves to test courses on: not the reference wave, and none at which areas were matched."""
    plan = look.plan
    before = [at for at in range(plan.reference) if at not in plan.matched]
    return [*before, *plan.after(len(look.years))]


def _compare(look: Looked, method: Method) -> tuple[SyntheticEffect, Placebos]:
    plan = look.plan
    found = synthetic_effect(
        outcomes=look.outcomes,
        years=look.years,
        start=np.where(plan.treated, plan.start, -1),
        method=method,
        excluded=~plan.compared,
    )
    return found, placebos(found, seed=SEED, draws=_DRAWS)


def _against(look: Looked, difference: FloatArray) -> FloatArray:
    """Count differences from the reference wave."""
    at = look.plan.reference
    return np.asarray(difference - difference[..., at : at + 1])


def _estimate(found: SyntheticEffect, others: Placebos) -> Estimate:
    return Estimate(found.estimate, others.error)


def _moved(look: Looked, own: FloatArray, around: FloatArray) -> Estimate | None:
    if look.plan.anticipation == 0:
        return None
    wave = look.plan.first - 1
    return Estimate(float(own[wave]), float(around[:, wave].std()))


def _since(look: Looked, found: SyntheticEffect, others: Placebos) -> tuple[Since, ...]:
    """Average over the waves in each span of years; bands count the spans."""
    first = look.plan.first
    elapsed = np.maximum(look.years[first:] - look.plan.intervention.started, 0.0)
    spans = bin_of(elapsed)
    there = [start for start, _end in BINS if (spans == start).any()]
    rows = []
    for start in there:
        inside = np.flatnonzero(spans == start) + first
        effect = float(found.difference[inside].mean())
        around = others.difference[:, inside].mean(axis=1)
        wide = half_width(around, alpha=_ALPHA / len(there))
        rows.append(
            Since(bin_label(start), effect, effect - wide, effect + wide, len(found.block.treated))
        )
    return tuple(rows)
