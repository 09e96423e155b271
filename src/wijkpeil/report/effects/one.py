"""One intervention: what could be found, what was, how sure that is, and why."""

from wijkpeil.effects.verdict.words import headline, scales, size_in_words, step_in_words, sureness
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.report.document import Block, Bullets, Cell, Fold, Note, Paragraph, Section, Table
from wijkpeil.report.effects.pictures import course_figure, effect_figure, placebo_figure
from wijkpeil.report.effects.words import (
    DIGITS,
    POINT_NAMES,
    about,
    before_looking,
    between,
    livability,
    outcome_name,
    signed,
)
from wijkpeil.results.effects import Answer, InterventionEffect


def intervention_section(found: InterventionEffect, *, kicker: str) -> Section:
    """Tell of one intervention.

    Parameters
    ----------
    found : InterventionEffect
    kicker : str
        A few words above the heading.
    """
    it = found.intervention
    key = f"effect-{it.id.lower()}"
    blocks: list[Block] = [Paragraph(about(it), kind="small")]
    if found.answer is None:
        blocks += [Paragraph(_("No effect can be told."), kind="lead"), Paragraph(found.refused)]
    else:
        blocks += _told(found, found.answer, key=key)
    if found.remarks:
        blocks.append(Fold(_("What the register should still tell"), (Bullets(found.remarks),)))
    return Section(key, it.name, tuple(blocks), kicker=kicker)


def _told(found: InterventionEffect, answer: Answer, *, key: str) -> list[Block]:
    name = found.intervention.name
    verdict, forms = answer.verdict, answer.forms
    blocks: list[Block] = [
        Paragraph(before_looking(answer), kind="small"),
        Paragraph(headline(verdict, forms, name=name, outcome=livability()), kind="lead"),
        Paragraph(sureness(verdict)),
        effect_figure(found, answer, key=key),
        Paragraph(size_in_words(verdict, forms)),
        Paragraph(answer.how),
        course_figure(found, answer, key=key),
    ]
    chance = placebo_figure(found, answer, key=key)
    if chance is not None:
        blocks.append(chance)
    if answer.without:
        blocks.append(
            Note(
                _("Left out"),
                _("For {count} areas no area was as bad; they take no part.").format(
                    count=answer.without
                ),
            )
        )
    blocks += [
        _since(answer),
        _looks(answer),
        Fold(
            _("Every step of the verdict"),
            (
                Paragraph(_("The worst point decides.")),
                _steps(answer),
                Paragraph(scales(verdict)),
            ),
        ),
    ]
    if answer.notes:
        blocks.append(Fold(_("What was left out"), (Bullets(answer.notes),)))
    return blocks


def _since(answer: Answer) -> Table:
    return Table(
        caption=_("Effect by years since the start, in points"),
        head=(_("Years since the start"), _("effect"), _("between"), _("areas")),
        rows=tuple(
            (
                Cell(each.years),
                Cell(signed(each.effect)),
                Cell(between(each.low, each.high)),
                Cell(number(each.areas)),
            )
            for each in answer.since
        ),
        numeric=frozenset({1, 2, 3}),
        fold=_("By years since the start"),
    )


def _looks(answer: Answer) -> Table:
    return Table(
        caption=_("Effect on livability and its dimensions, in points"),
        head=(
            _("Outcome"),
            _("meant to change it"),
            _("effect"),
            _("between"),
            _("p, counting looks"),
        ),
        rows=tuple(
            (
                Cell(outcome_name(each.outcome)),
                Cell(_("yes") if each.intended else "–"),
                Cell(signed(each.effect)),
                Cell(between(each.low, each.high)),
                Cell(_p(each.counted)),
            )
            for each in answer.looks
        ),
        numeric=frozenset({2, 3, 4}),
        notes=(
            _(
                "The more one looks at, the sooner chance gives something striking. So p is "
                "counted over all looks (Holm); the intervals are of each look alone."
            ),
        ),
        fold=_("By dimension"),
    )


def _p(value: float) -> str:
    return (
        _("below {limit}").format(limit=number(0.001, digits=DIGITS))
        if (value < 0.001)
        else number(value, digits=DIGITS)
    )


def _steps(answer: Answer) -> Bullets:
    """Walk down the rule: what each guard saw, and what it leaves."""
    said = {each.point: each.sentence for each in answer.findings}
    return Bullets(
        tuple(
            " ".join(
                filter(
                    None,
                    (
                        _("{point}:").format(point=_(POINT_NAMES[step.point])),
                        said.get(step.point, ""),
                        step_in_words(step),
                    ),
                )
            )
            for step in answer.verdict.steps
        )
    )
