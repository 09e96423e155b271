"""Clusters of rise and fall, and how areas did beside their surroundings."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.areas.outlines import Outlines
from wijkpeil.language import Language
from wijkpeil.sources.provenance import Provenance
from wijkpeil.trajectories.change import Change
from wijkpeil.trajectories.spatial.certainty import ClusterCertainty
from wijkpeil.trajectories.spatial.local_moran import LocalMoran
from wijkpeil.trajectories.spatial.moran import Moran
from wijkpeil.trajectories.spatial.surroundings import AmidSurroundings

ClusterKind = str
CLUSTER_KINDS: dict[str, ClusterKind] = {
    "high-high": "rise-amid-rise",
    "low-low": "fall-amid-fall",
    "high-low": "rise-amid-fall",
    "low-high": "fall-amid-rise",
}
"""What the quadrants of local Moran are when the values are changes."""


@dataclass(frozen=True, slots=True, eq=False)
class SpatialResults:
    """Everything that a report on clusters needs; arrays are in the order of `areas`.

    Attributes
    ----------
    title : str
    language : {"nl", "en"}
    made_up : bool
        Whether the places are invented.
    level, edition : str
        As in `TrajectoryResults`.
    areas : DataFrame
        Index: code. Columns: ``name``, ``gemeente``, ``gemeente_name``, ``size``,
        ``vulnerable`` (bool).
    change : Change
        Relative to the nation.
    verdict : ndarray of str, shape (n,)
        ``rising``, ``falling``, ``stable`` or ``unclear``, relative to what was asked.
    overall : Moran
        Whether neighbours are alike at all, of the smoothed change.
    local : LocalMoran
    certainty : ClusterCertainty
    patch : ndarray of int, shape (n,)
        Number of the group of neighbouring areas of one kind; 0 for areas in no cluster.
    neighbours : ndarray of int, shape (n,)
        Number of neighbours that have a change.
    amid : AmidSurroundings
    outlines : Outlines
    provenance : tuple of Provenance
    command : str
        The command that made the results; may be empty.
    notes : tuple of str
    """

    title: str
    language: Language
    made_up: bool
    level: str
    edition: str
    areas: pd.DataFrame
    change: Change
    verdict: npt.NDArray[np.str_]
    overall: Moran
    local: LocalMoran
    certainty: ClusterCertainty
    patch: npt.NDArray[np.int64]
    neighbours: npt.NDArray[np.int64]
    amid: AmidSurroundings
    outlines: Outlines
    provenance: tuple[Provenance, ...] = ()
    command: str = ""
    notes: tuple[str, ...] = ()

    @property
    def kind(self) -> npt.NDArray[np.str_]:
        """Kind of cluster of each area, by the values of `CLUSTER_KINDS`; empty for none."""
        quadrant = self.local.kind
        kinds = np.full(quadrant.size, "", dtype="<U14")
        for name, kind in CLUSTER_KINDS.items():
            kinds[quadrant == name] = kind
        return kinds

    def place(self, code: str) -> int | None:
        """Give the row of an area; None if it isn't there."""
        found = np.flatnonzero(self.areas.index.to_numpy(dtype=str) == code)
        return int(found[0]) if found.size else None
