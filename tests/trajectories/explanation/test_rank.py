"""Columns that are the same once each gemeente has an effect of its own."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.trajectories.explanation.rank import inseparable


def some(seed=1):
    rng = np.random.default_rng(seed)
    cluster = np.repeat(np.arange(30), 6)
    return rng, cluster, rng.standard_normal((180, 4))


@given(st.integers(0, 30))
def test_columns_of_their_own_are_told_apart_on_any_scale(seed):
    _rng, cluster, x = some(seed)
    assert inseparable(x * [1e-6, 1.0, 1e3, 1e6], cluster) == ()


def test_columns_that_differ_by_an_effect_of_the_gemeente_are_named():
    rng, cluster, x = some()
    twin = 3 * x[:, 1] + rng.standard_normal(30)[cluster]
    assert inseparable(np.column_stack([x, twin]), cluster) == (1, 4)
    sums = x[:, 0] - x[:, 2] + rng.standard_normal(30)[cluster]
    assert inseparable(np.column_stack([x, sums]), cluster) == (0, 2, 4)
    assert np.linalg.matrix_rank(np.column_stack([x, twin])) == 5  # over the country they differ


def test_a_column_of_the_gemeente_itself_is_named_alone():
    _rng, cluster, x = some()
    assert inseparable(np.column_stack([x, cluster + 100.0]), cluster) == (4,)
    assert inseparable(np.column_stack([np.zeros(180), x]), cluster) == (0,)


def test_two_that_go_closely_together_are_not_yet_the_same():
    rng, cluster, x = some()
    close = x[:, 0] + 0.01 * rng.standard_normal(180)
    assert inseparable(np.column_stack([x, close]), cluster) == ()
    assert inseparable(np.column_stack([x, x[:, 0] + 1e-6 * close]), cluster) == (0, 4)


def test_with_one_column_there_is_nothing_to_confuse():
    assert inseparable(np.array([[1.0], [2.0]]), np.array([0, 0])) == ()


@pytest.mark.parametrize("kept", [[0], [0, 1]])
def test_what_can_be_told_apart_can_be_regressed(kept):
    _rng, cluster, x = some()
    inside = x[:, kept] - np.array([x[cluster == g][:, kept].mean(axis=0) for g in cluster])
    assert inseparable(x[:, kept], cluster) == ()
    assert np.linalg.cond(inside) < 1e4
