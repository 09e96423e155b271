"""What is planted: the characteristics that make areas rise or fall, and those that don't."""

import numpy as np
import pandas as pd

from wijkpeil.madeup.fields import standardise
from wijkpeil.madeup.instrument import FloatArray

WEIGHTS = {
    "perc_sociale_huur": 1.0,
    "perc_leegstand": 0.9,
    "perc_bouwjaar_1945_1970": 0.6,
    "verenigingen_per_1000": -0.9,
}
"""Pull of each driver on the strain of 2012-2016, per standard deviation; strain pulls down."""

POINTS = -0.007
"""Score points from 2012 to 2016 per standard deviation of strain, in every area."""

_MOST = 2.5


def strain(table: pd.DataFrame) -> FloatArray:
    """How hard the years 2012-2016 weigh on each area, standardised, shape (n,).

    A weighted sum of the standardised drivers.
    """
    total = np.zeros(len(table))
    for name, weight in WEIGHTS.items():
        total += weight * standardise(np.log1p(table[name].to_numpy(float)))
    return standardise(total)


def pull(strain: FloatArray) -> FloatArray:
    """Change from 2012 to 2016 that the drivers give every area, score points, shape (n,)."""
    return np.asarray(POINTS * np.clip(strain, -_MOST, _MOST))


def drivers(table: pd.DataFrame) -> pd.DataFrame:
    """List the planted drivers and non-drivers.

    Returns
    -------
    DataFrame
        Columns: ``characteristic``, ``driver`` (bool), ``direction`` (-1 pulls down, 1 pulls up,
        0 does nothing) and ``weight`` in the strain.
    """
    rows = [
        {
            "characteristic": str(name),
            "driver": str(name) in WEIGHTS,
            "direction": -int(np.sign(WEIGHTS.get(str(name), 0.0))),
            "weight": WEIGHTS.get(str(name), 0.0),
        }
        for name in table.columns
    ]
    return pd.DataFrame(rows)
