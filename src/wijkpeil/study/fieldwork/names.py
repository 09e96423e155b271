"""Reads ``private/names.csv``: names that researchers know beforehand, to look for in texts."""

from pathlib import Path

from wijkpeil.fieldwork.pseudonyms import ProjectList
from wijkpeil.study.faults import fault, unknown_name
from wijkpeil.study.fieldwork.texts import private_folder
from wijkpeil.study.rows import read_rows

FILE = "names.csv"
COLUMNS = ("kind", "name")
_LISTS = {
    "person": "people",
    "street": "streets",
    "organisation": "organisations",
    "place": "places",
    "other": "others",
}


def read_names(folder: Path) -> ProjectList:
    """Read the project's list of names; empty if the file is absent.

    Raises
    ------
    StudyError
        If a kind is not person, street, organisation, place or other. The message never holds a
        name.
    """
    path = private_folder(folder) / FILE
    found: dict[str, list[str]] = {of_kind: [] for of_kind in _LISTS.values()}
    if path.exists():
        for row in read_rows(path, columns=COLUMNS, needed=COLUMNS):
            kind = row.required("kind")
            if kind not in _LISTS:
                raise fault(unknown_name(kind, known=_LISTS), file=FILE, line=row.line)
            found[_LISTS[kind]].append(row.required("name"))
    return ProjectList(**{of_kind: tuple(names) for of_kind, names in found.items()})
