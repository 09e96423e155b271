"""What was planted in the made-up country, against what is said of it."""

import pytest

from wijkpeil.madeup.programmes import PROGRAMMES
from wijkpeil.workflow.effects.one import effect_of
from wijkpeil.workflow.effects.plan import others_of

RELEVANT = 0.0392


@pytest.fixture(scope="module")
def answers(made_up_figures, register):
    return {
        it.id: effect_of(
            it, figures=made_up_figures, others=others_of(it, register), relevant=RELEVANT
        ).answer
        for it in register
    }


@pytest.mark.parametrize("planted", PROGRAMMES, ids=lambda it: it.id)
def test_a_verdict_is_right_or_cant_tell(answers, planted) -> None:
    """Never a direction that isn't there above weak evidence, and no bound that is broken."""
    answer = answers[planted.id]
    verdict = answer.verdict
    if verdict.claim in ("better", "worse") and verdict.level in ("reasonable", "strong"):
        assert (planted.effect > 0) == (verdict.claim == "better")
        assert planted.effect != 0
    if verdict.claim == "no larger than":
        assert abs(planted.effect) <= verdict.bound


def test_choosing_on_a_fall_makes_no_effect(answers) -> None:
    """V4 was chosen on its fall and does nothing; before and after it seems to rise."""
    answer = answers["V4"]
    before = next(each for each in answer.waves if each.year == answer.reference)
    assert answer.waves[-1].treated - before.treated > 0.01
    assert answer.verdict.claim in ("can't tell", "no larger than")


def test_what_works_is_found(answers) -> None:
    assert answers["V1"].verdict.claim == "better"
    assert answers["V5"].verdict.claim == "better"
    assert answers["V1"].verdict.level == "reasonable"


def test_the_lottery_is_known_as_one(answers) -> None:
    steps = {step.point: step.grade for step in answers["V3"].verdict.steps}
    assert steps["design"] == "by lot"
    assert answers["V3"].verdict.maryland == 5


def test_bands_hold_what_was_planted(answers) -> None:
    for planted in PROGRAMMES:
        grown = answers[planted.id].since[-1]
        assert grown.low <= planted.effect <= grown.high
