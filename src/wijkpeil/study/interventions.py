"""Reads and writes ``interventions.csv``: what was done where."""

from collections.abc import Iterable
from pathlib import Path

from wijkpeil.areas.levels import Level
from wijkpeil.effects.register.intervention import Intervention
from wijkpeil.language import gettext as _
from wijkpeil.study.events import check_order
from wijkpeil.study.faults import fault
from wijkpeil.study.intervention_cells import (
    areas_and_shares,
    areas_cell,
    intervention_kind,
    listed,
    plain,
    waves,
)
from wijkpeil.study.moments import written
from wijkpeil.study.rows import Row, read_rows, write_rows

FILE = "interventions.csv"
COLUMNS = (
    "id",
    "name",
    "kind",
    "components",
    "areas",
    "announced",
    "started",
    "ended",
    "selection_rule",
    "selection_wave",
    "dimensions",
    "dose",
    "cost",
    "cost_per_resident",
    "price_year",
    "owner",
    "source",
)


def read_interventions(folder: Path, *, level: Level) -> tuple[Intervention, ...]:
    """Read the interventions of a study; none if the file is absent.

    What the figures don't fit (an area that isn't there, a start before the first wave) is found
    later, by `wijkpeil.effects.register.check.check_against_panel`.

    Raises
    ------
    StudyError
        If an id occurs twice, an area occurs twice in one intervention or is not of this level, a
        share, kind, date or amount is wrong, an intervention ends before it starts or starts
        before its announcement, or a price year has no cost.
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
    areas, shares = areas_and_shares(row, level=level)
    found = Intervention(
        id=row.required("id"),
        name=row.required("name"),
        kind=intervention_kind(row, "kind"),
        areas=areas,
        announced=announced,
        started=started,
        ended=ended,
        selection_rule=row.text("selection_rule"),
        selection_waves=waves(row, "selection_wave"),
        cost=row.amount("cost"),
        source=row.text("source"),
        components=listed(row, "components"),
        shares=shares,
        dimensions=tuple(row.text("dimensions").replace(";", " ").split()),
        dose=row.text("dose"),
        cost_per_resident=row.amount("cost_per_resident"),
        price_year=row.wave("price_year"),
        owner=row.text("owner"),
        line=row.line,
    )
    _check_prices(row, found)
    return found


def _check_prices(row: Row, it: Intervention) -> None:
    if it.price_year is not None and it.cost is None and it.cost_per_resident is None:
        message = _(
            "There is a price year, but no cost. Fill in cost or cost_per_resident, or leave "
            "price_year empty."
        )
        raise fault(message, file=row.file, line=row.line)


def _cells(it: Intervention) -> tuple[str, ...]:
    return (
        it.id,
        it.name,
        it.kind,
        "; ".join(it.components),
        areas_cell(it),
        "" if it.announced is None else written(it.announced),
        written(it.started),
        "" if it.ended is None else written(it.ended),
        it.selection_rule,
        " ".join(str(wave) for wave in it.selection_waves),
        " ".join(it.dimensions),
        it.dose,
        plain(it.cost),
        plain(it.cost_per_resident),
        "" if it.price_year is None else str(it.price_year),
        it.owner,
        it.source,
    )
