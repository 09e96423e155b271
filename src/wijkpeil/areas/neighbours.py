"""Which areas lie against each other."""

import numpy as np
import numpy.typing as npt
from scipy import sparse

from wijkpeil.areas.outlines import Outlines

PRECISION = 0.1
"""Points closer than about this many metres are the same point."""


def neighbours(outlines: Outlines) -> sparse.csr_array:
    """Find the neighbours of each area: those that share at least one point of their border.

    This is queen contiguity on the corner points of the borders, rounded to 0.1 m. Borders that
    run along each other without a corner point in common are not seen as shared; official borders
    share theirs.

    Parameters
    ----------
    outlines : Outlines
        Borders of n areas, in metres.

    Returns
    -------
    csr_array of float64, shape (n, n)
        1 where two areas are neighbours; symmetric, with an empty diagonal.

    Examples
    --------
    >>> def square(x):
    ...     return np.array([[x, 0], [x + 1, 0], [x + 1, 1], [x, 1], [x, 0]], dtype=float)
    >>> row = Outlines(("a", "b", "c"), (((square(0),),), ((square(1),),), ((square(2),),)))
    >>> neighbours(row).toarray().tolist()
    [[0.0, 1.0, 0.0], [1.0, 0.0, 1.0], [0.0, 1.0, 0.0]]
    """
    count = len(outlines.codes)
    area, point = _touching(outlines)
    touches = sparse.csr_array(
        (np.ones(area.size), (area, point)), shape=(count, int(point.max(initial=-1)) + 1)
    )
    touches.data[:] = 1.0  # an area may pass a point twice
    shared = sparse.csr_array(touches @ touches.T)
    shared.setdiag(0)
    shared.eliminate_zeros()
    shared.data[:] = 1.0
    shared.sort_indices()
    return shared


def _touching(outlines: Outlines) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Pairs of area number and point number."""
    rings = [
        (number, ring)
        for number, polygons in enumerate(outlines.shapes)
        for polygon in polygons
        for ring in polygon
    ]
    if not rings:
        return np.empty(0, dtype=np.intp), np.empty(0, dtype=np.intp)
    area = np.repeat([number for number, _ in rings], [len(ring) for _, ring in rings])
    grid = np.rint(np.concatenate([ring for _, ring in rings]) / PRECISION).astype(np.int64)
    # one whole number per point: sorting those is many times faster than sorting pairs
    east, north = (grid - grid.min(axis=0)).T
    _unique, point = np.unique(east * (int(north.max()) + 1) + north, return_inverse=True)
    return area.astype(np.intp), point.astype(np.intp)
