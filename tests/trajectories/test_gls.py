"""Generalised least squares of courses: against the whole normal equations, and against noise."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.trajectories.gls import gls, rows_by_group


def a_case(seed, *, groups=2):
    count, waves, columns, clusters = 60, 3, 2, 12
    rng = np.random.default_rng(seed)
    root = rng.standard_normal((groups, waves, waves))
    return {
        "response": rng.standard_normal((count, waves)),
        "design": np.column_stack([np.ones(count), rng.standard_normal((count, columns - 1))]),
        "precision": root @ root.swapaxes(1, 2) + np.eye(waves),
        "label": rng.integers(0, groups, count),
        "weights": rng.uniform(0.5, 2.0, count),
        "cluster": rng.permutation(np.repeat(np.arange(clusters), count // clusters)),
    }


def one_by_one(case):
    """The same estimate, with one stacked regression over all areas and waves."""
    normal, pulled = 0.0, 0.0
    for y, z, group, weight in zip(
        case["response"], case["design"], case["label"], case["weights"], strict=True
    ):
        block = np.kron(z[:, None], np.eye(len(y)))
        normal = normal + weight * block @ case["precision"][group] @ block.T
        pulled = pulled + weight * block @ case["precision"][group] @ y
    return np.linalg.solve(normal, pulled).reshape(case["design"].shape[1], -1), normal


@given(st.integers(0, 20))
def test_it_is_the_solution_of_the_whole_normal_equations(seed):
    case = a_case(seed)
    expected, _normal = one_by_one(case)
    np.testing.assert_allclose(gls(**case).coefficients, expected, atol=1e-6)


def test_influences_are_the_scores_of_each_cluster():
    case = a_case(1)
    found = gls(**case)
    _expected, normal = one_by_one(case)
    by_cluster = np.zeros((12, normal.shape[0]))
    for i in range(60):
        gap = case["response"][i] - case["design"][i] @ found.coefficients
        score = np.kron(case["design"][i], case["precision"][case["label"][i]] @ gap)
        by_cluster[case["cluster"][i]] += case["weights"][i] * score
    np.testing.assert_allclose(found.influence, by_cluster @ np.linalg.inv(normal), atol=1e-6)
    np.testing.assert_allclose(found.influence.sum(axis=0), 0.0, atol=1e-6)


def test_errors_have_the_cluster_robust_covariance():
    found = gls(**a_case(2))
    rng = np.random.default_rng(0)
    drawn = np.array([found.error(rng).ravel() for _each in range(20_000)])
    expected = found.influence.T @ found.influence * 12 / 11
    np.testing.assert_allclose(np.cov(drawn.T), expected, atol=0.05 * expected.max())


def test_a_missing_score_without_precision_counts_for_nothing():
    case = a_case(3, groups=1)
    case["precision"] = np.diag([1.0, 1.0, 1e-12])[None]
    whole = gls(**case).coefficients
    case["response"][:, 2] = np.nan
    np.testing.assert_allclose(gls(**case).coefficients[:, :2], whole[:, :2], atol=1e-8)


@pytest.mark.parametrize("label", [[0, 0, 2, 0, 2], [5]])
def test_rows_by_group_lists_every_row_once(label):
    found = rows_by_group(np.array(label))
    assert sorted(row for _group, rows in found for row in rows) == list(range(len(label)))
    assert all(np.array(label)[rows].tolist() == [group] * len(rows) for group, rows in found)


def test_no_rows_have_no_groups():
    assert rows_by_group(np.empty(0, dtype=np.int64)) == []
