from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from wijkpeil.errors import ModelError
from wijkpeil.language import speaking
from wijkpeil.trajectories.typology.classes import classify
from wijkpeil.workflow.modelled import model
from wijkpeil.workflow.question import Question
from wijkpeil.workflow.reference_course import reference_course
from wijkpeil.workflow.typology import FEWEST_FOR_CLUSTERS, rule_verdicts


@pytest.fixture(scope="module")
def ask(panel):
    modelled = model(panel)

    def rules(vulnerable, **settings):
        with speaking("en"):
            return rule_verdicts(
                panel=panel, modelled=modelled, question=Question(**settings), vulnerable=vulnerable
            )

    return rules


def test_the_raw_difference_is_that_of_the_scores(ask, panel):
    rules, _notes = ask(np.ones(480, dtype=bool))
    lbm = panel.values("lbm")
    move = np.nanmean(lbm, axis=0)
    off = lbm[:, 4] - lbm[:, 2] - (move[4] - move[2])
    said = rules["raw_difference"]
    assert said.isna().tolist() == np.isnan(off).tolist()
    assert ((said == "rising") == (off > 0.0392)).all()
    assert ((said == "falling") == (off < -0.0392)).all()


def test_an_area_without_one_of_the_waves_is_not_judged_by_raw_rules(ask, panel):
    rules, _notes = ask(np.ones(480, dtype=bool))
    lacking = np.isnan(panel.values("lbm")[:, [2, 4]]).any(axis=1)
    assert lacking.any()
    assert rules.loc[lacking, ["raw_difference", "class_change"]].isna().all(axis=None)


def test_types_are_looked_for_among_enough_vulnerable_areas(ask):
    enough = np.arange(480) < FEWEST_FOR_CLUSTERS
    rules, notes = ask(enough)
    assert {"sequences", "shapes"} <= set(rules)
    assert rules["shapes"].notna().tolist() == enough.tolist()
    assert sum("form" in note for note in notes) == 2
    rules, notes = ask(np.arange(480) < FEWEST_FOR_CLUSTERS - 1)
    assert not {"sequences", "shapes"} & set(rules)
    assert "too few vulnerable areas (29)" in notes[-1]


def test_a_larger_minimum_calls_fewer_movers(ask):
    every = np.zeros(480, dtype=bool)
    small, large = (
        ask(every, minimum=minimum)[0]["raw_difference"].isin(["rising", "falling"]).sum()
        for minimum in (0.02, 0.08)
    )
    assert large < small


def test_courses_that_are_all_the_same_form_no_types_and_stop_nothing(panel):
    """Forty areas in the same class at every wave: the other rules still answer."""
    classes = classify(afw=panel.values("afw"))
    same = (classes == classes[:, [0]]).all(axis=1) & (classes[:, 0] > 0)
    most = np.bincount(classes[same, 0]).argmax()
    alike = same & (classes[:, 0] == most)
    assert alike.sum() >= 30
    with speaking("en"):
        rules, notes = rule_verdicts(
            panel=panel, modelled=model(panel), question=Question(), vulnerable=alike
        )
    assert "raw_difference" in rules
    assert any("Types of courses could not be formed" in note for note in notes)


@pytest.mark.parametrize("reference", ["nation", "gemeente", "group", "none"])
def test_the_raw_rule_compares_with_what_the_verdict_compares_with(ask, panel, reference):
    weak = panel.values("afw")[:, 2] < -0.1
    rules, notes = ask(weak, reference=reference)
    afw = pd.DataFrame(panel.values("afw")[:, [2, 4]], index=panel.areas.index)
    rest = {
        "nation": afw.mean(),
        "gemeente": afw.groupby(panel.areas["gemeente"]).transform("mean"),
        "group": afw[weak].mean(),
        "none": 0.0,
    }[reference]
    off = afw.sub(rest) if reference == "gemeente" else afw - rest
    change = (off[1] - off[0]).to_numpy()
    assert ((rules["raw_difference"] == "rising") == (change > 0.0392)).all()
    assert ((rules["raw_difference"] == "falling") == (change < -0.0392)).all()
    words = {
        "nation": "compared with the country",
        "gemeente": "own gemeente of its areas",
        "group": "the vulnerable areas together",
        "none": "compared with nothing else",
    }
    assert words[reference] in " ".join(notes)


def test_the_only_area_of_a_gemeente_has_nothing_to_be_compared_with(panel):
    gemeenten = panel.areas["gemeente"].to_numpy(dtype=object).copy()
    gemeenten[:3] = ["GM0001", "", ""]
    other = replace(panel, areas=panel.areas.assign(gemeente=gemeenten))
    course = reference_course(other, "gemeente", vulnerable=np.ones(480, dtype=bool))
    assert np.isnan(course[:3]).all()
    assert np.isfinite(course[3:]).any(axis=1).all()
    with speaking("en"):
        rules, _notes = rule_verdicts(
            panel=other,
            modelled=model(panel),
            question=Question(reference="gemeente"),
            vulnerable=np.zeros(480, dtype=bool),
        )
    assert rules["raw_difference"].iloc[:3].isna().all()


def test_look_alikes_are_no_course_here(panel):
    with speaking("en"), pytest.raises(ModelError, match="alike"):
        reference_course(panel, "alike", vulnerable=np.ones(480, dtype=bool))


def test_the_four_groups_use_the_least_change_that_was_asked(ask):
    every = np.zeros(480, dtype=bool)
    small, large = (
        ask(every, minimum=minimum)[0]["four_groups"].eq("rising").sum() for minimum in (0.02, 0.1)
    )
    assert large < small
