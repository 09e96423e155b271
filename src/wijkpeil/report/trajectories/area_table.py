"""Areas as a table: their change, its interval, how sure it is, and what other rules say."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from wijkpeil.language import N_, number, percentage
from wijkpeil.language import gettext as _
from wijkpeil.report.document import Cell, Table
from wijkpeil.report.trajectories.phrases import CAUTION, caution, points, span
from wijkpeil.report.words import certainty, certainty_word, chance
from wijkpeil.trajectories.change import S

MOST = 1000
"""Rows in one table; more belong in the file, not on a page."""


def _how_sure(row: Any) -> str:
    if row.verdict == "unclear":
        return _("chance of a rise {chance}").format(chance=percentage(row.rise))
    return f"{certainty_word(certainty(row.sure))} ({chance(row.sure)})"


def _inhabitants(_code: str, row: Any) -> str:
    return number(row.inhabitants) + (f" {CAUTION}" if row.small else "")


_COLUMNS: tuple[tuple[str, Callable[[str, Any], str], bool], ...] = (
    (N_("Area"), lambda code, row: row.name or code, False),
    (N_("Gemeente"), lambda _code, row: row.gemeente_name or "–", False),
    (N_("Change, points"), lambda _code, row: points(row.estimate), True),
    (N_("95% interval"), lambda _code, row: span(row.low95, row.high95), True),
    (
        N_("In class steps"),
        lambda _code, row: number(row.estimate / S, digits=2, sign=True),
        True,
    ),
    (N_("How sure"), lambda _code, row: _how_sure(row), False),
    (
        N_("Rules that agree"),
        lambda _code, row: _("{agree} of {rules}").format(agree=row.agree, rules=row.rules),
        True,
    ),
    (N_("Inhabitants"), _inhabitants, True),
)
"""Heading, content, and whether it is a number."""


def _unknown(rows: pd.DataFrame) -> set[str]:
    """Name the columns that would hold nothing but dashes."""
    without = set()
    if not (rows["gemeente_name"] != "").any():
        without.add("Gemeente")
    if not rows["inhabitants"].notna().any():
        without.add("Inhabitants")
    return without


def _notes(rows: pd.DataFrame) -> tuple[str, ...]:
    notes = []
    if rows["small"].any():
        notes.append(caution())
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
    columns = [each for each in _COLUMNS if each[0] not in _unknown(shown)]
    return Table(
        caption=caption,
        head=tuple(_(name) for name, _content, _number in columns),
        rows=tuple(
            tuple(Cell(content(str(code), row)) for _name, content, _number in columns)
            for code, row in zip(shown.index, tuples, strict=True)
        ),
        numeric=frozenset(at for at, (_n, _c, numeric) in enumerate(columns) if numeric),
        notes=_notes(rows),
        fold=_("Table: {title}").format(title=caption),
    )
