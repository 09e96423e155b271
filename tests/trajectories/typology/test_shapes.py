import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from wijkpeil.trajectories.typology.shapes import k_means, shape_of, squared_distances

courses = arrays(
    np.float64, st.tuples(st.integers(3, 20), st.just(4)), elements=st.floats(-5, 5, width=16)
)


@given(courses, st.floats(-3, 3))
def test_a_shape_has_no_level(given_courses, level):
    assert shape_of(courses=given_courses).mean(axis=1) == pytest.approx(0, abs=1e-9)
    moved = shape_of(courses=given_courses + level)
    assert moved == pytest.approx(shape_of(courses=given_courses), abs=1e-9)


def test_squared_distances_are_those_of_euclid():
    rng = np.random.default_rng(0)
    points, centres = rng.normal(size=(6, 3)), rng.normal(size=(2, 3))
    expected = np.square(points[:, None] - centres).sum(axis=2)
    assert squared_distances(points=points, centres=centres) == pytest.approx(expected)


def test_planted_shapes_are_found():
    rng = np.random.default_rng(2)
    planted = np.array([[-1.0, 0.0, 1.0], [0.0, 0.0, 0.0], [1.0, 0.0, -1.0]])
    points = np.repeat(planted, 50, axis=0) + rng.normal(0, 0.05, (150, 3))
    found = k_means(points=points, weights=np.ones(150), k=3)
    assert found.centres == pytest.approx(planted[::-1], abs=0.03)  # falling first


def test_weights_pull_the_mean():
    points = np.array([[0.0], [1.0]])
    found = k_means(points=points, weights=np.array([1.0, 3.0]), k=1)
    assert found.centres.tolist() == [[0.75]]
    assert found.cost == pytest.approx(0.75 * 0.25)


def test_the_same_points_give_the_same_means():
    points = np.random.default_rng(4).normal(size=(300, 3))
    one, other = (k_means(points=points, weights=np.ones(300), k=5) for _ in "ab")
    assert (one.centres == other.centres).all()


def test_more_means_than_different_points_leave_some_empty():
    found = k_means(points=np.zeros((5, 2)), weights=np.ones(5), k=2)
    assert found.cost == 0
    assert found.centres.shape == (2, 2)
