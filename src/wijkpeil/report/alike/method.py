"""How look-alikes were chosen, and what to keep in mind."""

from wijkpeil.language import gettext as _
from wijkpeil.language import number, percentage
from wijkpeil.report.document import Block, Bullets, Note, Paragraph, Section
from wijkpeil.results.alike import AlikeResults


def method(results: AlikeResults, *, kicker: str) -> Section:
    """Say how look-alikes were chosen, who never is one, and what this can't tell."""
    alike = results.alike
    blocks: list[Block] = [
        Paragraph(
            _(
                "For every area we looked for the {k} areas that were most like it in {start}: in "
                "the level of the score and its earlier course, which count for half, and in "
                "where and what they are. Every characteristic is counted in usual spreads, so "
                "that a few extreme areas don't stretch it. A look-alike differs at most "
                "{caliper} from the area on the whole (two areas taken at random differ about "
                "{usual}), and never more than half a usual spread in the level of the score. "
                "With fewer than {least} of them an area has no good look-alikes, and we say so."
            ).format(
                k=alike.k,
                start=results.start,
                caliper=number(alike.caliper, digits=2),
                usual=number(alike.usual, digits=1),
                least=alike.least,
            )
        ),
        Bullets(_rules(results)),
        Paragraph(
            _(
                "The difference in change is that of an area's likely change and the mean of its "
                "look-alikes' likely changes; the interval holds the uncertainty of all of them. "
                "Over all areas at most {cap} of the verdicts may be expected to have the wrong "
                "direction."
            ).format(cap=percentage(results.cap))
        ),
        Note(
            _("Mind:"),
            _(
                "Areas that are alike on these characteristics may differ on others. A difference "
                "with look-alikes is no proof of what made it."
            ),
        ),
        *(Note(_("Mind:"), note) for note in results.notes),
    ]
    return Section("method", _("How look-alikes are chosen"), tuple(blocks), kicker=kicker)


def _rules(results: AlikeResults) -> tuple[str, ...]:
    labels = "; ".join(results.compared[name].label for name in results.features.names)
    told = [_("Compared on: {what}.").format(what=labels)]
    if results.not_compared:
        told.append(
            _("Not compared, as the files don't tell it: {what}.").format(
                what="; ".join(results.not_compared)
            )
        )
    if results.apart_from:
        told.append(_("Never a look-alike: {what}.").format(what="; ".join(results.apart_from)))
    if results.smoothed_start:
        told.append(
            _(
                "Level and earlier course are smoothed with the measurements up to {start} alone."
            ).format(start=results.start)
        )
    return tuple(told)
