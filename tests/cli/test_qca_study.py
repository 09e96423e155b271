"""``wijkpeil qca`` on a study folder, and the pages it writes."""

import json
import shutil

import pandas as pd
import pytest

from wijkpeil import madeup
from wijkpeil.sources.qca_csv import read_qca_csv
from wijkpeil.study import Case
from wijkpeil.study.cases import write_cases

STUDY = """\
title = "A made-up study"
question = "Which made-up wijken rose?"
language = "en"
made_up = true
level = "wijk"
cities = [{cities}]

[period]
from = 2012
to = 2016

[data]
scores = "data/{scores}"
characteristics = "data/{figures}"
"""
CONDITIONS = """\
[comparison]
inclusion = 0.7

[outcome]
name = "RISE"
words = ["no rise", "rise"]
indicator = "chance of rise"

[[condition]]
name = "RENT"
characteristic = "social_rent"
expected = "absent"
method = "direct"
out = 0.2
crossover = 0.45
in = 0.7

[[condition]]
name = "CLUBS"
characteristic = "associations"
expected = "present"
method = "steps"
at = [2.95]
reason = "made up"
"""


@pytest.fixture(scope="module")
def folder(made_up_files, tmp_path_factory):
    """A study with the cases that a made-up country brings in."""
    folder = tmp_path_factory.mktemp("qca") / "study"
    shutil.copytree(made_up_files, folder)
    cases = madeup.cases(madeup.country(7, 40, 480))
    cities = sorted(set(cases["city"]))
    (folder / "study.toml").write_text(
        STUDY.format(
            cities=", ".join(f'"{city}"' for city in cities),
            scores=madeup.files.SCORES.split("/")[-1],
            figures=madeup.files.CHARACTERISTICS.split("/")[-1],
        ),
        encoding="utf-8",
    )
    write_cases(
        folder, [Case(c.code, c.name, c.city, c.why) for c in cases.itertuples(index=False)]
    )
    (folder / "conditions.toml").write_text(CONDITIONS, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def _undrawn(monkeypatch):
    monkeypatch.setattr("wijkpeil.workflow.publish_qca.qca_page", lambda results: "<p>page</p>")
    monkeypatch.setattr(
        "wijkpeil.workflow.publish_qca.calibration_page", lambda results: "<p>page</p>"
    )


def test_calibrate(command, folder, tmp_path):
    ran = command("qca", "calibrate", folder, "--out", tmp_path)
    assert ran.status == 0, ran.err
    written = read_qca_csv(tmp_path / "calibrated.csv").frame
    assert list(written.columns) == ["RENT", "CLUBS", "RISE"]
    assert set(written["CLUBS"]) == {0.0, 1.0}
    assert (tmp_path / "calibration.html").exists()
    assert "Made-up example" in ran.out
    assert "No reason is given for the anchors of RENT" in " ".join(ran.out.split())


def test_calibrate_for_machines_goes_into_the_study(command, folder):
    ran = command("qca", "calibrate", folder, "--json")
    found = json.loads(ran.out)
    assert set(found["sets"]) == {"RENT", "CLUBS", "RISE"}
    assert found["made_up"]
    assert len(found["cases"]) == len(found["sets"]["RISE"]["memberships"])
    assert (folder / "results" / "calibrated.csv").exists()


def test_necessity(command, folder):
    told = command("qca", "necessity", folder, "--lang", "en").out
    assert "What is necessary for RISE" in told
    assert "What is necessary for ~RISE" in told
    ran = command("qca", "necessity", folder, "--json", "--incl-cut", "0.2", "--cov-cut", "0")
    found = json.loads(ran.out)
    assert [one["expression"] for one in found["necessity"]["RISE"]["conditions"]] == [
        "RENT", "CLUBS", "~RENT", "~CLUBS",
    ]  # fmt: skip
    assert found["cuts"] == {"inclusion": 0.2, "coverage": 0.0, "relevance": 0.5}


def test_analyse_prints_only(command, folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = command("qca", "analyse", folder, "--lang", "en")
    assert ran.status == 0, ran.err
    assert ran.out.startswith("Read this first.\n")
    assert "is made of a figure" in " ".join(ran.out.split())
    assert "\nWhat goes with RISE\n" in ran.out
    assert list(tmp_path.iterdir()) == []
    found = json.loads(command("qca", "analyse", folder, "--json").out)
    assert found["cuts"]["inclusion"] == 0.7
    assert any("is made of a figure" in note for note in found["warnings"])
    assert found["r"][1] == 'data <- read.csv("calibrated.csv", row.names = 1)'
    asked = json.loads(
        command("qca", "analyse", folder, "--json", "--pri-cut", "0.1", "--n-cut", 1).out
    )
    assert asked["cuts"] == {"inclusion": 0.7, "contradiction": None, "pri": 0.1, "frequency": 1}


def test_analyse_with_a_page(command, folder, tmp_path):
    ran = command("qca", "analyse", folder, "--out", tmp_path, "--lang", "en")
    assert ran.status == 0, ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "calibrated.csv", "qca.html", "qca.json", "truth-table.csv",
    ]  # fmt: skip
    assert "dealt out at random" in " ".join(ran.out.split())
    content = json.loads((tmp_path / "qca.json").read_text(encoding="utf-8"))
    assert set(content["about"]) == {"RISE", "~RISE"}
    assert content["about"]["RISE"]["noise"]["deals"] == 2000
    rows = pd.read_csv(tmp_path / "truth-table.csv")
    assert list(rows.columns) == [
        "outcome", "row", "RENT", "CLUBS", "OUT", "n", "incl", "PRI", "cases",
    ]  # fmt: skip
    again = command("qca", "analyse", folder, "--out", tmp_path, "--json")
    printed = json.loads(again.out)
    assert set(printed.pop("files")) == {"csv", "truth-table.csv", "json", "report"}
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    command("qca", "analyse", folder, "--out", tmp_path, "--json")
    assert before == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


def test_robust(command, folder, tmp_path):
    ran = command("qca", "robust", folder, "--deals", 100, "--lang", "en")
    assert ran.status == 0, ran.err
    words = " ".join(ran.out.split())
    assert "The models stay the same within" in words
    assert "of 100 analyses had a solution" in words
    found = json.loads(command("qca", "robust", folder, "--deals", 100, "--json").out)
    assert found["about"]["RISE"]["robustness"]["cuts"][0]["name"] == "inclusion"
    told = command("qca", "robust", folder, "--deals", 100, "--out", tmp_path, "--lang", "en")
    assert "qca.html" in told.out
    both = command("qca", "robust", folder, "--deals", 100, "--out", tmp_path, "--json")
    assert "report" in json.loads(both.out)["files"]


def test_without_a_solution(command, folder):
    strict = ["--incl-cut", "1", "--pri-cut", "1"]
    ran = command("qca", "analyse", folder, *strict, "--lang", "en")
    assert ran.status == 1
    assert "No row of the truth table is positive for RISE" in " ".join(ran.err.split())
    told = command("qca", "robust", folder, *strict, "--deals", 100, "--lang", "en")
    assert told.status == 0
    assert "No row of the truth table is positive" in " ".join(told.out.split())
    found = json.loads(command("qca", "robust", folder, *strict, "--json", "--deals", 100).out)
    assert found["about"]["RISE"]["robustness"] is None
    assert found["outcome"] == "RISE"


@pytest.mark.parametrize(
    "words", [["--outcome", "RISE"], ["--dir-exp", "RENT"], ["--clusters", "CITY"]]
)
def test_what_a_study_says_itself(command, folder, words):
    ran = command("qca", "analyse", folder, *words, "--lang", "en")
    assert ran.status == 2
    assert f"what {words[0]} asks. Change it there." in " ".join(ran.err.split())


def test_a_study_speaks_its_own_language(command, folder):
    assert "What is necessary for RISE" in command("qca", "necessity", folder).out


def test_a_study_without_conditions(command, folder, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    (other / "conditions.toml").unlink()
    ran = command("qca", "calibrate", other, "--lang", "en")
    assert ran.status == 1
    assert "has no conditions.toml" in " ".join(ran.err.split())


TABLE = """case,LASTING,MIXED,CITY,RISE
Aveld,1,1,Ede,1
Bveld,1,0,Ede,1
Cveld,0,1,Oss,0
Dveld,0,0.4,Oss,0
"""


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "made-up.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_table_needs_its_outcome(command, table):
    ran = command("qca", "analyse", table, "--lang", "en")
    assert ran.status == 2
    assert "--outcome" in ran.err


def test_a_table_with_cities(command, table, tmp_path):
    out = tmp_path / "out"
    ran = command(
        "qca", "analyse", table, "--outcome", "RISE", "--clusters", "CITY", "--out", out,
        "--lang", "en",
    )  # fmt: skip
    assert ran.status == 0, ran.err
    assert "RISE went with LASTING, in 2 of 2 cases" in " ".join(ran.out.split())
    assert sorted(path.name for path in out.iterdir()) == [
        "qca.html", "qca.json", "truth-table.csv",
    ]  # fmt: skip
    printed = command("qca", "analyse", table, "--outcome", "RISE", "--clusters", "CITY", "--json")
    assert json.loads(printed.out)["solutions"]["parsimonious"]["models"] == [["LASTING"]]


def test_necessity_of_a_table(command, table):
    asked = ["--outcome", "RISE", "--conditions", "LASTING,MIXED"]
    told = command("qca", "necessity", table, *asked, "--lang", "en").out
    assert "Consistency 0.90, coverage 0.50 and RoN 0.50 or more have:" in told
    strict = command("qca", "necessity", table, *asked, "--ron-cut", 1, "--cov-cut", 1)
    assert strict.status == 0


def test_the_group_lists_its_commands(command):
    told = command("qca", "--help", "--lang", "en").out
    for name in ("calibrate", "necessity", "analyse", "robust"):
        assert f"  {name} " in told


def test_missing_memberships_are_null(command, folder, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    cases = pd.read_csv(other / "cases.csv")
    rows = [f"{code},{place}" for place, code in enumerate(cases["code"]) if place]
    (other / "own.csv").write_text("code,score\n" + "\n".join(rows) + "\n", encoding="utf-8")
    text = CONDITIONS.replace(
        'characteristic = "associations"', 'file = "own.csv"\ncolumn = "score"'
    )
    (other / "conditions.toml").write_text(text, encoding="utf-8")
    ran = command("qca", "calibrate", other, "--json", "--out", tmp_path / "out")
    assert ran.status == 0, ran.err
    assert json.loads(ran.out)["sets"]["CLUBS"]["memberships"][0] is None
    told = command("qca", "necessity", other, "--lang", "en").out
    assert "1 case is left out because a membership is missing" in " ".join(told.split())


def test_a_condition_from_assessments(command, folder, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    settings = (other / "study.toml").read_text(encoding="utf-8")
    (other / "study.toml").write_text(
        settings.replace("\n[period]", 'perspectives = ["policy", "residents"]\n\n[period]'),
        encoding="utf-8",
    )
    codes = pd.read_csv(other / "cases.csv")["code"].tolist()
    (other / "codebook.csv").write_text(
        "id,name,parent,kind\ntrust,Trust,,factor\n", encoding="utf-8"
    )
    rows = [f"{code},policy,trust,{2 if place % 2 else -1}" for place, code in enumerate(codes)]
    rows.append(f"{codes[0]},residents,trust,1")
    (other / "assessments.csv").write_text(
        "case,perspective,factor,score\n" + "\n".join(rows) + "\n", encoding="utf-8"
    )
    text = CONDITIONS.replace('characteristic = "associations"', 'assessment = "trust"')
    (other / "conditions.toml").write_text(text.replace("2.95", "0.25"), encoding="utf-8")
    ran = command("qca", "calibrate", other, "--json", "--out", tmp_path / "out")
    assert ran.status == 0, ran.err
    found = json.loads(ran.out)["sets"]["CLUBS"]
    assert found["memberships"][:3] == [None, 1.0, 0.0]
    assert found["scores"][0]["missing"] == "contradict"
    told = " ".join(command("qca", "calibrate", other, "--out", tmp_path / "out").out.split())
    assert "CLUBS has no score for 1 case:" in told
    assert "(contradict each other: policy −, residents +)" in told
    told = command("qca", "necessity", other, "--lang", "en").out
    assert "1 case is left out because a membership is missing" in " ".join(told.split())
    (other / "conditions.toml").write_text(text.replace('"trust"', '"trusts"'), encoding="utf-8")
    ran = command("qca", "calibrate", other, "--lang", "en")
    assert ran.status == 1
    assert "conditions.toml, CLUBS.assessment" in " ".join(ran.err.split())
