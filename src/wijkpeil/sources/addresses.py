"""The address list of Statistics Netherlands (CBS): which buurt, wijk and gemeente each lies in.

CBS publishes it yearly as ``pc6hnr<date>_gwb.csv``, with a row per postcode and house number.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.areas.codes import complete, why_unusable
from wijkpeil.areas.levels import NAMES, Level
from wijkpeil.errors import RefusedFile, UnrecognisedFile
from wijkpeil.language import gettext as _
from wijkpeil.sources import columns as known
from wijkpeil.sources.content import look
from wijkpeil.sources.datasets import ADDRESSES
from wijkpeil.sources.delimited import Delimited, open_delimited, read_cells
from wijkpeil.sources.provenance import Provenance
from wijkpeil.sources.raw_rows import RawRows
from wijkpeil.sources.sidecar import provenance_of

_POSTCODES = ("pc6", "postcode6", "postcode")
_NUMBERS = ("huisnummer", "hnr", "huisnr")
_ADDITIONS = ("toevoeging", "huisnummertoevoeging", "huisletter")
_AREAS: dict[Level, str] = {
    "buurt": r"(?:buurt|bu)_?(?:code)?_?(\d{4})?",
    "wijk": r"(?:wijk|wk)_?(?:code)?_?(\d{4})?",
    "gemeente": r"(?:gemeente|gem|gm)_?(?:code)?_?(\d{4})?",
}
_POSTCODE = r"[1-9][0-9]{3} ?[A-Z]{2}"
_LARGEST = 99_999


@dataclass(frozen=True, slots=True, eq=False)
class AddressList:
    """Addresses of one border year.

    Attributes
    ----------
    table : DataFrame
        One row an address: ``postcode`` (category), ``number`` (int), ``area`` (category of full
        codes) and, where the file tells it, ``addition`` (category).
    level : {"buurt", "wijk", "gemeente"}
    year : int or None
        Border year, where the header tells it.
    provenance : Provenance
    """

    table: pd.DataFrame
    level: Level
    year: int | None
    provenance: Provenance


def is_addresses(columns: Iterable[str]) -> bool:
    """Whether the columns are a full postcode, a house number and areas.

    >>> is_addresses(["PC6", "Huisnummer", "Buurt2019", "Wijk2019", "Gem2019"])
    True
    >>> is_addresses(["PC4", "gm_code", "adressen"])
    False
    """
    columns = list(columns)
    has_areas = any(_area_column(columns, level) for level in _AREAS)
    return has_areas and all(known.first(columns, names) for names in (_POSTCODES, _NUMBERS))


def levels_of_addresses(columns: Iterable[str]) -> list[Level]:
    """Levels that an address list tells."""
    columns = list(columns)
    return [level for level in _AREAS if _area_column(columns, level)]


def read_addresses(path: Path, *, level: Level) -> AddressList:
    """Read in which area of one level each address lies.

    Parameters
    ----------
    path : Path
        CSV with a full postcode, a house number and a code of buurt, wijk or gemeente. Codes may
        lack their prefix and leading zeros.
    level : {"buurt", "wijk", "gemeente"}

    Returns
    -------
    AddressList

    Raises
    ------
    UnrecognisedFile
        If the header is another one.
    RefusedFile
        At the first line that can't be, or if the file doesn't tell this level.
    """
    table = _open(path)
    column = _column_of_level(table, level)
    postcode, number = (
        known.first(table.columns, names) or names[0] for names in (_POSTCODES, _NUMBERS)
    )
    addition = known.first(table.columns, _ADDITIONS)
    text = [postcode, column[0]] + ([] if addition is None else [addition])
    cells = read_cells(table, text=text, figures=[number])
    rows = RawRows(table.name, cells, "line", 2)
    read = {
        "postcode": _postcodes(rows, cells[postcode]),
        "number": _numbers(rows, cells[number]),
        "area": _areas(rows, cells[column[0]], level),
    }
    if addition is not None:
        read["addition"] = cells[addition].cat.rename_categories(str)
    return AddressList(
        table=pd.DataFrame(read),
        level=level,
        year=column[1],
        provenance=provenance_of(path, ADDRESSES),
    )


def _open(path: Path) -> Delimited:
    table = open_delimited(path.read_bytes(), path.name) if look(path) == "text" else None
    if table is None or not is_addresses(table.columns):
        raise UnrecognisedFile(
            _(
                "This is not a list of addresses: that has the columns PC6, Huisnummer and a code "
                "of buurt, wijk or gemeente, such as Buurt2020."
            ),
            file=path.name,
        )
    return table


def _column_of_level(table: Delimited, level: Level) -> tuple[str, int | None]:
    found = _area_column(table.columns, level)
    if found is None:
        told = ", ".join(_(NAMES[one][0]) for one in levels_of_addresses(table.columns))
        raise RefusedFile(
            _("The addresses don't tell their {level}. They tell: {found}.").format(
                level=_(NAMES[level][0]), found=told
            ),
            file=table.name,
            line=1,
        )
    return found


def _area_column(columns: Iterable[str], level: Level) -> tuple[str, int | None] | None:
    """Find the column with the codes of a level, and the year in its name."""
    pattern = _AREAS.get(level)
    for column in columns if pattern else ():
        match = re.fullmatch(pattern or "", column.strip(), re.IGNORECASE)
        if match:
            return column, int(match[1]) if match[1] else None
    return None


def _postcodes(rows: RawRows, column: pd.Series) -> pd.Series:
    """Full postcodes, without space and in capitals."""
    words = column.cat.categories.astype(str).str.strip().str.upper()
    wrong = ~words.str.fullmatch(_POSTCODE)
    if wrong.any():
        row = _first_row(column, wrong)
        raise rows.refusal(
            row,
            _("“{found}” is not a full postcode such as 1234AB.").format(found=column.iloc[row]),
        )
    return _renamed(column, words.str.replace(" ", "").to_numpy(dtype=object))


def _numbers(rows: RawRows, column: pd.Series) -> npt.NDArray[np.int64]:
    found = column.to_numpy(dtype=np.float64)
    wrong = ~((found >= 0) & (found <= _LARGEST) & (found == np.rint(found)))
    if wrong.any():
        raise rows.refusal(
            int(np.argmax(wrong)),
            _("The house number is missing, or is no whole number from 0 to {largest}.").format(
                largest=_LARGEST
            ),
        )
    return found.astype(np.int64)


def _areas(rows: RawRows, column: pd.Series, level: Level) -> pd.Series:
    full, unusable = complete(column.cat.categories.to_numpy(dtype=np.str_), level)
    if unusable.any():
        row = _first_row(column, unusable)
        raise rows.refusal(row, why_unusable(str(column.iloc[row]), level))
    return _renamed(column, full.astype(object))


def _first_row(column: pd.Series, wrong: npt.NDArray[np.bool_]) -> int:
    return int(np.argmax(np.asarray(wrong)[column.cat.codes.to_numpy()]))


def _renamed(column: pd.Series, words: npt.NDArray[np.object_]) -> pd.Series:
    """Give a category its new words, of which two may have become the same."""
    unique, place = np.unique(words.astype(np.str_), return_inverse=True)
    codes = place[column.cat.codes.to_numpy()]
    return pd.Series(pd.Categorical.from_codes(codes, categories=unique.tolist()))
