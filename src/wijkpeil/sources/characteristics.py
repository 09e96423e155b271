"""Characteristics of areas: the key figures of CBS (KWB, PC4), or a table of one's own."""

from pathlib import Path

import numpy as np
import pandas as pd

from wijkpeil.areas.codes import Codes, complete, why_unusable
from wijkpeil.areas.levels import Level
from wijkpeil.errors import RefusedFile
from wijkpeil.language import gettext as _
from wijkpeil.sources import columns as known
from wijkpeil.sources.characteristics_files import is_kwb, read_rows
from wijkpeil.sources.characteristics_levels import rows_of_level
from wijkpeil.sources.datasets import KWB, PC4, UNKNOWN, DataSet
from wijkpeil.sources.figures import REASONS, Figures, figures, uses_comma
from wijkpeil.sources.raw_rows import UNTOLD, RawRows
from wijkpeil.sources.sidecar import provenance_of
from wijkpeil.sources.tables import Characteristics

SIZES = (
    "aantalinwoners",
    "aantal_inwoners",
    "a_inw",
    "inwoners",
    "inhabitants",
    "size",
    "bevolking",
    "population",
)
"""Names under which files give the number of inhabitants."""

_PC4_OF_CBS = {"pc4", "aantal_inwoners", "aantal_mannen", "omgevingsadressendichtheid"}


def read_characteristics(path: Path, *, level: Level | None = None) -> Characteristics:
    """Read characteristics of areas, with their number of inhabitants.

    Takes the CBS key figures as StatLine CSV, xlsx or OData (JSON), the CBS file per postcode
    area, and any CSV with a column of codes and one of inhabitants.

    Parameters
    ----------
    path : Path
        The file; it is recognised by what it holds.
    level : {"grid", "buurt", "wijk", "pc4", "gemeente"}, optional
        Which level to read, where a file holds several, or which level the codes are of, where
        the file doesn't tell.

    Returns
    -------
    Characteristics

    Raises
    ------
    UnrecognisedFile
        If it holds no characteristics.
    RefusedFile
        If it must not be used as it is; the message names the line.
    """
    rows = read_rows(path)
    size = known.first(rows.cells.columns, SIZES)
    if size is None:
        raise RefusedFile(
            _(
                "There is no column with the number of inhabitants. It may be called {names}; add "
                "it, or rename the one that holds it."
            ).format(names=", ".join(SIZES)),
            file=rows.name,
        )
    year = _year(rows)
    chosen = rows_of_level(rows, level)
    codes = _codes(rows, chosen.places, chosen.codes, chosen.level)
    cells = rows.cells.iloc[chosen.places]
    table, missing = _table(rows, cells, chosen.places, size)
    table.index = pd.Index(codes, name="code")
    order = np.argsort(codes, kind="stable")
    return Characteristics(
        level=chosen.level,
        year=year,
        table=table.iloc[order],
        size=table[size].rename("size").iloc[order],
        names=_names(cells, codes, chosen.level).iloc[order],
        gemeenten=_gemeenten(cells, codes, chosen.level).iloc[order],
        missing=missing,
        provenance=provenance_of(path, _dataset(rows)),
    )


def _dataset(rows: RawRows) -> DataSet:
    """Tell the data set from its columns; a table of one's own is of unknown origin."""
    if is_kwb(rows.cells.columns):
        return KWB
    return PC4 if set(rows.cells.columns) >= _PC4_OF_CBS else UNKNOWN


def _year(rows: RawRows) -> int | None:
    """Tell the one year of the figures; refuse several, as each has its own borders."""
    column = known.first(rows.cells.columns, known.YEARS)
    if column is None:
        return rows.year
    found = rows.cells[column].str.strip().str.slice(0, 4)
    years = sorted({year for year in found if year.isdecimal()})
    if len(years) > 1:
        row = int(np.argmax((found != found.iloc[0]).to_numpy()))
        raise rows.refusal(
            row,
            _(
                "The file holds several years ({years}), and each year has borders of its own. "
                "Keep the rows of one year."
            ).format(years=", ".join(years)),
        )
    return int(years[0]) if years else rows.year


def _codes(rows: RawRows, places: np.ndarray, found: Codes, level: Level) -> Codes:
    full, unusable = complete(found, level)
    if unusable.any():
        place = int(np.argmax(unusable))
        raise rows.refusal(int(places[place]), why_unusable(str(full[place]), level))
    order = np.argsort(full, kind="stable")
    again = order[1:][full[order][1:] == full[order][:-1]]
    if again.size:
        place = int(again.min())
        earlier = int(places[np.argmax(full == full[place])]) + rows.first
        raise rows.refusal(
            int(places[place]),
            _(
                "Area {code} was already on row {earlier}: two tables were put together, or "
                "borders of two years are mixed. Keep one row per area."
            ).format(code=full[place], earlier=earlier),
        )
    return full


def _table(
    rows: RawRows, cells: pd.DataFrame, places: np.ndarray, size: str
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Turn every column of figures into numbers, and count why numbers are missing."""
    told = {key.column for key in known.keys(cells.columns)} | _labels(cells)
    wanted = [column for column in cells.columns if column not in told]
    comma = uses_comma(cells[wanted])
    if comma is None:
        raise RefusedFile(
            _(
                "Some figures have a decimal point and others a decimal comma. Save the file "
                "again with one of the two."
            ),
            file=rows.name,
        )
    values, missing = {}, {}
    for column in wanted:
        read = figures(cells[column], comma=comma)
        if column != size and read.wrong.sum() > np.isfinite(read.numbers).sum():
            continue  # a column of text
        _check_figures(rows, cells, places, column, read, is_size=column == size)
        values[column], missing[column] = read.numbers, read.missing
    return pd.DataFrame(values), pd.DataFrame(missing).T.reindex(columns=list(REASONS))


def _check_figures(
    rows: RawRows,
    cells: pd.DataFrame,
    places: np.ndarray,
    column: str,
    read: Figures,
    *,
    is_size: bool,
) -> None:
    wrong = read.wrong | np.isinf(read.numbers) | (is_size & (read.numbers < 0))
    if wrong.any():
        place = int(np.argmax(wrong))
        raise rows.refusal(
            int(places[place]),
            _(
                "“{found}” in column {column} is not a possible figure. Correct it, or leave it "
                "blank if it is missing."
            ).format(found=cells[column].iloc[place].strip()[:40], column=column),
        )


def _labels(cells: pd.DataFrame) -> set[str]:
    """Columns that say which area or year a row is about."""
    words = {*known.REGION_KINDS, *known.YEARS, *known.NAMES, *known.GEMEENTEN}
    words |= {name for names in known.NAMES_BY_LEVEL.values() for name in names}
    return {column for column in cells.columns if column.lower() in words}


def _names(cells: pd.DataFrame, codes: Codes, level: Level) -> pd.Series:
    column = known.name_column(cells.columns, level)
    return _words(cells, column, codes, "name")


def _gemeenten(cells: pd.DataFrame, codes: Codes, level: Level) -> pd.Series:
    column = known.gemeente_column(cells.columns, level)
    return _words(cells, column, codes, "gemeente")


def _words(cells: pd.DataFrame, column: str | None, codes: Codes, name: str) -> pd.Series:
    index = pd.Index(codes, name="code")
    if column is None:
        return pd.Series("", index=index, name=name)
    words = cells[column].str.strip().str.replace(UNTOLD, "", regex=False).to_numpy()
    same = np.asarray(words, dtype=np.str_) == codes
    return pd.Series(np.where(same, "", words), index=index, name=name)
