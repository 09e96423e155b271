from itertools import permutations

import numpy as np
import pytest
from scipy.sparse import csr_array

from wijkpeil.trajectories.spatial import counting, tail_chances
from wijkpeil.trajectories.spatial.conditional import Shuffle, shuffle
from wijkpeil.trajectories.spatial.weights import surroundings_of

VALUES = np.array([-3.0, -1.2, -0.3, 0.1, 0.9, 1.1, 2.4])


def null(values: np.ndarray, table: np.ndarray) -> Shuffle:
    weights = surroundings_of(values=values, neighbours=csr_array(table)).weights
    return shuffle(centred=values - values.mean(), weights=weights)


def exact(found: Shuffle) -> np.ndarray:
    """Every shuffle of all others, for every area."""
    weights = found.weights.toarray()
    p = []
    for area in range(found.lag.size):
        others = np.delete(found.values, area)
        row = np.delete(weights[area], area)
        lags = np.array([row @ np.array(each) for each in set(permutations(others))])
        sides = (lags >= found.lag[area] - 1e-9).mean(), (lags <= found.lag[area] + 1e-9).mean()
        p.append(min(1, 2 * min(sides)))
    return np.array(p)


ROW = np.eye(7, k=1) + np.eye(7, k=-1)


@pytest.mark.parametrize("table", [ROW, ROW * np.arange(1, 8)[:, None] * np.arange(1, 8)])
def test_p_values_are_those_of_all_shuffles(table, monkeypatch):
    found = null(VALUES, table)
    assert found.even == (table is ROW)
    monkeypatch.setattr(tail_chances, "FIRST", 60_000)
    tails = tail_chances.tail_chances(null=found, rate=0.05, seed=4)
    assert tails.p == pytest.approx(exact(found), abs=0.025)
    # a draw with the area's own value is none of its shuffles
    degree = np.diff(found.weights.indptr)
    assert tails.draws == pytest.approx(60_000 * (1 - degree / 7), rel=0.05)


def test_even_and_uneven_counting_agree(monkeypatch):
    rng = np.random.default_rng(1)
    side = 6
    line = np.eye(side) + np.eye(side, k=1) + np.eye(side, k=-1)
    found = null(rng.standard_t(5, side * side), np.kron(line, line))
    areas = np.arange(side * side)
    first = counting.count_shuffles(
        null=found, areas=areas, rng=np.random.default_rng(7), rows=3000
    )
    monkeypatch.setattr(counting, "BLOCK", 10_000)  # so that there are several blocks
    uneven = Shuffle(found.values, found.weights, False, found.lag, found.expected, found.deviation)
    second = counting.count_shuffles(
        null=uneven, areas=areas, rng=np.random.default_rng(7), rows=3000
    )
    assert first.high.tolist() == second.high.tolist()
    assert first.low.tolist() == second.low.tolist()
    assert first.valid.tolist() == second.valid.tolist()


def test_ties_count_on_both_sides():
    values = np.array([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.8])
    tails = tail_chances.tail_chances(null=null(values, ROW), rate=0.05, seed=1)
    assert tails.p[:5].tolist() == [1, 1, 1, 1, 1]


def clustered(grid, side: int, seed: int, shift: float):
    rng = np.random.default_rng(seed)
    values = rng.normal(size=(side, side))
    values[4:9, 4:9] += shift
    return null(values.ravel(), grid(side).toarray())


def test_only_open_calls_get_more_shuffles_and_the_answer_is_that_of_all(grid):
    found = clustered(grid, 24, 3, 3.0)
    quick = tail_chances.tail_chances(null=found, rate=0.05, seed=1, most=256_000)
    thorough = tail_chances.tail_chances(null=found, rate=0.05, seed=2, most=1_024_000)
    assert quick.draws.max() > 100 * quick.draws.min()
    assert np.median(quick.draws) < 1001
    differ = (quick.p <= quick.threshold) != (thorough.p <= thorough.threshold)
    assert differ.sum() <= quick.borderline + thorough.borderline
    assert (quick.p <= quick.threshold).sum() >= 15


def test_no_p_value_is_below_its_floor_and_the_same_seed_gives_the_same(grid):
    found = clustered(grid, 16, 5, 4.0)
    one, two = (tail_chances.tail_chances(null=found, rate=0.05, seed=9, most=4000) for _ in "ab")
    assert one.p.tobytes() == two.p.tobytes()
    assert (one.p >= 2 / (one.draws + 1)).all()
    assert one.draws.max() <= 4000


def test_a_fixed_thousand_shuffles_calls_nothing_where_a_few_areas_stand_out(grid):
    found = clustered(grid, 40, 8, 4.0)
    few = tail_chances.tail_chances(null=found, rate=0.05, seed=1, most=999)
    many = tail_chances.tail_chances(null=found, rate=0.05, seed=1)
    assert few.threshold == 0.0
    assert (many.p <= many.threshold).sum() >= 20


def test_where_all_others_are_neighbours_p_is_one():
    found = null(VALUES, np.ones((7, 7)))
    tails = tail_chances.tail_chances(null=found, rate=0.05, seed=1, most=4000)
    assert tails.p.tolist() == [1.0] * 7
    assert tails.threshold == 0.0
