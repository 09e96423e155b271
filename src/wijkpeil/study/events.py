"""Reads and writes ``events.csv``: shocks and changes of policy."""

from collections.abc import Iterable
from pathlib import Path

from wijkpeil.language import gettext as _
from wijkpeil.study.faults import fault
from wijkpeil.study.model import Event
from wijkpeil.study.moments import Moment, written
from wijkpeil.study.rows import Row, read_rows, write_rows

FILE = "events.csv"
COLUMNS = ("start", "end", "name", "where", "source")


def read_events(folder: Path) -> tuple[Event, ...]:
    """Read the events of a study; none if the file is absent.

    An event without an end is over in the year or on the day that it started.

    Raises
    ------
    StudyError
        If a date is wrong, or an event ends before it starts.
    """
    path = folder / FILE
    if not path.exists():
        return ()
    return tuple(_event(row) for row in read_rows(path, columns=COLUMNS, needed=("start", "name")))


def write_events(folder: Path, events: Iterable[Event]) -> None:
    """Write the events of a study, in their order."""
    rows = [(written(e.start), written(e.end), e.name, e.where, e.source) for e in events]
    write_rows(folder / FILE, columns=COLUMNS, rows=rows)


def check_order(row: Row, start: Moment, end: Moment | None, *, columns: tuple[str, str]) -> None:
    """Refuse an end that lies before its start; a year holds all its days."""
    if end is not None and end.last <= start:
        message = _("{end_column} ({end}) lies before {start_column} ({start}).").format(
            end_column=columns[1], end=end.text, start_column=columns[0], start=start.text
        )
        raise fault(message, file=row.file, line=row.line)


def _event(row: Row) -> Event:
    start = row.required_moment("start")
    end = row.moment("end") or start
    check_order(row, start, end, columns=("start", "end"))
    return Event(start, end, row.required("name"), row.text("where"), row.text("source"))
