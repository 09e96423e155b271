import numpy as np
from scipy.sparse import csr_array

from wijkpeil.trajectories.spatial.patches import patches

RING = csr_array(np.roll(np.eye(6), 1, axis=1) + np.roll(np.eye(6), -1, axis=1))


def test_first_and_last_of_a_ring_hang_together():
    kind = np.array(["up", "", "down", "down", "", "up"])
    assert patches(kind=kind, neighbours=RING).tolist() == [1, 0, 2, 2, 0, 1]


def test_areas_of_another_kind_are_another_group():
    kind = np.array(["up", "down", "up", "down", "up", "down"])
    assert patches(kind=kind, neighbours=RING).tolist() == [1, 2, 3, 4, 5, 6]


def test_none_in_a_cluster_gives_no_groups():
    assert patches(kind=np.full(6, ""), neighbours=RING).tolist() == [0] * 6
