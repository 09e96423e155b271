"""The timeline of each case: what happened, and which documents name it."""

from collections.abc import Sequence
from typing import Any

from wijkpeil.charts.fieldwork.timeline import Item, timeline, within
from wijkpeil.charts.theme import Width
from wijkpeil.fieldwork.timelines import DateDoubt, Happening, Timeline, Told
from wijkpeil.language import gettext as _
from wijkpeil.report.document import (
    Block,
    Bullets,
    Cell,
    Figure,
    Fold,
    LegendItem,
    Paragraph,
    Section,
    Table,
)
from wijkpeil.report.fieldwork.words import case_names, date_words
from wijkpeil.report.trajectories.drawing import picture
from wijkpeil.results.fieldwork import FieldworkResults


def timelines(
    results: FieldworkResults, *, kicker: str, waves: Sequence[int] = ()
) -> Section | None:
    """List what happened in each case; None where nothing is known to have happened.

    Parameters
    ----------
    results : FieldworkResults
    kicker : str
    waves : sequence of int
        Years for an axis; empty leaves the pictures out, for a page that shows them under the
        courses.
    """
    told = [case for case in results.matrix.cases if _of(results, case).happenings]
    if not told:
        return None
    names = case_names(results)
    blocks: list[Block] = [
        Paragraph(
            _(
                "Events and interventions that the study lists or that documents name, once each. "
                "That something happened before a rise or a decline does not mean that it brought "
                "it about."
            )
        )
    ]
    for place, case in enumerate(told):
        line = _of(results, case)
        drawn = (
            (timeline_figure(line, names[case], waves, key=f"timeline-{place}"),) if waves else ()
        )
        blocks.append(Fold(names[case], (*drawn, *case_blocks(results, line, names[case]))))
    return Section(
        "fieldwork-timelines", _("What happened, and when"), tuple(blocks), kicker=kicker
    )


def _of(results: FieldworkResults, case: str) -> Timeline:
    return results.timelines.get(case, Timeline())


def items_of(line: Timeline, waves: Sequence[int]) -> tuple[Item, ...]:
    """Give what happened between the first and the last wave, to draw."""
    return within(
        [
            Item(it.start, it.end, it.title, it.kind, from_documents=not it.in_study)
            for it in line.happenings
        ],
        waves,
    )


def timeline_legend(items: Sequence[Item]) -> tuple[LegendItem, ...]:
    """Explain the bars that are there."""
    kinds = {it.kind for it in items}
    legend = []
    if "event" in kinds:
        legend.append(LegendItem("happened", _("event")))
    if "intervention" in kinds:
        legend.append(LegendItem("intervened", _("intervention")))
    if any(it.from_documents for it in items):
        legend.append(LegendItem("named", _("named by documents only")))
    return tuple(legend)


def timeline_figure(line: Timeline, name: str, waves: Sequence[int], *, key: str) -> Figure:
    """Draw the timeline of one case by itself."""
    items = items_of(line, waves)

    def draw(width: Width) -> Any:
        return timeline(items=items, waves=waves, width=width)

    return Figure(
        title=_("What happened in {name}").format(name=name),
        description="",
        pictures=(picture(draw, key=key),),
        legend=timeline_legend(items),
        alternative=_("The table below lists the same."),
    )


def case_blocks(results: FieldworkResults, line: Timeline, name: str) -> tuple[Block, ...]:
    """Give the list of one case, and the dates that are in doubt."""
    table = Table(
        caption=_("{name}: what happened").format(name=name),
        head=(_("When"), _("What"), _("Kind"), _("Told by")),
        rows=tuple(
            (
                Cell(date_words(it.when)),
                Cell(f"{it.title} ({it.where})" if it.where else it.title),
                Cell(_("intervention") if it.kind == "intervention" else _("event")),
                Cell(_sources(results, it)),
            )
            for it in line.happenings
        ),
    )
    if not line.doubts:
        return (table,)
    doubts = tuple(doubt_words(results, doubt) for doubt in line.doubts)
    return (table, Paragraph(_("Dates that don't fit together:")), Bullets(doubts))


def _sources(results: FieldworkResults, it: Happening) -> str:
    titles = {document.id: document.title for document in results.documents}
    told = [_("the study's own list")] if it.in_study else []
    told += [titles.get(id_, id_) for id_ in it.documents]
    return "; ".join(told) or _("the timeline, without a passage")


def doubt_words(results: FieldworkResults, doubt: DateDoubt) -> str:
    """Say which dates don't fit together, and what may be the matter."""
    dates = "; ".join(_date(results, one) for one in doubt.told)
    if doubt.kind == "start":
        return _("{title}: sources give another start: {dates}.").format(
            title=doubt.title, dates=dates
        )
    return _(
        "{title}: the same name at times that don't touch: {dates}. These may be two things, or "
        "one date is wrong."
    ).format(title=doubt.title, dates=dates)


def _date(results: FieldworkResults, one: Told) -> str:
    titles = {document.id: document.title for document in results.documents}
    source = (
        _("the study's own list")
        if one.origin == "study"
        else ", ".join(titles.get(id_, id_) for id_ in one.documents) or one.id
    )
    return f"{date_words(one.when)} ({source})"
