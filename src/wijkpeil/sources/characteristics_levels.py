"""Which rows of a table of characteristics are of one level."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.areas.codes import PREFIXES, Codes, level_of
from wijkpeil.areas.levels import LEVELS, NAMES, Level
from wijkpeil.errors import AreaCodeError, RefusedFile, UnrecognisedFile
from wijkpeil.language import gettext as _
from wijkpeil.sources import columns as known
from wijkpeil.sources.raw_rows import UNTOLD, RawRows
from wijkpeil.sources.several import SeveralLevels

_KINDS: dict[str, Level] = {"buurt": "buurt", "wijk": "wijk", "gemeente": "gemeente"}
_COUNTRY = ("land", "nederland", "nl00", "nl")


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """Rows of one level.

    Attributes
    ----------
    level : str
    places : ndarray of int, shape (n,)
        Numbers of the rows.
    codes : ndarray of str, shape (n,)
        Their codes as found.
    """

    level: Level
    places: npt.NDArray[np.intp]
    codes: Codes


def rows_of_level(rows: RawRows, wanted: Level | None) -> Chosen:
    """Choose the rows of the wanted level; of the only one there is, if none is wanted.

    Raises
    ------
    RefusedFile
        If there are several levels and none is wanted, or the wanted one isn't there.
    """
    key = known.key(rows.cells.columns, wanted)
    if key is None:
        raise UnrecognisedFile(_("There is no column with codes of areas."), file=rows.name)
    codes = np.asarray(rows.cells[key.column].str.strip(f" \t{UNTOLD}"), dtype=np.str_)
    levels = _levels(rows, codes)
    if key.level is not None or levels is None:
        return _of_one_level(rows, key.level, codes, wanted)
    present = [level for level in LEVELS if (levels == level).any()]
    if wanted is None and len(present) > 1:
        raise SeveralLevels(present, file=rows.name)
    level = wanted or present[0]
    if level not in present:
        raise RefusedFile(
            _("The file holds no figures of {level}. It holds: {found}.").format(
                level=_(NAMES[level][1]), found=", ".join(present)
            ),
            file=rows.name,
        )
    places = np.flatnonzero(levels == level)
    return Chosen(level, places, codes[places])


def _of_one_level(rows: RawRows, told: Level | None, codes: Codes, wanted: Level | None) -> Chosen:
    """Take all rows, at the level that the header, the wish or the codes tell."""
    try:
        level = told or wanted or level_of(codes)
    except AreaCodeError as error:
        raise RefusedFile(str(error), file=rows.name) from error
    if wanted is not None and level != wanted:
        raise RefusedFile(
            _("The file holds figures of {found}, not of {wanted}.").format(
                found=_(NAMES[level][1]), wanted=_(NAMES[wanted][1])
            ),
            file=rows.name,
        )
    return Chosen(level, np.arange(codes.size), codes)


def _levels(rows: RawRows, codes: Codes) -> npt.NDArray[np.str_] | None:
    """Tell each row's level from its kind of region, else from its prefix; None if neither can."""
    column = known.first(rows.cells.columns, known.REGION_KINDS)
    if column is None:
        starts = np.strings.upper(codes)
        levels = np.full(codes.shape, "", dtype="U8")
        for level, prefix in PREFIXES.items():
            levels[np.strings.startswith(starts, prefix)] = level
        levels[np.isin(np.strings.lower(codes), _COUNTRY)] = "country"
        return levels if (levels != "").all() else None
    kinds = rows.cells[column].str.strip().str.lower()
    country = kinds.isin(_COUNTRY)
    found = kinds.map(pd.Series(_KINDS)).where(~country, "country")
    if found.isna().any():
        row = int(np.argmax(found.isna().to_numpy()))
        raise rows.refusal(
            row,
            _("“{found}” is not a kind of region that is known: gemeente, wijk or buurt.").format(
                found=kinds.iloc[row]
            ),
        )
    return np.asarray(found, dtype=np.str_)
