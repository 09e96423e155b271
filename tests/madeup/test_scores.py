import hashlib

import numpy as np
import pytest

from wijkpeil import madeup
from wijkpeil.madeup import instrument
from wijkpeil.madeup.instrument import DIMENSION_WAVES, DIMENSIONS, REFERENCE, WAVES


def relative(scores):
    """Scores relative to the national mean of each wave, complete areas only."""
    lbm = scores.scores["lbm"]
    whole = ~np.isnan(lbm).any(axis=1)
    return (lbm - np.nanmean(lbm, axis=0))[whole], whole


def digest(scores) -> str:
    total = hashlib.sha256()
    for values in (*scores.scores.values(), scores.truth, scores.size, scores.places):
        total.update(values.tobytes())
    return total.hexdigest()


def test_same_seed_same_bytes():
    assert digest(madeup.scores(3, 500)) == digest(madeup.scores(3, 500))
    assert digest(madeup.scores(3, 500)) != digest(madeup.scores(4, 500))


def test_identities(drawn):
    scores = drawn.scores
    measured = ~np.isnan(scores["lbm"])
    np.testing.assert_allclose(
        scores["afw"][measured], scores["lbm"][measured] - REFERENCE, rtol=0, atol=2e-15
    )
    split = np.isin(WAVES, DIMENSION_WAVES)
    total = sum(scores[name] for name in DIMENSIONS)
    np.testing.assert_array_equal(np.isnan(total), ~(measured & split))
    both = measured & split
    np.testing.assert_allclose(total[both], scores["afw"][both], rtol=0, atol=1e-15)


def test_sizes_spread_as_real_ones_do(drawn):
    low, median, high = np.quantile(drawn.size, [0.1, 0.5, 0.9])
    assert 100 < low < 400
    assert 2000 < median < 4000
    assert 7000 < high < 13000
    assert drawn.size.min() >= 5
    assert drawn.size.max() <= 30_000


def test_noise_grows_as_areas_shrink(drawn):
    error = drawn.scores["lbm"] - drawn.truth
    for size, sd in [(130, 0.033), (470, 0.018), (1100, 0.013), (4000, 0.010), (8000, 0.010)]:
        near = np.abs(np.log(drawn.size / size)) < 0.25
        assert np.sqrt(np.nanmean(error[near] ** 2)) == pytest.approx(sd, rel=0.25)


def test_noise_differs_by_wave(drawn):
    error = (drawn.scores["lbm"] - drawn.truth) / instrument.noise_sd(drawn.size)[:, None]
    spread = np.nanmedian(np.abs(error), axis=0)
    expected = np.sqrt(instrument.NOISE_BY_WAVE)
    np.testing.assert_allclose(spread / spread[0], expected / expected[0], rtol=0.06)
    assert spread.argmax() == list(WAVES).index(2016)


def test_changes_around_2016_reverse(drawn):
    change = np.diff(relative(drawn)[0], axis=1)
    after = list(WAVES).index(2016)
    assert np.corrcoef(change[:, after - 1], change[:, after])[0, 1] == pytest.approx(
        -0.5, abs=0.08
    )


def test_small_areas_reverse_most(drawn):
    values, whole = relative(drawn)
    change = np.diff(values, axis=1)
    size = drawn.size[whole]
    product = (change[:, 1:] * change[:, :-1]).mean(axis=1)
    assert product[size < 280].mean() < 10 * product[size > 10_000].mean() < 0


def test_tails_are_heavy_and_shared_between_waves(drawn):
    error = (drawn.scores["lbm"] - drawn.truth) / instrument.noise_sd(drawn.size)[:, None]
    error = error[~np.isnan(error).any(axis=1)] / np.sqrt(instrument.NOISE_BY_WAVE)
    kurtosis = (error**4).mean() / (error**2).mean() ** 2
    assert kurtosis > 5  # 3 for a normal distribution, 9 for a Student with 5 degrees
    first, second = np.abs(error[:, 0]), np.abs(error[:, 5])
    assert np.corrcoef(first, second)[0, 1] > 0.1  # one volatility per area


def test_2012_to_2014_was_restless(drawn):
    change = np.diff(drawn.truth - drawn.truth.mean(axis=0), axis=1)
    spread = np.median(np.abs(change), axis=0) / np.sqrt(np.diff(WAVES))
    assert (spread[2] / spread[3]) ** 2 == pytest.approx(3.0, rel=0.15)


def test_levels_spread_and_revert(drawn):
    truth = drawn.truth - drawn.truth.mean(axis=0)
    assert truth[:, 2].std() == pytest.approx(0.12, rel=0.05)
    start, move = truth[:, 2], truth[:, -1] - truth[:, 2]
    assert np.corrcoef(start, move)[0, 1] < -0.05


def test_the_nation_takes_its_course(drawn):
    np.testing.assert_allclose(drawn.truth.mean(axis=0), instrument.NATION, atol=1e-12)


def test_some_areas_lack_waves(drawn):
    gap = np.isnan(drawn.scores["lbm"])
    assert 0.05 < gap.any(axis=1).mean() < 0.10
    assert not gap.all(axis=1).any()


def test_neighbours_look_alike(drawn):
    level = drawn.truth[:, 2]
    order = np.lexsort(
        ((drawn.places[:, 1] * 100).astype(int), (drawn.places[:, 0] * 100).astype(int))
    )
    near = np.corrcoef(level[order][1:], level[order][:-1])[0, 1]
    far = np.corrcoef(level[1:], level[:-1])[0, 1]
    assert near > 0.3
    assert abs(far) < 0.05
