"""From a panel and borders to clusters, for those who ask for nothing else."""

from dataclasses import replace

from wijkpeil.language import gettext as _
from wijkpeil.panel import Panel
from wijkpeil.results.spatial import SpatialResults
from wijkpeil.trajectories.spatial.local_moran import RATE
from wijkpeil.workflow.analyse import Progress, silent
from wijkpeil.workflow.inputs import Borders
from wijkpeil.workflow.judged import judge_areas
from wijkpeil.workflow.modelled import model
from wijkpeil.workflow.on_the_map import check_borders
from wijkpeil.workflow.question import Question
from wijkpeil.workflow.scored import with_scores
from wijkpeil.workflow.spatial import find_clusters


def clusters_in(
    panel: Panel,
    question: Question,
    *,
    borders: Borders,
    rate: float = RATE,
    progress: Progress = silent,
) -> SpatialResults:
    """Model and judge the areas of a panel, and find the clusters among them.

    Parameters
    ----------
    panel : Panel
    question : Question
    borders : Borders
    rate : float
        As for `find_clusters`.
    progress : callable, optional
        Told in words what is being done.

    Raises
    ------
    WijkpeilError
        As `judge_areas`, `check_borders` and `find_clusters` raise.
    """
    panel, notes = with_scores(panel)
    unmapped = check_borders(panel, borders)
    progress(_("Smoothing the courses of {count} areas").format(count=len(panel.areas)))
    modelled = model(panel)
    judged = judge_areas(panel=panel, modelled=modelled, question=question)
    progress(_("Looking for clusters"))
    found = find_clusters(
        panel=panel,
        modelled=modelled,
        judged=judged,
        question=question,
        borders=borders,
        rate=rate,
    )
    return replace(found, notes=(*found.notes, *notes, *unmapped))
