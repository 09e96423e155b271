"""A study is a folder of plain files: reads it whole, and writes it back.

Each part of a study has a file of its own here (``settings``, ``cases``, ``interventions``,
``events``, ``conditions``) with a reader and a writer; a new part adds its file, a field of
`Study`, and a line in both functions below.
"""

from dataclasses import replace
from pathlib import Path

from wijkpeil.errors import StudyError
from wijkpeil.language import gettext as _
from wijkpeil.study import cases, conditions, events, interventions
from wijkpeil.study.model import Study
from wijkpeil.study.settings import read_settings, write_settings


def read_study(folder: Path, *, need_data: bool = True) -> Study:
    """Read a study folder.

    Parameters
    ----------
    folder : Path
    need_data : bool
        Whether the data files named in study.toml must be there.

    Returns
    -------
    Study

    Raises
    ------
    StudyError
        If the folder can't be read as a study; the message names the file, the line or key, what
        is wrong and what to do.
    """
    if not folder.is_dir():
        message = _("There is no folder “{folder}”. Give the folder of a study.")
        raise StudyError(message.format(folder=folder))
    study = read_settings(folder, need_data=need_data)
    return replace(
        study,
        cases=cases.read_cases(folder, level=study.level, cities=study.cities),
        interventions=interventions.read_interventions(folder, level=study.level),
        events=events.read_events(folder),
        comparison=conditions.read_conditions(folder, need_data=need_data),
    )


def write_study(study: Study, folder: Path) -> None:
    """Write the plain files of a study, in a stable order; the data files are left alone.

    Parameters
    ----------
    study : Study
    folder : Path
        Made if absent. A part without rows gets a file only if there was one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    write_settings(folder, study)
    if _wanted(folder, cases.FILE, study.cases):
        cases.write_cases(folder, study.cases)
    if _wanted(folder, interventions.FILE, study.interventions):
        interventions.write_interventions(folder, study.interventions)
    if _wanted(folder, events.FILE, study.events):
        events.write_events(folder, study.events)
    if study.comparison is not None:
        conditions.write_conditions(folder, study.comparison)


def _wanted(folder: Path, file: str, rows: tuple[object, ...]) -> bool:
    return bool(rows) or (folder / file).exists()
