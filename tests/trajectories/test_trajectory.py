import numpy as np
import pytest
from scipy.stats import t

from wijkpeil.trajectories.trajectory import Trajectory


@pytest.fixture
def course():
    return Trajectory(
        codes=np.array(["a", "b"]),
        waves=np.array([2012, 2014]),
        scores=np.array([[4.2, np.nan], [4.0, 4.1]]),
        nation=np.array([4.1, 4.2]),
        mean=np.array([[0.1, 0.2], [-0.1, 0.0]]),
        scale=np.array([[0.01, 0.02], [0.03, 0.04]]),
        degrees=np.array([5.0, 12.0]),
    )


def test_the_level_is_on_the_scale_of_the_scores(course):
    np.testing.assert_allclose(course.level(), [[4.2, 4.4], [4.0, 4.2]])


@pytest.mark.parametrize("coverage", [0.5, 0.8, 0.95])
def test_a_band_holds_the_share_that_it_says(course, coverage):
    lower, upper = course.band(coverage)
    for area in range(2):
        student = t(course.degrees[area], loc=course.level()[area], scale=course.scale[area])
        np.testing.assert_allclose(student.cdf(upper[area]), 0.5 + coverage / 2)
        np.testing.assert_allclose(student.cdf(lower[area]), 0.5 - coverage / 2)
