"""Reads and writes ``timeline.csv``: dated entries that documents name."""

from collections.abc import Collection, Iterable
from pathlib import Path

from wijkpeil.fieldwork.timeline import ENTRY_KINDS, TimelineEntry
from wijkpeil.study.events import check_order
from wijkpeil.study.fieldwork.cells import choice, joined, known_list, known_or_empty, new_id
from wijkpeil.study.rows import Row, read_rows, write_rows

FILE = "timeline.csv"
COLUMNS = ("id", "cases", "start", "end", "title", "kind", "codings", "intervention")


def read_timeline(
    folder: Path,
    *,
    cases: Collection[str],
    codings: Collection[str],
    interventions: Collection[str],
) -> tuple[TimelineEntry, ...]:
    """Read the dated entries; none if the file is absent.

    Raises
    ------
    StudyError
        If a date is wrong, an entry ends before it starts, or a case, coding or intervention is
        unknown.
    """
    path = folder / FILE
    if not path.exists():
        return ()
    found: dict[str, TimelineEntry] = {}
    for row in read_rows(path, columns=COLUMNS, needed=("id", "start", "title")):
        entry = _entry(row, found, cases=cases, codings=codings, interventions=interventions)
        found[entry.id] = entry
    return tuple(found.values())


def write_timeline(folder: Path, entries: Iterable[TimelineEntry]) -> None:
    """Write the dated entries, in order of start and id."""
    ordered = sorted(entries, key=lambda it: (it.start, it.id))
    write_rows(folder / FILE, columns=COLUMNS, rows=[_cells(entry) for entry in ordered])


def _entry(
    row: Row,
    found: Collection[str],
    *,
    cases: Collection[str],
    codings: Collection[str],
    interventions: Collection[str],
) -> TimelineEntry:
    check_order(row, row.required_moment("start"), row.moment("end"), columns=("start", "end"))
    return TimelineEntry(
        id=new_id(row, "id", taken=found),
        cases=known_list(row, "cases", among=cases, listed_in="cases.csv"),
        start=row.text("start"),
        end=row.text("end"),
        title=row.required("title"),
        kind=choice(row, "kind", among=ENTRY_KINDS, default="event"),
        codings=known_list(row, "codings", among=codings, listed_in="codings.csv"),
        intervention=known_or_empty(
            row, "intervention", among=interventions, listed_in="interventions.csv"
        ),
    )


def _cells(it: TimelineEntry) -> tuple[str, ...]:
    when = (it.start, it.end)
    return (it.id, joined(it.cases), *when, it.title, it.kind, joined(it.codings), it.intervention)
