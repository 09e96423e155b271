import json

import pandas as pd
import pytest

from wijkpeil import cli, madeup


@pytest.fixture(autouse=True)
def registered(monkeypatch):
    """The command by its name, wherever it stands in the list of commands."""
    commands = {**cli.COMMANDS, "alike": ("wijkpeil.cli.alike", "Compare areas.")}
    monkeypatch.setattr(cli, "COMMANDS", commands)


@pytest.fixture
def codes(scores):
    return pd.read_csv(scores)["wk_code"].drop_duplicates().tolist()


def test_areas_against_their_look_alikes(command, made_up_files, codes, tmp_path):
    scores, sizes, borders = (
        made_up_files / getattr(madeup.files, name)
        for name in ("SCORES", "CHARACTERISTICS", "BORDERS")
    )
    ran = command(
        "alike", scores, "--sizes", sizes, "--borders", borders, "--area", codes[0],
        "--area", codes[9], "-k", 8, "--out", tmp_path, "--lang", "en",
    )  # fmt: skip
    assert ran.status == 0, ran.err
    assert ran.out.startswith("Made-up example: these places don't exist.")
    assert "have good look-alikes" in ran.out
    table = pd.read_csv(tmp_path / "alike.csv")
    assert set(table["code"]) <= {codes[0], codes[9]}
    assert table["order"].max() <= 8
    page = (tmp_path / "alike.html").read_text(encoding="utf-8")
    assert f"--area {codes[0]} --area {codes[9]} --look-alikes 8" in page
    assert str(tmp_path) not in page


def test_in_dutch_and_for_machines(command, scores, sizes, codes, tmp_path):
    said = command("alike", scores, "--sizes", sizes, "--area", codes[0], "--out", tmp_path).out
    assert "vergelijkbare gebieden" in said
    ran = command(
        "alike", scores, "--sizes", sizes, "--area", codes[0], "--same-gemeente", "--caliper", 2,
        "--out", tmp_path, "--json",
    )  # fmt: skip
    told = json.loads(ran.out)
    assert told["caliper"] == 2.0
    assert "--same-gemeente" in told["command"]
    assert "True" not in told["command"]
    assert list(told["shown"]) == [codes[0]]
    assert told["files"]["report"].endswith("alike.html")


def test_an_unknown_area_is_refused_and_nothing_is_written(command, scores, tmp_path):
    ran = command("alike", scores, "--area", "WK000000", "--out", tmp_path, "--lang", "en")
    assert ran.status == 1
    assert "WK000000" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("options", [("-k", 0), ("--caliper", 0)])
def test_impossible_options_are_refused(command, scores, tmp_path, options):
    ran = command("alike", scores, *options, "--out", tmp_path)
    assert ran.status == 2
    assert list(tmp_path.iterdir()) == []
