"""What goes with change, in sentences."""

import numpy as np

from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number
from wijkpeil.report.document import Block, Note, Paragraph
from wijkpeil.report.explanation.taking_part import left_out_sentence
from wijkpeil.report.explanation.words import listed, population, with_relation
from wijkpeil.results.explanation import ExplanationResults
from wijkpeil.trajectories.explanation.explain import RELEVANT
from wijkpeil.trajectories.explanation.relations import Relations


def answer(results: ExplanationResults) -> tuple[Block, ...]:
    """Say what goes with rise and decline in each population, with what to mind first."""
    blocks: list[Block] = [
        Paragraph(sentence(results, key, found), kind="lead" if place == 0 else "body")
        for place, (key, found) in enumerate(results.populations)
    ]
    left = left_out_sentence(results)
    if left:
        blocks.append(Paragraph(left, kind="small"))
    return (*blocks, *late(results), Paragraph(_how(results)))


def sentence(results: ExplanationResults, key: str, found: Relations) -> str:
    """Say what was found in one population."""
    who = population(results, key, found)
    if found.reason:
        return _("Among {who} we can't tell what goes with change. {reason}").format(
            who=who, reason=found.reason
        )
    rise = with_relation(results, found, "rise")
    decline = with_relation(results, found, "decline")
    told = []
    if decline:
        told.append(
            _("decline goes with a higher figure for {labels}").format(labels=listed(decline))
        )
    if rise:
        told.append(_("rise goes with a higher figure for {labels}").format(labels=listed(rise)))
    head = _("Among {who}, between {start} and {end}").format(
        who=who, start=results.start, end=results.end
    )
    rest = _rest(results, found)
    if not told:
        return _(
            "{head}, none of the {count} characteristics surely goes with rise or decline. {rest}"
        ).format(head=head, count=number(len(found.names)), rest=rest)
    text = _("{head}, {told}. {rest}").format(
        head=head,
        told="; ".join(told),
        rest=" ".join(filter(None, (_size(results, found), rest))),
    )
    return text.strip()


def _size(results: ExplanationResults, found: Relations) -> str:
    """Say so where relations that were found are small; empty where none is."""
    relevant = RELEVANT * results.minimum
    called = np.abs(found.estimate[np.isin(found.relation, ("rise", "decline"))])
    small = int((called < relevant).sum())
    if not small:
        return ""
    bound = number(relevant, digits=3)
    if small == len(called):
        return ngettext(
            "This relation is small: by the best estimate, areas that differ one standard "
            "deviation in it differ less than {bound} points in change.",
            "All {n} relations are small: by the best estimate, areas that differ one standard "
            "deviation in them differ less than {bound} points in change.",
            small,
        ).format(n=number(small), bound=bound)
    return ngettext(
        "{n} of these {all} relations is small: less than {bound} points for one standard "
        "deviation.",
        "{n} of these {all} relations are small: less than {bound} points for one standard "
        "deviation.",
        small,
    ).format(n=number(small), all=number(len(called)), bound=bound)


def _rest(results: ExplanationResults, found: Relations) -> str:
    """Say of how many characteristics there is no clear relation, or can't be told."""
    none = len(with_relation(results, found, "none"))
    unclear = len(with_relation(results, found, "unclear"))
    parts = []
    if none:
        parts.append(
            ngettext(
                "{n} characteristic has no clear relation",
                "{n} characteristics have no clear relation",
                none,
            ).format(n=number(none))
        )
    if unclear:
        parts.append(
            _("of {n} we can't tell").format(n=number(unclear))
            if none
            else ngettext(
                "of {n} characteristic we can't tell",
                "of {n} characteristics we can't tell",
                unclear,
            ).format(n=number(unclear))
        )
    if not parts:
        return ""
    text = "; ".join(parts) + "."
    return text[:1].upper() + text[1:]


def late(results: ExplanationResults) -> tuple[Block, ...]:
    """Warn of characteristics that may be a consequence of the change."""
    return late_note(year=results.year, start=results.start)


def late_note(*, year: int | None, start: int) -> tuple[Note, ...]:
    """Warn of characteristics of after the start of a period; nothing if they are of before."""
    if year is None:
        text = _(
            "The file does not tell of which year the characteristics are. If they are of after "
            "{start}, they may be a consequence of the change, and not something that was there "
            "before it."
        ).format(start=start)
    elif year > start:
        text = _(
            "The characteristics are of {year}, but the period began in {start}. What they tell "
            "may be of after the change. So what is found here may be a consequence of the "
            "change, and not something that was there before it. Better give a file of {start} or "
            "before."
        ).format(year=year, start=start)
    else:
        return ()
    return (Note(_("Watch out:"), text),)


def _how(results: ExplanationResults) -> str:
    return _(
        "“Goes with” is no more than that: areas with more of it rose more, or fell more, than "
        "areas in the same gemeente that began at the same level and are alike in the other "
        "characteristics. It is not a cause, and it may be little: the chart shows how much. “No "
        "clear relation”: if there is one it is small, less than {relevant} points for one "
        "standard deviation. “Can't tell”: the figures leave room for a relation that matters and "
        "for none."
    ).format(relevant=number(RELEVANT * results.minimum, digits=3))
