import json
import shutil

import pandas as pd
import pytest

from wijkpeil.study import read_study

FILES = ["report.html", "results.json", "trajectories.csv", "trajectories.parquet"]
STUDY = """\
title = "A made-up study"
question = "Which made-up wijken rose?"
language = "en"
made_up = true
level = "wijk"
cities = []

[period]
from = 2012
to = 2016

[data]
scores = "data/verzonnen-scores-wijken-2002-2024.csv"
characteristics = "data/verzonnen-kerncijfers.csv"
"""


def results(folder):
    """Names of what was written beside the panel."""
    return sorted(path.name for path in folder.iterdir() if path.is_file())


@pytest.fixture
def study(made_up_files, tmp_path):
    folder = tmp_path / "study"
    shutil.copytree(made_up_files, folder)
    (folder / "study.toml").write_text(STUDY, encoding="utf-8")
    return folder


@pytest.mark.usefixtures("quick_page")
def test_results_go_into_the_study_in_its_own_language(command, study):
    ran = command("run", "--quick", study)
    assert ran.status == 0, ran.err
    assert results(study / "results") == FILES
    assert ran.out.startswith("A made-up study\n====")
    assert "Made-up example: these places don't exist." in ran.out
    assert "What next: open the report in a browser." in ran.out.replace("\n", " ")


@pytest.mark.usefixtures("quick_page")
def test_another_language_and_another_folder(command, study, tmp_path):
    ran = command("run", "--quick", study, "--out", tmp_path / "elsewhere", "--lang", "nl")
    assert ran.status == 0, ran.err
    assert "deze plaatsen bestaan niet" in ran.out
    assert results(tmp_path / "elsewhere") == FILES
    assert not (study / "results").exists()


@pytest.mark.usefixtures("quick_page")
def test_machines_get_one_json_object(command, study):
    told = json.loads(command("run", "--quick", study, "--json").out)
    assert told["title"] == "A made-up study"
    assert told["made_up"] is True
    assert told["files"]["report"] == str(study / "results" / "report.html")


@pytest.mark.usefixtures("quick_page")
def test_running_again_gives_the_same_bytes(command, study):
    runs = []
    for _time in range(2):
        command("run", "--quick", study)
        found = (path for path in (study / "results").rglob("*") if path.is_file())
        runs.append({path.name: path.read_bytes() for path in found})
    assert runs[0] == runs[1]
    assert "scores.parquet" in runs[0]


def test_a_folder_that_is_no_study_is_refused(command, tmp_path):
    ran = command("run", tmp_path)
    assert ran.status == 1
    assert ran.err.startswith("Fout: ")
    assert "study.toml" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_refused_file_leaves_no_results(command, study):
    scores = study / "data" / "verzonnen-scores-wijken-2002-2024.csv"
    scores.write_bytes(scores.read_bytes()[:5000])
    ran = command("run", "--quick", study, "--lang", "en")
    assert ran.status == 1
    assert "verzonnen-scores-wijken-2002-2024.csv" in ran.err
    assert not (study / "results").exists()


@pytest.mark.slow
def test_the_example_study_runs_to_its_report(command, tmp_path):
    """The first thing that anybody does: write the example, run it, open the page."""
    folder = tmp_path / "example"
    assert command("example", folder).status == 0
    ran = command("run", folder)
    assert ran.status == 0, ran.err
    assert "Verzonnen voorbeeld" in ran.out
    page = (folder / "results" / "report.html").read_text(encoding="utf-8")
    table = pd.read_csv(folder / "results" / "trajectories.csv", dtype={"code": str})
    assert len(table) == 3000
    for case in read_study(folder).cases:
        assert case.name in page
    truth = pd.read_csv(folder / "data" / "truth.csv", index_col="wk_code")
    true = truth["level_2016"] - truth["level_2012"]
    true = (true - true.mean()).loc[table["code"]].to_numpy()
    called = table["verdict"].isin(["rising", "falling"]).to_numpy()
    wrong = (table["verdict"] == "rising").to_numpy() != (true > 0)
    assert called.sum() > 300
    assert wrong[called].mean() <= 0.05


@pytest.mark.usefixtures("quick_page")
def test_all_that_the_figures_allow_is_told(command, study):
    ran = command("run", study, "--json")
    assert ran.status == 0, ran.err
    told = json.loads(ran.out)
    assert told["further"] == ["expectation", "explanation"]
    tables = {"expectation.csv", "explanation.csv"}
    assert tables <= set(results(study / "results"))
