import json
from pathlib import Path

import pandas as pd
import pytest

from wijkpeil import madeup
from wijkpeil.cli import COMMANDS
from wijkpeil.study.cases import read_cases_file

WRITTEN = ["cases.csv", "cases.html", "suggestions.csv", "suggestions.parquet"]
SETTINGS = """\
title = "A made-up study"
question = "Which?"
language = "en"
made_up = true
level = "wijk"
cities = ["Grauwedrecht", "Elbersluis"]

[period]
from = 2012
to = 2016

[data]
scores = "data/verzonnen-scores-wijken-2002-2024.csv"
characteristics = "data/verzonnen-kerncijfers.csv"

[cases]
design = "pairs"
least_size = 300
"""


@pytest.fixture(autouse=True)
def _registered(monkeypatch):
    monkeypatch.setitem(COMMANDS, "cases", ("wijkpeil.cli.cases", "Choose areas to study."))


@pytest.fixture(autouse=True)
def _quick_pages(monkeypatch):
    for name in ("cases_page", "stability_page"):
        monkeypatch.setattr(f"wijkpeil.workflow.publish_cases.{name}", lambda _results: "<p>\n")


@pytest.fixture
def study(made_up_files, tmp_path) -> Path:
    folder = tmp_path / "study"
    (folder / "data").mkdir(parents=True)
    for name in (madeup.files.SCORES, madeup.files.CHARACTERISTICS):
        (folder / name).write_bytes((made_up_files / name).read_bytes())
    (folder / "study.toml").write_text(SETTINGS, encoding="utf-8")
    return folder


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_from_a_file_to_cases_and_a_page(command, scores, sizes, tmp_path):
    ran = command(
        "cases", "suggest", scores, "--sizes", sizes, "--design", "pairs", "--least-size", "300",
        "--number", 4, "--out", tmp_path / "out", "--lang", "en",
    )  # fmt: skip
    assert ran.status == 0, ran.err
    assert files(tmp_path / "out") == WRITTEN
    words = " ".join(ran.out.split())
    assert "pairs of a riser and a faller" in words
    assert "The chance that" in words
    cases = read_cases_file(tmp_path / "out" / "cases.csv", level="wijk")
    for case in cases:
        assert case.code in ran.out


def test_the_command_on_the_page_can_be_given_again(command, scores, sizes, tmp_path, monkeypatch):
    kept = []
    monkeypatch.setattr(
        "wijkpeil.workflow.publish_cases.cases_page",
        lambda results: kept.append(results.about.command) or "<p>\n",
    )
    words = ("cases", "suggest", scores, "--sizes", sizes, "--design", "pairs", "--sure", "0,8")
    command(*words, "--out", tmp_path)
    files = f"{scores.name} --sizes {sizes.name}"
    assert kept == [f"wijkpeil cases suggest {files} --design pairs --sure 0.8"]


def test_machines_get_one_json_object(command, study, made_up_files, tmp_path):
    own = tmp_path / "own.csv"
    own.write_text("code,name,city\nWK999999,Nowhere,Elbersluis\n", encoding="utf-8")
    ran = command(
        "cases", "suggest", study, "--brought-in", own, "--cities", "Grauwedrecht, elbersluis",
        "--other-scores", made_up_files / madeup.files.SCORES, "--json",
    )  # fmt: skip
    assert ran.status == 0, ran.err
    told = json.loads(ran.out)
    assert ran.err == ""
    assert told["period"] == [2012, 2016]
    assert told["rule"]["design"] == "pairs"
    assert told["rule"]["cities"] == ["Grauwedrecht", "elbersluis"]
    assert told["brought_in"][0]["objections"] == ["unknown"]
    assert {one["kind"] for one in told["other_rules"]} >= {"period", "raw", "other_file"}
    assert all(case["why"] for case in told["cases"])
    assert files(study / "results") == WRITTEN
    assert told["written_into_study"] == []


def test_it_writes_into_the_study_only_when_asked(command, study):
    command("cases", "suggest", study)
    assert files(study) == ["data", "results", "study.toml"]
    settings = (study / "study.toml").read_bytes()
    ran = command("cases", "suggest", study, "--write")
    assert ran.status == 0, ran.err
    assert "Written into the study: cases.csv." in ran.out
    assert (study / "study.toml").read_bytes() == settings
    assert read_cases_file(study / "cases.csv", level="wijk") == read_cases_file(
        study / "results" / "cases.csv", level="wijk"
    )
    ran = command("cases", "suggest", study, "--write", "--number", 2)
    assert ran.status == 1
    assert "already has a rule under [cases]" in ran.err


def test_how_firm_the_verdicts_of_a_study_are(command, study):
    command("cases", "suggest", study, "--write")
    ran = command("cases", "stability", study)
    assert ran.status == 0, ran.err
    assert "rules say the same" in " ".join(ran.out.split())
    table = pd.read_csv(study / "results" / "stability.csv")
    assert len(table) == len(read_cases_file(study / "cases.csv", level="wijk"))


def test_the_study_speaks_its_own_language_unless_told_otherwise(command, study):
    assert "cases are suggested" in command("cases", "suggest", study, "--number", 2).out
    ran = command("--lang", "nl", "cases", "suggest", study, "--number", 2)
    assert "casussen voorgesteld" in ran.out


def test_the_terminal_tells_of_the_other_file_and_of_unknown_codes(
    command, study, made_up_files, tmp_path
):
    own = tmp_path / "own.csv"
    own.write_text("code,name,city\nWK999999,Nowhere,Elbersluis\n", encoding="utf-8")
    other = made_up_files / madeup.files.SCORES
    ran = command("cases", "suggest", study, "--brought-in", own, "--other-scores", other)
    words = " ".join(ran.out.split())
    assert "Nowhere (Elbersluis) was brought in, but WK999999 is not among the areas" in words
    assert "Among the wijken of the other file the same rule chooses: " in words
    assert "are two questions" in words


def test_where_no_pair_is_found_the_terminal_says_of_each_city_why(command, study):
    ran = command("cases", "suggest", study, "--start-apart", "0.000001")
    words = " ".join(ran.out.split())
    assert words.startswith("No pair is suggested")
    assert "In Elbersluis there are" in words
    assert "no two that start alike and surely changed differently" in words
    assert "two questions" not in words


def test_a_list_of_cases_without_cases_is_called_empty(command, study):
    (study / "cases.csv").write_text("code,name,city,why\n", encoding="utf-8")
    ran = command("cases", "stability", study)
    assert ran.status == 2
    assert "cases.csv of the study is empty" in " ".join(ran.err.split())


def test_how_firm_some_verdicts_in_a_file_are(command, scores, tmp_path):
    codes = pd.read_csv(scores, dtype=str).iloc[:, 0].unique()[:2]
    ran = command(
        "cases", "stability", scores, "--cases", ",".join(codes), "--from", 2014, "--to", 2018,
        "--out", tmp_path, "--json",
    )  # fmt: skip
    assert ran.status == 0, ran.err
    told = json.loads(ran.out)
    assert told["period"] == [2014, 2018]
    assert [case["code"] for case in told["cases"]] == sorted(codes)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["suggest", "--cities", "Atlantis"], (1, "There is no city “Atlantis”")),
        (["suggest", "--cities", "Grauwedrecth"], (1, "no city “Grauwedrecth”")),
        (["suggest", "--design", "most-similar"], (1, "characteristics must be known")),
        (["suggest", "--number", "300"], (1, "can't all be met")),
        (["suggest", "--from", "2013"], (1, "no wave 2013")),
        (["suggest", "--sure", "2"], (1, "between 0.5 and 1")),
        (["suggest", "--write"], (2, "needs the folder of a study")),
        (["stability"], (2, "There are no cases")),
        (["stability", "--cases", "WK999999"], (1, "WK999999")),
    ],
)
def test_what_can_not_be_answered_is_refused_in_a_sentence(command, scores, tmp_path, words, told):
    ran = command("cases", words[0], scores, *words[1:], "--out", tmp_path / "o", "--lang", "en")
    status, message = told
    assert ran.status == status
    assert message in " ".join(ran.err.split())
    assert "Traceback" not in ran.err
    assert not (tmp_path / "o").exists()


def test_without_the_report_part_it_says_how_to_get_a_page(command, study, monkeypatch):
    from wijkpeil.errors import MissingExtra  # noqa: PLC0415

    def missing(_results):
        raise MissingExtra("report")

    monkeypatch.setattr("wijkpeil.workflow.publish_cases.cases_page", missing)
    ran = command("cases", "suggest", study)
    assert ran.status == 0
    assert "pip install 'wijkpeil[report]'" in ran.out
    assert "in a browser" not in ran.out


@pytest.mark.shared
def test_the_six_cities_on_the_real_postcode_file(command, shared, tmp_path):
    data = shared / "data"
    words = [
        "cases", "suggest", data / "leefbaarometer" / "Leefbaarometer-scores PC4 2002-2020.csv",
        "--sizes", data / "cbs" / "CBS_PC4.csv",
        "--gemeenten", data / "cbs" / "pc4_gemeente_2023_adressen.csv",
        "--cities", "Den Haag,Groningen,Lelystad,Nijmegen,Rotterdam,Zoetermeer",
        "--out", tmp_path, "--json", "--lang", "en",
    ]  # fmt: skip
    refused = command(*words)
    assert refused.status == 1
    assert "no two areas start alike and surely differ: Lelystad, Zoetermeer" in refused.err
    assert "With the same conditions 10 cases can be chosen" in refused.err
    told = json.loads(command(*words, "--number", 10).out)
    assert len(told["cases"]) == 10
    assert {case["city"] for case in told["cases"]} >= {"Den Haag", "Zoetermeer"}
