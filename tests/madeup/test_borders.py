from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from scipy.spatial import Voronoi

from wijkpeil.madeup.borders import areas_of, outlines
from wijkpeil.madeup.land import Land

shapely = pytest.importorskip("shapely")


@pytest.fixture(scope="module")
def polygons(country):
    return [shapely.Polygon(s[0][0], s[0][1:]) for s in country.outlines.shapes]


def test_every_wijk_is_one_valid_polygon(country, polygons):
    assert country.outlines.codes == tuple(country.areas.index)
    assert all(len(shape) == 1 for shape in country.outlines.shapes)
    assert all(polygon.is_valid for polygon in polygons)


def test_wijken_do_not_overlap(country, polygons):
    union = shapely.union_all(polygons)
    total = sum(polygon.area for polygon in polygons)
    assert union.area == pytest.approx(total, rel=1e-9)
    assert areas_of(country.outlines).sum() == pytest.approx(total, rel=1e-9)
    assert union.geom_type == "Polygon"  # one island


def test_each_gemeente_is_one_piece(country, polygons):
    gemeente = country.areas["gemeente"].to_numpy()
    for code in np.unique(gemeente):
        whole = shapely.union_all([polygons[i] for i in np.flatnonzero(gemeente == code)])
        assert whole.geom_type == "Polygon"


def test_borders_are_shared_point_for_point(country):
    edges = Counter()
    for (rings,) in country.outlines.shapes:
        for ring in rings:
            assert (ring[0] == ring[-1]).all()
            edges.update(pairwise(map(tuple, ring.tolist())))
    assert max(edges.values()) == 1
    inland = sum((end, start) in edges for start, end in edges)
    assert inland > 0.9 * len(edges)  # the rest is coast


def test_outer_rings_run_anticlockwise(country, polygons):
    assert all(polygon.exterior.is_ccw for polygon in polygons)
    assert not any(hole.is_ccw for polygon in polygons for hole in polygon.interiors)


def test_a_wijk_can_lie_inside_another():
    """Cells 1-4 lie around cell 0: its owner is a hole in theirs."""
    points = np.array([[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1], *_far(9)], dtype=float)
    land = Land(
        cells=Voronoi(points),
        wijk=np.array([1, 0, 0, 0, 0, *[-1] * 9]),
        gemeente=np.array([0, 0]),
        places=np.zeros((2, 2)),
    )
    drawn = outlines(land, codes=("around", "inside"), year=2024)
    (around,), (inside,) = drawn.shapes
    assert len(around) == 2
    assert len(inside) == 1
    np.testing.assert_array_equal(np.unique(around[1], axis=0), np.unique(inside[0], axis=0))
    assert areas_of(drawn)[1] == pytest.approx(1.0, abs=1e-3)


def _far(count):
    angle = 0.2 + 2 * np.pi * np.arange(count) / count
    return np.column_stack([3 * np.cos(angle), 3 * np.sin(angle)])


def test_the_coast_is_not_a_square(country, polygons):
    union = shapely.union_all(polygons)
    assert union.area < 0.8 * union.envelope.area
    assert len(union.exterior.coords) > 500
