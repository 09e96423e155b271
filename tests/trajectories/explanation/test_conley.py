"""Errors that go together nearby: against a plain double loop, and its limits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from wijkpeil.trajectories.explanation.conley import conley, nearness
from wijkpeil.trajectories.explanation.regression import regress, within


def chain(count):
    return sparse.csr_array(np.eye(count, k=1) + np.eye(count, k=-1))


def by_hand(x, residual, near):
    """The same sum, pair by pair, with its eigenvalues kept from being negative."""
    count, columns = x.shape
    middle = np.zeros((columns, columns))
    for i in range(count):
        for j in range(count):
            middle += near[i, j] * residual[i] * residual[j] * np.outer(x[i], x[j])
    bread = np.linalg.inv(x.T @ x)
    value, vector = np.linalg.eigh(bread @ middle @ bread)
    return vector @ np.diag(np.maximum(value, 0)) @ vector.T


@given(st.integers(0, 30))
def test_it_is_the_double_sum(seed):
    rng = np.random.default_rng(seed)
    cluster = np.repeat(np.arange(6), 5)
    x, residual = rng.standard_normal((30, 3)), rng.standard_normal(30)
    near = nearness(neighbours=chain(30), cluster=cluster)
    found = conley(x=x, residual=residual, cluster=cluster, near=near)
    whole = near.toarray() + (cluster[:, None] == cluster)
    np.testing.assert_allclose(found, by_hand(x, residual, whole), atol=1e-10)
    assert np.linalg.eigvalsh(found).min() > -1e-12


def test_without_neighbours_it_is_the_clustered_error():
    rng = np.random.default_rng(3)
    cluster = np.repeat(np.arange(40), 5)
    x, response = rng.standard_normal((200, 2)), rng.standard_normal(200)
    alone = nearness(neighbours=sparse.csr_array((200, 200)), cluster=cluster)
    found = regress(response=response, x=x, cluster=cluster, near=alone)
    np.testing.assert_allclose(np.diagonal(found.nearby), np.diagonal(found.clustered))


def test_nearness_falls_with_distance_and_is_of_other_gemeenten_only():
    near = nearness(neighbours=chain(6), cluster=np.array([0, 0, 0, 0, 1, 1])).toarray()
    assert near[2, 3] == 0  # same gemeente
    assert near[3, 4] == pytest.approx(2 / 3)
    assert near[3, 5] == pytest.approx(1 / 3)
    assert near[0, 5] == 0
    np.testing.assert_array_equal(near, near.T)


def test_errors_alike_across_borders_are_seen():
    """A smooth field over small gemeenten: errors by gemeente alone are too small."""
    rng = np.random.default_rng(8)
    count = 600
    cluster = np.repeat(np.arange(count // 2), 2)
    place = np.arange(count)
    near = nearness(neighbours=chain(count), cluster=cluster)
    kernel = np.exp(-np.abs(place[:, None] - place) / 3)
    root = np.linalg.cholesky(kernel + 1e-9 * np.eye(count))
    estimates, clustered, nearby = [], [], []
    for _each in range(60):
        x, error = root @ rng.standard_normal(count), root @ rng.standard_normal(count)
        x, error = x - x.mean(), error - error.mean()
        bread = 1 / (x @ x)
        estimate = bread * (x @ error)
        residual = error - x * estimate
        by_cluster = np.bincount(cluster, weights=x * residual)
        estimates.append(estimate)
        clustered.append(bread * np.sqrt((by_cluster**2).sum()))
        nearby.append(
            np.sqrt(conley(x=x[:, None], residual=residual, cluster=cluster, near=near)[0, 0])
        )
    spread = np.std(estimates)
    assert np.mean(clustered) < 0.85 * spread
    assert np.mean(nearby) > np.mean(clustered) * 1.05


def test_within_takes_off_the_mean_of_the_own_gemeente():
    x = np.array([[1.0], [3.0], [10.0]])
    assert within(x, np.array([0, 0, 1])).ravel().tolist() == [-1.0, 1.0, 0.0]
