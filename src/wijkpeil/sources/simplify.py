"""Take detail out of borders, such that areas that lie against each other keep doing so."""

import numpy as np

from wijkpeil.sources.geopackage import geo, shapes_of
from wijkpeil.sources.shapes import Shape


def simplified(shapes: list[Shape], *, tolerance: float) -> list[Shape]:
    """Simplify borders; what two areas share stays shared.

    A border that crosses itself is repaired first, as it can't be simplified otherwise.

    Parameters
    ----------
    shapes : list of Shape
        Borders in metres.
    tolerance : float
        About the size of the detail to take out, in metres: the square root of the area of the
        smallest triangle that stays (Visvalingam-Whyatt, for coverages).

    Raises
    ------
    MissingExtra
        If the extra ``geo`` isn't installed.
    """
    shapely = geo()[1]
    found = np.array(
        [shapely.MultiPolygon([shapely.Polygon(p[0], p[1:]) for p in shape]) for shape in shapes],
        dtype=object,
    )
    crossed = ~shapely.is_valid(found)
    sound = found.copy()
    sound[crossed] = shapely.make_valid(found[crossed], method="structure", keep_collapsed=False)
    simple = shapely.coverage_simplify(sound, tolerance)
    lost = shapely.is_empty(simple)
    simple[lost] = found[lost]
    return shapes_of(simple, "")
