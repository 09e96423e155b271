"""Moran's I of residuals: its moments are those of residuals, not of shuffled values."""

import numpy as np
import pytest
from scipy import sparse

from wijkpeil.trajectories.explanation.regression import within
from wijkpeil.trajectories.explanation.residual_moran import residual_moran


@pytest.fixture(scope="module")
def lattice():
    side = 14
    line = sparse.csr_array(np.eye(side, k=1) + np.eye(side, k=-1))
    eye = sparse.identity(side, format="csr")
    near = sparse.csr_array(sparse.kron(line, eye) + sparse.kron(eye, line))
    column, row = np.meshgrid(np.arange(side), np.arange(side))
    cluster = (row // 2 * (side // 2) + column // 2).ravel().astype(np.int64)
    return near, cluster, np.random.default_rng(1).standard_normal((side * side, 2))


def left(error, x, cluster):
    inside, moved = within(x, cluster), within(error[:, None], cluster)[:, 0]
    return moved - inside @ np.linalg.lstsq(inside, moved, rcond=None)[0]


def test_moments_are_those_of_residuals_of_noise(lattice):
    near, cluster, x = lattice
    rng = np.random.default_rng(2)
    found = [
        residual_moran(
            residual=left(rng.standard_normal(len(x)), x, cluster),
            x=x,
            cluster=cluster,
            neighbours=near,
        )
        for _each in range(300)
    ]
    values = np.array([one.statistic for one in found])
    assert values.mean() == pytest.approx(found[0].expected, abs=4 * values.std() / np.sqrt(300))
    assert values.var() == pytest.approx(found[0].variance, rel=0.3)
    assert found[0].expected < -0.1  # nothing is going on, and yet far below 0
    assert np.mean([one.p < 0.05 for one in found]) == pytest.approx(0.05, abs=0.035)


def test_a_smooth_field_stands_out(lattice):
    near, cluster, x = lattice
    side = 14
    row, column = np.divmod(np.arange(side * side), side)
    field = np.sin(row / 2.5) + np.cos(column / 2.5)
    found = residual_moran(residual=left(field, x, cluster), x=x, cluster=cluster, neighbours=near)
    assert found.statistic > found.expected
    assert found.p < 0.001


def test_it_counts_islands_and_agrees_with_dense_algebra(lattice):
    near, cluster, x = lattice
    kept = np.ones(len(x))
    kept[0] = 0
    cut = sparse.csr_array(sparse.diags_array(kept) @ near @ sparse.diags_array(kept))
    cut.eliminate_zeros()
    error = left(np.random.default_rng(5).standard_normal(len(x)), x, cluster)
    found = residual_moran(
        residual=error, x=x, cluster=cluster, neighbours=cut, spread=np.ones(len(x))
    )
    dense = cut.toarray()
    weights = dense / np.maximum(dense.sum(axis=1), 1)[:, None]
    basis = np.column_stack([np.eye(cluster.max() + 1)[cluster], x])
    maker = np.eye(len(x)) - basis @ np.linalg.pinv(basis)
    freedom = round(np.trace(maker))
    scale = len(x) / weights.sum()
    made = maker @ weights
    mean = np.trace(made) / freedom
    square = np.trace(made @ maker @ weights.T) + np.trace(made @ made) + np.trace(made) ** 2
    assert found.islands == 1
    assert found.statistic == pytest.approx(scale * (error @ weights @ error) / (error @ error))
    assert found.expected == pytest.approx(scale * mean)
    variance = square / (freedom * (freedom + 2)) - mean**2
    assert found.variance == pytest.approx(scale**2 * variance)


def test_without_neighbours_there_is_none(lattice):
    _near, cluster, x = lattice
    nobody = sparse.csr_array((len(x), len(x)))
    found = residual_moran(residual=x[:, 0], x=x, cluster=cluster, neighbours=nobody)
    assert found is None


def test_unequal_noise_that_changes_smoothly_over_the_country_is_no_likeness(lattice):
    """Where noisy areas lie together I varies more; with equal variances it was 9 % too often."""
    near, cluster, x = lattice
    row, column = np.divmod(np.arange(len(x)), 14)
    noise = np.exp(0.95 * np.sin((row + column / 2) / 3.1))
    assert np.quantile(noise, 0.95) / np.quantile(noise, 0.05) > 5
    rng = np.random.default_rng(3)

    def rejected(spread):
        return residual_moran(
            residual=error, x=x, cluster=cluster, neighbours=near, spread=spread
        ).p < 0.05  # fmt: skip

    robust, plain = [], []
    for _each in range(300):
        error = left(noise * rng.standard_normal(len(x)), x, cluster)
        robust.append(rejected(None))
        plain.append(rejected(np.ones(len(x))))
    assert 0.02 < np.mean(robust) < 0.075
    assert np.mean(plain) > np.mean(robust) + 0.02


def test_moments_with_known_unequal_variances_are_those_of_dense_algebra(lattice):
    near, cluster, x = lattice
    spread = np.exp(np.random.default_rng(4).standard_normal(len(x)))
    error = left(np.sqrt(spread) * np.random.default_rng(5).standard_normal(len(x)), x, cluster)
    found = residual_moran(residual=error, x=x, cluster=cluster, neighbours=near, spread=7 * spread)
    weights = near.toarray() / near.toarray().sum(axis=1)[:, None]
    weights = (weights + weights.T) / 2
    basis = np.column_stack([np.eye(cluster.max() + 1)[cluster], x])
    maker = np.eye(len(x)) - basis @ np.linalg.pinv(basis)
    whole = maker @ np.diag(spread) @ maker
    ratio = np.trace(weights @ whole) / np.trace(whole)
    gap = (weights - ratio * np.eye(len(x))) @ whole
    scale = len(x) / weights.sum()
    down = np.trace(whole) ** 2 + 2 * np.trace(whole @ whole)
    assert found.expected == pytest.approx(scale * ratio)
    assert found.variance == pytest.approx(scale**2 * 2 * np.trace(gap @ gap) / down)
