"""Number the areas and the waves of a table of scores; refuse codes and years that can't be."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.areas.codes import Codes, complete, level_of, why_unusable
from wijkpeil.areas.levels import NAMES, Level
from wijkpeil.errors import AreaCodeError, RefusedFile
from wijkpeil.language import gettext as _
from wijkpeil.sources.leefbaarometer.instrument import YEARS
from wijkpeil.sources.leefbaarometer.long import LongScores

Numbers = npt.NDArray[np.intp]


def level_of_table(long: LongScores, wanted: Level | None) -> Level:
    """Tell the level of a table, from its header, else from the wish, else from its codes.

    Raises
    ------
    RefusedFile
        If it is another level than the wanted one, or can't be told.
    """
    level = long.level
    if level is None:
        try:
            level = wanted or level_of(_categories(long.codes))
        except AreaCodeError as error:
            raise RefusedFile(str(error), file=long.name) from error
    if wanted is not None and level != wanted:
        raise RefusedFile(
            _("The file holds scores of {found}, not of {wanted}.").format(
                found=_(NAMES[level][1]), wanted=_(NAMES[wanted][1])
            ),
            file=long.name,
        )
    return level


def number_areas(long: LongScores, level: Level) -> tuple[Codes, Numbers]:
    """Give the full codes, ascending, and per row the number of its area.

    Raises
    ------
    RefusedFile
        At the first row whose code is not one of this level.
    """
    full, unusable = complete(_categories(long.codes), level)
    if unusable.any():
        row = int(np.argmax(unusable[long.codes.codes]))
        code = str(long.codes[row]).strip()
        raise long.refusal(row, why_unusable(code, level))
    codes, number = np.unique(full, return_inverse=True)
    return codes, number[long.codes.codes].astype(np.intp)


def number_waves(long: LongScores) -> tuple[npt.NDArray[np.int64], Numbers]:
    """Give the years, ascending, and per row the number of its wave.

    Raises
    ------
    RefusedFile
        At the first row whose year the instrument wasn't measured in.
    """
    unknown = ~np.isin(long.years, YEARS)
    if unknown.any():
        row = int(np.argmax(unknown))
        raise long.refusal(
            row,
            _(
                "{year} is not a year of the Leefbaarometer 3.0 that is known here. Known are: "
                "{known}. Correct the year, or use a newer version of Wijkpeil."
            ).format(year=f"{long.years[row]:g}", known=", ".join(map(str, YEARS))),
        )
    waves, number = np.unique(long.years.astype(np.int64), return_inverse=True)
    return waves, number.astype(np.intp)


def _categories(codes: pd.Categorical) -> Codes:
    return np.asarray(codes.categories, dtype=np.str_)
