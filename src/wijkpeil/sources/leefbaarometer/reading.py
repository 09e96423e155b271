"""Read scores of the Leefbaarometer 3.0, whole and checked, or not at all."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.areas.levels import Level
from wijkpeil.errors import UnrecognisedFile
from wijkpeil.language import gettext as _
from wijkpeil.sources.content import look
from wijkpeil.sources.datasets import LEEFBAAROMETER
from wijkpeil.sources.delimited import open_delimited
from wijkpeil.sources.json_file import read_json
from wijkpeil.sources.leefbaarometer.csv_file import long_from_csv
from wijkpeil.sources.leefbaarometer.identities import check_identities, check_possible
from wijkpeil.sources.leefbaarometer.instrument import EDITION
from wijkpeil.sources.leefbaarometer.keys import (
    Numbers,
    level_of_table,
    number_areas,
    number_waves,
)
from wijkpeil.sources.leefbaarometer.long import LongScores
from wijkpeil.sources.leefbaarometer.one_edition import (
    check_names,
    check_once,
    check_one_set_of_borders,
)
from wijkpeil.sources.leefbaarometer.wfs import long_from_wfs
from wijkpeil.sources.leefbaarometer.zip_file import open_member
from wijkpeil.sources.provenance import Provenance
from wijkpeil.sources.sidecar import provenance_of
from wijkpeil.sources.tables import ScoreTable


def read_scores(path: Path, *, level: Level | None = None) -> ScoreTable:
    """Read Leefbaarometer 3.0 scores: the official zip, a CSV out of it, or GeoJSON of the WFS.

    Parameters
    ----------
    path : Path
        The file; it is recognised by what it holds.
    level : {"grid", "buurt", "wijk", "pc4", "gemeente"}, optional
        Which level to read, where a zip holds several, or which level the codes are of, where
        the file doesn't tell.

    Returns
    -------
    ScoreTable

    Raises
    ------
    UnrecognisedFile
        If it holds no scores.
    RefusedFile
        If it holds scores that must not be used: another version or a mix of editions or borders,
        a figure that was changed, a file that is damaged. The message names the line.
    """
    long = _long(path, level)
    return table_from(long, level=level, provenance=provenance_of(path, LEEFBAAROMETER))


def table_from(long: LongScores, *, level: Level | None, provenance: Provenance) -> ScoreTable:
    """Check rows of scores, and turn them into areas by waves."""
    found = level_of_table(long, level)
    waves, wave = number_waves(long)
    codes, area = number_areas(long, found)
    check_possible(long)
    check_identities(long)
    check_names(long, codes, area)
    check_once(long, codes, area, wave)
    check_one_set_of_borders(long, codes, waves, area, wave)
    return ScoreTable(
        level=found,
        edition=EDITION,
        codes=codes,
        names=_per_area(long.names, area, codes.size),
        gemeenten=_per_area(long.gemeenten, area, codes.size),
        waves=waves,
        values={
            value: _spread(column, area, wave, (codes.size, waves.size))
            for value, column in long.figures.items()
        },
        provenance=provenance,
    )


def _long(path: Path, level: Level | None) -> LongScores:
    sort = look(path)
    if sort == "zip":
        return long_from_csv(open_member(path, level))
    if sort == "json":
        return long_from_wfs(read_json(path, remember=True), path.name)
    if sort == "text":
        return long_from_csv(open_delimited(path.read_bytes(), path.name))
    raise UnrecognisedFile(
        _("This sort of file holds no Leefbaarometer scores: they come as CSV, zip or GeoJSON."),
        file=path.name,
    )


def _per_area(text: pd.Categorical, area: Numbers, count: int) -> npt.NDArray[np.str_]:
    """Give each area the text of its first row."""
    words = np.strings.strip(np.asarray(text.categories, dtype=np.str_))
    chosen = np.zeros(count, dtype=np.intp)
    chosen[area[::-1]] = text.codes[::-1]
    return words[chosen] if words.size else np.full(count, "")


def _spread(
    column: npt.NDArray[np.float64], area: Numbers, wave: Numbers, shape: tuple[int, int]
) -> npt.NDArray[np.float64]:
    table = np.full(shape, np.nan)
    table[area, wave] = column
    return table
