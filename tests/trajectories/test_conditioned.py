"""The model given characteristics: planted slopes come back, and smoothing keeps them whole."""

import numpy as np
import pytest

from wijkpeil.trajectories.conditioned import apply_by_group, condition, design_of, means_by
from wijkpeil.trajectories.groups import group_areas


@pytest.fixture(scope="module")
def planted(draw):
    """Scores from the model itself, with a slope on one of two characteristics from 2014."""
    drawn = draw(seed=4, count=1500, missing=0.05)
    rng = np.random.default_rng(5)
    cluster = np.repeat(np.arange(100), 15)
    x = rng.standard_normal((1500, 2)) + rng.standard_normal((100, 2))[cluster]
    slope = np.array([0, 0, 0, 0.02, 0.02, 0.02, 0.02])
    move = x[:, [0]] * slope
    return drawn, x, cluster, slope, drawn.scores + move, drawn.truth + move


@pytest.fixture(scope="module")
def model(planted):
    drawn, x, cluster, _slope, scores, _truth = planted
    return condition(values=scores, groups=drawn.groups, years=drawn.years, x=x, cluster=cluster)


def test_planted_slopes_come_back(planted, model):
    _drawn, _x, _cluster, slope, _scores, _truth = planted
    found = model.slopes
    error = np.sqrt((found.influence**2).sum(axis=0)).reshape(found.coefficients.shape)
    off = (found.coefficients[:2] - np.vstack([slope, np.zeros(7)])) / error[:2]
    assert np.abs(off).max() < 3.5
    assert np.abs(found.coefficients[0, 3:] - 0.02).max() < 0.01


def test_smoothed_change_keeps_the_whole_slope(planted, model):
    _drawn, x, cluster, _slope, _scores, _truth = planted
    course = model.smoothed(model.mean)
    inside = x - means_by(x, cluster)
    change = course[:, 4] - course[:, 2]
    kept = np.linalg.lstsq(inside, change - change.mean(), rcond=None)[0]
    assert kept[0] == pytest.approx(0.02, abs=0.004)


def test_smoothing_is_closer_to_the_truth_than_the_scores(planted, model):
    _drawn, _x, _cluster, _slope, scores, truth = planted
    known = np.isfinite(scores)
    smoothed = model.smoothed(model.mean)
    assert np.square(smoothed - truth)[known].mean() < 0.8 * np.square(scores - truth)[known].mean()


def test_with_few_gemeenten_their_means_stay_out():
    groups = group_areas(present=np.ones((40, 3), dtype=bool), sizes=None)
    x = np.arange(80.0).reshape(40, 2)
    many = design_of(x=x, groups=groups, cluster=np.arange(40) // 2)
    few = design_of(x=x, groups=groups, cluster=np.arange(40) // 10)
    assert (many.shape[1], few.shape[1]) == (5, 3)


def test_means_are_those_of_the_own_gemeente():
    x = np.array([[1.0], [3.0], [10.0]])
    assert means_by(x, np.array([0, 0, 1])).ravel().tolist() == [2.0, 2.0, 10.0]


def test_every_row_is_mapped_by_its_group():
    maps = np.array([[[1.0, 0.0]], [[0.0, 2.0]]])
    rows = np.array([[1.0, 2.0], [3.0, 4.0]])
    assert apply_by_group(maps, np.array([1, 0]), rows).ravel().tolist() == [4.0, 3.0]
