import numpy as np
import pandas as pd
import pytest

from wijkpeil.errors import ModelError
from wijkpeil.trajectories.typology.national import national_breaks

WAVES = np.array([2002, 2006, 2010, 2014, 2018, 2022])


def country(*, jump=0.0, gemeenten=150, each=10, spread=0.02, seed=0):
    """Areas in gemeenten that move together; `jump` is added over 2010-2014."""
    rng = np.random.default_rng(seed)
    n = gemeenten * each
    groups = np.repeat(np.arange(gemeenten), each)
    shared = rng.normal(0, spread, (gemeenten, len(WAVES)))[groups]
    own = rng.normal(0, 0.03, (n, len(WAVES)))
    course = 0.002 * (WAVES - 2002) + jump * (WAVES >= 2014)
    return course + shared + own, groups, course


def test_a_planted_break_is_found_and_shown():
    scores, groups, course = country(jump=0.06)
    found = national_breaks(waves=WAVES, nation=course, scores=scores, groups=groups)
    broken = next(gap for gap in found if gap.start == 2010)
    assert broken.unusual
    assert broken.pace == pytest.approx((0.06 + 0.008) / 4)
    assert broken.departure == pytest.approx(0.06 / 4 - 0.06 / 20, abs=0.002)
    assert broken.shared > 0.7
    assert broken.p_value < 0.001


def test_without_a_break_false_alarms_are_rare():
    alarms = 0
    for seed in range(60):
        scores, groups, course = country(gemeenten=60, each=5, seed=seed)
        found = national_breaks(waves=WAVES, nation=course, scores=scores, groups=groups, shared=0)
        alarms += any(gap.unusual for gap in found)
    assert alarms <= 8  # 3 expected at 5 %


def test_gemeenten_that_move_together_weigh_as_few():
    scores, groups, course = country(jump=0.01, spread=0.06, gemeenten=30, each=60)
    alone = national_breaks(waves=WAVES, nation=course, scores=scores)
    grouped = national_breaks(waves=WAVES, nation=course, scores=scores, groups=groups)
    smaller = [a.p_value < g.p_value for a, g in zip(alone, grouped, strict=True)]
    assert sum(smaller) >= 4


def test_a_jump_in_a_few_places_is_no_national_break():
    scores, groups, course = country()
    scores[groups < 30] += 0.5 * (WAVES >= 2014)
    found = national_breaks(waves=WAVES, nation=course, scores=scores, groups=groups)
    gap = next(gap for gap in found if gap.start == 2010)
    assert gap.p_value < 0.05
    assert not gap.unusual


def test_areas_with_missing_scores_stay_out_of_the_gaps_they_miss():
    scores, groups, course = country(jump=0.06)
    scores[::3, 1] = np.nan
    found = national_breaks(waves=WAVES, nation=course, scores=scores, groups=groups)
    assert [gap.start for gap in found] == WAVES[:-1].tolist()
    assert np.isfinite([gap.p_value for gap in found]).all()


def test_two_waves_have_one_pace_and_no_break():
    found = national_breaks(waves=[2012, 2016], nation=[0.0, 0.1], scores=[[0.0, 0.1], [0.1, 0.3]])
    assert len(found) == 1
    assert found[0].pace == pytest.approx(0.025)
    assert not found[0].unusual


def test_one_gemeente_can_tell_nothing():
    scores, _groups, course = country()
    found = national_breaks(waves=WAVES, nation=course, scores=scores, groups=np.zeros(len(scores)))
    assert np.isnan([gap.p_value for gap in found]).all()
    assert not any(gap.unusual for gap in found)


def test_no_scores_at_all_still_show_the_paces():
    found = national_breaks(waves=WAVES, nation=0.01 * WAVES, scores=np.full((3, 6), np.nan))
    assert [gap.pace for gap in found] == pytest.approx([0.01] * 5)
    assert not any(gap.unusual for gap in found)


def test_areas_that_all_move_alike_leave_no_doubt():
    scores = np.tile([0.0, 0.0, 0.3], (4, 1))
    found = national_breaks(waves=[2010, 2012, 2014], nation=scores[0], scores=scores)
    assert [gap.p_value for gap in found] == [0, 0]


@pytest.mark.parametrize("waves", [[2012], [2016, 2012]])
def test_waves_must_be_ascending_and_at_least_two(waves):
    with pytest.raises(ModelError):
        national_breaks(waves=waves, nation=[0.0] * len(waves), scores=[[0.0] * len(waves)])


@pytest.mark.shared
def test_the_real_country_sped_up_between_2012_and_2016(shared):
    table = pd.read_csv(shared / "data/leefbaarometer/Leefbaarometer-scores PC4 2002-2020.csv")
    wide = table.pivot_table(index="PC4", columns="jaar", values="lbm")
    places = pd.read_csv(shared / "data/cbs/pc4_gemeente_2023_adressen.csv")
    largest = places.sort_values("adressen").drop_duplicates("PC4", keep="last").set_index("PC4")
    groups = largest["gm_code"].reindex(wide.index).fillna("unknown")
    found = national_breaks(
        waves=wide.columns.to_numpy(),
        nation=wide.dropna().mean().to_numpy(),
        scores=wide.to_numpy(),
        groups=groups.to_numpy(),
    )
    unusual = {gap.start: gap.departure > 0 for gap in found if gap.unusual}
    assert unusual == {2012: True, 2014: True}


def test_a_clear_but_small_departure_is_not_unusual():
    areas = np.linspace(-0.5, 0.5, 40)[:, None] + np.array([0.0, 0.006, 0.012, 0.024])
    areas = areas + np.linspace(0, 1e-4, 40)[:, None] * np.array([0.0, 1.0, 0.5, 0.2])
    settings = {"waves": [2002, 2008, 2014, 2020], "nation": areas.mean(axis=0), "scores": areas}
    assert not any(gap.unusual for gap in national_breaks(**settings))
    assert any(gap.unusual for gap in national_breaks(**settings, least=0.0005))
