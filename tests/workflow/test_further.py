from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from wijkpeil.language import speaking
from wijkpeil.study import read_study
from wijkpeil.workflow.analyse import analyse
from wijkpeil.workflow.further import has_characteristics, verdicts_beside
from wijkpeil.workflow.study_inputs import borders_of, panel_of, question_of


@pytest.fixture(scope="module")
def study(study_folder):
    return read_study(study_folder)


@pytest.fixture(scope="module")
def panel(study):
    return panel_of(study)


@pytest.fixture(scope="module")
def whole(study, panel):
    with speaking("en"):
        return analyse(panel, question_of(study), borders=borders_of(study, "wijk"), further=True)


def test_all_parts_are_there_and_of_the_same_areas(whole):
    further = whole.further
    assert further.notes == ()
    for part in (further.alike, further.expectation, further.clusters):
        assert part.areas.index.equals(whole.areas.index)
    assert further.stability.cases.index.tolist() == [case.code for case in whole.cases]
    assert further.clusters.verdict.tolist() == whole.verdict.tolist()
    assert further.explanation.minimum == whole.relative.minimum


def test_look_alikes_and_expectation_are_among_the_rules_of_the_cases(whole):
    rules = whole.further.stability.rules
    code = rules.index[0]
    alike, expected = whole.further.alike, whole.further.expectation
    at = alike.place(code)
    told = alike.verdict[at] if alike.alike.good[at] else None
    assert rules.loc[code, "look_alikes"] == told
    assert rules.loc[code, "expected"] == expected.verdict[expected.place(code)]


def test_what_can_not_be_done_is_said_and_costs_nothing_else(study, panel):
    unplaced = replace(panel, areas=panel.areas.assign(gemeente="", gemeente_name=""))
    with speaking("en"):
        found = analyse(
            unplaced, question_of(study), borders=borders_of(study, "wijk"), further=True
        )
    assert found.further.explanation is None
    assert found.further.expectation is None
    assert found.further.clusters is not None
    assert "gemeente" in found.further.notes[0]
    assert found.further.notes[0] in found.notes


def test_scores_alone_go_no_further(study, panel):
    bare = replace(panel, characteristics=panel.characteristics[[]])
    question = replace(question_of(study), cases=())
    with speaking("en"):
        found = analyse(bare, question, further=True)
    assert not has_characteristics(bare)
    further = found.further
    parts = (further.alike, further.expectation, further.explanation, further.clusters)
    assert parts == (None,) * 4
    assert further.stability is None
    told = " ".join(further.notes)
    assert "no map" in told
    assert "Without characteristics" in told


def test_a_rule_says_nothing_of_areas_that_it_does_not_know(whole):
    alike = whole.further.alike
    told = verdicts_beside(alike, None)
    assert list(told.columns) == ["look_alikes"]
    said = told["look_alikes"].notna().to_numpy()
    np.testing.assert_array_equal(said, alike.alike.good)
    assert verdicts_beside(None, None) is None
    assert isinstance(verdicts_beside(None, whole.further.expectation), pd.DataFrame)
