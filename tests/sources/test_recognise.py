import json
import subprocess
import sys
import zipfile
from dataclasses import replace

import openpyxl
import pytest

import wijkpeil.sources
from wijkpeil.errors import RefusedFile, UnrecognisedFile
from wijkpeil.sources.datasets import LEEFBAAROMETER, UNKNOWN
from wijkpeil.sources.describe import describe
from wijkpeil.sources.recognise import recognise
from wijkpeil.sources.sidecar import provenance_of, write_sidecar


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("gm_code,jaar,lbm,afw\nGM9001,2024,4,0\n", "scores"),
        ("pc4;aantal_inwoners\n9901;1\n", "characteristics"),
        ('"WijkenEnBuurten";"AantalInwoners_5"\n"GM9001";"1"\n', "characteristics"),
        ("PC4,gm_code,adressen\n9901,GM9001,1\n", "gemeente of pc4"),
        ('{"type": "Topology", "objects": {}}', "borders"),
        ('{"type": "FeatureCollection", "features": []}', "borders"),
        ('{"value": []}', "characteristics"),
        (b"SQLite format 3\0" + bytes(100), "borders"),
    ],
)
def test_by_content(make, content, kind):
    assert recognise(make.write(content, "misleading.zip")).kind == kind


def test_scores_in_geojson(make):
    feature = {"properties": {"id": "GM9001", "year": 2024, "afw": 0.1}}
    text = json.dumps({"type": "FeatureCollection", "features": [feature]})
    assert recognise(make.write(text)).kind == "scores"


def test_zip_and_workbook(make):
    path = make.folder / "a"
    for content, kind in ((make.text("wijk"), "scores"), ("note", "borders")):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.csv", content)
        assert recognise(path).kind == kind
    with zipfile.ZipFile(path, "w"):
        pass
    with pytest.raises(RefusedFile, match="holds no files"):
        recognise(path)
    openpyxl.Workbook().save(path)
    assert recognise(path).kind == "characteristics"


@pytest.mark.parametrize("content", ["a,b\n1,2\n", '{"a": 1}', "one line of text\n"])
def test_unknown(make, content):
    with pytest.raises(UnrecognisedFile):
        recognise(make.write(content))


def test_version_2(make):
    with pytest.raises(RefusedFile, match=r"2\.0"):
        recognise(make.write("BU_CODE,RLBRMTR12\n1,2\n"))


def test_a_file_that_may_not_be_read(make, monkeypatch):
    path = make.write("x")

    def refuse(*_arguments, **_keywords):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "open", refuse)
    with pytest.raises(wijkpeil.errors.SourceError, match="can't be opened: no permission"):
        recognise(path)


def test_importing_sources_is_light():
    code = (
        "import sys, wijkpeil.sources; "
        "sys.exit(any(m in sys.modules for m in ('pandas', 'numpy', 'scipy', 'openpyxl')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_public_names():
    for name in wijkpeil.sources.__all__:
        assert callable(getattr(wijkpeil.sources, name))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = wijkpeil.sources.nothing


# in plain words


def test_describe_scores(make):
    path = make.scores("wijk", years=(2012, 2014, 2016))
    assert describe(path) == [
        "renamed.csv: scores of the Leefbaarometer.",
        "Areas: 5 wijken.",
        "Edition 3.0; waves: 2012, 2014, 2016.",
        "Missing scores: 0 of 15.",
        "The five dimensions are there for: 2014.",
        f"Source: Leefbaarometer 3.0, {LEEFBAAROMETER.owner}. Licence: CC0 1.0.",
    ]
    path = make.scores("wijk", years=(2012,), codes=["WK900101"])
    assert describe(path)[1:5] == [
        "Areas: 1 wijk.",
        "Edition 3.0; waves: 2012.",
        "Missing scores: 0 of 1.",
        "The five dimensions are there for: no wave.",
    ]


def test_describe_every_level(make):
    text = (
        "WijkenEnBuurten;SoortRegio_2;AantalInwoners_5;Koop_6\n"
        "GM9001;Gemeente;50;.\nWK900101;Wijk;25;x\nWK900102;Wijk;.;2\n"
    )
    lines = describe(make.write(text))
    assert "Areas: 2 wijken." in lines
    assert "Areas: 1 gemeente." in lines
    assert "Characteristics: 2. Areas without a number of inhabitants: 1." in lines
    assert (
        "Missing values by reason: unreliable 1, secret 1, impossible 0, no reason given 0."
        in lines
    )
    assert "Areas: 2 wijken." in describe(make.write(text), level="wijk")
    assert "Areas: 1 gemeente." not in describe(make.write(text), level="wijk")


def test_describe_a_year_and_an_origin(make):
    path = make.write("pc4,jaar,inwoners\n9901,2023,5\n")
    assert not any("Source" in line for line in describe(path))
    told = replace(
        provenance_of(path, UNKNOWN), address="https://a.example", retrieved="2026-01-02"
    )
    write_sidecar(path, told)
    assert "Year of the figures and borders: 2023." in describe(path)
    assert describe(path)[-1] == "Fetched on 2026-01-02 from https://a.example."


def test_describe_borders_and_postcodes(make):
    ring = [[155_000, 463_000], [155_100, 463_000], [155_100, 463_100], [155_000, 463_000]]
    feature = {
        "properties": {"wk_code": "WK900101", "jaar": 2024},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    path = make.write(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    assert describe(path)[1:] == ["Borders of 1 area.", "Year of the borders: 2024."]
    del feature["properties"]["jaar"]
    path = make.write(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    assert describe(path)[1:] == ["Borders of 1 area."]
    path = make.write("PC4,gm_code,adressen\n9901,GM9001,1\n")
    assert describe(path)[1:] == ["Areas: 1 postcode area."]
