"""Puts files in place so that a kill or a power cut leaves the old one or the new one."""

import os
from contextlib import suppress
from pathlib import Path

from wijkpeil.errors import StoreError
from wijkpeil.language import gettext as _
from wijkpeil.os_reasons import os_reason

ASIDE = (".store", ".files")
"""What is put behind the name of a file for the version that lost: the store's, the folder's."""


def put(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, and wait until it is on disk.

    Raises
    ------
    StoreError
        If it can't be written.
    """
    draft = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
        _settle(path.parent)
    except OSError as error:
        message = _("{file} can't be written ({reason}). What you did is safe in the store.")
        raise StoreError(message.format(file=path.name, reason=os_reason(error))) from error


def remove(path: Path) -> None:
    """Remove a file, the versions of it that were put aside, and the map of a text."""
    for name in (path.name, *(path.name + end for end in (*ASIDE, ".part"))):
        path.with_name(name).unlink(missing_ok=True)
    path.with_suffix(".places.json").unlink(missing_ok=True)
    if path.parent.is_dir():
        _settle(path.parent)


def _settle(folder: Path) -> None:
    """Have the folder's list of names on disk too; Windows has no way to ask for it."""
    with suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
