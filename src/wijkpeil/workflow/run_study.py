"""Run a whole study: its files, its question, its rules."""

import shlex
from dataclasses import replace
from pathlib import Path

from wijkpeil.errors import ModelError, PanelError, QcaError, StudyError
from wijkpeil.language import active
from wijkpeil.language import gettext as _
from wijkpeil.panel import Panel, write_panel
from wijkpeil.results.trajectories import TrajectoryResults
from wijkpeil.sources.provenance import Provenance, fingerprint
from wijkpeil.study.fieldwork.folder import FILES as FIELDWORK
from wijkpeil.study.model import Study
from wijkpeil.workflow.analyse import Progress, analyse, silent
from wijkpeil.workflow.effects.study import effects_of_study
from wijkpeil.workflow.fieldwork.summed_up import sum_up_fieldwork
from wijkpeil.workflow.qca_study import compare_study
from wijkpeil.workflow.scored import with_scores
from wijkpeil.workflow.study_inputs import borders_of, panel_of, question_of

OWN_FILES = (
    "study.toml",
    "cases.csv",
    "events.csv",
    "interventions.csv",
    "conditions.toml",
    "evidence-library.csv",
    *FIELDWORK,
)
"""Files of a study that say what is asked, of whom, and what happened."""


def run_study(
    study: Study, *, further: bool = True, progress: Progress = silent, keep: Path | None = None
) -> TrajectoryResults:
    """Answer a study's question from its own files.

    Parameters
    ----------
    study : Study
    further : bool
        Whether to go further than rise and fall, as `analyse`.
    progress : callable, optional
        Told in words what is being done.
    keep : Path, optional
        Folder to keep the panel in, as Parquet.

    Raises
    ------
    StudyError
        If the study refers to data that are not in its folder.
    FieldworkError
        If parts of the fieldwork don't fit together.
    WijkpeilError
        As the reading of the files and the analysis raise.
    """
    progress(_("Reading the figures"))
    panel = panel_of(study)
    borders = borders_of(study, panel.level)
    question = question_of(study, command=_command(study))
    results = analyse(panel, question, borders=borders, further=further, progress=progress)
    if further and study.comparison is not None:
        progress(_("Comparing the cases"))
        results = _compared(study, panel, results)
    if further:
        progress(_("Summing up the fieldwork"))
        results = _with_fieldwork(study, results)
        progress(_("Asking what helped"))
        results = _with_effects(study, panel, results)
    if keep is not None:  # only now: a refused study leaves all as it was
        write_panel(panel, keep)
    return replace(results, provenance=results.provenance + _own_files(study))


def _compared(study: Study, panel: Panel, results: TrajectoryResults) -> TrajectoryResults:
    """Add the comparison of cases; where it can't be made, say why and keep the rest."""
    try:
        compared = compare_study(
            study, with_scores(panel)[0], results.relative, command=_command(study)
        )
    except (ModelError, PanelError, QcaError, StudyError) as error:
        note = _("The cases could not be compared: {why}").format(why=error)
        return replace(results, notes=(*results.notes, note))
    return replace(results, further=replace(results.further, qca=compared))


def _with_fieldwork(study: Study, results: TrajectoryResults) -> TrajectoryResults:
    """Add the fieldwork; a fault in its files stops the run, for they are the study's own."""
    found = sum_up_fieldwork(study, results, command=_command(study))
    return replace(results, further=replace(results.further, fieldwork=found))


def _with_effects(study: Study, panel: Panel, results: TrajectoryResults) -> TrajectoryResults:
    """Add what interventions did; a refusal is an answer of its own."""
    found = effects_of_study(
        study,
        with_scores(panel)[0],
        borders=borders_of(study, panel.level),
        command=_command(study),
    )
    return replace(results, further=replace(results.further, effects=found))


def _command(study: Study) -> str:
    """Give the command that runs the study again, in the language that it was run in."""
    words = ["wijkpeil", "run", study.folder.resolve().name]
    if active() != study.language:
        words += ["--lang", active()]
    return shlex.join(words)


def _own_files(study: Study) -> tuple[Provenance, ...]:
    """Fingerprint the study's own files, so that a reader can tell which version was run."""
    return tuple(
        Provenance(
            file=name,
            title=_("File of the study itself"),
            owner="",
            licence="",
            sha256=fingerprint(study.folder / name),
        )
        for name in OWN_FILES
        if (study.folder / name).is_file()
    )
