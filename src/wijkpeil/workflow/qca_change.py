"""The change of a study's areas, as far as a comparison of its cases needs it."""

from collections.abc import Callable

from wijkpeil.language import gettext as _
from wijkpeil.panel import Panel
from wijkpeil.study.model import Study
from wijkpeil.trajectories.change import Change
from wijkpeil.workflow.judged import judge_areas
from wijkpeil.workflow.modelled import model
from wijkpeil.workflow.scored import with_scores
from wijkpeil.workflow.study_inputs import panel_of, question_of


def change_of(study: Study, *, progress: Callable[[str], None]) -> tuple[Panel, Change]:
    """Read a study's figures and estimate the change of every area over its period.

    Raises
    ------
    StudyError
        If the study refers to data that are not in its folder.
    ModelError
        If there are too few areas or waves, or the period is not in the data.
    """
    progress(_("Reading the figures"))
    panel, _notes = with_scores(panel_of(study))
    progress(_("Smoothing the courses of {count} areas").format(count=len(panel.areas)))
    judged = judge_areas(panel=panel, modelled=model(panel), question=question_of(study))
    return panel, judged.relative
