"""Bands that hold for all rows at once."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import multivariate_normal, norm, t

from wijkpeil.effects.bands import bands
from wijkpeil.errors import EffectError
from wijkpeil.language import speaking


def drawn(rows: int, alike: float = 0.0, count: int = 2000) -> np.ndarray:
    rng = np.random.default_rng(1)
    shared = rng.normal(size=(count, 1))
    return (np.sqrt(alike) * shared + np.sqrt(1 - alike) * rng.normal(size=(count, rows))) / count


def around(influence: np.ndarray, **options: object):
    count, rows = influence.shape
    given_ = {"estimate": np.zeros(rows), "cluster": np.arange(count), "seed": 1} | options
    return bands(influence=influence, **given_)


@pytest.mark.parametrize("multiplier", ["rademacher", "mammen"])
@pytest.mark.parametrize(("rows", "alike"), [(2, 0.0), (6, 0.0), (6, 0.8)])
def test_the_critical_value_is_that_of_the_normal_law(
    rows: int, alike: float, multiplier: str
) -> None:
    influence = drawn(rows, alike)
    found = around(influence, draws=4999, multiplier=multiplier)
    law = multivariate_normal(np.zeros(rows), np.corrcoef(influence.T), seed=1)
    low = np.full(rows, -found.critical)
    assert law.cdf(-low, lower_limit=low) == pytest.approx(0.95, abs=0.012)


def test_one_row_needs_no_more_than_its_own_interval() -> None:
    found = around(drawn(1))
    assert found.critical == pytest.approx(norm.ppf(0.975))
    np.testing.assert_array_equal(found.lower, found.pointwise_lower)


@given(seed=st.integers(0, 2**31), rows=st.integers(1, 8))
@settings(max_examples=20)
def test_bands_hold_the_intervals_and_the_same_seed_gives_the_same(seed: int, rows: int) -> None:
    one, two = (around(drawn(rows, count=60), seed=seed, draws=99) for _again in range(2))
    assert (one.lower <= one.pointwise_lower).all()
    assert (one.pointwise_upper <= one.upper).all()
    np.testing.assert_array_equal(one.upper, two.upper)


def test_few_areas_make_a_row_wider_at_the_same_probability() -> None:
    influence = drawn(3)
    many, few = around(influence), around(influence, freedom=np.array([5.0, np.inf, np.nan]))
    assert few.critical == many.critical
    width = (few.upper - few.lower) / (many.upper - many.lower)
    assert width[0] == pytest.approx(t.isf(norm.sf(many.critical), 5) / many.critical)
    assert width[1] == pytest.approx(1)
    assert np.isnan(width[2])


def test_a_row_that_does_not_vary_has_no_band() -> None:
    influence = drawn(3)
    influence[:, 1] = 0
    found = around(influence)
    assert np.isnan(found.lower).tolist() == [False, True, False]


def test_areas_of_one_cluster_move_together() -> None:
    influence, cluster = drawn(2, count=400), np.repeat(np.arange(40), 10)
    whole = influence.reshape(40, 10, 2).sum(axis=1)
    np.testing.assert_allclose(
        around(influence, cluster=cluster).upper, around(whole).upper, rtol=1e-6
    )


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"draws": 50}, "99 draws"),
        ({"level": 1.0}, "level from 0.5"),
        ({"multiplier": "dice"}, "not “dice”"),
    ],
)
def test_what_is_asked_wrongly(options: dict, says: str) -> None:
    with speaking("en"), pytest.raises(EffectError, match=says):
        around(drawn(2), **options)
