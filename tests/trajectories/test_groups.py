import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkpeil.trajectories.groups import (
    AREAS_PER_CLASS,
    MOST_CLASSES,
    group_areas,
    size_classes,
)


def test_without_sizes_there_is_one_class():
    classes, rank = size_classes(sizes=None, count=5000)
    assert not classes.any()
    assert rank.tolist() == [0.0]


def test_equal_sizes_are_one_class():
    classes, rank = size_classes(sizes=np.full(5000, 300.0), count=5000)
    assert not classes.any()
    assert rank.tolist() == [0.0]


def test_few_areas_are_one_class():
    count = 2 * AREAS_PER_CLASS - 1
    classes, rank = size_classes(sizes=np.arange(count) + 1.0, count=count)
    assert not classes.any()
    assert rank.tolist() == [0.0]


def test_many_areas_are_cut_into_equal_classes_by_size():
    sizes = np.random.default_rng(1).permutation(8000) + 1.0
    classes, rank = size_classes(sizes=sizes, count=8000)
    assert np.bincount(classes).tolist() == [500] * MOST_CLASSES
    assert (np.diff(classes[np.argsort(sizes)]) >= 0).all()
    np.testing.assert_allclose(rank, np.linspace(-1, 1, MOST_CLASSES))


def test_an_unknown_size_counts_as_the_smallest():
    sizes = np.arange(400.0) + 10
    sizes[[17, 211]] = np.nan, 0.0
    classes, _rank = size_classes(sizes=sizes, count=400)
    assert classes[[17, 211]].tolist() == [0, 0]


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_equal_sizes_share_a_class_whatever_the_order(seed):
    rng = np.random.default_rng(seed)
    sizes = rng.integers(0, 12, 600) * 50.0
    classes, rank = size_classes(sizes=sizes, count=600)
    for size in np.unique(np.maximum(sizes, 1.0)):
        assert len(np.unique(classes[np.maximum(sizes, 1.0) == size])) == 1
    order = rng.permutation(600)
    again, _rank = size_classes(sizes=sizes[order], count=600)
    np.testing.assert_array_equal(again, classes[order])
    assert np.unique(classes).tolist() == list(range(len(rank)))
    assert (np.diff(rank) > 0).all()


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000), sized=st.booleans())
def test_a_group_has_one_size_class_and_one_set_of_waves(seed, sized):
    rng = np.random.default_rng(seed)
    present = rng.random((500, 4)) < 0.8
    sizes = rng.uniform(1, 9000, 500) if sized else None
    groups = group_areas(present=present, sizes=sizes)
    classes, rank = size_classes(sizes=sizes, count=500)
    np.testing.assert_array_equal(groups.present[groups.label], present)
    np.testing.assert_array_equal(groups.size_class[groups.label], classes)
    np.testing.assert_array_equal(groups.rank, rank)
    pairs = {(c, tuple(p)) for c, p in zip(classes, present.tolist(), strict=True)}
    assert len(groups.size_class) == len(pairs)
