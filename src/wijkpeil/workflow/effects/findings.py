"""What each guard says of one estimate."""

from collections.abc import Sequence
from contextlib import suppress

import numpy as np

from wijkpeil.effects.guards import (
    agreement,
    anticipation,
    composition,
    displacement,
    few_treated,
    instrument,
    looks,
    overlap,
    parting,
    power_first,
    pretrend,
)
from wijkpeil.effects.guards.finding import Finding
from wijkpeil.effects.guards.rings import OUTSIDE, OWN
from wijkpeil.effects.register.intervention import Intervention
from wijkpeil.effects.register.start import start_of
from wijkpeil.effects.sensitivity.break_even import break_even
from wijkpeil.effects.sensitivity.event_study import event_study
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.workflow.effects.chosen import selection
from wijkpeil.workflow.effects.estimated import Estimated
from wijkpeil.workflow.effects.figures import Figures
from wijkpeil.workflow.effects.looked_at import SEED, Looked
from wijkpeil.workflow.effects.many import estimate_many
from wijkpeil.workflow.effects.only import only


def findings_of(
    look: Looked,
    found: Estimated,
    *,
    figures: Figures,
    others: Sequence[Intervention],
    p: Sequence[float],
    relevant: float,
) -> tuple[Finding, ...]:
    """Ask every guard, in the order in which the rule walks.

    Parameters
    ----------
    look : Looked
        At the total.
    found : Estimated
    figures : Figures
    others : sequence of Intervention
    p : sequence of float
        Of all looks, the total first.
    relevant : float
        The smallest effect that matters.
    """
    plan = look.plan
    return (
        selection(look),
        few_treated.few_treated(
            treated=int(plan.treated.sum()), controls=int((plan.weight > 0).sum())
        ),
        looks.chance(p=p, at=0),
        parting.parting(None) if not _before(found, plan.reference) else _break_even(look, found),
        _pretrend(look, found),
        _displacement(look, figures, others),
        anticipation.anticipation(
            years=figures.years,
            announced=plan.intervention.announced,
            started=plan.intervention.started,
            reference=plan.reference,
            moved=found.moved,
        ),
        _overlap(look, found, figures, others),
        instrument.instrument(editions=[figures.edition], borders=[""]),
        composition.composition(None),
        _agreement(found),
        power_first.power_first(
            detectable=found.detectable.effect, relevant=relevant, effect=found.effect
        ),
    )


def _agreement(found: Estimated) -> Finding:
    """Compare signs, unless all intervals hold nought: then signs say nothing."""
    intervals = [each.interval() for each in found.estimates.values()]
    said = agreement.agreement(found.estimates)
    if said.grade == "disagree" and all(low <= 0 <= high for low, high in intervals):
        same = _("All of them hold nought, so that their signs differ says nothing.")
        sentence = f"{said.sentence}. {same}"
        return Finding("estimators", "two agree", fired=False, sentence=sentence)
    return said


def _before(found: Estimated, reference: int) -> list[int]:
    """Places of the waves before the reference wave."""
    return [at for at, wave in enumerate(found.waves) if wave < reference]


def _break_even(look: Looked, found: Estimated) -> Finding:
    """Find how far courses may part; steps are counted a year, as waves are uneven."""
    before = len(_before(found, look.plan.reference))
    waves = sorted((*found.waves, look.plan.reference))
    after = len(found.waves) - before
    study = event_study(
        estimate=found.estimate,
        covariance=found.covariance,
        before=before,
        weights=np.full(after, 1 / after),
        years=look.years[waves],
    )
    return parting.parting(break_even(study))


def _pretrend(look: Looked, found: Estimated) -> Finding:
    at = _before(found, look.plan.reference)
    from_reference = look.years - look.years[look.plan.reference]
    after = [wave for wave in found.waves if wave > look.plan.reference]
    return pretrend.pretrend(
        estimate=found.estimate[at],
        covariance=found.covariance[np.ix_(at, at)],
        years=from_reference[[found.waves[place] for place in at]],
        effect=found.effect,
        horizon=float(from_reference[after].mean()),
        seed=SEED,
    ).finding


def _displacement(look: Looked, figures: Figures, others: Sequence[Intervention]) -> Finding:
    """Look at the rings; areas of other programmes are in none."""
    plan = look.plan
    if plan.ring is None or figures.people is None:
        return displacement.not_looked_at()
    busy = np.zeros(len(figures.codes), dtype=np.bool_)
    for it in others:
        busy |= np.isin(figures.codes, np.array(it.areas, dtype=np.str_))
    ring = np.where(busy & (plan.ring != OWN), OUTSIDE, plan.ring)
    after = list(plan.after(len(look.years)))
    change = look.outcomes[:, after].mean(axis=1) - look.outcomes[:, plan.reference]
    try:
        return displacement.displacement(
            change=change,
            ring=ring,
            population=figures.people,
            controls=plan.allowed,
            scores=look.scores,
        ).finding
    except EffectError as error:
        return Finding("displacement", "not looked at", fired=True, sentence=str(error))


def _overlap(
    look: Looked, found: Estimated, figures: Figures, others: Sequence[Intervention]
) -> Finding:
    """Estimate again in the treated areas that had no other programme around that time."""
    plan = look.plan
    starts = [start_of(it, codes=figures.codes, years=figures.years) for it in others]
    shape = (len(starts), len(figures.codes))
    start = np.where(plan.treated, plan.start, -1)
    alone = overlap.clean(start=start, others=np.array(starts, dtype=np.int64).reshape(shape))
    first = next(iter(found.estimates.values()))
    on_clean = None
    if not plan.few and not np.array_equal(alone, plan.treated):
        with suppress(EffectError):
            again = estimate_many(only(look, alone))
            on_clean = next(iter(again.estimates.values()))
    return overlap.overlap(
        on_all=first,
        on_clean=on_clean,
        treated=int(plan.treated.sum()),
        untouched=int(alone.sum()),
    )
