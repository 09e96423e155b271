"""A page on what goes with change, and on better or worse than expected."""

from wijkpeil.language import gettext as _
from wijkpeil.language import speaking
from wijkpeil.report.document import Document
from wijkpeil.report.explanation.expected import expectation_section
from wijkpeil.report.explanation.section import explanation_section
from wijkpeil.report.frame import framed, kicker_of, sources_section
from wijkpeil.report.html import render
from wijkpeil.results.explanation import ExpectationResults, ExplanationResults


def explanation_document(
    explanation: ExplanationResults, expectation: ExpectationResults
) -> Document:
    """Tell what goes with change, and who did better or worse than expected."""
    with speaking(explanation.language):
        kicker = kicker_of(made_up=explanation.made_up)
        return framed(
            (
                explanation_section(explanation, kicker=kicker),
                expectation_section(expectation, kicker=kicker),
                sources_section(
                    explanation.provenance,
                    explanation.command,
                    kicker=kicker,
                ),
            ),
            title=explanation.title,
            subtitle=_(
                "Which characteristics of neighbourhoods go with rise and decline between {start} "
                "and {end}, and which areas did better or worse than areas like them?"
            ).format(start=explanation.start, end=explanation.end),
            language=explanation.language,
            made_up=explanation.made_up,
        )


def explanation_page(explanation: ExplanationResults, expectation: ExpectationResults) -> str:
    """Write the page as one HTML file that needs nothing from elsewhere.

    The same results give the same bytes.

    Raises
    ------
    MissingExtra
        If the parts that draw and write reports are not installed.
    """
    return render(explanation_document(explanation, expectation))
