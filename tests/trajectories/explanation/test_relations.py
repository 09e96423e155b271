"""Words for coefficients."""

import numpy as np
import pytest

from wijkpeil.trajectories.explanation.pooling import Pooled
from wijkpeil.trajectories.explanation.relations import relations, untold
from wijkpeil.trajectories.spatial.moran import Moran


def pooled(scale):
    return Pooled(
        estimate=np.array([0.02, -0.02, 0.0005, 0.004, -0.03]),
        covariance=np.diag(np.array([scale, scale, 0.001, 0.01, 0.02]) ** 2),
        degrees=np.full(5, 80.0),
        lost=np.full(5, 0.3),
    )


def found(*, p, z=2.0, statistic=0.1, nearby=True, families=1):
    return relations(
        names=("a", "b", "c", "d"),
        by_gemeente=pooled(0.004),
        by_nearness=pooled(0.012) if nearby else None,
        moran=Moran(statistic, -0.07, 0.01, z, p, 100, 0, 0),
        families=families,
        relevant=0.01,
        areas=100,
        gemeenten=81,
    )


def test_each_relation_gets_its_word():
    assert found(p=0.5).relation.tolist() == ["rise", "decline", "none", "unclear"]


def test_where_neighbours_are_alike_their_error_is_used():
    alike = found(p=0.001)
    np.testing.assert_array_equal(alike.scale, alike.nearby)
    assert alike.relation.tolist()[:2] == ["unclear", "unclear"]
    assert alike.errors == "nearby"
    apart = found(p=0.5)
    assert apart.errors == "gemeente"
    np.testing.assert_array_equal(apart.scale, apart.clustered)


def test_likeness_is_above_what_is_expected_and_not_above_nought():
    """Residuals of neighbours differ already: without likeness I is below nought here."""
    alike = found(p=0.01, statistic=-0.02, z=2.6)
    assert alike.errors == "nearby"
    np.testing.assert_array_equal(alike.scale, alike.nearby)


@pytest.mark.parametrize(
    "settings", [{"p": 0.001, "nearby": False}, {"p": 0.001, "statistic": -0.2, "z": -3.2}]
)
def test_otherwise_the_error_by_gemeente(settings):
    one = found(**settings)
    assert one.errors == "gemeente"
    np.testing.assert_array_equal(one.scale, one.clustered)


def test_intervals_nest():
    one = found(p=0.5)
    low80, high80 = one.interval(0.80)
    low95, high95 = one.interval(0.95)
    low, high = one.band
    assert (low < low95).all()
    assert (low95 < low80).all()
    assert (high80 < high95).all()
    assert (high95 < high).all()
    assert one.level == -0.03


def test_nothing_told_says_why():
    one = untold(("a",), areas=3, gemeenten=2, reason="Too few.")
    assert one.relation.tolist() == ["unclear"]
    assert np.isnan(one.interval(0.95)[0]).all()
    assert one.reason == "Too few."
