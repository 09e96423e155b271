import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.charts.map.labels import place_labels
from wijkpeil.charts.map.paths import Frame, centre, frame_around, ring_path, shape_path
from wijkpeil.charts.map.verdicts import MapArea, verdict_map

FRAME = Frame(0, 0, 100, 100, 100)


def square(x=0.0, y=0.0, side=10.0):
    return np.array([[x, y], [x, y + side], [x + side, y + side], [x + side, y], [x, y]])


def walk(path):
    """Absolute points of path data with relative steps."""
    start = re.match(r"M(-?\d+) (-?\d+)", path)
    points = [(int(start[1]), int(start[2]))]
    for step in re.finditer(r"([hvl])(-?\d+)(?: ?(-?\d+))?", path[start.end() :]):
        dx, dy = {
            "h": (int(step[2]), 0),
            "v": (0, int(step[2])),
            "l": (int(step[2]), int(step[3] or 0)),
        }[step[1]]
        points.append((points[-1][0] + dx, points[-1][1] + dy))
    return points


@given(
    st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=4, max_size=12, unique=True)
)
def test_every_corner_of_a_path_is_a_rounded_corner_of_the_ring(points):
    ring = np.array([*points, points[0]])
    path = ring_path(ring, FRAME)
    if not path:
        return
    rounded = {tuple(p) for p in np.rint(2 * FRAME.place(ring)).astype(int).tolist()}
    assert path.endswith("z")
    assert set(walk(path)) <= rounded


def test_straight_lines_lose_their_middle_points():
    ring = np.insert(square(), 1, [[0, 2], [0, 5]], axis=0)
    assert ring_path(ring, FRAME) == ring_path(square(), FRAME)


def test_what_is_too_small_to_see_is_left_out():
    assert ring_path(square(side=0.1), FRAME) == ""


def test_holes_are_part_of_the_path():
    shape = ((square(side=50.0), square(10, 10, 20)),)
    assert shape_path(shape, FRAME).count("M") == 2


def test_north_is_up():
    assert FRAME.place(np.array([[0.0, 100.0]])).tolist() == [[0, 0]]


def test_frame_holds_all_with_a_margin():
    frame = frame_around([((square(),),), ((square(90, 40),),)], width=200, margin=0.1)
    assert (frame.west, frame.east) == (-10, 110)
    assert frame.height == round(70 / 120 * 200)


def test_centre_is_that_of_the_largest_part():
    shape = ((square(),), (square(50, 50, 20),))
    assert centre(shape).tolist() == [60, 60]


def test_centre_of_a_flat_ring_is_its_mean():
    flat = np.array([[0.0, 0.0], [4.0, 0.0], [0.0, 0.0]])
    assert np.isfinite(centre(((flat,),))).all()


def areas():
    return [
        MapArea(((square(),),), "other"),
        MapArea(((square(10),),), "missing"),
        MapArea(((square(20),),), "rising", "<b> & co: rose", "Here"),
        MapArea(((square(30),),), "unclear", "there: can't tell"),
    ]


def test_map_tells_each_verdict_by_tint_and_mark_with_a_title():
    drawn = verdict_map(areas=areas(), frame=FRAME, key="m")
    assert drawn.count("&lt;b&gt; &amp; co: rose</title>") == 2
    assert "<b>" not in drawn
    assert drawn.index("can&#x27;t tell") < drawn.index("rose")  # what is sure is on top
    assert 'id="m-hatch"' in drawn
    assert ">Here</text>" in drawn
    assert 'class="sym"' not in drawn


def test_overview_has_no_labels_but_marks_that_grow():
    drawn = verdict_map(areas=areas(), frame=FRAME, key="m", overview=True)
    assert "<text" not in drawn
    assert drawn.count('class="sym"') == 2


def test_map_without_gaps_needs_no_hatching():
    assert "hatch" not in verdict_map(areas=[areas()[0]], frame=FRAME, key="m")


def test_labels_do_not_cover_each_other():
    spots = place_labels(
        points=np.array([[200.0, 200.0], [205.0, 202.0], [205.0, 198.0]]),
        texts=["Noord", "Zuid", "West"],
        room=600,
        gap=15,
    )
    assert len({(s.anchor, round(s.y)) for s in spots}) == 3


@pytest.mark.parametrize(("x", "anchor"), [(10.0, "start"), (590.0, "end")])
def test_labels_stay_inside(x, anchor):
    (spot,) = place_labels(points=np.array([[x, 100.0]]), texts=["A long name"], room=600, gap=15)
    assert spot.anchor == anchor


def test_flat_rings_are_left_out():
    flat = np.array([[0.0, 0.0], [40.0, 0.0], [0.0, 0.0], [0.0, 0.0]])
    assert ring_path(flat, FRAME) == ""


def test_an_open_ring_is_closed_all_the_same():
    assert ring_path(square()[:-1], FRAME).endswith("z")
