"""Saturation: whether later documents still bring new codes, and what that can't say."""

from typing import Any

from wijkpeil.charts.fieldwork.saturation import saturation as saturation_chart
from wijkpeil.charts.svg import svg
from wijkpeil.fieldwork.matrix.saturation import Saturation
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number
from wijkpeil.report.document import (
    Block,
    Bullets,
    Cell,
    Figure,
    LegendItem,
    Paragraph,
    Picture,
    Section,
    Table,
)
from wijkpeil.report.fieldwork.words import date_words
from wijkpeil.results.fieldwork import FieldworkResults

_LAST = 5
_WIDTH = 220
"""Pixels: small multiples, three beside each other on a wide page."""


def saturation(results: FieldworkResults, *, kicker: str) -> Section | None:
    """Tell how the number of codes grew; None where nothing was coded."""
    found = results.saturation
    if not found.documents:
        return None
    blocks: list[Block] = [Paragraph(last_words(found)), Paragraph(once_words(found))]
    blocks += [_figure(results), _table(results)]
    blocks += [Paragraph(_("What this can't say:")), Bullets(_limits())]
    title = _("Do later documents still bring something new?")
    return Section("fieldwork-saturation", title, tuple(blocks), kicker=kicker)


def last_words(found: Saturation) -> str:
    """Say how many new codes the last documents brought.

    Of fewer than ten documents the last third is told, otherwise the last five.
    """
    count = len(found.documents)
    last = _LAST if count >= 2 * _LAST else max(1, count // 3)
    new = found.brought_by_last(last)
    text = ngettext(
        "In order of date, the last document of {all} brought {new}.",
        "In order of date, the last {last} documents of {all} brought {new}.",
        last,
    )
    return text.format(last=number(last), all=number(count), new=_new(new))


def once_words(found: Saturation) -> str:
    """Say how many codes occur once, and what one more document tends to bring."""
    return ngettext(
        "{once} of {codes} codes occurs in one document only; put in random order, the last "
        "document brings {mean} new codes on average.",
        "{once} of {codes} codes occur in one document only; put in random order, the last "
        "document brings {mean} new codes on average.",
        found.once,
    ).format(
        once=number(found.once), codes=number(found.codes), mean=number(found.of_last, digits=1)
    )


def _new(count: int) -> str:
    if not count:
        return _("no new code")
    return ngettext("{count} new code", "{count} new codes", count).format(count=number(count))


def _curves(results: FieldworkResults) -> list[tuple[str, Saturation]]:
    by = [(name, one) for name, one in results.saturation_by.items() if one.documents]
    return [(_("all together"), results.saturation), *by]


def _figure(results: FieldworkResults) -> Figure:
    curves = _curves(results)
    pictures = []
    for at, (_name, one) in enumerate(curves):
        most = results.saturation if at == 0 else max(
            (other for _other, other in curves[1:]), key=lambda it: len(it.documents)
        )  # fmt: skip
        pictures.append(Picture(svg(_chart(one, len(most.documents), results.saturation.codes),
                                    key=f"saturation-{at}")))  # fmt: skip
    return Figure(
        title=_("Codes heard so far, document by document"),
        description=_(
            "Blue: in order of date. Dashed: the middle of {orders} random orders; grey: from the "
            "10th to the 90th of each hundred. A curve that still climbs at its end says that more "
            "is to be heard."
        ).format(orders=number(results.saturation.orders)),
        pictures=tuple(pictures),
        labels=tuple(name for name, _one in curves),
        legend=(
            LegendItem("counted", _("in order of date")),
            LegendItem("country", _("middle of random orders")),
            LegendItem("band95", _("10% to 90% of random orders")),
        ),
        alternative=_("The table below holds the figures."),
    )


def _chart(one: Saturation, documents: int, codes: int) -> Any:
    return saturation_chart(
        cumulative=one.cumulative.tolist(),
        median=one.median.tolist(),
        low=one.low.tolist(),
        high=one.high.tolist(),
        domain=(documents, codes),
        titles=(_("documents"), _("codes")),
        width=_WIDTH,
    )


def _table(results: FieldworkResults) -> Table:
    titles = {it.id: it.title for it in results.documents}
    dates = {it.id: it.date for it in results.documents}
    found = results.saturation
    rows = tuple(
        (
            Cell(titles[id_]),
            Cell(date_words(dates[id_]) or "–"),
            Cell(number(int(found.new[at]))),
            Cell(number(int(found.cumulative[at]))),
            Cell(
                _("{low} to {high}").format(
                    low=number(float(found.low[at])), high=number(float(found.high[at]))
                )
            ),
        )
        for at, id_ in enumerate(found.documents)
    )
    return Table(
        caption=_("New codes per document, in order of date"),
        head=(
            _("Document"),
            _("Date"),
            _("New codes"),
            _("Codes so far"),
            _("In random orders (10% to 90%)"),
        ),
        rows=rows,
        numeric=frozenset({2, 3, 4}),
        notes=_notes(results),
        fold=_("Table: new codes per document"),
    )


def _notes(results: FieldworkResults) -> tuple[str, ...]:
    left = len(results.documents) - len(results.saturation.documents)
    notes = []
    if left:
        notes.append(
            ngettext(
                "{count} document without codings is left out: not coded is not the same as "
                "nothing new.",
                "{count} documents without codings are left out: not coded is not the same as "
                "nothing new.",
                left,
            ).format(count=number(left))
        )
    if results.saturation.undated:
        notes.append(
            ngettext(
                "{count} document without a date stands last.",
                "{count} documents without a date stand last.",
                results.saturation.undated,
            ).format(count=number(results.saturation.undated))
        )
    return tuple(notes)


def _limits() -> tuple[str, ...]:
    return (
        _("Whether all there is to know was heard: it counts codes, not what they mean."),
        _("Whether other people would have said other things: those who were not asked are not "
          "in it."),
        _("Anything, if codes were added later and the first documents were not read again."),
    )  # fmt: skip
