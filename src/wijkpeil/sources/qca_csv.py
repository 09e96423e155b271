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
from wijkpeil.sources.delimited import MISSING, open_delimited, read_cells
from wijkpeil.sources.qca_labels import values_of_labels


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
    """

    frame: pd.DataFrame
    notes: Mapping[str, str] = field(default_factory=dict)


def read_qca_csv(path: Path) -> QcaTable:
    """Read a calibrated table; the first column names the cases.

    R writes words instead of values where a condition has labels. Pairs that can be ordered
    (``Not industrialized`` and ``Industrialized``) are read as 0 and 1, and a note says so.

    Raises
    ------
    RefusedFile
        If it is no table, or lines don't fit the header.
    """
    table = open_delimited(path.read_bytes(), path.name)
    if len(table.columns) < 3:
        raise RefusedFile(
            _("A table to compare has a column with cases, one or more conditions and an outcome."),
            file=path.name,
            line=1,
        )
    cells = read_cells(table, text=table.columns).astype("string")
    first, *others = table.columns
    frame = pd.DataFrame(index=pd.Index(cells[first].to_numpy(dtype=object), name=first or None))
    notes = {}
    for column in others:
        frame[column], note = _values(column, cells[column].str.strip())
        if note:
            notes[column] = note
    return QcaTable(frame=frame, notes=notes)


UNKNOWN = ("?", ".", "n.b.", "nb", "n.v.t.", "onbekend", "unknown", "missing")
"""What people write where they don't know a membership; read as missing, which is told."""


def _values(name: str, text: pd.Series) -> tuple[npt.NDArray[Any], str]:
    """Read a column as numbers, with words as values where that is plain."""
    known = text.mask(text.isin(MISSING) | text.str.lower().isin(UNKNOWN))
    point = known.str.replace(",", ".", regex=False)
    numbers = pd.to_numeric(point, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    dashes = known.isin(DASHES).to_numpy(dtype=bool)
    words = known[np.isnan(numbers) & known.notna().to_numpy() & ~dashes]
    if words.empty:
        return np.where(dashes, "-", numbers.astype(object)) if dashes.any() else numbers, ""
    labels = sorted(set(words))
    mapping = values_of_labels(labels, alone=bool(np.isfinite(numbers).any()))
    if mapping is None:
        return known.to_numpy(dtype=object, na_value=np.nan), ""
    numbers = np.where(
        np.isnan(numbers), known.map(mapping).to_numpy(float, na_value=np.nan), numbers
    )
    listed = ", ".join(f"{label} = {mapping[label]}" for label in sorted(labels, key=mapping.get))  # type: ignore[arg-type]
    note = _("Words in {column} are read as values: {listed}.").format(column=name, listed=listed)
    return numbers, note


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
