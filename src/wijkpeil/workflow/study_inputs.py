"""What a study asks, and the figures it asks it of."""

from pathlib import Path

from wijkpeil.areas.levels import Level
from wijkpeil.cases.vulnerable import parse
from wijkpeil.errors import StudyError
from wijkpeil.language import gettext as _
from wijkpeil.panel import Panel
from wijkpeil.study.data_file import DataFile
from wijkpeil.study.model import DataSource, Study
from wijkpeil.workflow.inputs import Borders, read_inputs, read_outlines
from wijkpeil.workflow.question import Question


def panel_of(study: Study) -> Panel:
    """Read a study's figures.

    Raises
    ------
    StudyError
        If the study refers to data that are not in its folder.
    SourceError
        If a file can't be used.
    """
    scores = _path(study, study.data.scores)
    assert scores is not None  # noqa: S101 - a study always names its scores
    return read_inputs(
        scores,
        sizes=_path(study, study.data.characteristics),
        gemeenten=_path(study, study.data.gemeenten),
        level=study.level,
    )


def borders_of(study: Study, level: Level) -> Borders | None:
    """Read a study's borders; None if it names none.

    Raises
    ------
    StudyError
        If the study refers to data that are not in its folder.
    SourceError
        If the file can't be used.
    """
    path = _path(study, study.data.borders)
    return None if path is None else read_outlines(path, level=level)


def question_of(study: Study, *, command: str = "") -> Question:
    """Give a study's question."""
    return Question(
        start=study.period.start,
        end=study.period.end,
        vulnerable=parse(study.rules.vulnerable),
        minimum=study.rules.minimum_change,
        cap=study.rules.wrong_signs,
        reference=study.rules.relative_to,
        title=study.title,
        text=study.question,
        made_up=study.made_up,
        command=command,
        cases=study.cases,
        events=study.events,
    )


def _path(study: Study, source: DataSource | None) -> Path | None:
    if source is None:
        return None
    if isinstance(source, DataFile):
        return study.path(source)
    raise StudyError(
        _(
            "The study names its data as “{reference}”. Fetch them first (wijkpeil data get "
            "{name}), put the file in the study's data folder, and name that file in study.toml."
        ).format(reference=source, name=source.name)
    )
