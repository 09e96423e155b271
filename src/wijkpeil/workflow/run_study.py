"""Run a whole study: its files, its question, its rules."""

from wijkpeil.areas.levels import Level
from wijkpeil.cases.vulnerable import parse
from wijkpeil.errors import StudyError
from wijkpeil.language import gettext as _
from wijkpeil.results.trajectories import TrajectoryResults
from wijkpeil.study.model import DataFile, DataSource, Study
from wijkpeil.workflow.analyse import Progress, analyse, silent
from wijkpeil.workflow.inputs import Borders, read_inputs, read_outlines
from wijkpeil.workflow.question import Question


def run_study(study: Study, *, progress: Progress = silent) -> TrajectoryResults:
    """Answer a study's question from its own files.

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
        cases=study.cases,
        events=study.events,
    )
    return analyse(panel, question, borders=borders, progress=progress)


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
