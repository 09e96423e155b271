import numpy as np
import pytest

from wijkpeil.trajectories.spatial.local_moran import local_moran
from wijkpeil.trajectories.spatial.standardise import standardise


def test_where_the_expectation_is_off_by_class_it_is_mended():
    rng = np.random.default_rng(1)
    expected = np.exp(rng.uniform(-2, 2, 6000))
    values = rng.normal(size=6000) * expected**1.5  # restless areas are more so than expected
    found = standardise(values=values, expected=expected)
    for part in np.array_split(np.argsort(expected), 8):
        assert found[part].std() == pytest.approx(1, abs=0.12)


def test_signs_and_unknowns_stay():
    rng = np.random.default_rng(2)
    values = rng.normal(size=400)
    values[7] = np.nan
    found = standardise(values=values, expected=np.ones(400))
    assert np.isnan(found[7])
    known = np.isfinite(values)
    assert (np.sign(found[known]) == np.sign(values[known])).all()


def test_the_unit_of_the_expectation_does_not_matter():
    rng = np.random.default_rng(3)
    values, expected = rng.normal(size=500), rng.uniform(1, 2, 500)
    one = standardise(values=values, expected=expected)
    assert standardise(values=values, expected=7 * expected) == pytest.approx(one)


def test_without_any_change_there_is_nothing_to_divide():
    assert standardise(values=[0.0, 0.0], expected=[1.0, 2.0]).tolist() == [0.0, 0.0]
    half = np.r_[np.zeros(200), np.ones(200)]
    found = standardise(values=half, expected=np.r_[np.full(200, 1.0), np.full(200, 2.0)])
    assert np.isfinite(found).all()


def test_restless_areas_that_lie_together_make_no_clusters_by_chance(grid):
    """Signs are drawn at random, so there is no pattern in direction; only unrest is clustered."""
    table, rng = grid(30), np.random.default_rng(4)
    unrest = np.ones((30, 30))
    unrest[8:16, 8:16] = 6.0
    scale = unrest.ravel()
    plain, standard = [], []
    for seed in range(40):
        values = rng.normal(size=900) * scale
        plain.append(local_moran(values=values, neighbours=table, seed=seed, most=16_000))
        even = standardise(values=values, expected=scale)
        standard.append(local_moran(values=even, neighbours=table, seed=seed, most=16_000))
    assert np.mean([found.called.any() for found in plain]) > 0.5
    assert np.mean([found.called.any() for found in standard]) <= 0.13  # 0.05, and chance in 40
