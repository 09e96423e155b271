"""The CSV that fsQCA and R's package QCA read and write: cases down, conditions across."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.errors import RefusedFile
from wijkpeil.language import gettext as _
from wijkpeil.qca.columns import DASHES
from wijkpeil.qca.r_call import CsvLayout
from wijkpeil.sources.content import BOM
from wijkpeil.sources.delimited import MISSING, open_delimited, read_cells
from wijkpeil.sources.qca_labels import values_of_labels

UNKNOWN = ("?", ".", "n.b.", "nb", "n.v.t.", "onbekend", "unknown", "missing")
"""What people write where they don't know a membership; read as missing, which is told."""


@dataclass(frozen=True, slots=True, eq=False)
class QcaTable:
    """A calibrated table as it stands in a file.

    Attributes
    ----------
    frame : DataFrame
        Index: names of the cases. Columns: numbers, NaN where missing; text where a column holds
        words that are no values, or "-".
    notes : mapping of str to str
        By column, how words were read as values.
    layout : CsvLayout
        How the file is written.
    """

    frame: pd.DataFrame
    notes: Mapping[str, str] = field(default_factory=dict)
    layout: CsvLayout = field(default_factory=CsvLayout)


@dataclass(frozen=True, slots=True, eq=False)
class _Column:
    """One column as numbers, or as the text that it is."""

    cells: npt.NDArray[Any]
    words: Mapping[str, int] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    comma: bool = False


def read_qca_csv(path: Path) -> QcaTable:
    """Read a calibrated table; the first column names the cases.

    R writes words instead of values where a condition has labels. Pairs that can be ordered
    (``Not industrialized`` and ``Industrialized``) are read as 0 and 1, and a note says so.

    Raises
    ------
    RefusedFile
        If it is no table, or lines don't fit the header.
    """
    data = path.read_bytes()
    table = open_delimited(data, path.name)
    if len(table.columns) < 3:
        raise RefusedFile(
            _("A table to compare has a column with cases, one or more conditions and an outcome."),
            file=path.name,
            line=1,
        )
    cells = read_cells(table, text=table.columns).astype("string")
    first, *others = table.columns
    columns = {name: _column(cells[name].str.strip()) for name in others}
    names = pd.Index(cells[first].to_numpy(dtype=object), name=first or None)
    words = {name: one.words for name, one in columns.items() if one.words}
    return QcaTable(
        frame=pd.DataFrame({name: one.cells for name, one in columns.items()}, index=names),
        notes={name: _words_note(name, values) for name, values in words.items()},
        layout=CsvLayout(
            separator=table.separator,
            decimal="," if any(one.comma for one in columns.values()) else ".",
            byte_order_mark=data.startswith(BOM),
            missing=tuple(sorted({text for one in columns.values() for text in one.missing})),
            words=words,
        ),
    )


def _column(text: pd.Series) -> _Column:
    """Read a column as numbers, with words as values where that is plain."""
    absent = text[text.str.lower().isin(UNKNOWN)]
    known = text.mask(text.isin(MISSING) | text.isin(absent))
    point = known.str.replace(",", ".", regex=False)
    numbers = pd.to_numeric(point, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    comma = bool((known.str.contains(",", regex=False) & np.isfinite(numbers)).any())
    dashes = known.isin(DASHES).to_numpy(dtype=bool)
    words = known[np.isnan(numbers) & known.notna().to_numpy() & ~dashes]
    missing = tuple(absent.unique())
    if words.empty:
        values = np.where(dashes, "-", numbers.astype(object)) if dashes.any() else numbers
        return _Column(values, missing=missing, comma=comma)
    mapping = values_of_labels(sorted(set(words)), alone=bool(np.isfinite(numbers).any()))
    if mapping is None:
        return _Column(known.to_numpy(dtype=object, na_value=np.nan), missing=missing, comma=comma)
    read = known.map(mapping).to_numpy(float, na_value=np.nan)
    return _Column(np.where(np.isnan(numbers), read, numbers), mapping, missing, comma)


def _words_note(name: str, values: Mapping[str, int]) -> str:
    ordered = sorted(values.items(), key=lambda one: one[1])
    listed = ", ".join(f"{word} = {value}" for word, value in ordered)
    return _("Words in {column} are read as values: {listed}.").format(column=name, listed=listed)


def write_qca_csv(frame: pd.DataFrame) -> str:
    """Write a calibrated table as text that fsQCA and R's package read.

    Parameters
    ----------
    frame : DataFrame
        Index: names of the cases.

    Returns
    -------
    str
        CSV with a decimal point; missing memberships are ``NA``.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([str(frame.index.name or ""), *map(str, frame.columns)])
    for case, row in zip(frame.index, frame.itertuples(index=False, name=None), strict=True):
        writer.writerow([case, *(_cell(value) for value in row)])
    return stream.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, int | float | np.number):
        return "NA" if value != value else f"{value:.15g}"  # noqa: PLR0124 - NaN
    return "NA" if value is None else str(value)
