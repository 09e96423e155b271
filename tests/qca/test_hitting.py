from functools import reduce
from itertools import combinations
from random import Random

import numpy as np
import pytest

from wijkpeil.qca import hitting
from wijkpeil.qca.hitting import minimal_hitting_sets


def naive(edges, elements):
    found = []
    for size in range(elements + 1):
        for chosen in combinations(range(elements), size):
            bits = sum(1 << one for one in chosen)
            if all(bits & edge for edge in edges) and not any(not s & ~bits for s in found):
                found.append(bits)
    return sorted(found)


@pytest.mark.parametrize("seed", range(10))
def test_many_families_at_once(seed, monkeypatch):
    monkeypatch.setattr(hitting, "STATES", 7)  # split again and again
    rng = Random(seed)
    elements = rng.randint(1, 8)
    families = [
        [rng.randrange(1, 1 << elements) for _ in range(rng.randint(0, 9))] for _ in range(20)
    ]
    width = max(map(len, families))
    padded = np.array([f + [0] * (width - len(f)) for f in families], np.uint64).reshape(20, -1)
    found = minimal_hitting_sets(padded, elements=elements)
    for place, family in enumerate(families):
        assert sorted(found.sets[found.family == place].tolist()) == naive(family, elements)


def test_more_edges_than_a_word_holds():
    pairs = [1 << a | 1 << b for a, b in combinations(range(14), 2)]
    found = minimal_hitting_sets(np.array([pairs], np.uint64), elements=14)
    everything = reduce(int.__or__, pairs)  # of all pairs only one element may be missed
    assert sorted(found.sets.tolist()) == sorted(everything & ~(1 << one) for one in range(14))


def test_the_highest_element():
    edges = np.array([[1 << 62, 1 << 62 | 1]], np.uint64)
    assert minimal_hitting_sets(edges, elements=63).sets.tolist() == [1 << 62]
