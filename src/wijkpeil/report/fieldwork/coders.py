"""A page on agreement between coders: how far, per code and document, and where they differ."""

from wijkpeil.charts.fieldwork.agreement import Agreed, agreement_chart
from wijkpeil.charts.marks import TRUST_MARKS
from wijkpeil.charts.svg import svg
from wijkpeil.charts.theme import WIDTHS
from wijkpeil.fieldwork.agreement import (
    Coefficient,
    Confusion,
    Disagreement,
    DocumentDisagreements,
    Measures,
    sentence,
    trust,
    trust_word,
)
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number, speaking
from wijkpeil.report.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Figure,
    Fold,
    LegendItem,
    Paragraph,
    Picture,
    Section,
    Table,
)
from wijkpeil.report.frame import framed, kicker_of, sources_section
from wijkpeil.report.html import render
from wijkpeil.results.agreement import AgreementResults

_SHOWN = 240
"""Characters of a passage that are shown; more would not help to talk about it."""


def coders_page(results: AgreementResults) -> str:
    """Write the page as one HTML file; the same results give the same bytes."""
    return render(coders_document(results))


def coders_document(results: AgreementResults) -> Document:
    """Tell of the agreement in the results' language."""
    with speaking(results.language):
        kicker = kicker_of(made_up=results.made_up)
        parts = (
            _overall(results, kicker),
            _codes(results, kicker),
            _documents(results, kicker),
            _differences(results, kicker),
            sources_section((), results.command, kicker=kicker),
        )
        return framed(
            tuple(part for part in parts if part is not None),
            title=results.title,
            subtitle=_("How far do coders agree, and where do they differ?"),
            language=results.language,
            made_up=results.made_up,
        )


def answer(results: AgreementResults) -> list[str]:
    """Sum up in sentences."""
    found = results.agreement
    who = _("{coders} coded {count} documents together.").format(
        coders=", ".join(found.coders), count=number(len(found.documents))
    )
    return [who, sentence(found.overall.alpha)]


def _overall(results: AgreementResults, kicker: str) -> Section:
    found = results.agreement
    blocks: list[Block] = [Paragraph(line) for line in answer(results)]
    others = [found.overall.percent, found.overall.ac1, found.overall.kappa]
    blocks.append(Bullets(tuple(sentence(it) for it in others if it is not None)))
    alone = sum(it.why == "one coder" for it in found.left_out)
    if alone:
        text = ngettext(
            "{count} document was coded by one person only, and doesn't count here.",
            "{count} documents were coded by one person only, and don't count here.",
            alone,
        )
        blocks.append(Paragraph(text.format(count=number(alone)), kind="small"))
    blocks.append(
        Paragraph(
            _(
                "Both scales are agreements among researchers, not laws of nature: Krippendorff "
                "relies on .800 and draws tentative conclusions from .667; Landis and Koch give "
                "words to ranges."
            ),
            kind="small",
        )
    )
    return Section("agreement", _("How far do coders agree?"), tuple(blocks), kicker=kicker)


def _codes(results: AgreementResults, kicker: str) -> Section:
    names = {code.id: code.name for code in results.codes}
    by_id = {it.code: it for it in results.agreement.codes}
    ordered = [by_id[code.id] for code in results.codes if code.id in by_id]
    rows = tuple(_row(names[it.code], it.measures, number(it.documents)) for it in ordered)
    table = Table(
        caption=_("Agreement per code"),
        head=(
            _("Code"),
            "alpha",
            _("95% interval"),
            _("reading"),
            _("share that agrees"),
            _("documents"),
        ),
        rows=rows,
        numeric=frozenset({1, 2, 4, 5}),
    )
    chart = [_agreed(names[it.code], it.measures.alpha) for it in ordered]
    figure = _figure(
        chart, table, _("Agreement per code, in the order of the codebook"), key="agreement-codes"
    )
    return Section("agreement-codes", _("Per code"), (figure,), kicker=kicker)


def _documents(results: AgreementResults, kicker: str) -> Section:
    titles = {it.id: it.title for it in results.documents}
    found = results.agreement.documents
    rows = tuple(_row(titles[it.document], it.measures, ", ".join(it.coders)) for it in found)
    table = Table(
        caption=_("Agreement per document"),
        head=(
            _("Document"),
            "alpha",
            _("95% interval"),
            _("reading"),
            _("share that agrees"),
            _("coders"),
        ),
        rows=rows,
        numeric=frozenset({1, 2, 4}),
    )
    chart = [_agreed(titles[it.document], it.measures.alpha) for it in found]
    figure = _figure(
        chart, table, _("Agreement per document, all codes together"), key="agreement-documents"
    )
    return Section("agreement-documents", _("Per document"), (figure,), kicker=kicker)


def _figure(rows: list[Agreed], table: Table, title: str, *, key: str) -> Figure:
    wide, narrow = (
        svg(
            agreement_chart(rows=rows, title=_("Krippendorff's alpha"), width=width),
            key=f"{key}-{width}",
        )
        for width in WIDTHS
    )
    return Figure(
        title=title,
        description=_(
            "A dot is Krippendorff's alpha, the bar its 95% interval; 1 is full agreement, 0 what "
            "chance would give. The lines stand at .667 and .800."
        ),
        pictures=(Picture(wide, narrow),),
        legend=tuple(LegendItem(f"trust-{word}", trust_word(word)) for word in TRUST_MARKS),
        table=table,
    )


def _agreed(label: str, it: Coefficient) -> Agreed:
    return Agreed(label=label, trust=trust(it), value=it.value, low=it.low, high=it.high)


def _row(label: str, it: Measures, last: str) -> tuple[Cell, ...]:
    alpha = it.alpha
    interval = (
        "–"
        if alpha.low is None or alpha.high is None
        else _("{low} to {high}").format(
            low=number(alpha.low, digits=2), high=number(alpha.high, digits=2)
        )
    )
    return (
        Cell(label),
        Cell(_value(alpha)),
        Cell(interval),
        Cell(trust_word(trust(alpha))),
        Cell(_value(it.percent)),
        Cell(last),
    )


def _value(it: Coefficient) -> str:
    return "–" if it.value is None else number(it.value, digits=2)


def _differences(results: AgreementResults, kicker: str) -> Section | None:
    titles = {it.id: it.title for it in results.documents}
    names = {code.id: code.name for code in results.codes}
    folds: list[Block] = []
    if results.confusions:
        folds.append(Paragraph(_("Codes that were given to the same words by different people:")))
        folds.append(Bullets(tuple(_confused(it, names) for it in results.confusions[:8])))
    folds += [
        _of_document(it, titles[it.document], names, results)
        for it in results.disagreements
        if it.places
    ]
    if not folds:
        return None
    title = _("Where do they differ? To talk through")
    return Section("agreement-differences", title, tuple(folds), kicker=kicker)


def _confused(it: Confusion, names: dict[str, str]) -> str:
    one, other = it.codes
    text = ngettext(
        "{one} and {other}: in {count} place", "{one} and {other}: in {count} places", it.places
    )
    return text.format(one=names[one], other=names[other], count=number(it.places))


def _of_document(
    it: DocumentDisagreements, title: str, names: dict[str, str], results: AgreementResults
) -> Fold:
    text = results.words.get(it.document, "")
    summary = ngettext("{title}: {count} place", "{title}: {count} places", len(it.places)).format(
        title=title, count=number(len(it.places))
    )
    rows = tuple(
        (
            Cell(_words(text, place)),
            *(Cell(_said(place, coder, names)) for coder in it.coders),
        )
        for place in it.places
    )
    table = Table(caption=title, head=(_("Passage"), *it.coders), rows=rows)
    return Fold(summary, (table,))


def _words(text: str, place: Disagreement) -> str:
    if not text:
        return _("characters {start} to {end} (not approved, so not shown)").format(
            start=number(place.start), end=number(place.end)
        )
    words = " ".join(text[place.start : place.end].split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def _said(place: Disagreement, coder: str, names: dict[str, str]) -> str:
    codes = [names[side.code] for side in place.sides if side.coder == coder]
    if codes:
        return ", ".join(dict.fromkeys(codes))
    return _("nothing") if coder in place.missing else "–"
