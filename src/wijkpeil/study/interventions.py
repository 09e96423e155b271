"""Reads and writes ``interventions.csv``: what was done where."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from wijkpeil.areas.levels import Level
from wijkpeil.language import gettext as _
from wijkpeil.study.codes import area_codes
from wijkpeil.study.events import check_order
from wijkpeil.study.faults import fault
from wijkpeil.study.model import Intervention
from wijkpeil.study.moments import written
from wijkpeil.study.rows import Row, read_rows, write_rows

FILE = "interventions.csv"
COLUMNS = (
    "id",
    "name",
    "kind",
    "areas",
    "announced",
    "started",
    "ended",
    "selection_rule",
    "selection_wave",
    "cost",
    "source",
)


def read_interventions(folder: Path, *, level: Level) -> tuple[Intervention, ...]:
    """Read the interventions of a study; none if the file is absent.

    Raises
    ------
    StudyError
        If an id occurs twice, an area occurs twice in one intervention or is not of this level,
        a date is wrong, or an intervention ends before it starts or starts before its
        announcement.
    """
    path = folder / FILE
    if not path.exists():
        return ()
    found: dict[str, Intervention] = {}
    for row in read_rows(path, columns=COLUMNS, needed=("id", "name", "areas", "started")):
        intervention = _intervention(row, level=level)
        if intervention.id in found:
            message = _("The intervention {id} occurs twice. Give each its own id.")
            raise fault(message.format(id=intervention.id), file=FILE, line=row.line)
        found[intervention.id] = intervention
    return tuple(found.values())


def write_interventions(folder: Path, interventions: Iterable[Intervention]) -> None:
    """Write the interventions of a study, in their order."""
    rows = [_cells(intervention) for intervention in interventions]
    write_rows(folder / FILE, columns=COLUMNS, rows=rows)


def _intervention(row: Row, *, level: Level) -> Intervention:
    started = row.required_moment("started")
    announced, ended = row.moment("announced"), row.moment("ended")
    check_order(row, started, ended, columns=("started", "ended"))
    if announced is not None:
        check_order(row, announced, started, columns=("announced", "started"))
    return Intervention(
        id=row.required("id"),
        name=row.required("name"),
        kind=row.text("kind"),
        areas=_areas(row, level=level),
        announced=announced,
        started=started,
        ended=ended,
        selection_rule=row.text("selection_rule"),
        selection_wave=row.wave("selection_wave"),
        cost=row.amount("cost"),
        source=row.text("source"),
    )


def _areas(row: Row, *, level: Level) -> tuple[str, ...]:
    codes = area_codes(row, "areas", level=level)
    twice = next((code for code in codes if codes.count(code) > 1), None)
    if twice is not None:
        message = _("The area {code} occurs twice in this intervention. Remove one.")
        raise fault(message.format(code=twice), file=row.file, line=row.line)
    return codes


def _cells(it: Intervention) -> tuple[str, ...]:
    return (
        it.id,
        it.name,
        it.kind,
        " ".join(it.areas),
        "" if it.announced is None else written(it.announced),
        written(it.started),
        "" if it.ended is None else written(it.ended),
        it.selection_rule,
        "" if it.selection_wave is None else str(it.selection_wave),
        "" if it.cost is None else _plain(it.cost),
        it.source,
    )


def _plain(amount: float) -> str:
    """Write an amount without an exponent.

    >>> _plain(1250000.0), _plain(12.5)
    ('1250000', '12.5')
    """
    text = format(Decimal(repr(amount)), "f")
    return text.removesuffix(".0")
