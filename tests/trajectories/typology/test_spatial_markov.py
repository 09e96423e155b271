import numpy as np
import pytest
from scipy.sparse import csr_array

from wijkpeil.errors import ModelError
from wijkpeil.trajectories.typology.spatial_markov import (
    cut,
    neighbours_mean,
    quantile_cutoffs,
    spatial_markov,
)


def test_published_tables_on_us_incomes(published, incomes, neighbours):
    relative = incomes / incomes.mean(axis=0)
    around = neighbours_mean(values=relative, weights=csr_array(neighbours))
    cutoffs = quantile_cutoffs(values=relative, k=5)
    found = spatial_markov(
        classes=cut(values=relative, cutoffs=cutoffs),
        neighbour_classes=cut(values=around, cutoffs=quantile_cutoffs(values=around, k=5)),
        k=5,
        m=5,
    )
    assert cutoffs == pytest.approx(published.CUTOFFS, abs=1e-8)
    for table, expected in zip(found.tables, published.CONDITIONAL, strict=True):
        assert table.probabilities == pytest.approx(expected, abs=1e-8)
    assert found.test.q == pytest.approx(published.Q, abs=1e-8)
    assert found.test.likelihood_ratio == pytest.approx(published.LIKELIHOOD_RATIO, abs=1e-8)
    assert found.test.degrees == published.DEGREES
    assert found.test.likelihood_ratio_p_value == pytest.approx(1.492250767398673e-12, rel=1e-3)


ROW = csr_array(np.array([[0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 0], [0, 0, 0, 0]]))
"""Three areas in a row, and an island."""


def test_three_areas_in_a_row_and_an_island():
    values = [[1.0, 5.0], [3.0, 1.0], [5.0, 5.0], [9.0, 1.0]]
    around = neighbours_mean(values=values, weights=ROW)
    assert around[:, 0].tolist()[:3] == [3.0, 3.0, 3.0]
    assert np.isnan(around[3]).all()
    found = spatial_markov(
        classes=cut(values=values, cutoffs=[3.5]),
        neighbour_classes=cut(values=around, cutoffs=[3.5]),
        k=2,
        m=2,
    )
    assert found.tables[0].counts.tolist() == [[1, 1], [0, 1]]
    assert found.tables[1].counts.tolist() == [[0, 0], [0, 0]]
    assert found.pooled.counts.tolist() == [[1, 1], [1, 1]]  # with the island


def test_a_neighbour_without_a_score_is_left_out_of_the_mean():
    around = neighbours_mean(values=[[np.nan], [2.0], [4.0], [0.0]], weights=ROW)
    assert around[1, 0] == 4.0
    assert around[0, 0] == 2.0


def test_without_any_effect_of_neighbours_the_tables_are_alike():
    rng = np.random.default_rng(8)
    classes, around = rng.integers(1, 4, (3000, 3)), rng.integers(1, 4, (3000, 3))
    found = spatial_markov(classes=classes, neighbour_classes=around, k=3, m=3)
    assert found.test.q_p_value > 0.01
    assert sum(t.counts.sum() for t in found.tables) == found.pooled.counts.sum() == 6000


def test_neighbours_of_other_areas_are_refused():
    with pytest.raises(ModelError, match="4"):
        neighbours_mean(values=[[1.0], [2.0]], weights=ROW)


def test_tied_values_give_fewer_cutoffs():
    assert quantile_cutoffs(values=[1, 1, 1, 1, np.nan, 2], k=3).tolist() == [1.0]
