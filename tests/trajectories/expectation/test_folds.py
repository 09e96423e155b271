"""Parts of whole gemeenten."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.trajectories.expectation.folds import folds


@given(st.lists(st.integers(1, 30), min_size=10, max_size=80), st.integers(2, 10))
def test_gemeenten_stay_whole_and_parts_are_alike_in_size(sizes, count):
    cluster = np.repeat(np.arange(len(sizes)), sizes)
    part = folds(cluster, count=count)
    for gemeente in range(len(sizes)):
        assert len(set(part[cluster == gemeente].tolist())) == 1
    load = np.bincount(part, minlength=count)
    assert load.max() - load.min() <= max(sizes)


def test_few_gemeenten_give_few_parts():
    assert set(folds(np.array([0, 0, 1, 2])).tolist()) == {0, 1, 2}


def test_the_seed_decides():
    cluster = np.repeat(np.arange(30), 2)
    assert (folds(cluster, seed=1) == folds(cluster, seed=1)).all()
    assert (folds(cluster, seed=1) != folds(cluster, seed=2)).any()
