"""One intervention of the register, from its plan to its verdict."""

from collections.abc import Sequence

import numpy as np

from wijkpeil.effects.guards.gather import gather
from wijkpeil.effects.guards.looks import holm
from wijkpeil.effects.register.check import check_against_panel
from wijkpeil.effects.register.intervention import Intervention
from wijkpeil.effects.verdict.forms import forms
from wijkpeil.effects.verdict.rule import judge
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext
from wijkpeil.report.trajectories.phrases import DIMENSIONS
from wijkpeil.results.effects import Answer, AtWave, InterventionEffect, Look
from wijkpeil.trajectories.trajectory import FloatArray
from wijkpeil.workflow.effects.estimated import Estimated
from wijkpeil.workflow.effects.few import estimate_few
from wijkpeil.workflow.effects.figures import Figures
from wijkpeil.workflow.effects.findings import findings_of
from wijkpeil.workflow.effects.looked_at import Looked, look_at
from wijkpeil.workflow.effects.many import estimate_many
from wijkpeil.workflow.effects.plan import Plan, plan_of


def effect_of(
    intervention: Intervention,
    *,
    figures: Figures,
    others: Sequence[Intervention],
    relevant: float,
) -> InterventionEffect:
    """Say what an intervention did, or why that can't be estimated.

    Parameters
    ----------
    intervention : Intervention
    figures : Figures
    others : sequence of Intervention
        All others of the register.
    relevant : float
        The smallest effect that matters, score points.
    """
    remarks = tuple(
        each.reason
        for each in check_against_panel(
            [intervention],
            codes=figures.codes,
            years=figures.years,
            outcomes=tuple(figures.outcomes),
            inhabitants=figures.people,
        )
        if not each.stops
    )
    try:
        answer = _answer(intervention, figures=figures, others=others, relevant=relevant)
    except EffectError as error:
        return InterventionEffect(intervention, None, str(error), remarks)
    return InterventionEffect(intervention, answer, "", remarks)


def estimate(look: Looked) -> Estimated:
    """Estimate in the way that the number of treated areas allows."""
    return estimate_few(look) if look.plan.few else estimate_many(look)


def _answer(
    intervention: Intervention,
    *,
    figures: Figures,
    others: Sequence[Intervention],
    relevant: float,
) -> Answer:
    plan = plan_of(intervention, figures=figures, others=others)
    looked, notes = _looks(plan, figures)
    total = look_at(next(iter(figures.outcomes)), plan=plan, figures=figures)
    found = next(iter(looked.values()))
    p = [each.p for each in looked.values()]
    findings = findings_of(total, found, figures=figures, others=others, p=p, relevant=relevant)
    grades = gather(findings, design="by lot" if plan.by_lot else "compared over time")
    return Answer(
        treated=int(plan.treated.sum()),
        controls=int((plan.weight > 0).sum()),
        without=plan.without,
        reference=int(figures.years[plan.reference]),
        first=int(figures.years[plan.first]),
        detectable=found.detectable.effect,
        relevant=relevant,
        waves=_at_waves(plan, figures, found),
        since=found.since,
        looks=_told(looked, intervention),
        forms=forms(
            effect=found.effect,
            interval=found.interval,
            before=figures.total[:, plan.reference],
            treated=plan.treated,
            population=figures.people,
        ),
        placebos=found.placebos,
        smallest_p=found.smallest_p,
        findings=findings,
        verdict=judge(grades, effect=found.effect, interval=found.counted, relevant=relevant),
        how=_how(plan, figures),
        notes=(*found.notes, *notes),
    )


def _looks(plan: Plan, figures: Figures) -> tuple[dict[str, Estimated], tuple[str, ...]]:
    """Estimate on the total and on each dimension; a dimension that can't be told is noted."""
    names = list(figures.outcomes)
    looked = {names[0]: estimate(look_at(names[0], plan=plan, figures=figures))}
    lacking = []
    for name in names[1:]:
        try:
            looked[name] = estimate(look_at(name, plan=plan, figures=figures))
        except EffectError:
            lacking.append(_(DIMENSIONS[name]))
    if not lacking:
        return looked, ()
    said = _("Not measured well enough before and after to be looked at: {dimensions}.")
    return looked, (said.format(dimensions=", ".join(lacking)),)


def _told(looked: dict[str, Estimated], intervention: Intervention) -> tuple[Look, ...]:
    counted = holm([each.p for each in looked.values()])
    return tuple(
        Look(name, name in intervention.dimensions, each.effect, *each.interval, each.p, adjusted)
        for (name, each), adjusted in zip(looked.items(), counted, strict=True)
    )


def _at_waves(plan: Plan, figures: Figures, found: Estimated) -> tuple[AtWave, ...]:
    scores = figures.total
    own = _mean(scores, plan.treated.astype(np.float64))
    theirs = _mean(scores, plan.weight)
    return tuple(
        AtWave(int(year), *map(float, each))
        for year, *each in zip(
            figures.years, own, theirs, found.by_wave, found.lower, found.upper, strict=True
        )
    )


def _mean(scores: FloatArray, weight: FloatArray) -> FloatArray:
    """Weighted mean at every wave of the areas measured at all waves, else of those measured."""
    complete = np.isfinite(scores).all(axis=1) & (weight > 0)
    if complete.any():
        return np.asarray(np.average(scores[complete], axis=0, weights=weight[complete]))
    known = np.where(np.isfinite(scores), weight[:, None], 0.0)
    with np.errstate(invalid="ignore"):
        return np.asarray((known * np.nan_to_num(scores)).sum(axis=0) / known.sum(axis=0))


def _how(plan: Plan, figures: Figures) -> str:
    count = int((plan.weight > 0).sum())
    if plan.by_lot:
        return ngettext(
            "Compared with {count} area that was in no programme and not near a treated one.",
            "Compared with {count} areas that were in no programme and not near a treated one.",
            count,
        ).format(count=count)
    waves = ", ".join(str(int(figures.years[at])) for at in plan.matched)
    return ngettext(
        "Compared with {count} area that scored as low in {waves}, was in no programme and not "
        "near a treated one: the list that was just missed.",
        "Compared with {count} areas that scored as low in {waves}, were in no programme and not "
        "near a treated one: the list that was just missed.",
        count,
    ).format(count=count, waves=waves)
