"""The whole report on trajectories."""

from wijkpeil.language import speaking
from wijkpeil.report.document import Document
from wijkpeil.report.frame import framed, kicker_of
from wijkpeil.report.html import render
from wijkpeil.report.trajectories import further
from wijkpeil.report.trajectories.answer import answer
from wijkpeil.report.trajectories.findings import findings
from wijkpeil.report.trajectories.lists import lists
from wijkpeil.report.trajectories.method import method
from wijkpeil.report.trajectories.nation import course_of_nation
from wijkpeil.report.trajectories.places import places
from wijkpeil.report.trajectories.portraits import portraits
from wijkpeil.report.trajectories.sensitivity import sensitivity
from wijkpeil.report.trajectories.sources import sources
from wijkpeil.results.trajectories import TrajectoryResults


def trajectory_document(results: TrajectoryResults) -> Document:
    """Tell what the results say, as a document in the results' language."""
    with speaking(results.language):
        kicker = kicker_of(made_up=results.made_up)
        found = findings(results)
        sections = (
            answer(results, found, kicker=kicker),
            course_of_nation(results, kicker=kicker),
            places(results, found, kicker=kicker),
            *lists(results, found, kicker=kicker),
            *further.sections(results.further, kicker=kicker),
            portraits(results, found, kicker=kicker),
            further.firm(results.further, kicker=kicker),
            further.perspectives(results.further, kicker=kicker),
            further.comparison(results.further, kicker=kicker),
            further.helped(results.further, kicker=kicker),
            sensitivity(results, found, kicker=kicker),
            method(results, kicker=kicker),
            sources(results, kicker=kicker),
        )
        return framed(
            sections,
            title=results.title,
            subtitle=results.question,
            language=results.language,
            made_up=results.made_up,
        )


def trajectory_page(results: TrajectoryResults) -> str:
    """Write the report as one HTML page that needs nothing from elsewhere.

    The same results give the same bytes.

    Parameters
    ----------
    results : TrajectoryResults

    Returns
    -------
    str
        HTML in the results' language.

    Raises
    ------
    MissingExtra
        If the parts that draw and write reports are not installed.
    """
    return render(trajectory_document(results))
