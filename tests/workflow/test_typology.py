import numpy as np
import pytest

from wijkpeil.language import speaking
from wijkpeil.workflow.modelled import model
from wijkpeil.workflow.question import Question
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
