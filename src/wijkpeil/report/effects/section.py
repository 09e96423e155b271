"""The parts of the page on what helped, and the same as one section of a report."""

from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext
from wijkpeil.report.document import Block, Bullets, Cell, Fold, Paragraph, Section, Table
from wijkpeil.report.effects.evidence import all_evidence
from wijkpeil.report.effects.library import library_section
from wijkpeil.report.effects.one import intervention_section
from wijkpeil.report.effects.shocks import shocks_section
from wijkpeil.report.effects.words import between, signed, verdict_in_short
from wijkpeil.results.effects import EffectResults, InterventionEffect


def effect_parts(
    results: EffectResults, *, kicker: str, linked: bool = True
) -> tuple[Section, ...]:
    """Tell what helped part by part, interventions in the order of the register.

    Parameters
    ----------
    results : EffectResults
    kicker : str
        A few words above each heading.
    linked : bool
        Whether the list leads to each intervention; not where these are folded away.
    """
    parts = (
        _opening(results, kicker=kicker, linked=linked),
        *(intervention_section(each, kicker=kicker) for each in results.interventions),
        shocks_section(results, kicker=kicker),
        library_section(all_evidence(results), results.disagreements, kicker=kicker),
    )
    return tuple(part for part in parts if part is not None)


def effects_section(results: EffectResults, *, kicker: str) -> Section:
    """Tell what helped as one section of a report, with each intervention folded.

    Parameters
    ----------
    results : EffectResults
    kicker : str
        A few words above the heading.
    """
    first, *others = effect_parts(results, kicker="", linked=False)
    blocks: list[Block] = [*first.blocks]
    blocks += [Fold(part.title, part.blocks) for part in others]
    return Section(first.key, first.title, tuple(blocks), kicker=kicker)


def opening_sentence(results: EffectResults) -> str:
    """Say how many interventions were looked at, and of how many something can be said."""
    told = [each.answer for each in results.interventions if each.answer is not None]
    sure = sum(each.verdict.level in ("reasonable", "strong") for each in told)
    return ngettext(
        "{count} intervention was looked at. Of {sure} the evidence is reasonable or strong.",
        "{count} interventions were looked at. Of {sure} the evidence is reasonable or strong.",
        len(results.interventions),
    ).format(count=len(results.interventions), sure=sure)


def _opening(results: EffectResults, *, kicker: str, linked: bool) -> Section:
    blocks: list[Block] = []
    if results.interventions:
        blocks += [
            Paragraph(opening_sentence(results), kind="lead"),
            Paragraph(
                _(
                    "Areas that get a programme are mostly chosen because they did badly at that "
                    "moment. Some of that is bad luck, and passes by itself. So each is compared "
                    "with areas that did as badly and had no programme, and the verdict goes down "
                    "for every other explanation that can't be ruled out. “Can't tell” is an "
                    "answer too: it doesn't mean that a programme did nothing."
                )
            ),
            _table(results, linked=linked),
        ]
    if results.overlaps:
        listed = Bullets(tuple(each.sentence() for each in results.overlaps))
        blocks.append(Fold(_("Some programmes ran in the same areas"), (listed,)))
    if results.notes:
        blocks.append(Bullets(results.notes))
    return Section("what-helped", _("What helped?"), tuple(blocks), kicker=kicker)


def _table(results: EffectResults, *, linked: bool) -> Table:
    return Table(
        caption=_("Interventions in the order of the register"),
        head=(_("Intervention"), _("verdict"), _("effect in points"), _("between")),
        rows=tuple(_row(each, linked=linked) for each in results.interventions),
        numeric=frozenset({2, 3}),
        notes=(
            _(
                "The order says nothing of worth. Don't compare effects with each other: the areas "
                "and the years differ."
            ),
        ),
    )


def _row(found: InterventionEffect, *, linked: bool) -> tuple[Cell, ...]:
    it, answer = found.intervention, found.answer
    link = f"#effect-{it.id.lower()}" if linked else ""
    if answer is None:
        return Cell(it.name, href=link), Cell(_("no effect can be told")), Cell("–"), Cell("–")
    forms = answer.forms
    return (
        Cell(it.name, href=link),
        Cell(verdict_in_short(answer.verdict)),
        Cell(signed(forms.effect)),
        Cell(between(forms.low, forms.high)),
    )
