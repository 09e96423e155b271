"""The corrected table: right on truths that are known, where the plain one is not."""

import numpy as np
import pytest
from scipy.stats import multivariate_normal, multivariate_t

from wijkpeil.errors import ModelError
from wijkpeil.trajectories.typology.classes import BOUNDS, classify
from wijkpeil.trajectories.typology.corrected_markov import adjacent_correlation, corrected_counts
from wijkpeil.trajectories.typology.markov import transition_counts

WAVES = 6


def simulated(*, wander, noise=0.05, level=0.15, areas=6000, seed=11):
    """True courses, measured scores, and what can be known of the truth from them."""
    rng = np.random.default_rng(seed)
    steps = rng.normal(0, wander, (areas, WAVES))
    steps[:, 0] = 0
    truth = rng.normal(-0.1, level, areas)[:, None] + np.cumsum(steps, axis=1)
    scores = truth + rng.normal(0, noise, truth.shape)
    moments = np.cov(scores.T)
    changes = np.cov(np.diff(scores, axis=1).T)
    # Estimated from the scores alone, as a model would: noise from the reversal of changes.
    rough = -np.diag(changes, 1).mean()
    wandering = max(np.diag(changes).mean() - 2 * rough, 0.0)
    place = np.arange(WAVES)
    kernel = (moments[0, 0] - rough) + wandering * np.minimum.outer(place, place)
    gain = kernel @ np.linalg.inv(kernel + rough * np.eye(WAVES))
    covariance = kernel - gain @ kernel
    mean = scores.mean(axis=0) + (scores - scores.mean(axis=0)) @ gain.T
    return truth, scores, mean, covariance


def corrected(mean, covariance, bounds=BOUNDS):
    return corrected_counts(
        level=mean,
        scale=np.broadcast_to(np.sqrt(np.diag(covariance)), mean.shape),
        degrees=np.full(len(mean), np.inf),
        correlation=adjacent_correlation(covariance=covariance),
        bounds=bounds,
    ).sum(axis=0)


def escapes(counts, classes=3):
    """Share that leaves the lowest `classes` over one step."""
    low = counts[:classes]
    return low[:, classes:].sum() / low.sum()


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_with_no_true_change_the_plain_table_lets_a_quarter_escape_and_this_one_does_not(seed):
    _truth, scores, mean, covariance = simulated(wander=0.0, areas=14_000, seed=seed)
    fifths = tuple(np.quantile(scores, [0.2, 0.4, 0.6, 0.8]))
    plain = transition_counts(classes=classify(afw=scores, bounds=fifths), k=5).sum(axis=0)
    assert 0.22 < escapes(plain, 1) < 0.28
    assert escapes(corrected(mean, covariance, fifths), 1) < 0.03


def test_with_true_change_it_finds_the_true_table():
    truth, scores, mean, covariance = simulated(wander=0.04)
    real = transition_counts(classes=classify(afw=truth), k=9).sum(axis=0)
    plain = transition_counts(classes=classify(afw=scores), k=9).sum(axis=0)
    found = corrected(mean, covariance)
    assert escapes(found) == pytest.approx(escapes(real), abs=0.02)
    assert escapes(plain) > escapes(real) + 0.05
    assert np.abs(found - real).sum() < 0.35 * np.abs(plain - real).sum()


def test_every_area_counts_once_per_gap():
    _truth, _scores, mean, covariance = simulated(wander=0.03, areas=3000)
    scale = np.broadcast_to(np.sqrt(np.diag(covariance)), mean.shape)
    found = corrected_counts(
        level=mean, scale=scale, degrees=np.full(3000, 9.0), correlation=np.full(5, 0.7)
    )
    assert found.shape == (5, 9, 9)
    assert found.sum(axis=(1, 2)) == pytest.approx(3000)
    # What arrives at a wave is what leaves from it.
    assert found[0].sum(axis=0) == pytest.approx(found[1].sum(axis=1), abs=1e-6 * 3000)


@pytest.mark.parametrize("degrees", [4.0, np.inf])
@pytest.mark.parametrize("rho", [-0.6, 0.0, 0.5, 0.95])
def test_it_equals_scipys_bivariate_distribution(degrees, rho):
    shape = np.array([[0.01, rho * 0.01 * 0.8], [rho * 0.01 * 0.8, 0.0064]])
    found = (
        corrected_counts(
            level=[[-0.02, 0.03]],
            scale=[[0.1, 0.08]],
            degrees=[degrees],
            correlation=[rho],
            bounds=(-0.1, 0.0, 0.05),
        )[0]
        .cumsum(axis=0)
        .cumsum(axis=1)
    )
    if np.isinf(degrees):
        joint = multivariate_normal([-0.02, 0.03], shape)
    else:
        joint = multivariate_t([-0.02, 0.03], shape, df=degrees, seed=1)
    for i, a in enumerate((-0.1, 0.0, 0.05)):
        for j, b in enumerate((-0.1, 0.0, 0.05)):
            assert found[i, j] == pytest.approx(joint.cdf([a, b]), abs=3e-4)


def test_an_area_known_exactly_counts_as_in_the_plain_table():
    level = np.array([[-0.2, -0.1, 0.0], [0.2, 0.1, 0.2]])
    found = corrected_counts(
        level=level, scale=np.zeros((2, 3)), degrees=[5, np.inf], correlation=[0.3, 0.3]
    )
    assert found == pytest.approx(transition_counts(classes=classify(afw=level), k=9))


def test_areas_without_a_course_stay_out_and_weights_count():
    level = [[0.0, np.nan, 0.0], [0.0, 0.0, 0.0]]
    found = corrected_counts(
        level=level,
        scale=np.full((2, 3), 0.01),
        degrees=[8, 8],
        correlation=[[0.5, 0.5], [0.5, 0.5]],
        weights=[100.0, 3.0],
    )
    assert found.sum(axis=(1, 2)) == pytest.approx([3.0, 3.0])


def test_an_impossible_correlation_is_refused():
    with pytest.raises(ModelError):
        corrected_counts(level=[[0.0, 0.0]], scale=[[1, 1]], degrees=[5], correlation=[1.2])


def test_correlations_come_from_a_table_per_area():
    table = np.array([[[4.0, 1.0, 0.0], [1.0, 1.0, 0.5], [0.0, 0.5, 1.0]]])
    assert adjacent_correlation(covariance=table).tolist() == [[0.5, 0.5]]
    assert adjacent_correlation(covariance=np.diag([1.0, 0.0, 1.0])).tolist() == [0, 0]


def test_the_default_bounds_are_the_official_ones():
    found = corrected_counts(
        level=[[BOUNDS[3], BOUNDS[3]]], scale=[[1e-3, 1e-3]], degrees=[9], correlation=[1.0]
    )[0]
    assert found[3, 3] == pytest.approx(0.5)
    assert found[4, 4] == pytest.approx(0.5)
