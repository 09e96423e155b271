"""Borders of the made-up wijken, drawn along the edges of their cells."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from wijkpeil.areas.outlines import Outlines, Polygon, Ring
from wijkpeil.madeup.instrument import FloatArray
from wijkpeil.madeup.land import IntArray, Land

_DECIMALS = 3


def outlines(land: Land, *, codes: tuple[str, ...], year: int) -> Outlines:
    """Draw the border of every wijk; neighbours share theirs point for point.

    Parameters
    ----------
    land : Land
    codes : tuple of str
        Code of each wijk.
    year : int
        Year to put on the borders.

    Returns
    -------
    Outlines
        One polygon a wijk, outer ring anticlockwise, rounded to a millimetre.
    """
    owner, start, end = _directed_edges(land)
    order = np.argsort(owner, kind="stable")
    cuts = np.searchsorted(owner[order], np.arange(len(codes) + 1))
    vertices = np.round(land.cells.vertices, _DECIMALS)
    shapes = []
    for low, high in pairwise(cuts):
        edges = order[low:high]
        rings = [vertices[ring] for ring in _chain(start[edges], end[edges])]
        shapes.append((_polygon(rings),))
    return Outlines(codes=codes, shapes=tuple(shapes), year=year)


def areas_of(borders: Outlines) -> FloatArray:
    """Surface of each area in square metres, shape (n,)."""
    return np.array(
        [sum(_signed(ring) for rings in shape for ring in rings) for shape in borders.shapes]
    )


def _directed_edges(land: Land) -> tuple[IntArray, IntArray, IntArray]:
    """Edges between owners, each walked with its owner on the left: owner, start, end."""
    cells = land.cells
    pairs = cells.ridge_points.astype(np.int64)
    ends = np.asarray(cells.ridge_vertices, dtype=np.int64)
    differ = land.wijk[pairs[:, 0]] != land.wijk[pairs[:, 1]]
    pairs, ends = pairs[differ], ends[differ]
    along = cells.vertices[ends[:, 1]] - cells.vertices[ends[:, 0]]
    aside = cells.points[pairs[:, 0]] - cells.vertices[ends[:, 0]]
    left = along[:, 0] * aside[:, 1] - along[:, 1] * aside[:, 0] > 0
    ends = np.where(left[:, None], ends, ends[:, ::-1])
    owner = land.wijk[pairs].T.ravel()
    start = np.concatenate([ends[:, 0], ends[:, 1]])
    end = np.concatenate([ends[:, 1], ends[:, 0]])
    dry = owner >= 0
    return owner[dry], start[dry], end[dry]


def _chain(start: IntArray, end: IntArray) -> Iterator[list[int]]:
    """Follow edges from end to start into closed rings.

    Three cells meet at a vertex, so a border passes each vertex at most once.
    """
    following = dict(zip(start.tolist(), end.tolist(), strict=True))
    while following:
        first, vertex = following.popitem()
        ring = [first, vertex]
        while vertex != first:
            vertex = following.pop(vertex)
            ring.append(vertex)
        yield ring


def _signed(ring: Ring) -> float:
    """Surface inside a closed ring; negative if it runs clockwise."""
    x, y = (ring - ring[0]).T
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) / 2.0)


def _polygon(rings: list[Ring]) -> Polygon:
    """Order the rings of one connected patch: the outer one first, then its holes."""
    return tuple(sorted(rings, key=_signed, reverse=True))
