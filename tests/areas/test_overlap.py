import sys

import numpy as np
import pandas as pd
import pytest

from wijkpeil.areas.harmonise import harmonise
from wijkpeil.areas.kinds import Kind
from wijkpeil.areas.outlines import Outlines
from wijkpeil.areas.overlap import overlap
from wijkpeil.errors import MissingExtra, PanelError
from wijkpeil.language import speaking

pytest.importorskip("shapely")


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


def box(west, south, east, north):
    return np.array(
        [[west, south], [east, south], [east, north], [west, north], [west, south]], dtype=float
    )


def outlines(year=None, **shapes):
    return Outlines(
        tuple(f"GM{code[1:]}" for code in shapes),
        tuple(tuple((ring,) for ring in rings) for rings in shapes.values()),
        year,
    )


OLD = outlines(2012, g9001=[box(0, 0, 600, 1000)], g9002=[box(600, 0, 1000, 1000)])
NEW = outlines(2020, g9001=[box(0, 0, 300, 1000)], g9003=[box(300, 0, 1000, 1000)])


def test_surfaces_by_hand():
    made = overlap(OLD, NEW, level="gemeente")
    assert made.pairs.to_numpy().tolist() == [
        ["GM9001", "GM9001", 300_000.0],
        ["GM9001", "GM9003", 300_000.0],
        ["GM9002", "GM9003", 400_000.0],
    ]
    assert made.basis == "surface"
    assert made.years == (2012, 2020)
    assert made.untraced.empty
    assert made.unreached.empty


def test_the_same_as_tobler():
    """area_interpolate of tobler 0.13 gives these on the same borders (ADR 13)."""
    table = pd.DataFrame({"people": [900.0, 200.0], "rent": [50.0, 15.0]}, index=OLD.codes)
    made = harmonise(
        table=table,
        kinds={"people": Kind("count"), "rent": Kind("ratio", "addresses")},
        crosswalk=overlap(OLD, NEW, level="gemeente"),
    )
    assert made.table["people"].tolist() == pytest.approx([450.0, 650.0])
    assert made.table["rent"].tolist() == pytest.approx([50.0, 30.0])


def test_what_is_not_covered_is_told():
    half = outlines(g9001=[box(0, 0, 300, 1000)])
    made = overlap(OLD, half, level="gemeente")
    assert made.untraced.to_dict() == {"GM9001": 300_000.0, "GM9002": 400_000.0}
    made = overlap(half, OLD, level="gemeente")
    assert made.unreached.to_dict() == {"GM9001": 300_000.0, "GM9002": 400_000.0}


def test_borders_drawn_a_little_otherwise_are_the_same():
    redrawn = outlines(g9001=[box(0, 0, 600.2, 1000)], g9002=[box(600.2, 0, 1000, 1000)])
    made = overlap(OLD, redrawn, level="gemeente")
    assert made.pairs[["from", "to"]].to_numpy().tolist() == [
        ["GM9001", "GM9001"],
        ["GM9002", "GM9002"],
    ]
    assert made.untraced.empty
    exact = overlap(OLD, redrawn, level="gemeente", sliver=0)
    assert len(exact.pairs) == 3


def test_islands_and_holes():
    ring = (box(0, 0, 10, 10), box(4, 4, 6, 6))
    old = Outlines(("GM9001", "GM9002"), ((ring,), ((box(4, 4, 6, 6),), (box(20, 0, 21, 1),))))
    new = outlines(g9005=[box(0, 0, 30, 10)])
    made = overlap(old, new, level="gemeente")
    assert made.pairs["weight"].tolist() == [96.0, 5.0]


def test_a_border_that_crosses_itself_is_mended():
    bow = np.array([[0, 0], [10, 10], [10, 0], [0, 10], [0, 0]], dtype=float)
    made = overlap(outlines(g9001=[bow]), outlines(g9002=[box(0, 0, 10, 10)]), level="gemeente")
    assert made.pairs["weight"].tolist() == [50.0]


def test_nothing_in_common():
    away = outlines(g9009=[box(5000, 0, 6000, 1000)])
    with pytest.raises(PanelError, match="no surface in common"):
        overlap(OLD, away, level="gemeente")


def test_without_shapely(monkeypatch):
    monkeypatch.setitem(sys.modules, "shapely", None)
    with pytest.raises(MissingExtra, match="geo"):
        overlap(OLD, NEW, level="gemeente")
