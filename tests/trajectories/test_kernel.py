import numpy as np
import pytest

from wijkpeil.trajectories.kernel import (
    DECADE,
    Kernel,
    coefficients,
    components,
    jacobian,
    middle_year,
)

YEARS = np.array([2002, 2008, 2012, 2014])
RANK = np.linspace(-1.0, 1.0, 3)


@pytest.fixture
def any_kernel():
    start = Kernel.start(len(YEARS))
    rng = np.random.default_rng(3)
    vector = start.vector()
    return Kernel.from_vector(vector + rng.normal(0.0, 0.3, len(vector)))


@pytest.mark.parametrize("waves", [3, 7, 9])
def test_a_vector_holds_the_whole_kernel(waves):
    vector = np.arange(2 * waves + 14.0)
    kernel = Kernel.from_vector(vector)
    assert len(kernel.pace) == waves - 1
    assert len(kernel.wave_noise) == waves
    assert [len(kernel.level), len(kernel.slope), len(kernel.walk)] == [3] * 3
    assert len(kernel.noise) == 4
    np.testing.assert_array_equal(kernel.vector(), vector)


def test_the_covariance_is_that_of_the_story(any_kernel):
    """Level plus slope plus random walk plus noise, simulated by hand for one size class."""
    years, size = YEARS, 1
    weights = coefficients(any_kernel, RANK)[size]
    level, slope, both = weights[:3]
    walk, noise = weights[3:6], weights[6:]
    time = (years - middle_year(years)) / DECADE
    gaps = np.diff(years)
    expected = np.empty((4, 4))
    for i in range(4):
        for j in range(4):
            shared = (walk * gaps)[: min(i, j)].sum()
            expected[i, j] = (
                level
                + slope * time[i] * time[j]
                + both * (time[i] + time[j])
                + shared
                + (noise[i] if i == j else 0.0)
            )
    np.testing.assert_allclose(np.tensordot(weights, components(years), 1), expected, atol=1e-12)


def test_the_covariance_is_positive_definite_for_every_size(any_kernel):
    matrix = np.einsum("cp,pij->cij", coefficients(any_kernel, RANK), components(YEARS))
    assert (np.linalg.eigvalsh(matrix) > 0).all()


def test_the_middle_can_be_that_of_another_period():
    whole = components(YEARS)
    longer = components(np.append(YEARS, 2020), middle=middle_year(YEARS))
    np.testing.assert_allclose(longer[:3, :4, :4], whole[:3])


def test_the_jacobian_is_the_derivative(any_kernel):
    vector = any_kernel.vector()
    exact = jacobian(any_kernel, RANK)
    step = 1e-6
    for place in range(len(vector)):
        move = np.zeros(len(vector))
        move[place] = step
        up, down = (
            coefficients(Kernel.from_vector(vector + sign * move), RANK) for sign in (1, -1)
        )
        np.testing.assert_allclose(exact[:, :, place], (up - down) / (2 * step), atol=1e-7)


def test_a_coming_gap_is_appended(any_kernel):
    ahead = any_kernel.with_coming_gap(pace=0.3, wave_noise=-0.2)
    assert ahead.pace[-1] == 0.3
    assert ahead.wave_noise[-1] == -0.2
    np.testing.assert_array_equal(ahead.pace[:-1], any_kernel.pace)
    np.testing.assert_array_equal(
        coefficients(ahead, RANK)[:, :6], coefficients(any_kernel, RANK)[:, :6]
    )
