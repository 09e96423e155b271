"""The pages on cases, whole."""

from wijkpeil.language import gettext as _
from wijkpeil.language import speaking
from wijkpeil.report.cases.answer import answer
from wijkpeil.report.cases.by_city import by_city
from wijkpeil.report.cases.dependence import dependence
from wijkpeil.report.cases.facts import facts
from wijkpeil.report.cases.firmness import firmness
from wijkpeil.report.cases.method import method
from wijkpeil.report.cases.own_cases import own_cases
from wijkpeil.report.document import Document, Section
from wijkpeil.report.frame import framed, kicker_of, sources_section
from wijkpeil.report.html import render
from wijkpeil.results.cases import About, StabilityResults, SuggestedCases


def cases_document(results: SuggestedCases) -> Document:
    """Tell which cases are suggested and why, in the results' language."""
    with speaking(results.about.language):
        kicker = kicker_of(made_up=results.about.made_up)
        known = facts(results.selection.candidates)
        parts = (
            answer(results, known, kicker=kicker),
            by_city(results, known, kicker=kicker),
            own_cases(results, known, kicker=kicker),
            dependence(results, known, kicker=kicker),
            None if results.stability is None else firmness(results.stability, kicker=kicker),
            method(results, kicker=kicker),
            _sources(results.about, kicker=kicker),
        )
        subtitle = _("Which areas to study, by a rule that a reader can redo")
        return _document(results.about, _("Suggested cases"), subtitle, parts)


def stability_document(results: StabilityResults) -> Document:
    """Tell how firm each verdict is, in the results' language."""
    with speaking(results.about.language):
        kicker = kicker_of(made_up=results.about.made_up)
        parts = (firmness(results, kicker=kicker), _sources(results.about, kicker=kicker))
        subtitle = _("The same areas under other rules and over other periods")
        return _document(results.about, _("How firm is each verdict?"), subtitle, parts)


def cases_page(results: SuggestedCases) -> str:
    """Write the page of suggested cases as HTML; the same results give the same bytes.

    Raises
    ------
    MissingExtra
        If the parts that draw and write reports are not installed.
    """
    return render(cases_document(results))


def stability_page(results: StabilityResults) -> str:
    """Write the page on how firm each verdict is as HTML.

    Raises
    ------
    MissingExtra
        If the parts that draw and write reports are not installed.
    """
    return render(stability_document(results))


def _document(
    about: About, title: str, subtitle: str, parts: tuple[Section | None, ...]
) -> Document:
    return framed(
        parts,
        title=f"{title} – {about.title}" if about.title else title,
        subtitle=subtitle,
        language=about.language,
        made_up=about.made_up,
    )


def _sources(about: About, *, kicker: str) -> Section:
    return sources_section(about.provenance, about.command, kicker=kicker)
