import json
import math

import numpy as np
import pytest

from wijkpeil.errors import RefusedFile, UnrecognisedFile
from wijkpeil.sources import read_scores
from wijkpeil.sources.leefbaarometer.instrument import DIMENSIONS, REFERENCE


def refused(path, **keywords):
    with pytest.raises(RefusedFile) as caught:
        read_scores(path, **keywords)
    return caught.value


def feature(code, seed, *, raw=False, year=2024):
    random = np.random.default_rng(seed)
    parts = [float(f"{p:.6g}") for p in random.normal(0, 0.05, 5)]
    scores = {"afw": float(f"{sum(parts):.6g}"), **dict(zip(DIMENSIONS, parts, strict=True))}
    ring = [[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.0]]
    if raw:
        properties = {
            "code": code,
            "naam": "Duinoord",
            "gemeente": "Hogezand",
            "afw": round(scores["afw"], 2),
            "raw": {**scores, "year": str(year), "kscore": 5},
        }
    else:
        properties = {
            "id": code,
            "name": "Duinoord",
            "gemeente": "Hogezand",
            "year": year,
            **scores,
        }
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(features, **more):
    return json.dumps({"type": "FeatureCollection", "features": features, **more})


@pytest.mark.parametrize("raw", [False, True])
def test_wfs(make, raw):
    found = [feature(code, i, raw=raw) for i, code in enumerate(make.codes["buurt"])]
    read = read_scores(make.write(collection(found)))
    assert read.level == "buurt"
    assert read.waves.tolist() == [2024]
    assert read.gemeenten.tolist() == ["Hogezand"] * 5
    scores = found[0]["properties"]["raw"] if raw else found[0]["properties"]
    assert read.values["fys"][0, 0] == scores["fys"]
    assert np.allclose(read.values["lbm"], read.values["afw"] + REFERENCE)


def test_wfs_postcodes_are_known_by_their_layer(make):
    one = feature("9901", 1) | {"id": "pc4score24.1"}
    assert read_scores(make.write(collection([one]))).level == "pc4"
    assert "ambiguous" in refused(make.write(collection([feature("9901", 1)]))).message


def test_wfs_null_is_missing(make):
    one = feature("BU90010000", 1)
    one["properties"] |= dict.fromkeys(("afw", *DIMENSIONS))
    read = read_scores(make.write(collection([feature("BU90010001", 2), one])))
    assert math.isnan(read.values["lbm"][0, 0])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"afw": 0.5}, "feature 2.*add up to"),
        ({"afw": "much"}, "feature 2.*not a figure"),
        ({"year": "last"}, "feature 2.*not a year"),
        ({"year": 2023}, "feature 2.*not a year of the Leefbaarometer"),
        ({"id": "WK900100"}, "several levels"),
        ({"id": "BU90010000"}, "feature 2.*two rows"),
    ],
)
def test_wfs_refusals_name_the_feature(make, change, words):
    one, two = feature("BU90010000", 1), feature("BU90010001", 2)
    two["properties"] |= change
    with pytest.raises(RefusedFile, match=words):
        read_scores(make.write(collection([one, two])))


def test_wfs_one_page_of_many(make):
    text = collection([feature("BU90010000", 1)], numberMatched=12147, numberReturned=1)
    assert "1 of 12147 areas" in refused(make.write(text)).message


def test_wfs_cut_off(make):
    text = collection([feature("BU90010000", 1)])
    assert "breaks off" in refused(make.write(text[:-30])).message
    assert "UTF-8" in refused(make.write(text.replace("Duin", "Dü").encode("latin-1"))).message


def test_wfs_version_2_and_other_json(make):
    one = feature("BU90010000", 1)
    one["properties"]["RLBRMTR12"] = 1
    assert "Leefbaarometer 2.0" in refused(make.write(collection([one]))).message
    for other in ('{"value": []}', "[]", collection([]), collection(["x"])):
        with pytest.raises(UnrecognisedFile):
            read_scores(make.write(other))


def test_other_sorts_of_file(make):
    with pytest.raises(UnrecognisedFile, match="CSV, zip or GeoJSON"):
        read_scores(make.write(b"SQLite format 3\0" + bytes(100)))
