"""The last parts: how the choice was made, what to keep in mind, sources."""

from wijkpeil.cases.candidates import CityCount
from wijkpeil.language import gettext as _
from wijkpeil.language import number, percentage
from wijkpeil.report.document import Block, Bullets, Cell, Code, Paragraph, Section, Table
from wijkpeil.report.trajectories.phrases import DIGITS
from wijkpeil.results.cases import SuggestedCases
from wijkpeil.study.case_rule import case_rule_lines


def method(results: SuggestedCases, *, kicker: str) -> Section:
    """Tell how cases were chosen."""
    rule = results.selection.rule
    blocks: list[Block] = [
        Paragraph(
            _(
                "Of each area we know how its true level likely changed, and how sure that is. A "
                "pair is worth the chance that the one rose and the other fell by more than "
                "{minimum} points. Two areas can only be a pair if they start within {caliper} "
                "points of each other and the chance that they truly differ by more than {minimum} "
                "is at least {sure}. Of all choices that meet the conditions, the one that is "
                "worth most is found exactly; of equals, the first in order of code. So the same "
                "figures and the same rule always give the same cases."
            ).format(
                minimum=number(results.about.minimum, digits=DIGITS),
                caliper=number(rule.caliper, digits=DIGITS),
                sure=percentage(rule.sure),
            )
        ),
        Bullets(_mind(results)),
        _counts(results.selection.counts, least=rule.least_size),
    ]
    if results.compared_by:
        blocks.append(
            Paragraph(
                _("Areas were compared by: {names}.").format(names=", ".join(results.compared_by))
            )
        )
    if results.not_compared_by:
        text = _("Left out, because nothing is known or all areas have the same: {names}.")
        names = ", ".join(results.not_compared_by)
        blocks.append(Paragraph(text.format(names=names)))
    blocks += [
        Paragraph(_("The rule, written as in study.toml:")),
        Code("".join(case_rule_lines(rule)).strip()),
    ]
    if results.about.notes:
        notes = Bullets(results.about.notes)
        blocks.append(Section("notes", _("What was done differently"), (notes,)))
    return Section("method", _("How the cases were chosen"), tuple(blocks), kicker=kicker)


def _mind(results: SuggestedCases) -> tuple[str, ...]:
    return (
        _(
            "Who picks the largest changes partly picks noise, and is disappointed later. Here "
            "each change is first drawn towards what is usual, the more so where it is noisy, so "
            "the chances given still hold for the areas that were picked."
        ),
        _(
            "Cases were chosen by what happened to them. They can show how a rise or a fall went; "
            "what they have in common need not be what sets them apart from others."
        ),
        _(
            "A case is chosen among vulnerable areas of at least {size} inhabitants that were "
            "measured in {start} and in {end}."
        ).format(
            size=number(results.selection.rule.least_size),
            start=results.about.start,
            end=results.about.end,
        ),
    )


def _counts(counts: tuple[CityCount, ...], *, least: float) -> Table:
    kept = [count for count in counts if count.areas > count.not_vulnerable] or list(counts)
    return Table(
        caption=_("Who could be chosen, by city"),
        head=(
            _("City"),
            _("Areas"),
            _("Not vulnerable"),
            _("Not measured"),
            _("Fewer than {least} inhabitants").format(least=number(least)),
            _("Inhabitants not known"),
            _("Could be chosen"),
        ),
        rows=tuple(
            (
                Cell(count.city),
                *(
                    Cell(number(value))
                    for value in (
                        count.areas,
                        count.not_vulnerable,
                        count.unmeasured,
                        count.too_small,
                        count.size_unknown,
                        count.eligible,
                    )
                ),
            )
            for count in kept
        ),
        numeric=frozenset(range(1, 7)),
        fold=_("Table: who could be chosen, by city"),
    )
