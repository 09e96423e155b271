from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkpeil.errors import ModelError
from wijkpeil.trajectories.typology.medoids import k_medoids_path, nearest_medoid


def line(points):
    given = np.asarray(points, dtype=np.float32)
    return np.abs(given[:, None] - given)


points = st.lists(st.integers(0, 40), min_size=5, max_size=9, unique=True)


@settings(max_examples=60)
@given(points, st.data())
def test_no_single_swap_can_improve_it(places, data):
    weights = np.array(
        data.draw(st.lists(st.integers(1, 9), min_size=len(places), max_size=len(places)))
    )
    distances = line(places)
    for division in k_medoids_path(distances=distances, weights=weights, highest=3):
        chosen = set(division.medoids.tolist())
        for leaving in chosen:
            for candidate in set(range(len(places))) - chosen:
                other = sorted(chosen - {leaving} | {candidate})
                cost = np.average(distances[other].min(axis=0), weights=weights)
                assert cost >= division.cost - 1e-4


def test_clear_groups_are_found_as_by_trying_everything():
    places = [0, 1, 2, 20, 21, 22, 50, 51]
    distances = line(places)
    best = min(
        distances[list(three)].min(axis=0).mean() for three in combinations(range(len(places)), 3)
    )
    found = k_medoids_path(distances=distances, weights=np.ones(8), highest=3)[2]
    assert found.cost == pytest.approx(best)
    assert len({tuple(found.labels[i : i + 3]) for i in (0, 3)}) == 2
    assert found.labels[6] == found.labels[7]


def test_counts_weigh_as_repeated_areas_do():
    places, counts = [0, 3, 4, 10, 11, 30], [5, 1, 1, 1, 4, 2]
    short = k_medoids_path(distances=line(places), weights=counts, highest=3)
    long = k_medoids_path(
        distances=line(np.repeat(places, counts)), weights=np.ones(sum(counts)), highest=3
    )
    assert [d.cost for d in short] == pytest.approx([d.cost for d in long])


def test_costs_fall_with_more_clusters_to_zero():
    path = k_medoids_path(distances=line([0, 2, 5, 9]), weights=[1, 2, 1, 1], highest=4)
    costs = [division.cost for division in path]
    assert costs == sorted(costs, reverse=True)
    assert costs[-1] == 0


def test_the_same_courses_give_the_same_clusters():
    rng = np.random.default_rng(1)
    distances = line(rng.integers(0, 1000, 300))
    one, other = (
        k_medoids_path(distances=distances, weights=np.ones(300), highest=5) for _ in "ab"
    )
    assert (one[4].labels == other[4].labels).all()


@pytest.mark.parametrize("highest", [0, 4])
def test_more_clusters_than_courses_are_refused(highest):
    with pytest.raises(ModelError):
        k_medoids_path(distances=line([0, 1, 2]), weights=np.ones(3), highest=highest)


def test_the_nearest_medoid_wins():
    assert nearest_medoid(distances=np.array([[1.0, 2.0], [3.0, 0.0]])).tolist() == [0, 1]
