"""Rubin's rules, against a worked example and against their limits."""

from dataclasses import replace

import numpy as np
import pytest

from wijkpeil.trajectories.explanation.pooling import pool, undiluted


def test_a_worked_example():
    """M = 5; total = 0.04 + 1.2 * 0.025; degrees of freedom by Barnard and Rubin's formula."""
    estimates = np.array([1.0, 1.2, 0.8, 1.1, 0.9])
    between = np.var(estimates, ddof=1)
    assert between == pytest.approx(0.025)
    found = pool(
        estimates=estimates[:, None], covariances=np.full((5, 1, 1), 0.04), complete_degrees=50
    )
    total = 0.04 + 1.2 * 0.025
    lost = 1.2 * 0.025 / total
    drawn, seen = 4 / lost**2, 51 / 53 * 50 * (1 - lost)
    assert found.estimate[0] == pytest.approx(1.0)
    assert found.scale[0] == pytest.approx(np.sqrt(total))
    assert found.lost[0] == pytest.approx(lost)
    assert found.degrees[0] == pytest.approx(drawn * seen / (drawn + seen))


def test_with_no_spread_between_draws_nothing_is_lost():
    found = pool(
        estimates=np.ones((4, 2)), covariances=np.tile(np.eye(2), (4, 1, 1)), complete_degrees=30
    )
    np.testing.assert_allclose(found.covariance, np.eye(2))
    np.testing.assert_allclose(found.degrees, 31 / 33 * 30)
    assert (found.lost == 0).all()


def test_errors_that_areas_share_get_their_measured_size():
    """Shared noise as in a score: a plausible value keeps the share 0.6 of it, squared 0.36."""
    found = pool(
        estimates=np.array([[0.0], [0.0]]), covariances=np.full((2, 1, 1), 1.0), complete_degrees=50
    )
    diluted = replace(found, lost=np.array([0.4]))
    whole = undiluted(diluted, shared=np.array([[0.36]]))
    assert whole.covariance[0, 0] == pytest.approx(1.0 - 0.36 + 1.0)
    same = undiluted(found, shared=np.array([[0.36]]))
    assert same.covariance[0, 0] == pytest.approx(1.0)
