"""The eleven cases of the example study, chosen by a rule from the truth."""

import numpy as np
import pandas as pd

from wijkpeil.madeup import instrument
from wijkpeil.madeup.country import Country

_WORSE, _BETTER = -0.35, -0.164
"""Bounds of the classes "onvoldoende" and "zwak", in deviation from the reference."""

_LEAST_SIZE = 1000.0
_LEAST_CHANGE = 0.04
_WHY = {
    1: "Ingebracht als stijger: zwak of onvoldoende in 2012, daarna echt gestegen (verzonnen)",
    -1: "Ingebracht als daler: zwak of onvoldoende in 2012, daarna echt gedaald (verzonnen)",
}


def true_change(made_up: Country, start: int, end: int) -> pd.Series:
    """Change of the true level between two waves, relative to the nation, by code."""
    first, last = np.searchsorted(made_up.waves, [start, end])
    change = made_up.truth[:, last] - made_up.truth[:, first]
    return pd.Series(change - change.mean(), index=made_up.areas.index)


def cases(made_up: Country) -> pd.DataFrame:
    """Choose the cases that the cities bring in.

    The rule: a city brings in the area that truly rose most relative to the nation between 2012
    and 2016, and the one that truly fell most, among its areas of 1,000 inhabitants or more that
    were measured "zwak" or "onvoldoende" in 2012, have all waves, and truly changed by more than
    0.04. The last city brings in its riser only.

    Parameters
    ----------
    made_up : Country

    Returns
    -------
    DataFrame
        Columns as in ``cases.csv``: ``code, name, city, why``; a city's riser comes first.
    """
    areas = made_up.areas.assign(change=true_change(made_up, 2012, 2016))
    start = made_up.scores["afw"][:, instrument.PIVOT]
    eligible = (
        (start > _WORSE)
        & (start <= _BETTER)
        & (areas["size"].to_numpy() >= _LEAST_SIZE)
        & ~np.isnan(made_up.scores["lbm"]).any(axis=1)
    )
    rows = []
    for city in made_up.cities:
        pool = areas[eligible & (areas["gemeente_name"] == city).to_numpy()]
        for sign in (1, -1) if city != made_up.cities[-1] else (1,):
            best = (sign * pool["change"]).nlargest(1)
            rows += [
                (code, areas.loc[code, "name"], city, _WHY[sign])
                for code in best.index[best > _LEAST_CHANGE]
            ]
    return pd.DataFrame(rows, columns=["code", "name", "city", "why"])
