"""A page on clusters of rise and fall."""

from wijkpeil.language import gettext as _
from wijkpeil.language import speaking
from wijkpeil.report.document import Document
from wijkpeil.report.frame import framed, kicker_of, sources_section
from wijkpeil.report.html import render
from wijkpeil.report.spatial.section import clusters_section
from wijkpeil.results.spatial import SpatialResults


def clusters_document(results: SpatialResults) -> Document:
    """Tell where areas rose and fell together, in the results' language."""
    with speaking(results.language):
        kicker = kicker_of(made_up=results.made_up)
        return framed(
            (
                clusters_section(results, kicker=kicker),
                sources_section(results.provenance, results.command, kicker=kicker),
            ),
            title=results.title,
            subtitle=_(
                "Where did areas rise or fall together between {start} and {end}, and which went "
                "against their surroundings?"
            ).format(start=results.change.start, end=results.change.end),
            language=results.language,
            made_up=results.made_up,
        )


def clusters_page(results: SpatialResults) -> str:
    """Write the page as one HTML file that needs nothing from elsewhere.

    The same results give the same bytes.

    Raises
    ------
    MissingExtra
        If the parts that write reports are not installed.
    """
    return render(clusters_document(results))
