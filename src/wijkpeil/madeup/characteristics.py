"""Characteristics of made-up areas, in relation to their level and how town-like they are."""

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import expit

from wijkpeil.madeup.fields import standardise
from wijkpeil.madeup.instrument import FloatArray

SECRET_BELOW = 50.0
"""Fewer inhabitants than this, and only their number is told, as CBS does."""

_SHARES = {  # column: centre (log odds), pull of the level, pull of the town, own spread
    "perc_sociale_huur": (-1.0, -0.55, 0.45, 0.55),
    "perc_bouwjaar_1945_1970": (-1.3, -0.35, 0.25, 0.80),
    "perc_leegstand": (-3.1, -0.20, 0.10, 0.50),
    "perc_groen": (-0.6, 0.10, -0.60, 0.60),
    "perc_alleenwonend": (-0.6, -0.15, 0.40, 0.35),
}


def characteristics(
    rng: np.random.Generator,
    *,
    level: FloatArray,
    town: FloatArray,
    size: FloatArray,
    square_metres: FloatArray,
) -> pd.DataFrame:
    """Draw the characteristics of every area, complete.

    Parameters
    ----------
    rng : Generator
    level, town : ndarray, shape (n,)
        Relative level in 2012 and how town-like the area is.
    size, square_metres : ndarray, shape (n,)
        Inhabitants and surface.

    Returns
    -------
    DataFrame
        One row an area. Shares in per cent; ``verenigingen`` is associations per 1,000
        inhabitants, ``gemiddelde_woz`` in 1,000 euro, ``dichtheid`` inhabitants per square km,
        ``stedelijkheid`` from 1 (very) to 5 (not urban).
    """
    high, town = standardise(level), standardise(town)
    count = len(level)
    table = pd.DataFrame(index=pd.RangeIndex(count))
    for name, (centre, by_level, by_town, own) in _SHARES.items():
        odds = centre + by_level * high + by_town * town + own * rng.standard_normal(count)
        table[name] = np.round(100.0 * expit(odds), 1)
    spread = 0.45 * rng.standard_normal(count)
    table["verenigingen_per_1000"] = np.round(np.exp(1.1 + 0.05 * high - 0.05 * town + spread), 1)
    worth = np.exp(5.5 + 0.22 * high + 0.08 * town + 0.15 * rng.standard_normal(count))
    table["gemiddelde_woz"] = np.round(worth)
    density = size / (square_metres / 1e6)
    table["dichtheid"] = np.round(density)
    table["stedelijkheid"] = _urbanity(density)
    return table


def published(table: pd.DataFrame, *, size: FloatArray) -> pd.DataFrame:
    """Blank all but density and urbanity where fewer than 50 people live."""
    kept = table.columns.isin(["dichtheid", "stedelijkheid"])
    secret = (size < SECRET_BELOW)[:, None] & ~kept
    return table.mask(pd.DataFrame(secret, index=table.index, columns=table.columns))


def _urbanity(density: FloatArray) -> npt.NDArray[np.int64]:
    """Five classes of density, 1 the densest; a fifth of the areas in each."""
    bounds = np.quantile(density, [0.2, 0.4, 0.6, 0.8])
    return np.asarray(5 - np.searchsorted(bounds, density, side="right"))
