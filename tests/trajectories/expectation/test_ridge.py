"""Ridge regression: against its normal equations, and on noise."""

import numpy as np
import pytest

from wijkpeil.trajectories.expectation.ridge import PENALTIES, ridge


def figures(seed=1, *, noise=0.5, count=300):
    rng = np.random.default_rng(seed)
    z = rng.normal(3, 2, (count, 4))
    response = 2 + z @ [1.0, -0.5, 0.0, 0.2] + noise * rng.standard_normal(count)
    return z, response, rng.uniform(0.5, 2, count), np.repeat(np.arange(count // 5), 5)


def test_it_solves_the_penalised_equations():
    z, response, weights, cluster = figures()
    found = ridge(z=z, response=response, weights=weights, cluster=cluster)
    share = weights / weights.mean()
    scaled = (z - found.middle) / found.spread
    np.testing.assert_allclose(np.average(scaled, axis=0, weights=share), 0, atol=1e-12)
    left = (scaled * share[:, None]).T @ scaled + found.penalty * np.eye(4)
    right = (scaled * share[:, None]).T @ (response - found.constant)
    np.testing.assert_allclose(left @ found.coefficients, right)


def test_the_penalty_is_the_best_by_cross_validation():
    """The generalised form, worked out with the whole hat matrix for every penalty."""
    z, response, weights, cluster = figures(noise=3.0)
    found = ridge(z=z, response=response, weights=weights, cluster=cluster)
    root = np.sqrt(weights / weights.mean())[:, None]
    scaled = (z - found.middle) / found.spread * root
    target = (response - found.constant) * root[:, 0]
    unit = np.mean(np.linalg.svd(scaled, compute_uv=False) ** 2)
    errors = []
    for penalty in PENALTIES * unit:
        hat = scaled @ np.linalg.solve(scaled.T @ scaled + penalty * np.eye(4), scaled.T)
        errors.append(((target - hat @ target) ** 2).sum() / (299 - np.trace(hat)) ** 2)
    assert found.penalty == pytest.approx(PENALTIES[int(np.argmin(errors))] * unit)


def test_noise_is_shrunk_to_the_mean():
    rng = np.random.default_rng(4)
    z, response = rng.standard_normal((200, 30)), 5 + rng.standard_normal(200)
    cluster = np.arange(200)
    found = ridge(z=z, response=response, weights=np.ones(200), cluster=cluster)
    expected, unsure = found.predict(z)
    assert expected.std() < 0.25
    assert expected.mean() == pytest.approx(response.mean(), abs=0.01)
    assert (unsure > 0).all()


def test_errors_hold_what_was_true():
    inside = []
    for seed in range(40):
        z, response, weights, cluster = figures(seed)
        found = ridge(z=z, response=response, weights=weights, cluster=cluster)
        expected, unsure = found.predict(z[:5])
        true = 2 + z[:5] @ [1.0, -0.5, 0.0, 0.2]
        inside.append((np.abs(expected - true) < 1.96 * unsure).mean())
    assert 0.88 < np.mean(inside) <= 1.0


def test_a_column_without_spread_does_no_harm():
    z, response, weights, cluster = figures()
    flat = np.column_stack([z, np.ones(len(z))])
    ours = ridge(z=flat, response=response, weights=weights, cluster=cluster)
    assert np.isfinite(ours.coefficients).all()
    assert ours.coefficients[-1] == pytest.approx(0, abs=1e-9)
