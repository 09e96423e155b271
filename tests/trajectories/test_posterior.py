from dataclasses import replace

import numpy as np
import pytest

from wijkpeil.trajectories.fit import fit
from wijkpeil.trajectories.groups import group_areas
from wijkpeil.trajectories.likelihood import covariances
from wijkpeil.trajectories.posterior import contrast, posterior, smooth
from wijkpeil.trajectories.scores import ArrayScores


@pytest.fixture(scope="module")
def drawn(draw):
    drawn = draw(seed=3, count=1200, missing=0.05)
    drawn.scores[5] = drawn.scores[4]  # the same scores with and without a gap
    drawn.scores[4:6, :] = np.where(np.isnan(drawn.scores[4]), 4.1, drawn.scores[4])
    drawn.scores[5, 3] = np.nan
    return drawn


@pytest.fixture(scope="module")
def found(drawn):
    groups = group_areas(present=np.isfinite(drawn.scores), sizes=None)
    return fit(scores=ArrayScores(drawn.scores), groups=groups, years=drawn.years)


@pytest.fixture(scope="module")
def course(drawn, found):
    return smooth(
        fit=found, scores=ArrayScores(drawn.scores), values=drawn.scores, codes=drawn.codes
    )


@pytest.mark.parametrize("area", [0, 4, 5, 77, 300])
def test_it_is_the_conditional_student_distribution(drawn, found, course, area):
    """Worked out for one area from the waves it has alone."""
    group = found.groups.label[area]
    there = found.groups.present[group]
    total, truth = (
        part[group] * found.unit**2 for part in covariances(found.kernel, found.groups, drawn.years)
    )
    known = total[np.ix_(there, there)]
    across = truth[:, there]
    off = (drawn.scores[area] - found.centre[group])[there]
    mean = found.centre[group] + across @ np.linalg.solve(known, off)
    spread = truth - across @ np.linalg.solve(known, across.T)
    rest = np.eye(len(drawn.years))
    rest[:, there] -= across @ np.linalg.inv(known)
    doubt = rest @ found.doubt[group] @ rest.T
    own = (found.degrees + off @ np.linalg.solve(known, off)) / (found.degrees + there.sum())
    np.testing.assert_allclose(course.level()[area], mean, atol=1e-6)
    np.testing.assert_allclose(
        course.scale[area], np.sqrt(np.diag(spread * own + doubt)), rtol=1e-4
    )
    assert course.degrees[area] == found.degrees + there.sum()


@pytest.mark.parametrize("area", [0, 5])
def test_a_contrast_keeps_the_correlation_between_waves(drawn, found, area):
    weights = np.array([[0.0, 0.0, -1.0, 0.0, 1.0, 0.0, 0.0], [0.5, 0.5, 0, 0, 0, -0.5, -0.5]])
    estimate, scale = contrast(fit=found, scores=ArrayScores(drawn.scores), weights=weights)
    level, _scale = contrast(fit=found, scores=ArrayScores(drawn.scores), weights=np.eye(7))
    known, group = posterior(found), found.groups.label[area]
    spread = known.spread[group] * found.inflation()[area] + known.doubt[group]
    np.testing.assert_allclose(estimate[area], weights @ level[area], atol=1e-9)
    np.testing.assert_allclose(scale[area] ** 2, np.diag(weights @ spread @ weights.T), rtol=1e-9)


def test_smoothing_shrinks(drawn, course):
    """Smoothed changes are smaller than measured ones, and closer to the truth."""
    whole = np.isfinite(drawn.scores).all(axis=1)
    measured = np.diff(drawn.scores[whole], axis=1)
    smoothed = np.diff(course.level()[whole], axis=1)
    true = np.diff(drawn.truth[whole], axis=1)
    assert (smoothed.std(axis=0) < measured.std(axis=0)).all()
    assert ((smoothed - true).std(axis=0) < 0.9 * (measured - true).std(axis=0)).all()


def test_bands_are_wider_where_a_wave_is_missing(course):
    with_all, with_gap = course.scale[4], course.scale[5]
    assert with_gap[3] > 1.2 * with_all[3]
    assert with_gap[3] / with_all[3] == max(with_gap / with_all)


def test_bands_hold_the_truth(drawn, course):
    lower, upper = course.band(0.95)
    shifted = drawn.truth - drawn.truth.mean(axis=0) + course.nation
    own = np.ones(len(shifted), dtype=bool)
    own[4:6] = False  # these were meddled with
    assert ((shifted > lower) & (shifted < upper))[own].mean() == pytest.approx(0.95, abs=0.01)


def test_the_nation_is_the_mean_of_what_was_measured(drawn, course):
    np.testing.assert_allclose(course.nation, np.nanmean(drawn.scores, axis=0))
    np.testing.assert_allclose(course.level() - course.nation, course.mean)


def test_the_spread_is_symmetric_and_no_larger_than_the_truth(drawn, found):
    known = posterior(found)
    _total, truth = covariances(found.kernel, found.groups, drawn.years)
    np.testing.assert_array_equal(known.spread, known.spread.swapaxes(1, 2))
    assert np.linalg.eigvalsh(known.spread).min() > 0
    assert np.linalg.eigvalsh(truth * found.unit**2 - known.spread).min() > -1e-12


def test_without_any_score_only_the_centre_is_known(found):
    nothing = replace(found.groups, present=np.zeros_like(found.groups.present))
    known = posterior(replace(found, groups=nothing))
    _total, truth = covariances(found.kernel, nothing, found.years)
    assert np.abs(known.gain).max() < 1e-4
    np.testing.assert_allclose(known.spread, truth * found.unit**2, rtol=1e-3)


def test_doubt_about_the_centre_counts_where_there_are_few_areas(draw):
    """The spread of the centre over many small draws is what the fit says of one."""
    errors, doubts = [], []
    for seed in range(60):
        drawn = draw(seed=seed, count=60, missing=0.0)
        groups = group_areas(present=np.isfinite(drawn.scores), sizes=None)
        found = fit(scores=ArrayScores(drawn.scores), groups=groups, years=drawn.years)
        errors.append(found.centre[0] - drawn.centre.mean(axis=0))
        doubts.append(np.trace(found.doubt[0]))
    assert np.mean(doubts) == pytest.approx(np.mean(np.sum(np.square(errors), axis=1)), rel=0.3)
