"""Copies of a SQLite store, made before it is changed from one schema to the next."""

import os
import sqlite3
from pathlib import Path

from django.db import connections

from wijkpeil.store.shelf import Shelf

_KEPT = 3


def back_up(database: Path, schema: str) -> Path:
    """Copy a store whole, also while others use it; the three newest copies are kept.

    Parameters
    ----------
    database : Path
    schema : str
        Name of the newest migration that it had.
    """
    folder = backups(database)
    folder.mkdir(mode=0o700, exist_ok=True)
    older = sorted(folder.glob("*.sqlite3"))
    number = int(older[-1].name.split("-")[0]) + 1 if older else 1
    path = folder / f"{number:04}-{schema}.sqlite3"
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    source, target = sqlite3.connect(database), sqlite3.connect(path)
    try:
        source.backup(target)
    finally:
        source.close()
        target.close()
    for one in older[: len(older) + 1 - _KEPT]:
        one.unlink()
    return path


def backups(database: Path) -> Path:
    """Give the folder with copies."""
    return database.parent / "backups"


def remove_backups(shelf: Shelf) -> None:
    """Remove all copies: they hold texts as they were."""
    database = Path(connections[shelf.database].settings_dict["NAME"])
    for path in backups(database).glob("*.sqlite3"):
        path.unlink()
