"""Writes what was changed in the store to the files of the study folder."""

import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from wijkpeil.errors import StoreError
from wijkpeil.language import gettext as _
from wijkpeil.store import history
from wijkpeil.store.shelf import Shelf
from wijkpeil.store.sync import history_file, known_files
from wijkpeil.store.sync.paths import ABSENT, on_disk
from wijkpeil.store.sync.replacing import ASIDE, put, remove
from wijkpeil.store.sync.wanted import wanted
from wijkpeil.store.transactions import snapshot, writing
from wijkpeil.study.fieldwork.folder import FILES
from wijkpeil.study.fieldwork.texts import PRIVATE, make_private

# Records before those that name them, so that a half-written folder lacks as little as can be.
_ORDER = {file: place for place, file in enumerate(FILES, start=1)}


def write_back(shelf: Shelf, folder: Path, *, over: Collection[str] = ()) -> tuple[str, ...]:
    """Write the files that the store has changed; the caller holds the lock of the folder.

    A process that is killed meanwhile leaves each file old or new, and a note of what it was to
    become: whoever opens the study next goes on.

    Parameters
    ----------
    shelf : Shelf
    folder : Path
    over : collection of str
        Files that someone else changed, and that are to be overwritten; their version is put
        aside.

    Returns
    -------
    tuple of str
        The files that were written or removed.

    Raises
    ------
    StoreError
        If someone else changed a file since it was last read or written. Nothing is written then
        but the store's version of it, beside it.
    """
    with snapshot(shelf) as study:
        contents = wanted(shelf, folder, since=study.written)
        known = known_files.ours(shelf)
        entries = history.history(shelf, after=study.logged)
    target = {file: _sha256(content) for file, content in contents.items()}
    disk = on_disk(folder, {*known, *target}, documents=())
    # a text that was changed outside, and that we don't write, is for “refresh” to take over
    at_stake = {*FILES, *target} if target else set()
    others = [
        it
        for it in known_files.changed(disk, known)
        if it in at_stake and disk[it] != target.get(it)
    ]
    _refuse(folder, [it for it in others if it not in over], contents)
    for file in others:
        if disk[file] == ABSENT:
            continue
        put(_aside(folder, file, ASIDE[1]), (folder / file).read_bytes())
    with writing(shelf):
        known_files.announce(shelf, target, known)
    written = [file for file in sorted(contents, key=_place) if disk[file] != target[file]]
    for file in written:
        _put_or_remove(folder, file, contents[file])
    if entries:
        put(folder / history_file.FILE, history_file.extended(folder, entries))
    _record(shelf, study, target, logged=max((it.number for it in entries), default=study.logged))
    return tuple(written)


def _record(shelf: Shelf, study: Any, target: Mapping[str, str], *, logged: int) -> None:
    with writing(shelf) as now:
        known_files.remember(shelf, target)
        now.written, now.logged = study.number, logged
        now.save(update_fields=["written", "logged"])


def _refuse(folder: Path, files: list[str], contents: Mapping[str, bytes | None]) -> None:
    if not files:
        return
    for file in files:
        content = contents.get(file)
        if content is not None:
            put(_aside(folder, file, ASIDE[0]), content)
    message = _(
        "These files were changed outside Wijkpeil while the store had changes for them too: "
        "{files}. Nothing was overwritten. The store's version stands beside each, with “.store” "
        "behind its name. Choose: wijkpeil fieldwork sync --keep files, or --keep store."
    )
    raise StoreError(message.format(files=", ".join(files)))


def _aside(folder: Path, file: str, end: str) -> Path:
    path = folder / file
    return path.with_name(path.name + end)


def _put_or_remove(folder: Path, file: str, content: bytes | None) -> None:
    path = folder / file
    if content is None:
        remove(path)
        return
    if file.startswith(f"{PRIVATE}/"):
        make_private(folder)
    put(path, content)
    _aside(folder, file, ASIDE[0]).unlink(missing_ok=True)  # the quarrel is over


def _place(file: str) -> tuple[int, str]:
    return _ORDER.get(file, 0), file


def _sha256(content: bytes | None) -> str:
    return ABSENT if content is None else hashlib.sha256(content).hexdigest()
