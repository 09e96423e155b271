"""What the store remembers of the files."""

from collections.abc import Mapping

from wijkpeil.store.models import FileState
from wijkpeil.store.records.chunks import rows_of
from wijkpeil.store.shelf import Shelf
from wijkpeil.store.sync.paths import ABSENT


def ours(shelf: Shelf) -> dict[str, set[str]]:
    """Give the fingerprints that each file may have without anyone else having changed it."""
    rows = rows_of(FileState, shelf).values_list("file", "sha256", "pending")
    return {
        file: {sha256, sha256 if pending is None else pending} for file, sha256, pending in rows
    }


def changed(disk: Mapping[str, str], known: Mapping[str, set[str]]) -> list[str]:
    """Give the files that someone else changed, made or removed."""
    return [file for file, sha256 in disk.items() if sha256 not in known.get(file, {ABSENT})]


def announce(shelf: Shelf, wanted: Mapping[str, str], known: Mapping[str, set[str]]) -> None:
    """Note what is about to be written, while what was there stays known."""
    before = dict(rows_of(FileState, shelf).values_list("file", "sha256"))
    rows = [
        FileState(study_id=shelf.study, file=file, sha256=before.get(file, ABSENT), pending=sha256)
        for file, sha256 in wanted.items()
        if known.get(file) != {sha256}
    ]
    _save(shelf, rows)


def remember(shelf: Shelf, files: Mapping[str, str]) -> None:
    """Note what files are now; what is absent needs no row."""
    there = {file: sha256 for file, sha256 in files.items() if sha256 != ABSENT}
    rows_of(FileState, shelf).filter(file__in=files.keys() - there.keys()).delete()
    _save(
        shelf,
        [FileState(study_id=shelf.study, file=it, sha256=sha) for it, sha in there.items()],
    )


def _save(shelf: Shelf, rows: list[FileState]) -> None:
    if rows:
        FileState.objects.using(shelf.database).bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["study", "file"],
            update_fields=["sha256", "pending"],
        )
