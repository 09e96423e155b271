import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import block_diag, csr_array

from wijkpeil.errors import ModelError
from wijkpeil.trajectories.spatial.moran import moran

RING = csr_array(np.roll(np.eye(12), 1, axis=1) + np.roll(np.eye(12), -1, axis=1))


def test_the_figures_of_esda(esda, homicides, counties):
    found = moran(values=homicides, neighbours=counties)
    assert found.statistic == pytest.approx(esda.MORAN, rel=1e-12)
    assert found.expected == pytest.approx(esda.EXPECTED, rel=1e-12)
    assert found.variance == pytest.approx(esda.VARIANCE, rel=1e-12)
    assert found.z == pytest.approx(esda.Z, rel=1e-12)
    assert found.p == pytest.approx(esda.P, rel=1e-9)
    assert (found.areas, found.islands, found.unknown) == (78, 0, 0)


def test_islands_and_unknown_areas_change_nothing_but_their_count(homicides, counties):
    more = csr_array(block_diag([counties, np.zeros((2, 2))]))
    whole = moran(values=homicides, neighbours=counties)
    found = moran(values=[*homicides, 99.0, np.nan], neighbours=more)
    assert found.statistic == pytest.approx(whole.statistic, rel=1e-12)
    assert found.variance == pytest.approx(whole.variance, rel=1e-12)
    assert (found.areas, found.islands, found.unknown) == (78, 1, 1)


def test_the_moments_are_those_of_shuffled_values():
    rng = np.random.default_rng(5)
    values = rng.standard_t(4, 12)
    found = moran(values=values, neighbours=RING)
    shuffled = [moran(values=rng.permutation(values), neighbours=RING) for _ in range(1500)]
    drawn = np.array([one.statistic for one in shuffled])
    error = np.sqrt(found.variance / drawn.size)
    assert drawn.mean() == pytest.approx(found.expected, abs=4 * error)
    assert drawn.var() == pytest.approx(found.variance, rel=0.15)


@given(
    st.lists(st.integers(-50, 50), min_size=12, max_size=12).filter(lambda v: len(set(v)) > 1),
    st.floats(0.1, 100),
    st.floats(-100, 100),
)
def test_unit_and_origin_do_not_matter(values, unit, origin):
    first = moran(values=values, neighbours=RING)
    second = moran(values=np.array(values) * unit + origin, neighbours=RING)
    assert second.statistic == pytest.approx(first.statistic, abs=1e-8)
    assert second.p == pytest.approx(first.p, abs=1e-8)


def test_where_shuffling_changes_nothing_there_is_nothing_to_say():
    found = moran(values=[0.0] * 11 + [1.0], neighbours=RING)
    assert found.variance == pytest.approx(0, abs=1e-15)
    assert (found.z, found.p) == (0.0, 1.0)


def test_too_few_areas_and_equal_values_are_refused():
    with pytest.raises(ModelError, match="3"):
        moran(values=[1, 2, 3], neighbours=csr_array(np.ones((3, 3)) - np.eye(3)))
    with pytest.raises(ModelError):
        moran(values=np.full(12, 0.1), neighbours=RING)
