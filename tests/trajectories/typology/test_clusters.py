import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkpeil.errors import ModelError
from wijkpeil.trajectories.typology.clusters import sequence_clusters, shape_clusters
from wijkpeil.trajectories.typology.costs import interval_costs


def planted(seed=0, each=60):
    """Three planted courses of five waves over nine classes, now and then one class off."""
    rng = np.random.default_rng(seed)
    courses = np.array([[2, 2, 2, 2, 2], [3, 4, 5, 6, 7], [8, 8, 8, 8, 8]])
    truth = np.repeat(np.arange(3), each)
    noise = rng.choice([-1, 0, 0, 0, 1], size=(3 * each, 5))
    return courses[truth] + noise, truth


def same_division(one, other):
    pairs = set(zip(one.tolist(), other.tolist(), strict=True))
    return len(pairs) == len(set(one.tolist())) == len(set(other.tolist()))


def test_planted_courses_are_found_and_their_number_too():
    classes, truth = planted()
    found = sequence_clusters(classes=classes, costs=interval_costs(k=9))
    assert found.chosen.k == 3
    assert same_division(found.labels, truth)
    assert [tried.k for tried in found.alternatives] == list(range(3, 10))
    assert found.chosen.silhouette == max(tried.silhouette for tried in found.alternatives)


def test_rare_courses_join_the_nearest_cluster():
    classes, truth = planted()
    found = sequence_clusters(classes=classes, costs=interval_costs(k=9), most=40, ks=[3])
    assert found.distinct > 40
    assert same_division(found.labels, truth)


def test_an_area_without_any_class_is_in_no_cluster():
    classes, _truth = planted()
    classes[7] = 0
    found = sequence_clusters(classes=classes, costs=interval_costs(k=9))
    assert found.labels[7] == 0
    assert (np.delete(found.labels, 7) > 0).all()


def test_the_largest_cluster_comes_first():
    classes, _truth = planted()
    found = sequence_clusters(classes=classes[:150], costs=interval_costs(k=9), ks=[3])
    sizes = np.bincount(found.labels)[1:]
    assert sizes.sum() == 150
    assert sizes.tolist() == sorted(sizes, reverse=True)


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(60)))
def test_the_order_of_areas_does_not_matter(order):
    classes, _truth = planted(each=20)
    one = sequence_clusters(classes=classes, costs=interval_costs(k=9), ks=[3, 4])
    other = sequence_clusters(classes=classes[order], costs=interval_costs(k=9), ks=[3, 4])
    assert (one.labels[order] == other.labels).all()


def test_too_few_courses_are_refused():
    with pytest.raises(ModelError, match="2"):
        sequence_clusters(classes=[[1, 1], [2, 2]], costs=interval_costs(k=2))
    with pytest.raises(ModelError):
        shape_clusters(courses=[[0.0, 1.0], [0.0, 1.0], [0.0, 2.0]])


def curves(each=50):
    rng = np.random.default_rng(1)
    slopes = np.repeat([-0.05, 0.0, 0.05], each)
    level = rng.normal(0, 0.3, 3 * each)
    noise = rng.normal(0, 0.005, (3 * each, 5))
    return level[:, None] + slopes[:, None] * np.arange(5) + noise, slopes


def test_planted_shapes_are_found_whatever_their_level():
    courses, truth = curves()
    found = shape_clusters(courses=courses)
    assert found.chosen.k == 3
    assert same_division(found.labels, truth)


def test_the_order_of_shapes_does_not_matter():
    courses, _truth = curves()
    order = np.random.default_rng(3).permutation(len(courses))
    one, other = shape_clusters(courses=courses), shape_clusters(courses=courses[order])
    assert (one.labels[order] == other.labels).all()
    assert one.alternatives == other.alternatives


def test_no_courses_at_all_are_refused():
    with pytest.raises(ModelError, match="0"):
        shape_clusters(courses=np.full((3, 2), np.nan))


def test_a_sample_gives_the_same_shapes():
    courses, truth = curves()
    assert same_division(shape_clusters(courses=courses, most=40).labels, truth)


def test_missing_courses_and_weights():
    courses, _truth = curves()
    courses[3, 2] = np.nan
    found = shape_clusters(courses=courses, weights=np.linspace(1, 2, len(courses)), ks=[3])
    assert found.labels[3] == 0
    assert np.bincount(found.labels)[1:].sum() == len(courses) - 1
