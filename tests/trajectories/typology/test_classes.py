"""The official classes: bounds, names, and a check against the owner's own classes."""

import json

import numpy as np
import pytest

from wijkpeil.language import speaking
from wijkpeil.trajectories.change import S
from wijkpeil.trajectories.typology.classes import (
    BOUNDS,
    COUNT,
    DIMENSION_BOUNDS,
    NAMES,
    OFFICIAL,
    WEAK,
    classify,
    classify_dimension,
    name,
    number_of,
)

# Highest score of a class and lowest of the next, over buurten and gemeenten of 2024.
GAPS = [
    (-0.43239, -0.424216),
    (-0.354622, -0.353036),
    (-0.281899, -0.281022),
    (-0.16422, -0.163877),
    (-0.103087, -0.102852),
    (0.0101132, 0.0101793),
    (0.0895155, 0.089575),
    (0.16794, 0.167982),
]


def test_bounds_are_the_midpoints_of_the_measured_gaps():
    assert pytest.approx([(low + high) / 2 for low, high in GAPS], abs=1e-9) == BOUNDS


@pytest.mark.parametrize(("below", "above", "gap"), [(i + 1, i + 2, g) for i, g in enumerate(GAPS)])
def test_both_ends_of_each_gap_get_their_class(below, above, gap):
    assert classify(afw=gap).tolist() == [below, above]


def test_missing_and_infinite_scores_have_no_class():
    assert classify(afw=[np.nan, np.inf, -np.inf]).tolist() == [0, 0, 0]


def test_classes_keep_the_shape_and_are_small():
    found = classify(afw=np.zeros((3, 4)))
    assert found.shape == (3, 4)
    assert found.dtype == np.int8


def test_a_score_on_a_bound_belongs_to_the_better_class():
    assert classify(afw=BOUNDS).tolist() == [2, 3, 4, 5, 6, 7, 8, 9]


def test_dimension_classes_are_symmetric():
    scores = np.linspace(-0.4, 0.4, 81) + 0.001
    assert (classify_dimension(score=scores) + classify_dimension(score=-scores) == 10).all()
    assert pytest.approx(-np.array(DIMENSION_BOUNDS[::-1])) == DIMENSION_BOUNDS
    assert DIMENSION_BOUNDS[-1] == pytest.approx(1.5 * S)


def test_zwak_is_better_than_onvoldoende():
    assert OFFICIAL[WEAK - 1] == "zwak"
    assert number_of("zwak") > number_of("onvoldoende") > number_of("ruim onvoldoende")


def test_names_speak_the_active_language():
    with speaking("nl"):
        assert [name(i) for i in range(1, COUNT + 1)] == list(OFFICIAL)
    with speaking("en"):
        assert [name(i) for i in range(1, COUNT + 1)] == list(NAMES)


@pytest.mark.parametrize("text", ["Ruim  Voldoende", "amply sufficient", "ruim voldoende"])
def test_a_name_is_found_in_both_languages(text):
    assert number_of(text) == 6


def test_an_unknown_name_is_no_class():
    assert number_of("slecht") is None


@pytest.mark.shared
def test_real_buurten_get_the_class_that_the_owner_gave(shared):
    files = sorted((shared / "data/leefbaarometer/buurten-2024-wfs").glob("*.geojson"))[:20]
    raw = [f["properties"]["raw"] for p in files for f in json.loads(p.read_text())["features"]]
    raw = [r for r in raw if r.get("kscore") and r.get("afw") is not None]
    assert len(raw) > 100
    given = np.array([int(r["kscore"]) for r in raw])
    assert (classify(afw=[float(r["afw"]) for r in raw]) == given).all()
    dimension = np.array([int(r["konv"]) for r in raw])
    assert (classify_dimension(score=[float(r["onv"]) for r in raw]) == dimension).mean() > 0.995
