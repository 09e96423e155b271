"""Areas as a table: their change, its interval, how sure it is, and what other rules say."""

from typing import Any

import pandas as pd

from wijkpeil.language import gettext as _
from wijkpeil.language import number, percentage
from wijkpeil.report.document import Cell, Table
from wijkpeil.report.trajectories.findings import SMALL
from wijkpeil.report.trajectories.phrases import CAUTION, points, span
from wijkpeil.report.words import certainty, certainty_word, chance
from wijkpeil.trajectories.change import S

MOST = 1000
"""Rows in one table; more belong in the file, not on a page."""


def _how_sure(row: Any) -> str:
    if row.verdict == "unclear":
        return _("chance of a rise {chance}").format(chance=percentage(row.rise))
    return f"{certainty_word(certainty(row.sure))} ({chance(row.sure)})"


def _row(code: str, row: Any) -> tuple[Cell, ...]:
    caution = f" {CAUTION}" if row.small else ""
    return (
        Cell(row.name or code),
        Cell(row.gemeente_name or "–"),
        Cell(points(row.estimate)),
        Cell(span(row.low95, row.high95)),
        Cell(number(row.estimate / S, digits=2, sign=True)),
        Cell(_how_sure(row)),
        Cell(_("{agree} of {rules}").format(agree=row.agree, rules=row.rules)),
        Cell(number(row.inhabitants) + caution),
    )


def _notes(rows: pd.DataFrame) -> tuple[str, ...]:
    notes = []
    if rows["small"].any():
        small = _("{mark} fewer than {small} inhabitants: read with caution.")
        notes.append(small.format(mark=CAUTION, small=number(SMALL)))
    if len(rows) > MOST:
        cut = _(
            "The table holds the first {n}, in order of gemeente; the file with results has all."
        )
        notes.append(cut.format(n=number(MOST)))
    return tuple(notes)


def area_table(rows: pd.DataFrame, *, caption: str) -> Table:
    """List areas, in the order given, in a table that opens on a click."""
    shown = rows.head(MOST).rename(columns={"size": "inhabitants"})
    tuples: Any = shown.itertuples(index=False)
    return Table(
        caption=caption,
        head=(
            _("Area"),
            _("Gemeente"),
            _("Change, points"),
            _("95% interval"),
            _("In class steps"),
            _("How sure"),
            _("Rules that agree"),
            _("Inhabitants"),
        ),
        rows=tuple(_row(str(code), row) for code, row in zip(shown.index, tuples, strict=True)),
        numeric=frozenset({2, 3, 4, 6, 7}),
        notes=_notes(rows),
        fold=_("Table: {title}").format(title=caption),
    )
