"""Allowing for many looks: any false finding stays rare, and related looks cost less."""

import numpy as np
import pytest
from scipy.special import ndtr

from wijkpeil.trajectories.explanation.looks import looks


def of(estimate, covariance=None, families=1):
    estimate = np.asarray(estimate, dtype=float)
    covariance = np.eye(len(estimate)) if covariance is None else covariance
    degrees = np.full(len(estimate), 1e6)
    return looks(estimate=estimate, covariance=covariance, degrees=degrees, families=families)


def sidak(p):
    """Step down, for looks that have nothing to do with each other."""
    order = np.argsort(p)
    adjusted = np.empty(len(p))
    left = np.arange(len(p), 0, -1)
    adjusted[order] = np.maximum.accumulate(1 - (1 - p[order]) ** left)
    return adjusted


def test_one_look_needs_no_allowance():
    found = of([1.7])
    assert found.adjusted[0] == pytest.approx(found.single[0], abs=0.01)
    assert found.single[0] == pytest.approx(2 * ndtr(-1.7), abs=1e-5)
    assert found.reach[0] == pytest.approx(1.96, abs=0.03)


def test_unrelated_looks_come_to_sidak():
    found = of([3.2, 2.4, 1.0, -0.5])
    np.testing.assert_allclose(found.adjusted, sidak(found.single), atol=0.01)
    assert found.reach[0] == pytest.approx(2.49, abs=0.04)  # 1 - 0.95^(1/4), two-sided


def test_looks_that_are_one_and_the_same_cost_nothing():
    same = np.full((5, 5), 1.0)
    found = of([2.0] * 5, same)
    np.testing.assert_allclose(found.adjusted, found.single, atol=0.006)


def test_any_false_finding_is_rare_where_nothing_is_there():
    rng = np.random.default_rng(1)
    correlation = 0.5 * np.eye(8) + 0.5
    root = np.linalg.cholesky(correlation)
    false = [of(root @ rng.standard_normal(8), correlation).adjusted.min() < 0.05
             for _each in range(150)]  # fmt: skip
    assert 0.01 < np.mean(false) < 0.1


def test_two_families_share_the_error():
    once, twice = of([2.8, 0.1]), of([2.8, 0.1], families=2)
    assert twice.adjusted[0] == pytest.approx(2 * once.adjusted[0])
    assert (twice.reach > once.reach).all()


def test_adjusted_never_falls_with_the_single_probability():
    found = of([3.0, 2.9, 2.8, 0.2])
    assert (np.diff(found.adjusted) >= 0).all()


def test_band_and_adjusted_probability_agree_on_the_largest():
    for largest in (2.3, 2.7):
        found = of([largest, 0.3, -0.2])
        assert (largest > found.reach[0]) == (found.adjusted[0] < 0.05)


def test_the_sign_of_an_eigenvector_does_not_matter(monkeypatch):
    correlation = np.array([[1.0, 0.6, 0.2], [0.6, 1.0, 0.4], [0.2, 0.4, 1.0]])
    first = of([2.0, 1.0, 0.5], correlation)
    plain = np.linalg.eigh

    def turned(matrix):
        value, vector = plain(matrix)
        return value, -vector

    monkeypatch.setattr(np.linalg, "eigh", turned)
    again = of([2.0, 1.0, 0.5], correlation)
    np.testing.assert_allclose(again.adjusted, first.adjusted, rtol=1e-9)
    np.testing.assert_allclose(again.reach, first.reach, rtol=1e-9)
