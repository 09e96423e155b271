"""Who is compared with whom, and refusals in sentences."""

from dataclasses import replace

import numpy as np
import pytest

from wijkpeil.effects.register.intervention import Intervention
from wijkpeil.errors import EffectError
from wijkpeil.language import speaking
from wijkpeil.workflow.effects.figures import Figures
from wijkpeil.workflow.effects.plan import others_of, plan_of


def plan(figures: Figures, intervention: Intervention, *others: Intervention):
    return plan_of(intervention, figures=figures, others=others)


def test_controls_are_as_bad_and_elsewhere(figures, intervention) -> None:
    busy = replace(intervention, id="B1", areas=tuple(figures.codes[100:110].tolist()))
    found = plan(figures, intervention, busy)
    controls = found.weight > 0
    assert controls.any()
    assert not controls[:20].any()  # treated
    assert not controls[20:22].any()  # the two rings
    assert not controls[100:110].any()  # another programme
    assert found.matched == found.selection == (2,)
    assert (found.first, found.reference, found.anticipation) == (3, 2, 0)
    assert not found.few
    scores = figures.total[:, 2]
    mean = np.average(scores[controls], weights=found.weight[controls])
    assert mean == pytest.approx(scores[found.treated].mean(), abs=0.02)


def test_an_early_announcement_is_counted_from_before_it(figures, intervention) -> None:
    found = plan(figures, replace(intervention, announced=2011.0))
    assert (found.reference, found.anticipation) == (1, 1)
    never = plan(figures, replace(intervention, announced=None))
    ages = plan(figures, replace(intervention, announced=1999.0))
    assert never.reference == ages.reference == 2


def test_a_lottery_needs_no_areas_as_bad(figures, intervention) -> None:
    lot = replace(intervention, selection_waves=(), selection_rule="door loting")
    found = plan(figures, lot)
    assert found.by_lot
    assert found.matched == ()
    assert (found.weight[22:] == 1).all()


def test_without_a_selection_wave_the_last_wave_before_is_matched(figures, intervention) -> None:
    found = plan(figures, replace(intervention, selection_waves=()))
    assert not found.by_lot
    assert found.matched == (2,)


def test_without_borders_there_are_no_rings(figures, intervention) -> None:
    found = plan(replace(figures, neighbours=None), intervention)
    assert found.ring is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"started": 2001.0, "announced": None}, "before the first wave"),
        ({"started": 2021.0}, "after the last wave"),
        ({"areas": ("WK999999",)}, "not among the figures"),
    ],
)
def test_what_cant_be_estimated_is_said(figures, intervention, change, said) -> None:
    with speaking("en"), pytest.raises(EffectError, match=said):
        plan(figures, replace(intervention, **change))


def test_a_programme_everywhere_is_refused(figures, intervention) -> None:
    with speaking("en"), pytest.raises(EffectError, match="every area"):
        plan(figures, replace(intervention, areas=tuple(figures.codes.tolist())))


def test_no_controls_is_said(figures, intervention) -> None:
    rest = replace(intervention, id="B1", areas=tuple(figures.codes[20:].tolist()))
    lot = replace(intervention, selection_waves=(), selection_rule="door loting")
    for each in (intervention, lot):
        with speaking("en"), pytest.raises(EffectError, match="No area is left"):
            plan(figures, each, rest)


def test_a_dimension_is_counted_from_the_waves_that_it_has(figures, intervention) -> None:
    whole = plan(figures, intervention)
    there = np.array([True, True, False, True, True, True, True])
    cut = whole.on(there)
    assert (cut.first, cut.reference, cut.matched) == (2, 1, ())
    assert cut.start.max() == 2
    assert whole.on(np.ones(7, dtype=bool)) is whole
    with speaking("en"), pytest.raises(EffectError, match="before and after"):
        whole.on(np.array([False, False, False, True, True, True, True]))


def test_others_are_all_but_itself(intervention) -> None:
    other = replace(intervention, id="B1")
    assert others_of(intervention, (intervention, other)) == (other,)
