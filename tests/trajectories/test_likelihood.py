from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import multivariate_normal

from wijkpeil.trajectories.groups import group_areas
from wijkpeil.trajectories.kernel import Kernel
from wijkpeil.trajectories.likelihood import (
    BOUNDLESS,
    Prior,
    covariances,
    deviance,
    penalty,
)
from wijkpeil.trajectories.scores import ArrayScores

YEARS = np.array([2002, 2008, 2012, 2014, 2016])
FLAT = Prior(wave_noise=0.0, pace=0.0, size=0.0, anchor=0.0)


@pytest.fixture(params=[False, True], ids=["full", "gaps"])
def data(request):
    """Scores of 400 areas in four size classes, with their moments about a centre."""
    rng = np.random.default_rng(4)
    values = rng.normal(0.0, 1.0, (400, 1)) + rng.normal(0.0, 0.3, (400, len(YEARS)))
    if request.param:
        values[rng.random(values.shape) < 0.15] = np.nan
        values = values[np.isfinite(values).any(axis=1)]
    groups = group_areas(present=np.isfinite(values), sizes=rng.permutation(len(values)) + 1.0)
    centre = rng.normal(0.0, 0.1, (len(groups.size_class), len(YEARS)))
    moments = ArrayScores(values).moments(
        groups=groups.label, centre=centre, weights=np.ones(len(values))
    )
    return values, groups, centre, moments


def a_vector(seed: int = 0) -> np.ndarray:
    start = Kernel.start(len(YEARS)).vector()
    return start + np.random.default_rng(seed).normal(0.0, 0.2, len(start))


def at(vector, data, prior=FLAT):
    _values, groups, _centre, moments = data
    return deviance(vector, moments=moments, groups=groups, years=YEARS, prior=prior)


def test_it_is_the_normal_likelihood_of_the_waves_that_are_there(data):
    values, groups, centre, _moments = data
    vector = a_vector()
    covariance, _truth = covariances(Kernel.from_vector(vector), groups, YEARS)
    total = 0.0
    for score, group in zip(values, groups.label, strict=True):
        there = groups.present[group]
        known = multivariate_normal(
            centre[group][there], covariance[group][np.ix_(there, there)]
        ).logpdf(score[there])
        total += -2 * known - there.sum() * np.log(2 * np.pi)
        total += (~there).sum() * np.log(BOUNDLESS)
    assert at(vector, data).value == pytest.approx(total / len(values), abs=2e-4)


@pytest.mark.parametrize("prior", [FLAT, Prior()], ids=["flat", "prior"])
def test_the_gradient_is_the_derivative(data, prior):
    vector, step = a_vector(), 1e-5
    exact = at(vector, data, prior).gradient
    moves = step * np.eye(len(vector))
    numeric = [
        (at(vector + move, data, prior).value - at(vector - move, data, prior).value) / (2 * step)
        for move in moves
    ]
    np.testing.assert_allclose(exact, numeric, atol=2e-6)


@pytest.mark.parametrize("prior", [FLAT, Prior()], ids=["flat", "prior"])
def test_the_curvature_is_the_second_derivative_where_the_model_is_right(data, prior):
    values, groups, centre, moments = data
    vector, step = a_vector(), 1e-5
    covariance, _truth = covariances(Kernel.from_vector(vector), groups, YEARS)
    right = (values, groups, centre, replace(moments, second=covariance))
    exact = at(vector, right, prior).curvature
    moves = step * np.eye(len(vector))
    numeric = [
        (at(vector + move, right, prior).gradient - at(vector - move, right, prior).gradient)
        / (2 * step)
        for move in moves
    ]
    np.testing.assert_allclose(exact, numeric, atol=1e-5)


def test_the_curvature_is_positive_definite_thanks_to_the_prior(data):
    assert np.linalg.eigvalsh(at(a_vector(), data, Prior()).curvature).min() > 0


def test_scores_are_truth_plus_noise(data):
    _values, groups, _centre, _moments = data
    scores, truth = covariances(Kernel.from_vector(a_vector()), groups, YEARS)
    noise = scores - truth
    for group, present in enumerate(groups.present):
        own = np.diag(noise[group])
        np.testing.assert_allclose(noise[group], np.diag(own), atol=1e-12)
        assert (own[present] < 1).all()
        assert (own[~present] >= BOUNDLESS).all()


def test_the_penalty_is_nil_at_the_start_and_grows_from_there():
    start = Kernel.start(5)
    assert penalty(start, Prior())[0] == 0.0
    moved = replace(start, pace=start.pace + 0.5)
    cost, pull, stiffness = penalty(moved, Prior(pace=50.0))
    assert cost == pytest.approx(4 * 50.0 * 0.25)
    np.testing.assert_allclose(pull[-9:-5], 2 * 50.0 * 0.5)
    np.testing.assert_allclose(stiffness[-9:-5], 100.0)
    assert not pull[:-9].any()
    assert not pull[-5:].any()
