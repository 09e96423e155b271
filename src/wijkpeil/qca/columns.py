"""One column of a calibrated table: its kind, its values, and what is wrong with them."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.errors import QcaError
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.qca.conditions import Condition, Kind

DASHES = ("-", "–", "dc")
"""How "does not apply" is written in files of R's package."""
MOST_LEVELS = 10
"""More values than this and a whole-number column is rather a raw figure than a set of values."""
LEAST_LEVELS = 3
"""Fewer values than this, or no 0, and a column with a gap holds rather a slip than values."""


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A condition or outcome with its values for `n` cases.

    Attributes
    ----------
    condition : Condition
    figures : ndarray, shape (n,)
        NaN where missing and where "-".
    dashes : ndarray of bool, shape (n,)
        Where the file says "-".
    """

    condition: Condition
    figures: npt.NDArray[np.float64]
    dashes: npt.NDArray[np.bool_]

    @property
    def missing(self) -> npt.NDArray[np.bool_]:
        """Where a value should have been."""
        return np.isnan(self.figures) & ~self.dashes

    def only(self, kept: npt.NDArray[np.bool_]) -> "Column":
        """Keep some of the cases."""
        return replace(self, figures=self.figures[kept], dashes=self.dashes[kept])


def read_column(series: pd.Series) -> Column:
    """Read a column as memberships or as the values of a multi-value condition.

    Raises
    ------
    QcaError
        If it holds words, or numbers that are no memberships.
    """
    name = str(series.name)
    text = series.astype("string").str.strip()
    dashes = text.isin(DASHES).fillna(value=False).to_numpy(dtype=bool)
    absent = series.isna().to_numpy() | text.isin(["", "NA"]).fillna(value=True).to_numpy(bool)
    values = pd.to_numeric(text, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    words = np.isnan(values) & ~dashes & ~absent
    if words.any():
        place = int(np.argmax(words))
        raise QcaError(
            _(
                "{name} holds a word for case {case}: “{word}”. Write a membership from 0 to 1, or "
                "0, 1, 2 for kinds."
            ).format(name=name, case=series.index[place], word=str(text.iloc[place])[:40])
        )
    kind, levels = _kind(name, values, series.index)
    condition = Condition(name, kind, levels, temporal=bool(dashes.any()))
    return Column(condition=condition, figures=values, dashes=dashes)


def _kind(name: str, values: npt.NDArray[np.float64], cases: pd.Index) -> tuple[Kind, int]:
    """Tell crisp, fuzzy and multi-value apart; refuse what is none of them."""
    known = values[~np.isnan(values)]
    if not known.size:
        raise QcaError(_("{name} has no values at all.").format(name=name))
    if ((known >= 0) & (known <= 1)).all():
        return ("crisp", 2) if np.isin(known, (0.0, 1.0)).all() else ("fuzzy", 2)
    levels = sorted(set(known.tolist()))
    whole = np.isfinite(levels).all() and all(level == int(level) for level in levels)
    if whole and all(0 <= level < MOST_LEVELS for level in levels):
        if levels[0] == 0 and len(levels) >= LEAST_LEVELS:  # a value that is skipped was not seen
            return "multivalue", int(levels[-1]) + 1
        gap = next(value for value in range(MOST_LEVELS) if value not in levels)
        raise QcaError(
            _("The values of {name} skip {gap}; a condition needs 0, 1, 2 without gaps.").format(
                name=name, gap=gap
            )
        )
    with np.errstate(invalid="ignore"):
        place = int(np.argmax((values < 0) | (values > 1)))
    raise QcaError(
        _(
            "{name} of case {case} is {value}, and a membership lies between 0 and 1. Calibrate "
            "{name} first."
        ).format(name=name, case=cases[place], value=number(float(values[place]), digits=2))
    )
