"""Reads and adds to ``approvals.csv``: who approved which text and when. It holds no words."""

import csv
import io
from pathlib import Path

from wijkpeil.fieldwork.pseudonyms import LogEntry
from wijkpeil.study.rows import Row, read_rows
from wijkpeil.study.texts import read_text, write_text

FILE = "approvals.csv"
COLUMNS = tuple(LogEntry("approved", "", "").row())


def add_approval(folder: Path, entry: LogEntry) -> None:
    """Add an entry at the end; what was there stays as it was."""
    path = folder / FILE
    there = read_text(path) if path.exists() else ",".join(COLUMNS) + "\n"
    stream = io.StringIO(newline="")
    csv.DictWriter(stream, COLUMNS, lineterminator="\n").writerow(entry.row())
    write_text(path, there + stream.getvalue())


def read_approvals(folder: Path) -> list[Row]:
    """Read the entries; none if the file is absent.

    Raises
    ------
    StudyError
        If the file was spoiled.
    """
    path = folder / FILE
    if not path.exists():
        return []
    return read_rows(path, columns=COLUMNS, needed=("action", "by", "at"))
