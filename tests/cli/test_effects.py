"""``wijkpeil effects`` on a study folder, and what it writes."""

import json
import shutil

import pandas as pd
import pytest

from wijkpeil import madeup

STUDY = """\
title = "A made-up study"
question = "What helped in a made-up country?"
language = "en"
made_up = true
level = "wijk"
cities = ["Zandermeer"]

[period]
from = 2012
to = 2016

[data]
scores = "data/{scores}"
characteristics = "data/{figures}"
borders = "data/{borders}"
"""
EVENTS = """\
start,end,name,where,source
2013,2013,Made-up crisis,,Made up
2015-01-01,2015-12-31,Made-up care law,,Made up
2015-07-01,2015-07-01,Made-up housing law,,Made up
2017,2017,Made-up fair,Zandermeer,Made up
"""


@pytest.fixture(scope="module")
def folder(made_up_files, tmp_path_factory):
    """A study of a small country; its last programme started before the first wave."""
    place = tmp_path_factory.mktemp("study")
    files = madeup.files
    shutil.copytree(made_up_files / "data", place / "data")
    register = madeup.country(7, 40, 480).interventions.drop(columns="effect")
    too_early = register.iloc[[0]].assign(
        id="V7", announced="", started="2001", ended="", selection_wave="", price_year=""
    )
    register = pd.concat(
        [register.iloc[[0, 2, 3]], too_early.assign(cost="", cost_per_resident="")]
    )
    register.to_csv(place / "interventions.csv", index=False)
    (place / "events.csv").write_text(EVENTS, encoding="utf-8")
    (place / "study.toml").write_text(
        STUDY.format(
            scores=files.SCORES.removeprefix("data/"),
            figures=files.CHARACTERISTICS.removeprefix("data/"),
            borders=files.BORDERS.removeprefix("data/"),
        ),
        encoding="utf-8",
    )
    return place


def test_estimates_are_told_and_written(command, folder, tmp_path):
    ran = command("effects", "estimate", folder, "--out", tmp_path)
    assert ran.status == 0, ran.err
    assert "Said beforehand" in ran.out
    assert "before the first wave" in ran.out
    page = (tmp_path / "effects.html").read_text(encoding="utf-8")
    assert "What helped?" in page
    assert "What others found" in page
    assert "Made-up care law; Made-up housing law" in page
    assert "Made-up fair" not in page  # it was in one place
    table = pd.read_csv(tmp_path / "effects.csv", index_col="intervention")
    assert list(dict.fromkeys(table.index)) == ["V1", "V3", "V4", "V7"]  # order of the register
    assert table.loc["V7", "refused"].startswith("It started (2001)")
    waves = pd.read_csv(tmp_path / "effects-by-wave.csv")
    assert set(waves["intervention"]) == {"V1", "V3", "V4"}


def test_the_same_study_gives_the_same_bytes(command, folder, tmp_path):
    for name in ("one", "two"):
        command("effects", "estimate", folder, "--intervention", "V3", "--out", tmp_path / name)
    for file in ("effects.html", "effects.json", "effects.csv"):
        one, two = ((tmp_path / name / file).read_bytes() for name in ("one", "two"))
        assert one == two


def test_json_holds_every_step(command, folder, tmp_path):
    ran = command(
        "effects", "estimate", folder, "--intervention", "V1", "--out", tmp_path, "--json"
    )
    found = json.loads(ran.out)["interventions"]
    assert [each["id"] for each in found] == ["V1"]
    assert len(found[0]["steps"]) == 13
    assert found[0]["detectable"] > 0


def test_an_unknown_intervention_is_named(command, folder):
    ran = command("effects", "estimate", folder, "--intervention", "V9")
    assert ran.status == 1
    assert "no intervention “V9”" in ran.err
    assert "V1, V3" in ran.err


def test_the_register_is_checked(command, folder):
    ran = command("effects", "register", folder)
    assert "before the first wave" in ran.out
    assert "V1 and V7 ran in" in ran.out
    found = json.loads(command("effects", "register", folder, "--json").out)
    assert found["interventions"] == ["V1", "V3", "V4", "V7"]
    assert found["overlaps"]


def test_power_shows_no_effect(command, folder):
    ran = command("effects", "power", folder)
    assert "is found four times in five" in ran.out or "no effect could be found" in ran.out
    assert "helped" not in ran.out
    found = json.loads(command("effects", "power", folder, "--json").out)["interventions"]
    assert [each["id"] for each in found] == ["V1", "V3", "V4", "V7"]
    assert found[-1]["refused"]


def test_shocks_are_bundled(command, folder):
    ran = command("effects", "shocks", folder, "--exposure", "urbanity")
    assert "one gap between waves (2014–2016)" in ran.out.replace("\n", " ")
    refused = command("effects", "shocks", folder, "--exposure", "moons", "--json")
    assert "moons" in json.loads(refused.out)["shocks"][0]["refused"]


def test_published_evidence_is_listed_with_its_conflicts(command, folder):
    ran = command("effects", "library", "--kind", "combinatie", "--lang", "en")
    assert "Koster" in ran.out
    assert "SCP 2013" in ran.out
    found = json.loads(command("effects", "library", folder, "--json").out)
    assert len(found["findings"]) > 20


def test_advice_is_on_a_known_area(command, folder):
    code = pd.read_csv(folder / "interventions.csv")["areas"][0].split()[0]
    ran = command("effects", "advice", folder, "--area", code)
    assert ran.status == 0, ran.err
    assert "look-alike" in ran.out
    assert json.loads(command("effects", "advice", folder, "--area", code, "--json").out)["area"]
    unknown = command("effects", "advice", folder, "--area", "WK999999")
    assert unknown.status == 1
    assert "WK999999" in unknown.err


def test_a_study_without_either_says_so(command, folder, tmp_path):
    bare = tmp_path / "bare"
    shutil.copytree(folder, bare)
    for file in ("interventions.csv", "events.csv"):
        (bare / file).unlink()
    assert "nothing can be looked at" in command("effects", "estimate", bare).err
    assert "register of the study is empty" in command(
        "effects", "advice", bare, "--area", "WK900101"
    ).err.replace("\n", " ")
    assert "no shocks that were everywhere" in command("effects", "shocks", bare).out
    assert "No programmes overlap" in command("effects", "register", bare).out
