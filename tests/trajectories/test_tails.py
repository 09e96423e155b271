import numpy as np
import pytest
from scipy.stats import chi2, multivariate_t

from wijkpeil.trajectories.tails import (
    GAUSSIAN,
    MOST_DEGREES,
    MOST_FOR_DEGREES,
    likeliest_degrees,
    log_density,
)


def roughness(seed: int, count: int, *, degrees: float, waves: float) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.chisquare(waves, count) * degrees / rng.chisquare(degrees, count)


@pytest.mark.parametrize("degrees", [3.0, 8.0])
def test_the_density_is_that_of_the_multivariate_student(degrees):
    place = np.random.default_rng(0).normal(size=(20, 4))
    expected = multivariate_t(loc=np.zeros(4), shape=np.eye(4), df=degrees).logpdf(place)
    found = log_density((place**2).sum(axis=1), np.full(20, 4.0), degrees)
    np.testing.assert_allclose(found, expected, rtol=1e-10)


def test_with_many_degrees_it_is_normal():
    rough = np.array([0.5, 4.0, 20.0])
    found = log_density(rough, np.full(3, 4.0), GAUSSIAN)
    np.testing.assert_allclose(found, -rough / 2 - 2 * np.log(2 * np.pi), atol=2e-4)


@pytest.mark.parametrize("degrees", [3.5, 6.0, 15.0])
def test_degrees_are_found_back(degrees):
    rough = roughness(1, 20_000, degrees=degrees, waves=7)
    assert likeliest_degrees(rough, np.full(20_000, 7.0)) == pytest.approx(degrees, rel=0.08)


def test_areas_with_fewer_scores_count_too():
    many, few = (roughness(2, 10_000, degrees=5.0, waves=waves) for waves in (7, 3))
    observed = np.repeat([7.0, 3.0], 10_000)
    assert likeliest_degrees(np.append(many, few), observed) == pytest.approx(5.0, rel=0.08)


def test_without_heavy_tails_it_goes_to_the_most():
    rough = chi2(7).ppf((np.arange(5000) + 0.5) / 5000)
    assert likeliest_degrees(rough, np.full(5000, 7.0)) > 0.9 * MOST_DEGREES


def test_of_very_many_areas_a_fair_sample_tells_whatever_their_order():
    count = 3 * MOST_FOR_DEGREES + 17
    rough, observed = roughness(3, count, degrees=5.0, waves=7), np.full(count, 7.0)
    found = likeliest_degrees(rough, observed)
    assert found == pytest.approx(5.0, rel=0.06)
    assert likeliest_degrees(np.sort(rough), observed) == found
    every_other = np.argsort(np.arange(count) % 3, kind="stable")
    assert likeliest_degrees(rough[every_other], observed) == found
