"""Where a study's figures come from: a file in its folder, or a reference."""

import re
from pathlib import Path, PurePosixPath

from wijkpeil.language import gettext as _
from wijkpeil.study.data_file import DataFile
from wijkpeil.study.faults import unknown_name
from wijkpeil.study.model import DataSource, DataSources, Reference
from wijkpeil.study.table import Table

REFERENCES = ("leefbaarometer", "kwb", "borders")
"""Names of the data sets that can be referred to."""

_REFERENCE = re.compile(r"([a-z]{2,}):([A-Za-z0-9.-]+)")


def read_sources(table: Table, *, folder: Path, need_data: bool) -> DataSources:
    """Read the table ``[data]``.

    Raises
    ------
    StudyError
        If a path leaves the folder, a file is missing or a reference is unknown.
    """
    scores = _source(table, "scores", folder=folder, need_data=need_data)
    others = {
        key: _source(table, key, folder=folder, need_data=need_data)
        for key in ("characteristics", "gemeenten", "borders")
        if table.has(key)
    }
    table.finish()
    return DataSources(scores, **others)


def _source(table: Table, key: str, *, folder: Path, need_data: bool) -> DataSource:
    text = table.text(key)
    if found := _REFERENCE.fullmatch(text):
        if found[1] not in REFERENCES:
            raise table.wrong(key, unknown_name(found[1], known=REFERENCES))
        return Reference(found[1], found[2])
    return data_file(table, key, folder=folder, need_data=need_data)


def data_file(table: Table, key: str, *, folder: Path, need_data: bool) -> DataFile:
    """Read the path of a file inside the study folder.

    Raises
    ------
    StudyError
        If it leaves the folder, or the file is missing.
    """
    text = table.text(key)
    path = PurePosixPath(text)
    if "\\" in text:
        message = _("Write the path with forward slashes: {path}.")
        raise table.wrong(key, message.format(path=text.replace("\\", "/")))
    if _leaves(path, folder):
        message = _(
            "The path “{path}” leaves the study folder. Put the file in the folder, for instance "
            "in data/, so that the study can be moved and archived as a whole."
        )
        raise table.wrong(key, message.format(path=text))
    if need_data and not (folder / path).is_file():
        message = _(
            "The file “{path}” is not in the study folder. Put it there, or correct the path."
        )
        raise table.wrong(key, message.format(path=text))
    return DataFile(str(path))


def _leaves(path: PurePosixPath, folder: Path) -> bool:
    """Whether a path points outside the folder, also by a link or a drive letter."""
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return True
    return not (folder / path).resolve().is_relative_to(folder.resolve())
