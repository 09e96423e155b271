from dataclasses import replace

import pytest

from wijkpeil import madeup
from wijkpeil.cases.rule import SelectionRule
from wijkpeil.errors import StudyError
from wijkpeil.language import speaking
from wijkpeil.study.folder import read_study
from wijkpeil.study.model import DataSources, Reference
from wijkpeil.workflow.case_plan import Asked, plan_for_file, plan_for_study


def test_a_study_is_asked_by_its_own_rules_unless_overruled(study_folder):
    study = read_study(study_folder)
    usual = plan_for_study(study, Asked(command="wijkpeil cases suggest study"))
    assert usual.rule == SelectionRule(cities=("Zandermeer",))
    assert usual.question.minimum == 0.03
    assert usual.question.command == "wijkpeil cases suggest study"
    assert usual.brought_in == study.cases
    own = replace(study, case_rule=SelectionRule(number=3, cities=("Zandermeer",)))
    asked = Asked(minimum=0.05, cap=0.02, reference="none", settings={"per_city": 4})
    found = plan_for_study(own, asked)
    assert (found.rule.number, found.rule.per_city) == (3, 4)
    assert (found.question.minimum, found.question.cap) == (0.05, 0.02)
    assert found.question.reference == "none"


def test_a_file_is_asked_by_the_usual_rules(study_folder):
    data = study_folder / "data"
    scores = next(data.glob(madeup.files.SCORES.split("/")[-1]))
    found = plan_for_file(scores, Asked(vulnerable="all", settings={"design": "pairs"}))
    assert found.rule == SelectionRule(design="pairs")
    assert str(found.question.vulnerable) == "all"
    assert found.brought_in == ()


def test_data_that_must_be_fetched_first_are_named(study_folder):
    study = read_study(study_folder)
    remote = replace(study, data=DataSources(scores=Reference("leefbaarometer", "2024")))
    with speaking("en"), pytest.raises(StudyError, match="leefbaarometer:2024"):
        plan_for_study(remote, Asked())
