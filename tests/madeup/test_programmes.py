import numpy as np
import pytest

from wijkpeil import madeup
from wijkpeil.madeup.programmes import PROGRAMMES, grown


@pytest.fixture(scope="module")
def treated(country):
    """Position of the areas of each programme."""
    rows = country.interventions.set_index("id")["areas"]
    return {name: country.areas.index.get_indexer(areas.split()) for name, areas in rows.items()}


def test_no_area_gets_two(treated):
    everything = np.concatenate(list(treated.values()))
    assert (everything >= 0).all()
    assert len(np.unique(everything)) == len(everything)
    assert min(map(len, treated.values())) >= 20


def test_effects_are_in_the_truth(country, treated):
    effect = country.reasons["programme_effect"].to_numpy()
    for programme in PROGRAMMES:
        np.testing.assert_allclose(effect[treated[programme.id]], programme.effect)
        assert (
            country.reasons["programme"].to_numpy()[treated[programme.id]] == programme.id
        ).all()
    assert (effect[country.reasons["programme"] == ""] == 0).all()


def test_some_work_some_do_not():
    effects = [programme.effect for programme in PROGRAMMES]
    assert min(effects) < 0 < max(effects)
    assert effects.count(0.0) == 2


def test_effects_grow_after_the_start():
    for programme in PROGRAMMES:
        share = grown(programme)
        years = madeup.scores(1, 2).waves
        assert (share[years <= int(programme.started[:4])] == 0).all()
        assert share[-1] == 1
        assert (np.diff(share) >= 0).all()


def test_areas_were_picked_on_a_bad_measurement():
    """The programme that looked at a fall did so on noise: its areas recover by themselves."""
    naive, noise = [], []
    for seed in range(1, 4):
        other = madeup.country(seed)
        areas = other.interventions.set_index("id").loc["V4", "areas"].split()
        rows = other.areas.index.get_indexer(areas)
        error = other.scores["lbm"] - other.truth
        noise.append(np.nanmean(error[rows, 4]))
        relative = other.scores["lbm"] - np.nanmean(other.scores["lbm"], axis=0)
        naive.append(np.nanmean(relative[rows, 5] - relative[rows, 4]))
    assert np.mean(noise) < -0.005
    assert np.mean(naive) > 0.005


def test_the_lottery_is_fair(country, treated):
    level = country.truth[:, 2]
    rows = treated["V3"]
    assert abs(level[rows].mean() - level.mean()) < 3 * level.std() / np.sqrt(len(rows))
    assert level[treated["V1"]].mean() < level.mean() - level.std() / 3
