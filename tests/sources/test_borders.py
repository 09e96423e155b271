import json
import sys
import zipfile

import geopandas
import numpy as np
import pytest
import shapely

from wijkpeil.areas.neighbours import neighbours
from wijkpeil.errors import MissingExtra, RefusedFile, UnrecognisedFile
from wijkpeil.sources import read_borders
from wijkpeil.sources.several import SeveralLevels
from wijkpeil.sources.sidecar import provenance_of, write_sidecar


def square(x, y, side):
    return [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]


def feature(code, rings, key="wk_code", **more):
    geometry = {"type": "Polygon", "coordinates": rings}
    return {"type": "Feature", "properties": {key: code, **more}, "geometry": geometry}


RD = [
    feature("WK900102", [square(155_100, 463_000, 100)]),
    feature("WK900101", [square(155_000, 463_000, 100), square(155_020, 463_020, 10)]),
]
WGS84 = [
    feature("WK900101", [square(5.3872, 52.1552, 0.001)]),
    feature("WK900102", [square(5.3882, 52.1552, 0.001)]),
]


def collection(features, crs=None):
    document = {"type": "FeatureCollection", "features": features}
    if crs:
        document["crs"] = {"type": "name", "properties": {"name": crs}}
    return json.dumps(document)


def refused(path, **keywords):
    with pytest.raises(RefusedFile) as caught:
        read_borders(path, **keywords)
    return caught.value


def test_rd_is_told_by_the_range(make):
    read = read_borders(make.write(collection(RD)))
    assert read.codes == ("WK900101", "WK900102")
    assert len(read.shapes[0][0]) == 2
    assert read.shapes[1][0][0].tolist() == square(155_100.0, 463_000.0, 100.0)
    assert read.year is None
    assert neighbours(read).nnz == 2


def test_borders_that_changed_since_they_were_fetched(make):
    path = make.write(collection(RD))
    write_sidecar(path, provenance_of(path))
    assert read_borders(path).codes
    path.write_text(collection(RD[:1]))
    assert "changed since it was fetched" in refused(path).message


def test_wgs84_is_told_by_the_range_and_converted(make):
    read = read_borders(make.write(collection(WGS84)))
    x, y = read.shapes[0][0][0][0]
    assert x == pytest.approx(155_000, abs=100)
    assert y == pytest.approx(463_000, abs=100)
    assert neighbours(read).nnz == 2


@pytest.mark.parametrize("crs", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "EPSG:4258"])
def test_wgs84_is_told_by_the_file(make, crs):
    assert read_borders(make.write(collection(WGS84, crs))).shapes[0][0][0][0][0] > 100_000


def test_rd_is_told_by_the_file_wherever_the_places_are(make):
    far = [feature("WK900101", [square(900_000, 900_000, 5)])]
    path = make.write(collection(far, "urn:ogc:def:crs:EPSG::28992"))
    assert read_borders(path).shapes[0][0][0][0].tolist() == [900_000, 900_000]


def test_other_coordinates(make):
    turned = [feature("WK900101", [square(52.15, 5.38, 0.01)])]
    assert "neither RD nor WGS84" in refused(make.write(collection(turned))).message
    error = refused(make.write(collection(RD, "urn:ogc:def:crs:EPSG::3857")))
    assert "EPSG::3857" in error.message


def test_several_polygons_heights_and_open_rings(make):
    one = feature("WK900101", [])
    high = [[x, y, 12.0] for x, y in square(155_000, 463_000, 100)][:-1]
    one["geometry"] = {
        "type": "MultiPolygon",
        "coordinates": [[high], [square(156_000, 463_000, 9)]],
    }
    read = read_borders(make.write(collection([one])))
    assert len(read.shapes[0]) == 2
    assert read.shapes[0][0][0].tolist() == square(155_000, 463_000, 100)


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {"type": "Point", "coordinates": [155_000, 463_000]},
        {"type": "Polygon", "coordinates": []},
        {"type": "MultiPolygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [1, 2]]]},
        {"type": "Polygon", "coordinates": [[["a", "b"]] * 5]},
        {"type": "Polygon", "coordinates": [[[1, None]] * 5]},
        {"type": "Polygon"},
    ],
)
def test_no_polygon(make, geometry):
    bad = {"type": "Feature", "properties": {"wk_code": "WK900103"}, "geometry": geometry}
    error = refused(make.write(collection([*RD, bad])))
    assert "feature 3: This feature has no polygon" in str(error)


def test_codes_by_name_or_content(make):
    for key, code in (("statcode", "GM9001"), ("code", "BU90010101"), ("id", "WK900101")):
        path = make.write(collection([feature(code, RD[0]["geometry"]["coordinates"], key)]))
        assert read_borders(path).codes == (code,)
    path = make.write(collection([feature(9901.0, RD[0]["geometry"]["coordinates"], "postcode")]))
    assert read_borders(path).codes == ("9901",)


def test_a_buurt_also_tells_its_gemeente(make):
    path = make.write(
        collection([feature("GM9001", [square(1e5, 4e5, 9)], "gm_code", bu_code="BU90010101")])
    )
    assert read_borders(path).codes == ("BU90010101",)
    assert read_borders(path, level="gemeente").codes == ("GM9001",)


def test_refusals_about_codes(make):
    rings = [square(155_000, 463_000, 9)]
    cases = [
        ([feature("x", rings, "naam")], UnrecognisedFile, "No attribute holds codes"),
        ([feature("9901", rings, "code")], RefusedFile, "ambiguous"),
        ([feature("WK9001", rings)], RefusedFile, "feature 1: “WK9001” is not the code"),
        ([feature(None, rings)], RefusedFile, "A code is empty"),
        ([RD[0], RD[0]], RefusedFile, "feature 2: Area WK900102 has borders more than once"),
        ([], RefusedFile, "holds no features"),
    ]
    for features, kind, words in cases:
        with pytest.raises(kind, match=words):
            read_borders(make.write(collection(features)))
    path = make.write(collection(RD))
    assert "borders of wijken, not of buurten" in refused(path, level="buurt").message


def test_water_is_left_out(make):
    wet = feature("WK900101", [square(155_500, 463_000, 9)], water="JA")
    assert len(read_borders(make.write(collection([*RD, wet]))).codes) == 2


def test_year(make):
    one = feature("WK900101", [square(155_000, 463_000, 9)], jaar=2024)
    other = feature("WK900102", [square(155_000, 463_000, 9)], jaar=2023)
    assert read_borders(make.write(collection([one]))).year == 2024
    assert "several years: 2023, 2024" in refused(make.write(collection([one, other]))).message


TOPOLOGY = {
    "type": "Topology",
    "transform": {"scale": [10, 10], "translate": [155_000, 463_000]},
    "objects": {
        "data": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": {"postcode": "9901"}},
                {
                    "type": "MultiPolygon",
                    "arcs": [[[-1, 2]], [[3]]],
                    "properties": {"postcode": "9902"},
                },
            ],
        }
    },
    "arcs": [
        [[10, 0], [0, 10]],
        [[10, 10], [-10, 0], [0, -10], [10, 0]],
        [[10, 0], [10, 0], [0, 10], [-10, 0]],
        [[50, 50], [0, 0], [0, 0]],
    ],
}


def test_topojson(make):
    read = read_borders(make.write(json.dumps(TOPOLOGY)))
    assert read.codes == ("9901", "9902")
    left = [[155_100, 463_000], [155_100, 463_100], [155_000, 463_100], [155_000, 463_000]]
    assert read.shapes[0][0][0].tolist() == [*left, left[0]]
    assert len(read.shapes[1]) == 1, "an island that was rounded to a point is left out"
    assert neighbours(read).nnz == 2


def test_topojson_without_transform(make):
    arcs = [(np.cumsum(arc, axis=0) * 10 + [155_000, 463_000]).tolist() for arc in TOPOLOGY["arcs"]]
    plain = {**TOPOLOGY, "arcs": arcs}
    del plain["transform"]
    expected = read_borders(make.write(json.dumps(TOPOLOGY)))
    read = read_borders(make.write(json.dumps(plain)))
    assert read.shapes[0][0][0].tolist() == expected.shapes[0][0][0].tolist()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"arcs": [[["a", 1]]]}, "can't be read"),
        ({"arcs": None}, "can't be read"),
        ({"arcs": TOPOLOGY["arcs"][:1]}, "feature 1"),
        ({"objects": {"a": {}, "b": {}}}, "found: a, b"),
        ({"objects": None}, "one layer"),
        (
            {"objects": {"a": {"geometries": [{"type": "Point", "properties": {}}]}}},
            "feature 1: This feature has no polygon",
        ),
        (
            {"objects": {"a": {"geometries": [{"type": "Polygon", "arcs": [[3]]}]}}},
            "feature 1: This feature has no polygon",
        ),
    ],
)
def test_topojson_refusals(make, change, words):
    with pytest.raises(RefusedFile, match=words):
        read_borders(make.write(json.dumps(TOPOLOGY | change)))


@pytest.mark.parametrize("content", ['{"a": 1}', "a,b\n1,2\n"])
def test_something_else(make, content):
    with pytest.raises(UnrecognisedFile, match="not a file with borders"):
        read_borders(make.write(content))


# GeoPackage


def frame_of(codes, key, crs="EPSG:28992", shift=0):
    shapes = [
        shapely.box(155_000 + shift + 100 * i, 463_000, 155_100 + shift + 100 * i, 463_100)
        for i in range(len(codes))
    ]
    return geopandas.GeoDataFrame({key: codes}, geometry=shapes, crs="EPSG:28992").to_crs(crs)


def geopackage(make, layers, name="map.gpkg"):
    path = make.folder / name
    for layer, frame in layers.items():
        frame.to_file(path, layer=layer, driver="GPKG")
    return path


WIJKEN = ["WK900102", "WK900101"]
BUURTEN = ["BU90010101", "BU90010102"]


def test_geopackage(make):
    path = geopackage(make, {"wijk 2024": frame_of(WIJKEN, "wk_code")}, "renamed.bin.gpkg")
    read = read_borders(path)
    assert read.codes == ("WK900101", "WK900102")
    assert read.year == 2024
    assert neighbours(read).nnz == 2
    assert read.shapes[1][0][0].min(axis=0).tolist() == [155_000, 463_000]


def test_geopackage_in_wgs84(make):
    path = geopackage(make, {"wijken": frame_of(WIJKEN, "wk_code", "EPSG:4326")})
    assert np.allclose(read_borders(path).shapes[1][0][0].min(axis=0), [155_000, 463_000], atol=1)


def test_geopackage_in_another_system(make):
    path = geopackage(make, {"wijken": frame_of(WIJKEN, "wk_code", "EPSG:3857")})
    assert "Pseudo-Mercator" in refused(path).message


def test_geopackage_without_a_system(make):
    frame = frame_of(WIJKEN, "wk_code").set_crs(None, allow_override=True)
    with pytest.warns(UserWarning, match="'crs' was not provided"):
        path = geopackage(make, {"wijken": frame})
    read = read_borders(path)
    assert read.shapes[1][0][0].min(axis=0).tolist() == [155_000, 463_000]


def test_geopackage_with_several_layers(make):
    path = geopackage(
        make, {"wijken": frame_of(WIJKEN, "wk_code"), "buurten": frame_of(BUURTEN, "bu_code")}
    )
    assert read_borders(path, level="buurt").codes == ("BU90010101", "BU90010102")
    with pytest.raises(SeveralLevels, match="buurt, wijk"):
        read_borders(path)
    assert "which layer" in refused(path, level="pc4").message


def test_geopackage_with_a_point(make):
    frame = frame_of(WIJKEN, "wk_code")
    frame.loc[1, "geometry"] = shapely.Point(1, 1)
    assert "feature 2: This feature has no polygon" in str(refused(geopackage(make, {"a": frame})))


def test_geopackage_cut_off(make):
    path = make.write(b"SQLite format 3\0" + bytes(200), "map.gpkg")
    assert "cut off" in refused(path).message


def zipped(make, *files):
    path = make.folder / "geometry.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in files:
            archive.write(file, f"geometry/{file.name}")
    return path


def test_zip_of_geopackages(make):
    wijken = geopackage(make, {"a": frame_of(WIJKEN, "wk_code")}, "wijk 2024.gpkg")
    buurten = geopackage(make, {"a": frame_of(BUURTEN, "bu_code")}, "buurt 2024.gpkg")
    path = zipped(make, wijken, buurten)
    read = read_borders(path, level="wijk")
    assert read.codes == ("WK900101", "WK900102")
    assert read.year == 2024
    with pytest.raises(SeveralLevels):
        read_borders(path)
    with pytest.raises(UnrecognisedFile, match="no borders"):
        read_borders(zipped(make, make.write("x")))
    path = zipped(make, wijken)
    data = bytearray(path.read_bytes())
    data[2000:2100] = b"\xff" * 100
    path.write_bytes(data)
    assert "damaged" in refused(path).message


@pytest.mark.parametrize("part", ["pyproj", "pyogrio"])
def test_without_the_extra(make, monkeypatch, part):
    path = geopackage(make, {"a": frame_of(WIJKEN, "wk_code")})
    monkeypatch.setitem(sys.modules, part, None)
    with pytest.raises(MissingExtra, match=r"wijkpeil\[geo\]"):
        read_borders(make.write(collection(WGS84)) if part == "pyproj" else path)
    assert read_borders(make.write(collection(RD))).codes


# simplify


def test_simplified_borders_stay_shared(make):
    wave = [[155_100 + 3 * (i % 2), 463_000 + i] for i in range(101)]
    left = [[155_000, 463_000], *wave, [155_000, 463_100], [155_000, 463_000]]
    right = [*wave, [155_200, 463_100], [155_200, 463_000], wave[0]]
    path = make.write(collection([feature("WK900101", [left]), feature("WK900102", [right])]))
    full, simple = read_borders(path), read_borders(path, simplify=50)
    assert len(simple.shapes[0][0][0]) < len(full.shapes[0][0][0]) / 5
    assert neighbours(simple).nnz == 2
    shared = {tuple(p) for p in simple.shapes[0][0][0]} & {tuple(p) for p in simple.shapes[1][0][0]}
    assert len(shared) >= 2


def test_a_border_that_crosses_itself_is_simplified_too(make):
    bow = [[0, 0], [100, 100], [100, 0], [0, 100], [0, 0]]
    ring = [[155_000 + x, 463_000 + y] for x, y in bow]
    path = make.write(collection([feature("WK900101", [ring]), RD[0]]))
    read = read_borders(path, simplify=5)
    assert read.codes == ("WK900101", "WK900102")
    assert all(shape for shape in read.shapes)


@pytest.mark.shared
def test_real_postcode_borders(shared):
    read = read_borders(shared / "data" / "cbs" / "pc4_borders.topojson.json", simplify=100)
    assert len(read.codes) == 4068
    assert all(shape for shape in read.shapes)
    mean = neighbours(read).nnz / 4068
    assert 4 < mean < 7


@pytest.mark.shared
def test_real_gemeente_borders(shared):
    read = read_borders(shared / "data" / "leefbaarometer" / "gemeenten-2024-wfs.geojson")
    assert len(read.codes) == 342
    places = read.shapes[read.codes.index("GM0363")][0][0].mean(axis=0)
    assert np.allclose(places, [121_000, 487_000], atol=15_000), "Amsterdam is where it should be"
