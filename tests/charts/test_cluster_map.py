import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from wijkpeil.charts.map.clusters import cluster_map
from wijkpeil.charts.map.paths import Frame
from wijkpeil.charts.map.verdicts import MapArea
from wijkpeil.charts.marks import CLUSTER_MARKS, sprite
from wijkpeil.results.spatial import CLUSTER_KINDS

FRAME = Frame(0, 0, 100, 100, 100)
KINDS = tuple(CLUSTER_KINDS.values())


def square(x: float, kind: str, title: str = "") -> MapArea:
    ring = np.array([[x, 0], [x, 10], [x + 10, 10], [x + 10, 0], [x, 0]], dtype=float)
    return MapArea(((ring,),), kind, title)


def test_every_kind_has_a_mark_of_its_own_also_without_colour():
    assert set(CLUSTER_MARKS) == set(KINDS)
    looks = {(mark.path, mark.fill == mark.stroke) for mark in CLUSTER_MARKS.values()}
    assert len(looks) == len(KINDS)  # shape, and full or open
    for kind in KINDS:
        assert f'id="mk-{kind}"' in sprite()


def test_areas_in_clusters_get_a_plane_and_a_mark_the_others_one_path():
    areas = [square(10 * place, kind, f"a & {kind}") for place, kind in enumerate(KINDS)]
    areas += [square(50, "other"), square(60, "other"), square(70, "missing")]
    drawn = cluster_map(areas=areas, frame=FRAME, key="k", overview=True)
    ET.fromstring(drawn)  # noqa: S314 - our own drawing
    assert drawn.count("<title>") == 2 * len(KINDS)
    assert "a &amp; rise-amid-rise" in drawn
    assert drawn.count('class="sym"') == len(KINDS)
    assert len(re.findall(r"<path fill-rule", drawn)) == len(KINDS) + 2
    assert 'id="k-hatch"' in drawn


@pytest.mark.parametrize("kind", ["other", "rise-amid-fall"])
def test_without_areas_without_figures_there_is_no_hatch(kind):
    drawn = cluster_map(areas=[square(0, kind)], frame=FRAME, key="k")
    assert "hatch" not in drawn
    assert "sym" not in drawn
