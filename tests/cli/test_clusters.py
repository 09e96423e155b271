import json

import pandas as pd
import pytest

from wijkpeil import cli, madeup


@pytest.fixture(autouse=True)
def registered(monkeypatch):
    monkeypatch.setitem(cli.COMMANDS, "clusters", ("wijkpeil.cli.clusters", "Find clusters."))


@pytest.fixture
def borders(made_up_files):
    return made_up_files / madeup.files.BORDERS


def test_from_files_to_a_page_and_tables(command, scores, sizes, borders, tmp_path):
    ran = command(
        "clusters", scores, "--sizes", sizes, "--borders", borders, "--out", tmp_path,
        "--by-chance", "0,2", "--lang", "en",
    )  # fmt: skip
    assert ran.status == 0, ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "clusters.csv", "clusters.html", "clusters.parquet",
    ]  # fmt: skip
    assert ran.out.startswith("Made-up example")
    assert "Between 2012 and 2016" in ran.out
    assert "Moran’s I" in ran.out
    assert "clusters.html" in ran.out
    assert len(pd.read_csv(tmp_path / "clusters.csv")) == 480


def test_machines_get_one_object(command, scores, sizes, borders, tmp_path):
    ran = command(
        "clusters", scores, "--sizes", sizes, "--borders", borders, "--out", tmp_path, "--json",
        "--from", "2014", "--to", "2018",
    )  # fmt: skip
    assert ran.status == 0, ran.err
    found = json.loads(ran.out)
    assert found["period"] == [2014, 2018]
    assert found["files"]["csv"].endswith("clusters.csv")


def test_without_borders_the_reason_is_told(command, scores, tmp_path):
    ran = command("clusters", scores, "--out", tmp_path / "new", "--lang", "en")
    assert ran.status == 2
    assert "Without borders we can't tell which areas are neighbours" in ran.err
    assert "Traceback" not in ran.err
    assert not (tmp_path / "new").exists()


def test_a_rate_that_is_none_is_refused(command, scores, borders, tmp_path):
    ran = command(
        "clusters", scores, "--borders", borders, "--out", tmp_path / "new", "--by-chance", "0.9",
        "--lang", "en",
    )  # fmt: skip
    assert ran.status == 1
    assert "0.9" in ran.err
    assert not (tmp_path / "new").exists()
