import numpy as np
import pytest
from scipy.sparse import csr_array

from wijkpeil.errors import ModelError
from wijkpeil.trajectories.spatial.weights import surroundings_of

ROW = csr_array(np.eye(5, k=1) + np.eye(5, k=-1))


def test_rows_sum_to_one_and_islands_and_unknowns_are_counted():
    table = np.zeros((6, 6))
    table[:5, :5] = ROW.toarray()
    found = surroundings_of(values=[1, 2, np.nan, 4, 5, 6], neighbours=csr_array(table))
    assert found.rows.tolist() == [0, 1, 3, 4]
    assert (found.islands, found.unknown) == (1, 1)
    assert np.asarray(found.weights.sum(axis=1)) == pytest.approx(1)
    assert found.degree.tolist() == [1, 1, 1, 1]


def test_an_area_is_never_its_own_neighbour_and_zeros_are_none():
    table = ROW.toarray() + np.eye(5)
    table[4] = table[:, 4] = 0
    found = surroundings_of(values=np.arange(5.0), neighbours=csr_array(table))
    assert found.weights.diagonal().sum() == 0
    assert found.islands == 1


def test_areas_left_without_neighbours_are_dropped_until_all_have_one():
    # 3 looks at 2, 2 at 1, 1 at 0, and 0 at nobody: nobody is left
    chain = csr_array(np.eye(4, k=-1))
    found = surroundings_of(values=np.arange(4.0), neighbours=chain)
    assert found.rows.size == 0
    assert found.islands == 4


def test_weights_keep_their_proportions():
    table = csr_array(np.array([[0, 3.0, 1.0], [3, 0, 0], [1, 0, 0]]))
    found = surroundings_of(values=[1, 2, 3], neighbours=table)
    assert found.weights.toarray()[0].tolist() == [0, 0.75, 0.25]


def test_tables_that_do_not_fit_are_refused():
    with pytest.raises(ModelError, match=r"4 .*5"):
        surroundings_of(values=np.arange(4.0), neighbours=ROW)
    with pytest.raises(ModelError):
        surroundings_of(values=np.zeros((5, 1)), neighbours=ROW)
    for wrong in (-1.0, np.nan):
        with pytest.raises(ModelError):
            surroundings_of(values=np.arange(5.0), neighbours=csr_array(ROW * wrong))
