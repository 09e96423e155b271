"""A crosswalk from borders alone: which share of each old area's surface lies in which new area.

This takes people to be spread evenly over the land, which they aren't: a field weighs as much as
the flats beside it. Use addresses where they are known.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.areas.crosswalk import Crosswalk
from wijkpeil.areas.levels import Level
from wijkpeil.areas.outlines import Outlines, Polygon
from wijkpeil.errors import MissingExtra, PanelError
from wijkpeil.language import gettext as _

SLIVER = 0.001
"""An overlap that is less than this share of both areas comes from how borders were drawn."""


def overlap(old: Outlines, new: Outlines, *, level: Level, sliver: float = SLIVER) -> Crosswalk:
    """Build a crosswalk whose weights are square metres of overlap.

    Needs the extra ``geo``.

    Parameters
    ----------
    old, new : Outlines
        Borders of n and m areas, in metres.
    level : {"grid", "buurt", "wijk", "pc4", "gemeente"}
    sliver : float
        Overlaps below this share of both the old and the new area are left out.

    Returns
    -------
    Crosswalk
        Old surface that no new area covers is untraced, new surface that no old area covers is
        unreached.

    Raises
    ------
    MissingExtra
        If shapely isn't installed.
    PanelError
        If the two have no surface in common.
    """
    shapely = _shapely()
    before, after = (_geometries(shapely, one.shapes) for one in (old, new))
    tree = shapely.STRtree(after)
    row, column = tree.query(before, predicate="intersects")
    common = shapely.area(shapely.intersection(before[row], after[column]))
    whole_old, whole_new = shapely.area(before), shapely.area(after)
    kept = (common >= sliver * whole_old[row]) | (common >= sliver * whole_new[column])
    kept &= common > 0
    if not kept.any():
        raise PanelError(
            _(
                "The old and the new borders have no surface in common. Check that both are of "
                "the same part of the country."
            )
        )
    old_codes, new_codes = (np.array(one.codes, dtype=object) for one in (old, new))
    pairs = pd.DataFrame(
        {"from": old_codes[row[kept]], "to": new_codes[column[kept]], "weight": common[kept]}
    )
    return Crosswalk(
        level=level,
        basis="surface",
        pairs=pairs.sort_values(["from", "to"], ignore_index=True),
        untraced=_rest(old_codes, whole_old, row, common, sliver),
        unreached=_rest(new_codes, whole_new, column, common, sliver),
        years=(old.year, new.year),
    )


def _shapely() -> Any:
    try:
        import shapely  # noqa: PLC0415 - not everyone installs it
    except ImportError as error:
        raise MissingExtra("geo") from error
    return shapely


def _geometries(shapely: Any, shapes: tuple[tuple[Polygon, ...], ...]) -> npt.NDArray[np.object_]:
    """Make one valid geometry of each area; self-touching borders are mended."""
    made = [
        shapely.multipolygons(
            [shapely.polygons(polygon[0], list(polygon[1:]) or None) for polygon in polygons]
        )
        for polygons in shapes
    ]
    geometries = np.array(made, dtype=object)
    wrong = ~shapely.is_valid(geometries)
    geometries[wrong] = shapely.make_valid(geometries[wrong], method="structure")
    return geometries


def _rest(
    codes: npt.NDArray[np.object_],
    whole: npt.NDArray[np.float64],
    place: npt.NDArray[np.intp],
    common: npt.NDArray[np.float64],
    sliver: float,
) -> pd.Series:
    """Surface of each area that nothing of the other side covers; less than a sliver is none."""
    rest = whole - np.bincount(place, weights=common, minlength=whole.size)
    some = rest > sliver * whole
    return pd.Series(rest[some], index=codes[some]).sort_index()
