from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.charts.marks import CASE_MARKS, sprite
from wijkpeil.charts.qca.calibration import Anchor, Calibrating, calibration
from wijkpeil.charts.qca.labels import place_labels
from wijkpeil.charts.qca.names import room_for
from wijkpeil.charts.qca.paths import Part, Path, paths_chart
from wijkpeil.charts.qca.ranges import Reach, ranges
from wijkpeil.charts.qca.xy import Placed, xy_plot
from wijkpeil.charts.svg import svg
from wijkpeil.charts.theme import WIDTHS


def drawn(chart) -> str:
    text = svg(chart, key="k")
    ET.fromstring(text)  # noqa: S314 - our own drawing
    return text


def test_marks_differ_without_colour():
    after = ("irrelevant", "uncovered", "typical", "in-degree", "deviant")
    looks = {(CASE_MARKS[k].path, CASE_MARKS[k].fill == CASE_MARKS[k].stroke) for k in after}
    assert len(looks) == len(after)
    for kind in CASE_MARKS:
        assert f'id="mk-case-{kind}"' in sprite()


@pytest.mark.parametrize("width", WIDTHS)
def test_calibration(width):
    cases = [
        Calibrating("Aveld", 0.3, "1.00", inside=True),
        Calibrating("Bveld", 0.6, "0.50", inside=False, half=True),
        Calibrating("Cveld", 0.9, "0.00", inside=False),
    ]
    anchors = [Anchor(0.7, "out"), Anchor(0.6, "crossover", middle=True), Anchor(0.5, "in")]
    text = drawn(calibration(cases=cases, anchors=anchors, percent=True, width=width))
    for word in ("Aveld", "Bveld", "Cveld", "1.00", "out", "crossover", "60%"):
        assert f">{word}<" in text
    alone = drawn(calibration(cases=cases[:1], anchors=[], percent=False, width=width))
    assert ">Aveld<" in alone


@pytest.mark.parametrize("width", WIDTHS)
def test_xy_plot(width):
    cases = [Placed(f"Veld {n}", 0.02 * n, 1.0, "typical") for n in range(5)]
    cases += [Placed("Ver", 0.9, 0.1, "deviant"), Placed("Midden", 0.5, 0.5, "half")]
    text = drawn(xy_plot(cases=cases, x_title="solution", y_title="rise", width=width))
    for one in cases:
        assert f">{one.name}<" in text
    bare = drawn(xy_plot(cases=cases, x_title="x", y_title="y", width=width, names=False))
    assert ">Ver<" not in bare


@pytest.mark.parametrize("width", WIDTHS)
def test_paths(width):
    paths = [
        Path("Path 1", {"A": Part(1, core=True), "B": Part(0, core=False)}, ("0.90", "–")),
        Path("Path 2", {"A": Part(0, core=True), "K": Part(2, core=False, text="2")}, ("0.8", "1")),
    ]
    text = drawn(
        paths_chart(
            conditions=[("A", "calm"), ("B", "mixed"), ("K", "kind")],
            figures=("consistency", "cases"),
            paths=paths,
            width=width,
        )
    )
    for word in ("Path 1", "calm", "kind", "0.90", "×", "2"):
        assert f">{word}<" in text
    empty = paths_chart(conditions=[("A", "calm")], figures=(), paths=[], width=width)
    assert ">calm<" in drawn(empty)


@pytest.mark.parametrize("width", WIDTHS)
def test_ranges(width):
    rows = [
        Reach("inclusion", 0.5, 0.8, 0.9, "0.50 to 0.90", low_free=True),
        Reach("PRI", 0.0, 0.5, 1.0, "0 to 1", low_free=True, high_free=True),
    ]
    text = drawn(ranges(rows=rows, width=width))
    assert ">inclusion<" in text
    assert (">0.50 to 0.90<" in text) == (width > 400)


points = st.tuples(st.floats(20, 580), st.floats(20, 380))


@given(st.lists(points, min_size=1, max_size=12))
def test_names_stay_inside_and_do_not_cover_each_other(places):
    names = [f"Naam{n}" for n in range(len(places))]
    labels = place_labels(places, names, width=600, height=400)
    long, half = 6.1 * 5, 6.25  # five letters, and half a line
    boxes = []
    for label in labels:
        left = label.x if label.right else label.x - long
        boxes.append((left, label.y - half, left + long, label.y + half))
        assert left >= 0
        assert left + long <= 600
    for at, one in enumerate(boxes):
        for other in boxes[:at]:
            apart = one[2] <= other[0] or other[2] <= one[0]
            assert apart or one[3] <= other[1] or other[3] <= one[1]


def test_where_there_is_no_room_a_name_stands_beside_its_point():
    labels = place_labels([(5, 5)], ["A name that is far too long"], width=20, height=10)
    assert (labels[0].y, labels[0].far) == (5.0, False)


def test_room_for_nothing():
    assert room_for([], most=100) == 20
