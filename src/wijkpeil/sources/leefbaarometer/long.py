"""Scores as they stand in a file: one row per area and year, not yet checked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal, cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.areas.levels import Level
from wijkpeil.errors import RefusedFile
from wijkpeil.language import gettext as _

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class LongScores:
    """Rows of scores, and how to name the place of a row in the file.

    Attributes
    ----------
    name : str
        The file, for messages.
    unit : {"line", "feature"}
        What a row is in the file: row i is line i + 2, or feature i + 1.
    level : str or None
        The level that the header tells.
    codes, names, gemeenten : Categorical, length r
        Text as found.
    years : ndarray, shape (r,)
    figures : mapping of str to ndarray, shape (r,)
        ``lbm, afw, fys, onv, soc, vrz, won``; NaN where missing.
    rounding : mapping of str to float
        Per value the most that rounding can have moved it, as its printed digits tell.
    """

    name: str
    unit: Literal["line", "feature"]
    level: Level | None
    codes: pd.Categorical
    names: pd.Categorical
    gemeenten: pd.Categorical
    years: Floats
    figures: Mapping[str, Floats]
    rounding: Mapping[str, float]

    def refusal(self, row: int, message: str) -> RefusedFile:
        """Build the refusal of the file for what stands in one row."""
        if self.unit == "line":
            return RefusedFile(message, file=self.name, line=row + 2)
        place = _("feature {number}").format(number=row + 1)
        return RefusedFile(message, file=f"{self.name}, {place}")

    def place(self, row: int) -> str:
        """Name the place of a row inside a sentence."""
        if self.unit == "line":
            return _("line {line}").format(line=row + 2)
        return _("feature {number}").format(number=row + 1)

    def area(self, row: int) -> str:
        """Name the area and year of a row, for a message."""
        return _("area {code}, {year}").format(
            code=str(self.codes[row]).strip(), year=f"{self.years[row]:.0f}"
        )


def no_text(rows: int) -> pd.Categorical:
    """Text for a column that the file doesn't have."""
    blank = pd.Categorical.from_codes(np.zeros(rows, dtype=np.int8), categories=pd.Index([""]))
    return cast("pd.Categorical", blank)


def rounding_of(printed: Iterable[str]) -> float:
    """Tell from printed figures how far rounding can have moved them.

    A figure is rounded either to a number of decimals or to a number of digits. Either way the
    largest figures are moved most, so half a unit in their last printed place bounds all.

    Parameters
    ----------
    printed : iterable of str
        Figures as text, with a decimal point.

    Returns
    -------
    float
        Half a unit in the last place of the largest figures; 0 if there are none.

    Examples
    --------
    >>> rounding_of(["0.189053", "0.0343143", "-0.31016"])
    5e-07
    """
    decimals: dict[int, int] = {}
    for text in printed:
        try:
            figure = Decimal(text.strip())
        except InvalidOperation:
            continue  # missing, or refused later with its line
        exponent = figure.as_tuple().exponent
        if isinstance(exponent, int) and figure:
            size = figure.adjusted()
            decimals[size] = max(decimals.get(size, 0), -exponent)
    return 0.5 * 10.0 ** -decimals[max(decimals)] if decimals else 0.0
