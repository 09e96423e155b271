"""Areas chosen at their worst, and a true effect of nothing."""

import numpy as np
import pytest

from wijkpeil.effects.guards.as_bad import as_bad_controls
from wijkpeil.effects.guards.regression_to_mean import regression_to_mean, selection_finding
from wijkpeil.errors import EffectError
from wijkpeil.language import speaking

GEMEENTE = np.repeat(np.arange(60), 10)


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


def draw(rng: np.random.Generator, *, waves: int = 6) -> np.ndarray:
    level = 0.15 * rng.normal(size=(600, 1))
    steps = 0.02 * rng.normal(size=(600, waves))
    return level + np.cumsum(steps, axis=1) + 0.05 * rng.normal(size=(600, waves))


def worst_of_each(rng: np.random.Generator, outcomes: np.ndarray) -> np.ndarray:
    treated = np.zeros(600, dtype=bool)
    for host in rng.permutation(60)[:20]:
        areas = np.flatnonzero(host == GEMEENTE)
        treated[areas[np.argsort(outcomes[areas, 3])[:2]]] = True
    return treated


def lowest(_rng: np.random.Generator, outcomes: np.ndarray) -> np.ndarray:
    treated = np.zeros(600, dtype=bool)
    treated[np.argsort(outcomes[:, 3])[:40]] = True
    return treated


@pytest.mark.parametrize("choose", [worst_of_each, lowest])
def test_no_effect_is_not_called_though_the_worst_were_chosen(choose):
    """At most 6% false calls (and twice their noise); a plain look calls 4 in 10 or more."""
    rng = np.random.default_rng(11)
    called, plain, runs = 0, 0, 150
    for _run in range(runs):
        outcomes = draw(rng)
        treated = choose(rng, outcomes)
        found = regression_to_mean(
            outcomes=outcomes, treated=treated, allowed=~treated, selection=(3,), after=(4, 5)
        )
        called += found.with_wave.p < 0.05 and found.finding.grade != "differs"
        change = outcomes[:, 4:].mean(axis=1) - outcomes[:, 3]
        apart = change[treated].mean() - change[~treated].mean()
        plain += apart > 1.96 * change[treated].std(ddof=1) / np.sqrt(treated.sum())
    assert called / runs <= 0.06 + 2 * np.sqrt(0.06 * 0.94 / runs)
    assert plain / runs > 0.4


def test_a_planted_effect_is_recovered():
    rng = np.random.default_rng(12)
    held = []
    for _run in range(60):
        outcomes = draw(rng)
        treated = worst_of_each(rng, outcomes)
        outcomes[treated, 4:] += 0.06
        found = regression_to_mean(
            outcomes=outcomes, treated=treated, allowed=~treated, selection=(3,), after=(4, 5)
        )
        low, high = found.with_wave.interval()
        held.append((low <= 0.06 <= high, found.with_wave.p < 0.05))
    inside, seen = np.mean(held, axis=0)
    assert inside > 0.87
    assert seen > 0.9


def test_it_fires_where_controls_were_not_at_a_low():
    """Treated areas at a passing low, against controls that are always that bad."""
    rng = np.random.default_rng(13)
    outcomes = 0.02 * rng.normal(size=(200, 6))
    treated = np.arange(200) < 20
    outcomes[~treated] -= 0.3
    outcomes[treated, 3] -= 0.3
    found = regression_to_mean(
        outcomes=outcomes, treated=treated, allowed=~treated, selection=(3,), after=(4, 5)
    )
    assert found.with_wave.effect > 0.2
    assert found.without_wave.effect == pytest.approx(0, abs=0.05)
    assert (found.finding.grade, found.finding.cap) == ("differs", "can't tell")
    assert "going back to normal may explain it" in found.finding.sentence


def test_areas_that_none_was_as_bad_as_are_left_out_and_told():
    rng = np.random.default_rng(14)
    outcomes = draw(rng)
    treated = lowest(rng, outcomes)
    found = regression_to_mean(
        outcomes=outcomes, treated=treated, allowed=~treated, selection=(3,), after=(4, 5)
    )
    assert found.controls.without.sum() > 8
    assert found.finding.grade == "no areas as bad"
    assert f"For {found.controls.without.sum()} treated areas" in found.finding.sentence


def test_several_selection_waves_and_missing_scores():
    rng = np.random.default_rng(15)
    outcomes = draw(rng)
    treated = worst_of_each(rng, outcomes)
    first = np.flatnonzero(treated)[0]
    outcomes[first, 2] = np.nan
    found = regression_to_mean(
        outcomes=outcomes,
        treated=treated,
        allowed=~treated,
        selection=(2, 3),
        after=(4, 5),
        caliper=0.5,
    )
    assert found.controls.without[first]
    assert np.isfinite(found.apart.effect)


def test_without_an_earlier_wave_it_cannot_be_seen():
    rng = np.random.default_rng(16)
    outcomes = draw(rng)
    treated = worst_of_each(rng, outcomes)
    found = regression_to_mean(
        outcomes=outcomes[:, 3:], treated=treated, allowed=~treated, selection=(0,), after=(1, 2)
    )
    assert found.without_wave is None
    assert (found.finding.grade, found.finding.cap) == ("not told", "weak")


def test_what_follows_without_a_selection_wave():
    assert not selection_finding(by_lot=True).fired
    told = selection_finding(by_lot=False)
    assert (told.fired, told.cap) == (True, "weak")


@pytest.mark.parametrize(("selection", "after"), [((), (3,)), ((2,), ()), ((3,), (3, 4))])
def test_waves_in_the_wrong_order_are_refused(selection, after):
    with pytest.raises(EffectError, match="before those to judge"):
        regression_to_mean(
            outcomes=np.zeros((4, 6)),
            treated=np.arange(4) < 2,
            allowed=np.ones(4, bool),
            selection=selection,
            after=after,
        )


def test_no_controls_are_refused():
    scores, treated = np.array([[0.0], [0.1], [9.0], [9.1]]), np.arange(4) < 2
    with pytest.raises(EffectError, match="No area is left to compare with"):
        as_bad_controls(scores=scores, treated=treated, allowed=treated)
    with pytest.raises(EffectError, match="No untreated area was as bad"):
        as_bad_controls(scores=scores, treated=treated, allowed=~treated)


def test_controls_are_dealt_and_shared_only_where_needed():
    scores = np.array([[0.0], [0.01], [0.02], [0.03], [5.0]])
    treated = np.array([True, True, False, False, False])
    found = as_bad_controls(scores=scores, treated=treated, allowed=~treated, each=1)
    assert found.weight.tolist() == [0, 0, 1, 1, 0]
    scarce = as_bad_controls(
        scores=scores, treated=treated, allowed=np.array([False, False, True, False, True]), each=2
    )
    assert scarce.weight.tolist() == [0, 0, 2, 0, 0]
    assert not scarce.without.any()
