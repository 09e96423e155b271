"""Run a whole study: its files, its question, its rules."""

import shlex
from dataclasses import replace
from pathlib import Path

from wijkpeil.areas.levels import Level
from wijkpeil.cases.vulnerable import parse
from wijkpeil.errors import StudyError
from wijkpeil.language import active
from wijkpeil.language import gettext as _
from wijkpeil.panel import write_panel
from wijkpeil.results.trajectories import TrajectoryResults
from wijkpeil.sources.provenance import Provenance, fingerprint
from wijkpeil.study.model import DataFile, DataSource, Study
from wijkpeil.workflow.analyse import Progress, analyse, silent
from wijkpeil.workflow.inputs import Borders, read_inputs, read_outlines
from wijkpeil.workflow.question import Question

OWN_FILES = ("study.toml", "cases.csv", "events.csv", "interventions.csv")
"""Files of a study that say what is asked, of whom, and what happened."""


def run_study(
    study: Study, *, progress: Progress = silent, keep: Path | None = None
) -> TrajectoryResults:
    """Answer a study's question from its own files.

    Parameters
    ----------
    study : Study
    progress : callable, optional
        Told in words what is being done.
    keep : Path, optional
        Folder to keep the panel in, as Parquet.

    Raises
    ------
    StudyError
        If the study refers to data that are not in its folder.
    WijkpeilError
        As the reading of the files and the analysis raise.
    """
    progress(_("Reading the figures"))
    known = study.data.characteristics
    panel = read_inputs(
        study.path(_file(study.data.scores)),
        sizes=None if known is None else study.path(_file(known)),
        level=study.level,
    )
    borders = _borders(study, panel.level)
    question = Question(
        start=study.period.start,
        end=study.period.end,
        vulnerable=parse(study.rules.vulnerable),
        minimum=study.rules.minimum_change,
        cap=study.rules.wrong_signs,
        title=study.title,
        text=study.question,
        made_up=study.made_up,
        command=_command(study),
        cases=study.cases,
        events=study.events,
    )
    results = analyse(panel, question, borders=borders, progress=progress)
    if keep is not None:  # only now: a refused study leaves all as it was
        write_panel(panel, keep)
    return replace(results, provenance=results.provenance + _own_files(study))


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


def _borders(study: Study, level: Level) -> Borders | None:
    if study.data.borders is None:
        return None
    return read_outlines(study.path(_file(study.data.borders)), level=level)


def _file(source: DataSource) -> DataFile:
    if isinstance(source, DataFile):
        return source
    raise StudyError(
        _(
            "The study names its data as “{reference}”. Fetch them first (wijkpeil data get "
            "{name}), put the file in the study's data folder, and name that file in study.toml."
        ).format(reference=source, name=source.name)
    )
