"""Scores from delimited text: the official CSV, or one saved again by a spreadsheet."""

import numpy as np
import pandas as pd

from wijkpeil.areas.levels import Level
from wijkpeil.errors import UnrecognisedFile
from wijkpeil.language import gettext as _
from wijkpeil.sources import columns as known
from wijkpeil.sources.delimited import Delimited, decimal_mark, read_cells, sample_cells
from wijkpeil.sources.leefbaarometer.header import (
    check_dimensions,
    is_scores,
    refuse_version_2,
)
from wijkpeil.sources.leefbaarometer.instrument import DIMENSIONS, REFERENCE, VALUES
from wijkpeil.sources.leefbaarometer.long import LongScores, no_text, rounding_of


def level_in_header(table: Delimited) -> Level | None:
    """Tell the level of a table of scores from its header; None if that doesn't tell."""
    key = known.key(table.columns)
    return key.level if key else None


def long_from_csv(table: Delimited) -> LongScores:
    """Read a table of scores, unchecked but for its shape.

    Raises
    ------
    UnrecognisedFile
        If the header is not that of scores.
    RefusedFile
        If it is of Leefbaarometer 2.0, or a line can't be read.
    """
    refuse_version_2(table.columns, table.name)
    key, year = known.key(table.columns), table.column(*known.YEARS)
    if key is None or year is None or not is_scores(table.columns):
        raise UnrecognisedFile(
            _(
                "The header is not that of Leefbaarometer scores: those have a code, a year "
                "(jaar) and afw. Found: {columns}."
            ).format(columns=", ".join(table.columns[:12])),
            file=table.name,
            line=1,
        )
    present = VALUES if check_dimensions(table.columns, table.name) else VALUES[:2]
    places = {value: column for value in present if (column := table.column(value))}
    name = known.name_column(table.columns, key.level)
    gemeente = known.gemeente_column(table.columns, key.level)
    text = list(dict.fromkeys(c for c in (key.column, name, gemeente) if c))
    cells = read_cells(table, text=text, figures=[year, *places.values()])
    rows = len(cells)
    empty = np.full(rows, np.nan)
    values = {v: cells[places[v]].to_numpy() if v in places else empty for v in VALUES}
    if "lbm" not in places:
        values["lbm"] = values["afw"] + REFERENCE
    return LongScores(
        name=table.name,
        unit="line",
        level=key.level,
        codes=_text(cells, key.column),
        names=_text(cells, name) if name else no_text(rows),
        gemeenten=_text(cells, gemeente) if gemeente else no_text(rows),
        years=cells[year].to_numpy(),
        figures=values,
        rounding=_rounding(table, places),
    )


def _text(cells: pd.DataFrame, column: str) -> pd.Categorical:
    return pd.Categorical(cells[column])


def _rounding(table: Delimited, places: dict[str, str]) -> dict[str, float]:
    """How far rounding can have moved each value, from a sample of lines."""
    sample = sample_cells(table)
    mark = decimal_mark(table, list(places.values()))
    found = dict.fromkeys(("lbm", "afw", *DIMENSIONS), 0.0)
    for value, column in places.items():
        place = table.columns.index(column)
        found[value] = rounding_of(row[place].replace(mark, ".") for row in sample)
    return found
