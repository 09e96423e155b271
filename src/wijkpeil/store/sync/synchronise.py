"""Brings files and store together: decides which of the two is behind."""

from collections.abc import Collection
from typing import Literal

from wijkpeil.store.local_folder import alone
from wijkpeil.store.models import DocumentRow, FileState
from wijkpeil.store.records.chunks import rows_of
from wijkpeil.store.shelf import Shelf
from wijkpeil.store.sync import known_files
from wijkpeil.store.sync.paths import on_disk
from wijkpeil.store.sync.read_folder import read_folder
from wijkpeil.store.sync.replacing import ASIDE, put
from wijkpeil.store.sync.wanted import wanted
from wijkpeil.store.sync.write_back import write_back
from wijkpeil.store.transactions import snapshot
from wijkpeil.study import Study

Keep = Literal["files", "store"]
Outcome = Literal["same", "files read", "files written"]


def synchronise(shelf: Shelf, study: Study, *, keep: Keep | None = None) -> Outcome:
    """Bring the files of a study and its store together.

    ============= ================ ==========================================
    files changed store has more   then
    ============= ================ ==========================================
    no            no               nothing
    yes           no               the files are read
    no            yes              the files are written (a process was killed)
    yes           yes              `keep` decides; without it, refused
    ============= ================ ==========================================

    Parameters
    ----------
    shelf : Shelf
    study : Study
    keep : {"files", "store"}, optional
        The version that loses is put beside the file.

    Raises
    ------
    StoreError
        If both were changed and `keep` isn't given.
    StudyError
        If the files can't be read.
    """
    with alone(study.folder):
        behind, changed, number = _look(shelf, study)
        if behind and changed and keep == "files":
            _put_aside(shelf, study, changed)
        elif behind:
            write_back(shelf, study.folder, over=changed if keep == "store" else ())
            _behind, changed, number = _look(shelf, study)
        if changed:
            read_folder(shelf, study, at=number)
            return "files read"
        return "files written" if behind else "same"


def _look(shelf: Shelf, study: Study) -> tuple[bool, list[str], int]:
    """Tell whether the files are behind, which someone else changed, and the last change."""
    with snapshot(shelf) as row:
        known = known_files.ours(shelf)
        pending = rows_of(FileState, shelf).exclude(pending=None).exists()
        behind = row.number > row.written or pending
        documents = list(rows_of(DocumentRow, shelf).values_list("key", flat=True))
    disk = on_disk(study.folder, known, documents=documents)
    return behind, known_files.changed(disk, known), int(row.number)


def _put_aside(shelf: Shelf, study: Study, changed: Collection[str]) -> None:
    """Keep the store's version of files that are about to be read."""
    with snapshot(shelf) as row:
        contents = wanted(shelf, study.folder, since=row.written)
    for file, content in contents.items():
        if content is not None and file in changed:
            path = study.folder / file
            put(path.with_name(path.name + ASIDE[0]), content)
