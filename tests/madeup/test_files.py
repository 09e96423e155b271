import csv
import json

import numpy as np
import pandas as pd
import pytest

from wijkpeil import madeup
from wijkpeil.sources.provenance import fingerprint

NAMES = (
    "verzonnen-scores-wijken-2002-2024.csv",
    "verzonnen-kerncijfers.csv",
    "verzonnen-grenzen.geojson",
    "truth.csv",
)


@pytest.fixture(scope="module")
def small():
    return madeup.country(7, gemeenten=12, wijken=130)


@pytest.fixture(scope="module")
def folder(small, tmp_path_factory):
    folder = tmp_path_factory.mktemp("country")
    written = madeup.write(small, folder)
    assert tuple(path.name for path in written) == NAMES
    return folder / "data"


def test_same_country_same_bytes(folder, tmp_path):
    madeup.write(madeup.country(7, gemeenten=12, wijken=130), tmp_path)
    names = sorted(path.name for path in folder.iterdir())
    assert names == sorted(path.name for path in (tmp_path / "data").iterdir())
    for name in names:
        assert (folder / name).read_bytes() == (tmp_path / "data" / name).read_bytes()


def test_scores_have_the_official_layout(small, folder):
    lines = (folder / NAMES[0]).read_bytes().decode().split("\n")
    assert lines[0] == '"wk_code","wk_naam","jaar","lbm","afw","fys","onv","soc","vrz","won"'
    assert lines[-1] == ""
    code, name, wave, *cells = lines[1].split(",")
    assert code == f'"{small.areas.index[0]}"'
    assert name == f'"{small.areas["name"].iloc[0]}"'
    assert wave in {"2002", "2008", "2012", "2014", "2016", "2018"}
    assert len(cells) == 7


def test_scores_keep_every_digit(small, folder):
    table = pd.read_csv(folder / NAMES[0])
    for name, values in small.scores.items():
        cube = table.pivot_table(index="wk_code", columns="jaar", values=name, dropna=False)
        np.testing.assert_array_equal(cube.reindex(small.areas.index).to_numpy(), values)


def test_unmeasured_waves_have_no_line(small, folder):
    table = pd.read_csv(folder / NAMES[0])
    assert len(table) == np.count_nonzero(~np.isnan(small.scores["lbm"]))
    assert table["lbm"].notna().all()


def test_characteristics(small, folder):
    table = pd.read_csv(folder / NAMES[1], index_col="wk_code")
    assert table["aantal_inwoners"].tolist() == small.areas["size"].tolist()
    assert table["gm_naam"].tolist() == small.areas["gemeente_name"].tolist()
    pd.testing.assert_frame_equal(
        table[small.characteristics.columns].reset_index(drop=True),
        small.characteristics.reset_index(drop=True),
        check_dtype=False,
    )


def test_borders(small, folder):
    told = json.loads((folder / NAMES[2]).read_text(encoding="utf-8"))
    assert told["crs"]["properties"]["name"].endswith("EPSG::28992")
    assert [f["properties"]["wk_code"] for f in told["features"]] == list(small.areas.index)
    first = told["features"][0]["geometry"]
    assert first["type"] == "Polygon"
    np.testing.assert_array_equal(first["coordinates"][0], small.outlines.shapes[0][0][0])


def test_truth(small, folder):
    table = pd.read_csv(folder / NAMES[3], index_col="wk_code")
    np.testing.assert_array_equal(table.filter(like="level_").to_numpy(), small.truth)
    assert (table["programme"].fillna("") == small.reasons["programme"]).all()


def test_each_file_says_that_it_is_made_up(folder):
    for name in NAMES:
        told = json.loads((folder / f"{name}.provenance.json").read_text(encoding="utf-8"))
        assert "made up" in told["title"]
        assert told["licence"].startswith("CC0")
        assert told["sha256"] == fingerprint(folder / name)
        assert told["file"] == name


def test_progress_names_each_file(small, tmp_path):
    told = []
    madeup.write(small, tmp_path, progress=told.append)
    assert [name.split("/")[-1] for name in told] == list(NAMES)


def test_csv_files_hold_no_stray_quotes(folder):
    for name in (NAMES[1], NAMES[3]):
        with (folder / name).open(encoding="utf-8", newline="") as stream:
            widths = {len(row) for row in csv.reader(stream, strict=True)}
        assert len(widths) == 1
