"""``history.csv``: who did what, when; lines are added at its end and never changed."""

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path

from wijkpeil.store.answers import Done

FILE = "history.csv"
COLUMNS = ("number", "time", "who", "action", "detail")
_NUMBER = re.compile(rb"^(\d+),", re.MULTILINE)


def last_number(folder: Path) -> int:
    """Give the highest number in the file; 0 if there is none."""
    return max((int(it) for it in _NUMBER.findall(_content(folder))), default=0)


def extended(folder: Path, entries: Iterable[Done]) -> bytes:
    """Give the content of the file with entries added; those that are in it already left out."""
    before = _content(folder) or _lines([COLUMNS])
    if not before.endswith(b"\n"):
        before += b"\n"
    there = set(before.splitlines(keepends=True))
    lines = (_lines([_cells(it)]) for it in sorted(entries, key=lambda it: it.number))
    return before + b"".join(line for line in lines if line not in there)


def _content(folder: Path) -> bytes:
    try:
        return (folder / FILE).read_bytes()
    except FileNotFoundError:
        return b""


def _cells(it: Done) -> tuple[str, ...]:
    words = (" ".join(cell.split()) for cell in (it.who, it.action, it.detail))
    return (str(it.number), it.time, *words)


def _lines(rows: Iterable[Iterable[str]]) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode()
