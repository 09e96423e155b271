"""A page on the fieldwork of a study."""

from collections.abc import Sequence

from wijkpeil.language import gettext as _
from wijkpeil.language import speaking
from wijkpeil.report.document import Document
from wijkpeil.report.fieldwork.section import fieldwork_parts
from wijkpeil.report.frame import framed, kicker_of, sources_section
from wijkpeil.report.html import render
from wijkpeil.results.fieldwork import FieldworkResults


def fieldwork_document(results: FieldworkResults, *, waves: Sequence[int] = ()) -> Document:
    """Tell of the fieldwork in the results' language."""
    with speaking(results.language):
        kicker = kicker_of(made_up=results.made_up)
        return framed(
            (
                *fieldwork_parts(results, kicker=kicker, waves=waves),
                sources_section(results.provenance, results.command, kicker=kicker),
            ),
            title=results.title,
            subtitle=_(
                "What does each side say, where do they agree, and what rests on which words?"
            ),
            language=results.language,
            made_up=results.made_up,
        )


def fieldwork_page(results: FieldworkResults, *, waves: Sequence[int] = ()) -> str:
    """Write the page as one HTML file; the same results give the same bytes.

    Parameters
    ----------
    results : FieldworkResults
    waves : sequence of int
        Years on the axis of the timelines; empty draws none.

    Raises
    ------
    MissingExtra
        If the parts that draw and write reports are not installed.
    """
    return render(fieldwork_document(results, waves=waves))
