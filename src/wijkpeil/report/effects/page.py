"""A page on what helped."""

from wijkpeil.language import gettext as _
from wijkpeil.language import speaking
from wijkpeil.report.document import Document
from wijkpeil.report.effects.section import effect_parts
from wijkpeil.report.frame import framed, kicker_of, sources_section
from wijkpeil.report.html import render
from wijkpeil.results.effects import EffectResults


def effects_document(results: EffectResults) -> Document:
    """Tell what helped in the results' language."""
    with speaking(results.language):
        kicker = kicker_of(made_up=results.made_up)
        return framed(
            (
                *effect_parts(results, kicker=kicker),
                sources_section(results.provenance, results.command, kicker=kicker),
            ),
            title=results.title,
            subtitle=_("What did each intervention do, and how sure is that?"),
            language=results.language,
            made_up=results.made_up,
        )


def effects_page(results: EffectResults) -> str:
    """Write the page as one HTML file; the same results give the same bytes.

    Raises
    ------
    MissingExtra
        If the parts that draw and write reports are not installed.
    """
    return render(effects_document(results))
