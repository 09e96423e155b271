import numpy as np
import pytest
from scipy.sparse import csr_array

from wijkpeil.trajectories.spatial.conditional import shuffle
from wijkpeil.trajectories.spatial.weights import surroundings_of


def test_the_scores_of_esda(esda, homicides, counties):
    around = surroundings_of(values=homicides, neighbours=counties)
    found = shuffle(centred=homicides - homicides.mean(), weights=around.weights)
    own = np.sign(homicides - homicides.mean())  # esda scores the product with the own value
    assert found.even
    assert found.score * own == pytest.approx(np.array(esda.SCORE), abs=1e-8)


def test_the_moments_are_those_of_shuffled_values_also_with_uneven_weights():
    rng = np.random.default_rng(2)
    values = rng.standard_t(5, 9)
    values -= values.mean()
    table = csr_array(np.triu(rng.random((9, 9)), 1))
    weights = surroundings_of(values=values, neighbours=csr_array(table + table.T)).weights
    found = shuffle(centred=values, weights=weights)
    assert not found.even
    row = weights.toarray()[4]
    others = np.delete(np.arange(9), 4)
    lags = []
    for _ in range(20_000):
        drawn = values.copy()
        drawn[others] = rng.permutation(values[others])
        lags.append(row @ drawn)
    assert np.mean(lags) == pytest.approx(found.expected[4], abs=4 * found.deviation[4] / 141)
    assert np.std(lags) == pytest.approx(found.deviation[4], rel=0.03)


def test_where_all_others_are_neighbours_nothing_can_be_otherwise():
    values = np.array([-2.0, 0.0, 0.5, 1.5])
    weights = csr_array((np.ones((4, 4)) - np.eye(4)) / 3)
    found = shuffle(centred=values, weights=weights)
    assert found.deviation.tolist() == [0, 0, 0, 0]
    assert found.score.tolist() == [0, 0, 0, 0]
