"""One intervention, from plan to verdict."""

from dataclasses import replace

import numpy as np
import pytest

from wijkpeil.effects.verdict.grades import POINTS
from wijkpeil.language import speaking
from wijkpeil.workflow.effects.one import effect_of


def answer(figures, intervention, *others, relevant=0.05):
    found = effect_of(intervention, figures=figures, others=others, relevant=relevant)
    assert found.refused == ""
    return found.answer


def grades(found):
    return {each.point: each.grade for each in found.findings}


def test_a_planted_effect_is_found(figures, intervention) -> None:
    found = answer(figures, intervention)
    assert found.verdict.claim == "better"
    assert found.verdict.level == "reasonable"  # composition wasn't looked at
    assert found.forms.low < 0.2 < found.forms.high
    assert [each.outcome for each in found.looks] == ["lbm", "soc"]
    assert all(each.counted >= each.p for each in found.looks)
    assert set(grades(found)) == set(POINTS) - {"design"}
    assert found.placebos is None
    reference = next(each for each in found.waves if each.year == found.reference)
    assert (reference.effect, reference.low, reference.high) == (0.0, 0.0, 0.0)
    assert [each.years for each in found.since] == ["0–2", "3–5", "6–9"]


def test_no_effect_is_no_more_than_a_bound_or_cant_tell(made) -> None:
    figures = made.figures(effect=0.0)
    found = answer(figures, made.intervention(figures))
    assert found.verdict.claim in ("no larger than", "can't tell")
    if found.verdict.claim == "no larger than":
        assert found.verdict.bound < 0.05


def test_signs_say_nothing_where_both_intervals_hold_nought(made) -> None:
    """Over many countries without effect, opposite signs never stop the claim of little."""
    for seed in range(4):
        figures = made.figures(effect=0.0, seed=seed)
        found = answer(figures, made.intervention(figures))
        assert grades(found)["estimators"] == "two agree"


def test_one_area_is_judged_by_its_rank(made) -> None:
    figures = made.figures(treated=1, effect=0.4)
    found = answer(figures, made.intervention(figures, treated=1))
    assert found.placebos is not None
    assert found.smallest_p == pytest.approx(1 / (len(found.placebos) + 1))
    assert found.looks[0].p >= found.smallest_p
    assert grades(found)["treated"] == "one"
    assert found.verdict.level in ("weak", "can't tell")
    assert grades(found)["selection"] in ("same without that wave", "differs")
    assert grades(found)["displacement"] == "not looked at"


def test_one_area_at_the_first_wave_has_no_earlier_level(made) -> None:
    figures = made.figures(treated=1, effect=0.4)
    first = made.intervention(
        figures, treated=1, started=2007.0, announced=2006.0, selection_waves=(2002,)
    )
    found = answer(figures, first)
    assert grades(found)["selection"] == "not told"
    assert grades(found)["break_even"] == "not known"
    assert grades(found)["pretrend"] == "not known"


def test_few_areas_are_judged_by_permutation(made) -> None:
    figures = made.figures(treated=4, effect=0.4, areas=120)
    found = answer(figures, made.intervention(figures, treated=4, announced=2011.0))
    assert grades(found)["treated"] == "two to nine"
    assert found.verdict.claim == "better"
    assert found.looks[0].p < 0.05
    assert found.forms.low < 0.4 < found.forms.high


def test_the_announcement_acted(made) -> None:
    figures = made.figures(effect=0.3)
    early = made.intervention(figures, started=2015.0, announced=2013.0)
    found = answer(figures, early)
    assert grades(found)["anticipation"] == "moved before the start"


def test_other_programmes_are_kept_apart(figures, intervention) -> None:
    half = replace(intervention, id="B1", areas=intervention.areas[:8])
    found = answer(figures, intervention, half)
    assert grades(found)["overlap"] in ("none or clean the same", "clean differs")
    whole = replace(intervention, id="B1")
    assert grades(answer(figures, intervention, whole))["overlap"] == "no clean areas"


def test_without_people_borders_and_gemeenten_less_is_told(figures, intervention) -> None:
    bare = replace(figures, neighbours=None, people=None, gemeente=None)
    found = answer(bare, intervention)
    assert grades(found)["displacement"] == "not looked at"


def test_treated_areas_in_few_gemeenten_are_not_clustered(figures, intervention) -> None:
    few = replace(figures, gemeente=np.array([f"GM{at // 50:04d}" for at in range(200)]))
    assert answer(few, intervention).verdict.claim == "better"


def test_a_dimension_without_waves_before_is_named(figures, intervention) -> None:
    late = figures.outcomes["soc"].copy()
    late[:, :3] = np.nan
    cut = replace(figures, outcomes={**figures.outcomes, "soc": late})
    with speaking("en"):
        found = answer(cut, intervention)
    assert [each.outcome for each in found.looks] == ["lbm"]
    assert any("social cohesion" in note for note in found.notes)


def test_a_selection_that_was_not_recorded_weakens(figures, intervention) -> None:
    found = answer(figures, replace(intervention, selection_waves=()))
    assert grades(found)["selection"] == "not told"
    assert found.verdict.level == "weak"


def test_a_lottery_is_compared_with_all(figures, intervention) -> None:
    lot = replace(intervention, selection_waves=(), selection_rule="door loting")
    found = answer(figures, lot)
    assert found.verdict.steps[0].grade == "by lot"
    assert found.controls == 178


def test_missing_waves_are_met_by_those_measured(figures, intervention) -> None:
    gaps = figures.total.copy()
    gaps[:20, 0] = np.nan
    found = answer(replace(figures, outcomes={"lbm": gaps}), intervention)
    assert np.isnan(found.waves[0].treated)
    assert np.isfinite(found.waves[1].treated)


def test_a_refusal_is_an_answer(figures, intervention) -> None:
    with speaking("en"):
        found = effect_of(
            replace(intervention, started=2001.0, announced=None),
            figures=figures,
            others=(),
            relevant=0.05,
        )
    assert found.answer is None
    assert "before the first wave" in found.refused


def test_a_choice_at_a_wave_after_the_start_is_not_told(figures, intervention) -> None:
    found = answer(figures, replace(intervention, selection_waves=(2014,)))
    assert grades(found)["selection"] == "not told"
