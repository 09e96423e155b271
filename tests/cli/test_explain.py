"""``wijkpeil explain`` from files to tables and a page."""

import json
from dataclasses import replace

import pandas as pd
import pytest

from wijkpeil import cli, madeup
from wijkpeil.cli import reading

CHOSEN = ("--characteristic", "vacancy", "--characteristic", "associations")
MANY = ("--vulnerable", "lowest 40%@2012")


@pytest.fixture(autouse=True)
def registered(monkeypatch):
    """The command by its name, wherever it stands in the list of commands."""
    commands = {**cli.COMMANDS, "explain": ("wijkpeil.cli.explain", "Explain.")}
    monkeypatch.setattr(cli, "COMMANDS", commands)


@pytest.fixture
def files(made_up_files):
    names = ("SCORES", "CHARACTERISTICS", "BORDERS")
    return tuple(made_up_files / getattr(madeup.files, name) for name in names)


@pytest.fixture
def no_other_periods(monkeypatch):
    """Leave out what takes most of the time, for tests of something else."""
    monkeypatch.setattr("wijkpeil.workflow.explain._stability", lambda *_given: ())


def test_what_goes_with_change(command, files, tmp_path):
    scores, sizes, borders = files
    ran = command(
        "explain", scores, "--sizes", sizes, "--borders", borders, *CHOSEN, *MANY,
        "--year", 2024, "--out", tmp_path, "--lang", "en",
    )  # fmt: skip
    assert ran.status == 0, ran.err
    assert ran.out.startswith("Made-up example")
    assert "Watch out: The characteristics are of 2024" in ran.out.replace("\n", " ")
    told = ran.out.replace("\n", " ")
    assert "than was to be expected" in told
    assert "areas don't take part" in told
    assert "Missing most often: " in told
    assert "--year" not in told
    table = pd.read_csv(tmp_path / "explanation.csv")
    assert set(table["characteristic"]) == {"vacancy", "associations"}
    assert len(pd.read_csv(tmp_path / "expectation.csv")) > 400
    page = (tmp_path / "explanation.html").read_text(encoding="utf-8")
    assert "--characteristic vacancy --characteristic associations" in page
    assert str(tmp_path) not in page


@pytest.mark.usefixtures("no_other_periods")
def test_for_machines(command, files, tmp_path):
    scores, sizes, _borders = files
    ran = command(
        "explain", scores, "--sizes", sizes, *CHOSEN, *MANY, "--year", 2011, "--out", tmp_path,
        "--json",
    )  # fmt: skip
    told = json.loads(ran.out)
    assert told["may_be_consequences"] is False
    assert set(told["relations"]) == {"vulnerable", "all"}


@pytest.mark.usefixtures("no_other_periods")
def test_an_unknown_year_names_the_option(command, files, tmp_path, monkeypatch):
    scores, sizes, _borders = files
    read = reading.read_figures

    def without_year(*given, **named):
        panel, outlines = read(*given, **named)
        return replace(panel, figures_year=None), outlines

    monkeypatch.setattr("wijkpeil.cli.reading.read_figures", without_year)
    ran = command("explain", scores, "--sizes", sizes, *CHOSEN, "--vulnerable", "all", "--out",
                  tmp_path, "--lang", "en")  # fmt: skip
    assert ran.status == 0, ran.err
    assert "If you know the year, give it with --year." in ran.out.replace("\n", " ")


def test_without_characteristics_it_says_what_to_give(command, files, tmp_path):
    ran = command("explain", files[0], "--out", tmp_path, "--lang", "en")
    assert ran.status == 2
    assert "--sizes" in ran.err


@pytest.mark.usefixtures("no_other_periods")
def test_the_period_and_the_title_can_be_chosen(command, files, tmp_path):
    scores, sizes, _borders = files
    ran = command(
        "explain", scores, "--sizes", sizes, "--characteristic", "vacancy", "--vulnerable", "all",
        "--from", 2022, "--to", 2024, "--year", 2020, "--title", "My title", "--out", tmp_path,
        "--lang", "en",
    )  # fmt: skip
    assert ran.status == 0, ran.err
    assert "Watch out" not in ran.out
    assert "My title" in (tmp_path / "explanation.html").read_text(encoding="utf-8")
