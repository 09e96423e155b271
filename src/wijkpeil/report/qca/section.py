"""The parts of the page on a comparison, and the same as one section of a report."""

from wijkpeil.language import gettext as _
from wijkpeil.report.document import Block, Fold, Section
from wijkpeil.report.qca.assessed import MATRIX
from wijkpeil.report.qca.calibration import calibration_section
from wijkpeil.report.qca.cases import cases_section
from wijkpeil.report.qca.clusters import clusters_section
from wijkpeil.report.qca.method import method_section
from wijkpeil.report.qca.necessity import necessity_section
from wijkpeil.report.qca.opening import opening
from wijkpeil.report.qca.solutions import solution_section
from wijkpeil.report.qca.steadiness import steadiness_section
from wijkpeil.report.qca.theory import theory_section
from wijkpeil.report.qca.truth_table import truth_table_section
from wijkpeil.results.qca import QcaResults

SHOWN = ("qca-outcome", "qca-negation")
"""Parts that a report shows at once; the others open on a click."""


def qca_parts(results: QcaResults, *, kicker: str, matrix: str = "") -> tuple[Section, ...]:
    """Tell a comparison part by part, in the order in which it should be read.

    What must be known comes before the solutions, and what follows from them after.

    Parameters
    ----------
    results : QcaResults
    kicker : str
        A few words above each heading.
    matrix : str
        As :func:`wijkpeil.report.qca.calibration.calibration_section`.
    """
    parts = (
        opening(results, kicker=kicker),
        calibration_section(results, kicker=kicker, matrix=matrix),
        necessity_section(results, kicker=kicker),
        truth_table_section(results, kicker=kicker),
        solution_section(results, results.answer, kicker=kicker),
        solution_section(results, results.negation, kicker=kicker),
        steadiness_section(results, kicker=kicker),
        clusters_section(results, kicker=kicker),
        cases_section(results, kicker=kicker),
        theory_section(results, kicker=kicker),
        method_section(results, kicker=kicker),
    )
    return tuple(part for part in parts if part is not None)


def qca_section(results: QcaResults, *, kicker: str) -> Section:
    """Tell a comparison as one section of a report, with the long parts folded.

    A report that compares on assessments has the fieldwork too, so that its matrix is led to.

    Parameters
    ----------
    results : QcaResults
    kicker : str
        A few words above the heading.
    """
    first, *others = qca_parts(results, kicker="", matrix=MATRIX)
    blocks: list[Block] = [*first.blocks]
    blocks += [part if part.key in SHOWN else Fold(part.title, part.blocks) for part in others]
    title = _("The cases compared: which combinations went with what")
    return Section("qca", title, tuple(blocks), kicker=kicker)
