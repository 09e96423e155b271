"""What the readers hand on: scores and characteristics as plain tables."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.areas.levels import Level
from wijkpeil.sources.provenance import Provenance


@dataclass(frozen=True, slots=True, eq=False)
class ScoreTable:
    """Scores of one instrument, one edition, one set of borders.

    Attributes
    ----------
    level : {"grid", "buurt", "wijk", "pc4", "gemeente"}
    edition : str
        ``"3.0"``.
    codes : ndarray of str, shape (n,)
        Full codes, ascending: ``WK001403``, ``1011``, ``GM0363``.
    names, gemeenten : ndarray of str, shape (n,)
        Names of the areas and of their gemeente; empty strings where the file does not tell.
    waves : ndarray of int, shape (T,)
        Years, ascending.
    values : mapping of str to ndarray, shape (n, T)
        ``lbm, afw, fys, onv, soc, vrz, won``; NaN where missing.
    provenance : Provenance
    """

    level: Level
    edition: str
    codes: npt.NDArray[np.str_]
    names: npt.NDArray[np.str_]
    gemeenten: npt.NDArray[np.str_]
    waves: npt.NDArray[np.int64]
    values: Mapping[str, npt.NDArray[np.float64]]
    provenance: Provenance


@dataclass(frozen=True, slots=True, eq=False)
class Characteristics:
    """Characteristics of areas at one moment, with their number of inhabitants.

    Attributes
    ----------
    level : {"grid", "buurt", "wijk", "pc4", "gemeente"}
    year : int or None
        Year of the borders and figures, where the file tells.
    table : DataFrame
        Index: full code. Columns: the file's own stems (``aantal_inwoners``,
        ``GemiddeldeWoningwaarde``), as float; NaN where missing for whatever reason.
    size : Series
        Inhabitants, index as `table`; NaN where missing.
    names, gemeenten : Series of str
        Where the file tells; empty strings elsewhere.
    missing : DataFrame
        How many values are missing, by column and by reason (``unreliable``, ``secret``,
        ``impossible``).
    provenance : Provenance
    """

    level: Level
    year: int | None
    table: pd.DataFrame
    size: pd.Series
    names: pd.Series
    gemeenten: pd.Series
    missing: pd.DataFrame
    provenance: Provenance
