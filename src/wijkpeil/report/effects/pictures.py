"""The pictures of one intervention, each with its figures."""

import math

from wijkpeil.charts.interventions.apart import Gap, apart
from wijkpeil.charts.interventions.placebos import placebos
from wijkpeil.charts.interventions.side_by_side import Pair, side_by_side
from wijkpeil.charts.svg import svg
from wijkpeil.charts.theme import WIDTHS
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.report.document import Cell, Figure, Picture, Table
from wijkpeil.report.effects.words import DIGITS, between, signed
from wijkpeil.results.effects import Answer, Apart, AtWave, InterventionEffect


def effect_figure(found: InterventionEffect, answer: Answer, *, key: str) -> Figure:
    """Draw the effect at every wave."""
    it = found.intervention
    gaps = gaps_of(answer.waves)
    wide, narrow = (
        svg(
            apart(
                gaps=gaps,
                started=float(it.started),
                relevant=answer.relevant,
                word=_("start"),
                title=_("points"),
                width=width,
            ),
            key=f"{key}-effect-{width}",
        )
        for width in WIDTHS
    )
    return Figure(
        title=_("How much better or worse than areas as bad, year by year"),
        description=_(
            "Above nought the areas with {name} did better than the areas they are compared with, "
            "below nought worse; counted from {year}. The blue band is the uncertainty: it holds "
            "all years at once with 95% certainty. Within the grey strip a difference doesn't "
            "matter. Before the start the line should lie near nought."
        ).format(name=it.name, year=answer.reference),
        pictures=(Picture(wide, narrow),),
        table=wave_table(answer.waves, caption=_("The same in figures, in points")),
    )


def course_figure(found: InterventionEffect, answer: Answer, *, key: str) -> Figure:
    """Draw the two courses."""
    it = found.intervention
    pairs = [
        Pair(each.year, each.treated, each.controls)
        for each in answer.waves
        if math.isfinite(each.treated) and math.isfinite(each.controls)
    ]
    wide, narrow = (
        svg(
            side_by_side(
                pairs=pairs,
                started=float(it.started),
                word=_("start"),
                title=_("mean score"),
                width=width,
            ),
            key=f"{key}-course-{width}",
        )
        for width in WIDTHS
    )
    return Figure(
        title=_("Both groups of areas as they were measured"),
        description=_(
            "The blue line is the mean of the areas with {name}; the grey dashed line that of the "
            "areas they are compared with."
        ).format(name=it.name),
        pictures=(Picture(wide, narrow),),
    )


def placebo_figure(found: InterventionEffect, answer: Answer, *, key: str) -> Figure | None:
    """Draw the effect among those found where nothing was done."""
    if answer.placebos is None:
        return None
    wide, narrow = (
        svg(
            placebos(
                others=answer.placebos.tolist(),
                own=answer.forms.effect,
                own_label=found.intervention.name,
                title=_("difference after the start, in points"),
                width=width,
            ),
            key=f"{key}-chance-{width}",
        )
        for width in WIDTHS
    )
    return Figure(
        title=_("Could chance do this?"),
        description=_(
            "With so few areas chance is judged by trying the same where nothing was done. Each "
            "block stands for areas without {name}; the blue line is {name} itself. No p could be "
            "smaller than {least}."
        ).format(name=found.intervention.name, least=number(answer.smallest_p, digits=DIGITS)),
        pictures=(Picture(wide, narrow),),
    )


def gaps_of(waves: tuple[AtWave, ...] | tuple[Apart, ...]) -> list[Gap]:
    """Give differences as a chart takes them: what can't be told is None."""
    return [
        Gap(each.year, *(end if math.isfinite(end) else None for end in _ends(each)))
        for each in waves
    ]


def wave_table(waves: tuple[AtWave, ...] | tuple[Apart, ...], *, caption: str) -> Table:
    """List differences by wave."""
    return Table(
        caption=caption,
        head=(_("Wave"), _("difference"), _("between")),
        rows=tuple(
            (Cell(str(each.year)), Cell(signed(each.effect)), Cell(between(each.low, each.high)))
            for each in waves
        ),
        numeric=frozenset({1, 2}),
        fold=_("The same in figures"),
    )


def _ends(each: AtWave | Apart) -> tuple[float, float, float]:
    return each.effect, each.low, each.high
