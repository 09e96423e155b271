from dataclasses import replace

import numpy as np
import pytest

from wijkpeil.errors import StudyError
from wijkpeil.language import speaking
from wijkpeil.panel import read_panel
from wijkpeil.study import read_study
from wijkpeil.study.model import Reference
from wijkpeil.workflow.run_study import run_study


@pytest.fixture(scope="module")
def study(study_folder):
    return read_study(study_folder)


@pytest.fixture(scope="module")
def ran(study):
    with speaking("en"):
        return run_study(study)


def test_the_study_says_what_is_asked(ran, study, small):
    assert (ran.title, ran.question) == ("A made-up study", "Which made-up wijken rose?")
    assert ran.made_up
    assert ran.relative.minimum == 0.03
    assert ran.cap == 0.1
    assert (ran.relative.start, ran.relative.end) == (2012, 2016)
    assert [case.code for case in ran.cases] == [small.areas.index[0]]
    assert ran.outlines is not None
    assert [one.file for one in ran.provenance] == [
        "verzonnen-scores-wijken-2002-2024.csv",
        "verzonnen-kerncijfers.csv",
        "verzonnen-grenzen.geojson",
        "study.toml",
        "cases.csv",
    ]


def test_the_answer_is_that_of_its_figures(ran, results):
    np.testing.assert_allclose(ran.relative.estimate, results.relative.estimate, atol=1e-9)
    assert ran.areas["vulnerable"].tolist() == results.areas["vulnerable"].tolist()


def test_characteristics_and_borders_may_be_left_out(study):
    fewer = replace(study, data=replace(study.data, characteristics=None, borders=None))
    with speaking("en"):
        found = run_study(fewer)
    assert found.outlines is None
    assert any("--sizes" in note for note in found.notes)


@pytest.mark.parametrize("part", ["scores", "characteristics", "borders"])
def test_data_that_must_be_fetched_first_are_asked_for(study, part):
    afar = replace(study, data=replace(study.data, **{part: Reference("leefbaarometer", "2024")}))
    with (
        speaking("en"),
        pytest.raises(StudyError, match=r"“leefbaarometer:2024”.*wijkpeil data get leefbaarometer"),
    ):
        run_study(afar)


def test_each_step_is_told(study):
    steps = []
    with speaking("en"):
        run_study(study, further=False, progress=steps.append)
    assert steps[0] == "Reading the figures"
    assert len(steps) == 4


def test_the_panel_is_kept_where_asked(study, ran, tmp_path):
    with speaking("en"):
        run_study(study, further=False, keep=tmp_path / "panel")
    assert read_panel(tmp_path / "panel").codes.tolist() == ran.areas.index.tolist()


def test_a_study_can_be_judged_against_the_gemeente(study_folder):
    plan = read_study(study_folder)
    rules = replace(plan.rules, relative_to="gemeente")
    found = run_study(replace(plan, rules=rules))
    assert found.relative.reference == "gemeente"
    assert found.settings.relative_to == "gemeente"


def test_a_study_of_postcode_areas_gets_its_gemeenten(postcode_study):
    found = run_study(postcode_study)
    assert found.areas["gemeente"].tolist() == ["GM9001", "GM9002"] * 30
    assert "gemeenten.csv" in [one.file for one in found.provenance]
