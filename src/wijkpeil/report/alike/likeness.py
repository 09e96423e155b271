"""How like an area its look-alikes are, as a table; and what could not be compared."""

import numpy as np

from wijkpeil.language import gettext as _
from wijkpeil.language import number, percentage
from wijkpeil.report.document import Cell, Table
from wijkpeil.report.trajectories.phrases import points
from wijkpeil.results.alike import AlikeResults

NOTABLE = 0.5
"""A difference of half the usual spread is worth a reader's attention."""


def value(amount: float, unit: str) -> str:
    """Write a characteristic in its unit.

    >>> from wijkpeil.language import speaking
    >>> with speaking("en"):
    ...     value(0.253, "share"), value(4.0, "class"), value(1234.0, "persons")
    ('25%', '4.0', '1,234')
    """
    if np.isnan(amount):
        return "–"
    if unit == "share":
        return percentage(amount)
    if unit in ("points", "points a year"):
        return points(amount)
    return number(amount, digits=1 if unit in ("class", "per 1,000") else 0)


def likeness_table(results: AlikeResults, at: int, name: str) -> Table:
    """Set an area beside the mean of its look-alikes, one characteristic a row."""
    found = results.balance
    rows = []
    for column, key in enumerate(found.names):
        one = results.compared[key]
        apart = float(found.apart[at, column])
        rows.append(
            (
                Cell(one.label),
                Cell(value(float(found.area[at, column]), one.unit)),
                Cell(value(float(found.alike[at, column]), one.unit)),
                Cell(
                    number(apart, digits=1, sign=True),
                    shade=2 if abs(apart) > NOTABLE else 0,
                ),
            )
        )
    return Table(
        caption=_("{name} and its look-alikes in {start}").format(name=name, start=results.start),
        head=(
            _("Characteristic"),
            name,
            _("Look-alikes, mean"),
            _("Difference in usual spreads"),
        ),
        rows=tuple(rows),
        numeric=frozenset({1, 2, 3}),
        notes=_notes(results, at, name),
        fold=_("How like they are, characteristic by characteristic"),
    )


def _notes(results: AlikeResults, at: int, name: str) -> tuple[str, ...]:
    found = results.balance
    missing = [
        results.compared[key].label
        for column, key in enumerate(found.names)
        if np.isnan(found.area[at, column])
    ]
    notes = [
        _(
            "A difference of 1 is the usual spread between all areas (the median absolute "
            "deviation, as a standard deviation). Differences above {notable} are shaded."
        ).format(notable=number(NOTABLE, digits=1))
    ]
    if missing:
        notes.append(
            _("Not known of {name}, so not compared: {what}.").format(
                name=name, what="; ".join(missing)
            )
        )
    if results.not_compared:
        notes.append(
            _("Not compared for any area, as the files don't tell it: {what}.").format(
                what="; ".join(results.not_compared)
            )
        )
    return tuple(notes)
