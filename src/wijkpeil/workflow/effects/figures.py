"""The figures of a panel as estimators of effects take them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from wijkpeil.panel import Panel
from wijkpeil.trajectories.split import DIMENSIONS
from wijkpeil.trajectories.trajectory import FloatArray
from wijkpeil.workflow.contiguity import neighbours_in_panel
from wijkpeil.workflow.inputs import Borders
from wijkpeil.workflow.modelled import TOTAL


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """Raw scores of all areas, and what else estimators ask of areas.

    Scores are as measured, not smoothed. Smoothing draws every area towards the course that areas
    usually take, and so takes part of an effect away; it carries what happened after a start back
    to before it; and the errors of the estimators are those of measured scores, whose noise is in
    the spread between areas.

    Attributes
    ----------
    codes : ndarray of str, shape (n,)
    years : ndarray, shape (T,)
        Of the waves that have scores.
    outcomes : mapping of str to ndarray, shape (n, T)
        The total first, then the dimensions that there are.
    people : ndarray, shape (n,), or None
    gemeente : ndarray of str, shape (n,), or None
        None where it isn't known of every area.
    neighbours : csr_array, shape (n, n), or None
    edition : str
    """

    codes: npt.NDArray[np.str_]
    years: FloatArray
    outcomes: Mapping[str, FloatArray]
    people: FloatArray | None
    gemeente: npt.NDArray[np.str_] | None
    neighbours: sparse.csr_array | None
    edition: str

    @property
    def total(self) -> FloatArray:
        """Scores on the total, shape (n, T)."""
        return self.outcomes[TOTAL]


def figures_of(panel: Panel, borders: Borders | None) -> Figures:
    """Take the figures of a panel; neighbours need borders."""
    gemeente = panel.areas["gemeente"].to_numpy(dtype=str)
    sizes = panel.sizes
    names = [TOTAL, *(name for name in DIMENSIONS if name in panel.scores)]
    filled = np.isfinite(panel.values(TOTAL)).any(axis=0)
    return Figures(
        codes=panel.codes,
        years=panel.waves[filled].astype(np.float64),
        outcomes={name: panel.values(name)[:, filled] for name in names},
        people=None if sizes is None else np.nan_to_num(sizes),
        gemeente=gemeente if (gemeente != "").all() else None,
        neighbours=None
        if borders is None
        else neighbours_in_panel(panel=panel, outlines=borders.outlines),
        edition=panel.edition,
    )
