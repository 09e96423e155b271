"""A page on a comparison of cases."""

from wijkpeil.language import gettext as _
from wijkpeil.language import speaking
from wijkpeil.report.document import Document
from wijkpeil.report.frame import framed, kicker_of, sources_section
from wijkpeil.report.html import render
from wijkpeil.report.qca.calibration import calibration_section
from wijkpeil.report.qca.section import qca_parts
from wijkpeil.results.qca import QcaResults


def qca_document(results: QcaResults) -> Document:
    """Tell which combinations went with the outcome, in the results' language."""
    with speaking(results.language):
        kicker = kicker_of(made_up=results.made_up)
        return framed(
            (
                *qca_parts(results, kicker=kicker),
                sources_section(results.provenance, results.command, kicker=kicker),
            ),
            title=results.title,
            subtitle=results.subtitle or _("Which combinations of conditions go with the outcome?"),
            language=results.language,
            made_up=results.made_up,
        )


def calibration_document(results: QcaResults) -> Document:
    """Tell how the cases of a study were calibrated, in the results' language."""
    with speaking(results.language):
        kicker = kicker_of(made_up=results.made_up)
        return framed(
            (
                calibration_section(results, kicker=kicker),
                sources_section(results.provenance, results.command, kicker=kicker),
            ),
            title=results.title,
            subtitle=_("How far is each case in each set, and why there?"),
            language=results.language,
            made_up=results.made_up,
        )


def calibration_page(results: QcaResults) -> str:
    """Write the page on calibration as one HTML file.

    Raises
    ------
    MissingExtra
        If the parts that draw and write reports are not installed.
    """
    return render(calibration_document(results))


def qca_page(results: QcaResults) -> str:
    """Write the page as one HTML file; the same results give the same bytes.

    Raises
    ------
    MissingExtra
        If the parts that draw and write reports are not installed.
    """
    return render(qca_document(results))
