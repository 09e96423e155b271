"""The hidden folder of a study that holds its store, for its owner's eyes only."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from wijkpeil.errors import StoreError
from wijkpeil.language import gettext as _
from wijkpeil.os_reasons import os_reason
from wijkpeil.store.databases import WAIT
from wijkpeil.study.texts import write_text

NAME = ".wijkpeil"
_KEEP_OUT = "# Teksten kunnen persoonsgegevens bevatten. Texts may hold personal data.\n*\n"


def store_file(folder: Path) -> Path:
    """Give the file of a study's store, its folder made if absent.

    Raises
    ------
    StoreError
        If the folder can't be made or written in.
    """
    hidden = folder / NAME
    file = hidden / "store.sqlite3"
    try:
        hidden.mkdir(mode=0o700, exist_ok=True)
        ignore = hidden / ".gitignore"
        if not ignore.exists():
            write_text(ignore, _KEEP_OUT)
        # SQLite gives the files beside it the rights of this one
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        message = _("The store of this study can't be opened ({reason}): {file}.")
        raise StoreError(message.format(reason=os_reason(error), file=f"{NAME}/")) from error
    return file


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Be the only process that reads or writes the study's files through a store.

    A SQLite file of its own is the lock: it works on every system, waits in line, and is let go
    when a process dies.

    Raises
    ------
    StoreError
        If others keep it for too long.
    """
    try:
        lock = sqlite3.connect(folder / NAME / "lock.sqlite3", timeout=WAIT, isolation_level=None)
    except sqlite3.Error as error:
        raise StoreError(_("The store of this study can't be opened.")) from error
    with closing(lock):
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            message = _("Another program is busy with the files of this study. Try again.")
            raise StoreError(message) from error
        yield
