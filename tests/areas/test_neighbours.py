import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.areas.neighbours import neighbours
from wijkpeil.areas.outlines import Outlines


def square(x, y, side=100.0):
    corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
    return np.array(corners, dtype=float)


def grid(columns, rows, side=100.0):
    cells = [(x, y) for y in range(rows) for x in range(columns)]
    shapes = tuple(((square(x * side, y * side, side),),) for x, y in cells)
    return Outlines(tuple(f"{x},{y}" for x, y in cells), shapes), cells


@given(st.integers(1, 6), st.integers(1, 6))
def test_cells_touch_like_a_queen_moves(columns, rows):
    outlines, cells = grid(columns, rows)
    found = neighbours(outlines).toarray()
    for i, (x, y) in enumerate(cells):
        for j, (u, v) in enumerate(cells):
            assert found[i, j] == (i != j and max(abs(x - u), abs(y - v)) == 1)


def test_a_tenth_of_a_metre_is_the_same_point():
    near = Outlines(("a", "b"), (((square(0, 0),),), ((square(100.02, 0.01),),)))
    far = Outlines(("a", "b"), (((square(0, 0),),), ((square(101, 0),),)))
    assert neighbours(near).nnz == 2
    assert neighbours(far).nnz == 0


def test_a_hole_borders_on_what_fills_it():
    ring = (square(0, 0, 300), square(100, 100, 100))
    outlines = Outlines(("around", "inside"), ((ring,), ((square(100, 100, 100),),)))
    assert neighbours(outlines).toarray().tolist() == [[0, 1], [1, 0]]


def test_several_polygons_are_one_area():
    outlines = Outlines(
        ("twice", "b", "c"),
        (
            ((square(0, 0),), (square(500, 500),)),
            ((square(100, 0),),),
            ((square(600, 500),),),
        ),
    )
    assert neighbours(outlines).toarray()[0].tolist() == [0, 1, 1]


def test_no_areas():
    assert neighbours(Outlines((), ())).shape == (0, 0)


def test_an_area_without_borders_has_no_neighbours():
    outlines = Outlines(("a", "b"), ((), ((square(0, 0),),)))
    assert neighbours(outlines).nnz == 0
