"""A page on areas and their look-alikes."""

from wijkpeil.language import gettext as _
from wijkpeil.language import speaking
from wijkpeil.report.alike.block import alike_block
from wijkpeil.report.alike.method import method
from wijkpeil.report.alike.sentences import good_sentence
from wijkpeil.report.document import Document, Paragraph, Section
from wijkpeil.report.frame import framed, kicker_of, sources_section
from wijkpeil.report.html import render
from wijkpeil.report.trajectories.phrases import place
from wijkpeil.results.alike import AlikeResults


def alike_document(results: AlikeResults) -> Document:
    """Tell how the shown areas did against areas like them, in the results' language."""
    with speaking(results.language):
        kicker = kicker_of(made_up=results.made_up)
        return framed(
            (
                _answer(results, kicker),
                *_areas(results, kicker),
                method(results, kicker=kicker),
                sources_section(results.provenance, results.command, kicker=kicker),
            ),
            title=results.title,
            subtitle=_(
                "How did areas do between {start} and {end}, against areas that were like them "
                "in {start}?"
            ).format(start=results.start, end=results.end),
            language=results.language,
            made_up=results.made_up,
        )


def alike_page(results: AlikeResults) -> str:
    """Write the page as one HTML file that needs nothing from elsewhere.

    The same results give the same bytes.

    Raises
    ------
    MissingExtra
        If the parts that draw and write reports are not installed.
    """
    return render(alike_document(results))


def _answer(results: AlikeResults, kicker: str) -> Section:
    rest = (
        _("The areas that were asked for follow, in order of name.")
        if results.shown
        else _("No areas were asked for; the tables hold all of them.")
    )
    return Section(
        "answer",
        _("In short"),
        (Paragraph(good_sentence(results), kind="lead"), Paragraph(rest)),
        kind="answer",
        kicker=kicker,
    )


def _areas(results: AlikeResults, kicker: str) -> tuple[Section, ...]:
    shown = results.areas.loc[list(results.shown)]
    named = sorted((place(row, str(code)), str(code)) for code, row in shown.iterrows())
    return tuple(
        Section(
            f"area-{code}",
            title,
            alike_block(results, code, key=f"area-{code}"),
            kind="portrait",
            kicker=kicker,
        )
        for title, code in named
    )
