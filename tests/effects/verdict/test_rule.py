from dataclasses import asdict, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.effects.levels import LEVELS
from wijkpeil.effects.verdict.forms import forms
from wijkpeil.effects.verdict.grades import ALLOWED, POINTS, Grades
from wijkpeil.effects.verdict.ladder import LADDER
from wijkpeil.effects.verdict.rule import judge, steps_of
from wijkpeil.effects.verdict.table import TABLE
from wijkpeil.effects.verdict.words import (
    headline,
    scales,
    size_in_words,
    step_in_words,
    sureness,
)
from wijkpeil.errors import EffectError
from wijkpeil.language import speaking

BEST = Grades(**{point: ALLOWED[point][0] for point in POINTS})
any_grades = st.builds(Grades, **{point: st.sampled_from(ALLOWED[point]) for point in POINTS})
EFFECT = {"effect": 0.05, "interval": (0.02, 0.08), "relevant": 0.02}
NOTHING = {"effect": 0.001, "interval": (-0.008, 0.01), "relevant": 0.02}


def test_all_best_is_strong():
    found = judge(BEST, **EFFECT)
    assert (found.claim, found.level, found.maryland) == ("better", "strong", 5)
    assert found.deciding == ()
    assert np.isnan(found.bound)
    assert [step.point for step in found.steps] == list(POINTS)


def test_harm_gets_equal_room():
    found = judge(BEST, effect=-0.05, interval=(-0.08, -0.02), relevant=0.02)
    assert (found.claim, found.level, found.ladder) == ("worse", "strong", LADDER["worse"])


@given(any_grades)
def test_the_level_is_the_worst_cap(grades):
    caps = [TABLE[point][grade].effect for point, grade in asdict(grades).items()]
    assert steps_of(grades)[-1].level == min(caps, key=LEVELS.index)


@given(any_grades, st.sampled_from(POINTS), st.booleans(), st.data())
def test_a_worse_input_never_raises_the_level(grades, point, none, data):
    order = ALLOWED[point]
    at = order.index(getattr(grades, point))
    worse = data.draw(st.sampled_from(order[at:]))
    none = none and point != "break_even"  # that says how far zero is excluded
    lower = steps_of(replace(grades, **{point: worse}), none=none)[-1].level
    assert LEVELS.index(lower) <= LEVELS.index(steps_of(grades, none=none)[-1].level)


@given(any_grades, st.data())
def test_nor_does_it_turn_into_a_firmer_claim_of_no_effect(grades, data):
    """Unless it is chance itself, or the interval, that says there is nothing."""
    point = data.draw(st.sampled_from([p for p in POINTS if p not in ("chance", "break_even")]))
    order = ALLOWED[point]
    worse = data.draw(st.sampled_from(order[order.index(getattr(grades, point)) :]))
    for said in (EFFECT, NOTHING):
        before = judge(grades, **said).level
        after = judge(replace(grades, **{point: worse}), **said).level
        assert LEVELS.index(after) <= LEVELS.index(before)


def test_never_from_p_alone():
    """A small p with all else at its worst says nothing; p of 5 to 10% with the best, little."""
    worst = Grades(**{point: ALLOWED[point][-1] for point in POINTS})
    assert judge(replace(worst, chance="below 5%"), **EFFECT).level == "can't tell"
    assert judge(replace(BEST, chance="below 10%"), **EFFECT).level == "weak"


def test_no_effect_larger_than():
    none = replace(BEST, chance="10% or more", break_even="none")
    found = judge(none, **NOTHING)
    assert (found.claim, found.level, found.bound) == ("no larger than", "strong", 0.01)
    assert found.ladder == LADDER["no larger than"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, {"effect": 0.01, "interval": (-0.01, 0.03), "relevant": 0.02}),  # may still matter
        ({"power": "too little"}, NOTHING),
        ({"power": "too little, yet larger than that"}, NOTHING),
        ({"selection": "differs"}, NOTHING),
        ({"displacement": "net effect gone"}, NOTHING),
        ({}, {"effect": 0.01, "interval": (0.005, 0.015), "relevant": 0.02}),  # zero is out
    ],
)
def test_no_evidence_is_not_no_effect(change, said):
    none = replace(BEST, chance="10% or more", break_even="none", **change)
    assert judge(none, **said).claim == "can't tell"


def test_an_estimate_of_exactly_zero_has_no_direction():
    found = judge(BEST, effect=0.0, interval=(-0.01, 0.01), relevant=0.02)
    assert found.claim == "no larger than"


def test_maryland_takes_the_worst_step():
    assert judge(replace(BEST, design="compared over time"), **EFFECT).maryland == 3
    weak = replace(BEST, design="compared over time", pretrend="seen")
    assert judge(weak, **EFFECT).maryland == 2
    assert judge(replace(BEST, design="before and after"), **EFFECT).maryland == 1


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"effect": 0.1}, "must lie in its interval"),
        ({"interval": (np.nan, 0.08)}, "must lie in its interval"),
        ({"relevant": 0.0}, "larger than zero"),
    ],
)
def test_bad_input(said, message):
    with speaking("en"), pytest.raises(EffectError, match=message):
        judge(BEST, **(EFFECT | said))


SCORES = np.array([1.0, 2.0, 3.0, 4.0, 5.0])


def test_forms():
    treated = np.array([True, False, False, False, False])
    found = forms(effect=0.5, interval=(0.1, 0.9), before=SCORES, treated=treated)
    assert found.gap == 2.0
    assert (found.closed, found.closed_low, found.closed_high) == (0.25, 0.05, 0.45)
    assert found.sd == pytest.approx(0.5 / SCORES.std(ddof=1))
    weighted = forms(
        effect=0.5,
        interval=(0.1, 0.9),
        before=SCORES,
        treated=treated,
        population=np.array([1.0, 1, 1, 1, 96]),
    )
    assert weighted.gap == pytest.approx((1 + 2 + 3 + 4 + 480) / 100 - 1)


def test_forms_of_areas_that_were_not_behind():
    found = forms(effect=0.5, interval=(0.1, 0.9), before=SCORES, treated=SCORES > 4)
    assert np.isnan([found.closed, found.closed_low, found.closed_high]).all()
    with speaking("en"):
        assert "not behind the country" in size_in_words(judge(BEST, **EFFECT), found)


@pytest.mark.parametrize(
    ("before", "treated", "message"),
    [
        (np.array([np.nan, 1.0, 2.0]), np.array([True, False, False]), "No treated area"),
        (np.ones(3), np.array([True, False, False]), "score the same"),
    ],
)
def test_forms_refuse(before, treated, message):
    with speaking("en"), pytest.raises(EffectError, match=message):
        forms(effect=0.5, interval=(0.1, 0.9), before=before, treated=treated)


def told(verdict, effect=0.5, interval=(0.1, 0.9)):
    found = forms(effect=effect, interval=interval, before=SCORES, treated=SCORES < 2)
    return headline(verdict, found, name="Plan A", outcome="safety", digits=2)


HEADLINES = [
    (BEST, EFFECT, "Plan A helped: safety is 0.50 points higher because of it."),
    (replace(BEST, treated="two to nine"), EFFECT, "Plan A probably helped"),
    (replace(BEST, treated="one"), EFFECT, "Where Plan A was done, safety went 0.50 points better"),
    (replace(BEST, chance="10% or more"), NOTHING, "Plan A did little: no effect on safety above"),
    (replace(BEST, chance="10% or more", estimators="one"), NOTHING, "Plan A probably did little"),
    (replace(BEST, chance="10% or more", treated="one"), NOTHING, "went no more than 0.01 points"),
    (replace(BEST, power="too little"), EFFECT, "can't be told. That is not the same as"),
]  # fmt: skip


@pytest.mark.parametrize(("grades", "said", "words"), HEADLINES)
def test_headline(grades, said, words):
    with speaking("en"):
        assert words in told(judge(grades, **said))


def test_causal_words_only_where_the_design_carries_them():
    with speaking("en"):
        for point in POINTS:
            for grade in ALLOWED[point]:
                found = judge(replace(BEST, **{point: grade}), **EFFECT)
                if found.level in ("weak", "can't tell"):
                    assert "helped" not in told(found)
                    assert "because" not in told(found)


@pytest.mark.parametrize("level", [{}, {"treated": "two to nine"}, {"treated": "one"}])
def test_headlines_of_harm(level):
    found = judge(replace(BEST, **level), effect=-0.05, interval=(-0.08, -0.02), relevant=0.02)
    with speaking("en"):
        said = told(found, -0.5, (-0.9, -0.1))
    assert "harm" in said or "0.50 points worse" in said


def test_why_not_surer():
    with speaking("en"):
        assert sureness(judge(BEST, **EFFECT)) == "Verdict: strong evidence."
        said = sureness(judge(replace(BEST, treated="one", estimators="one"), **EFFECT))
    assert said.startswith("Verdict: weak evidence. Why not surer: One area was treated")
    assert "Only one way" not in said


def test_size_in_three_forms():
    treated = SCORES < 2
    up = forms(effect=0.5, interval=(-0.1, 0.9), before=SCORES, treated=treated)
    down = forms(effect=-0.5, interval=(-0.9, 0.1), before=SCORES, treated=treated)
    found = judge(BEST, **EFFECT)
    with speaking("en"):
        assert "+0.50 points (between −0.10 and +0.90)" in size_in_words(found, up, digits=2)
        assert "25% was closed (between −5% and 45%)" in size_in_words(found, up)
        assert "grew by 25% (between −5% and 45%)" in size_in_words(found, down)


def test_without_a_verdict_no_share_of_a_gap_is_told():
    up = forms(effect=0.5, interval=(-0.1, 0.9), before=SCORES, treated=SCORES < 2)
    with speaking("en"):
        said = size_in_words(judge(replace(BEST, power="too little"), **EFFECT), up, digits=1)
    assert said.startswith("Measured was a difference between −0.1 and +0.9 points. Don't count")
    assert "gap" not in said


def test_scales_and_steps_in_words():
    found = judge(replace(BEST, design="compared over time"), **EFFECT)
    with speaking("en"):
        assert "3: change compared with areas that were as bad" in scales(found)
        assert "goede aanwijzingen" in scales(found)
        assert step_in_words(found.steps[0]) == (
            "The change was compared with that of areas that were as bad. At most: strong "
            "evidence. Left: strong evidence."
        )
    with speaking("nl"):
        assert "sterke aanwijzing" not in scales(found)
        assert "gebieden" in step_in_words(found.steps[0])
