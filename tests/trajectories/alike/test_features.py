import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.errors import ModelError
from wijkpeil.language import speaking
from wijkpeil.trajectories.alike.features import Column, features
from wijkpeil.trajectories.alike.scaling import measured, robust_spread

CODES = np.array(list("abcdefgh"))


def test_the_spread_of_normal_values_is_their_standard_deviation():
    values = np.random.default_rng(1).normal(3, 2, 20_000)
    assert robust_spread(values) == pytest.approx(2.0, rel=0.02)
    values[:1000] = 1e6  # one in twenty is wild
    assert robust_spread(values) == pytest.approx(2.0, rel=0.1)


@pytest.mark.parametrize(
    ("values", "spread"),
    [
        ([0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5], 2.5 / 1.349),  # more than half the same
        ([0] * 20 + [10], np.std([0] * 20 + [10])),  # more than three quarters the same
        ([5, 5, 5], 0.0),
        ([np.nan, np.nan], 0.0),
        ([0.1 + 0.2, 0.3], 0.0),  # the same but for rounding
    ],
)
def test_the_spread_of_values_that_are_often_the_same(values, spread):
    assert robust_spread(np.array(values, dtype=float)) == pytest.approx(spread)


@given(st.floats(-100, 100), st.floats(0.01, 100))
def test_another_unit_gives_the_same_distances(shift, factor):
    values = np.array([1.0, 2.0, 4.0, 7.0, 7.5, np.nan, 9.0, 12.0])
    one, other = (
        features(codes=CODES, columns={"x": Column(v)}) for v in (values, shift + factor * values)
    )
    np.testing.assert_allclose(one.scaled, other.scaled, atol=1e-6)


def test_logarithms_and_shares():
    np.testing.assert_allclose(
        measured(np.array([-1.0, 0.0, 4.0]), "log"), [np.nan, np.log(2.0), np.log(4.0)]
    )
    np.testing.assert_allclose(measured(np.array([0.0, 0.0]), "log"), [0.0, 0.0])
    np.testing.assert_allclose(measured(np.array([0.25, 2.0]), "share"), [np.pi / 6, np.nan])


def test_what_is_the_same_for_all_is_dropped_and_named():
    columns = {"same": Column(np.full(8, 2.0)), "x": Column(np.arange(8.0))}
    columns["unknown"] = Column(np.full(8, np.nan))
    found = features(codes=CODES, columns=columns)
    assert found.names == ("x",)
    assert found.dropped == ("same", "unknown")


def test_nothing_to_compare_on_is_refused():
    with speaking("en"), pytest.raises(ModelError, match="nothing to compare"):
        features(codes=CODES, columns={"same": Column(np.ones(8))})


@pytest.mark.parametrize("weight", [0.0, -1.0, np.nan])
def test_a_weight_must_be_above_nought(weight):
    with speaking("en"), pytest.raises(ModelError, match="weight of x"):
        features(codes=CODES, columns={"x": Column(np.arange(8.0), weight=weight)})
