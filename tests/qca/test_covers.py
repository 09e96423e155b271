from dataclasses import replace
from functools import reduce
from itertools import combinations
from math import comb
from random import Random

import numpy as np
import pytest

from wijkpeil.qca import bounds, covers
from wijkpeil.qca.bits import as_flags
from wijkpeil.qca.bounds import bound
from wijkpeil.qca.counting import Count, count_minimum, count_models
from wijkpeil.qca.covers import Covers, minimum_covers
from wijkpeil.qca.irredundant import irredundant_covers


def union(masks):
    return reduce(int.__or__, masks, 0)


def naive(masks, rows):
    whole = (1 << rows) - 1
    return [
        chosen
        for size in range(1, len(masks) + 1)
        for chosen in combinations(range(len(masks)), size)
        if union(masks[one] for one in chosen) == whole
        and all(union(masks[one] for one in chosen if one != other) != whole for other in chosen)
    ]


def draw(seed, most=9):
    rng = Random(seed)
    rows = rng.randint(1, 7)
    masks = list(dict.fromkeys(rng.randrange(1, 1 << rows) for _ in range(rng.randint(1, most))))
    left = (1 << rows) - 1 & ~union(masks)
    return [*masks, *([left] if left and left not in masks else [])], rows


@pytest.mark.parametrize("seed", range(80))
def test_all_covers(seed, monkeypatch):
    monkeypatch.setattr(bounds, "SMALL", 0)  # use the bound on the smallest problem too
    monkeypatch.setattr(covers, "MANY", seed % 3)
    masks, rows = draw(seed)
    every = naive(masks, rows)
    fewest = min(map(len, every))
    found = irredundant_covers(masks, rows=rows, limit=1000)
    assert (sorted(found.covers), found.complete) == (sorted(every), True)
    found = minimum_covers(masks, rows=rows, limit=1000)
    assert list(found.covers) == sorted(one for one in every if len(one) == fewest)
    assert found.complete


def hard(seed=3):
    rng = np.random.default_rng(seed)
    drawn = {int("".join(map(str, row)), 2) for row in (rng.random((120, 24)) < 0.2).astype(int)}
    masks = sorted(drawn - {0})
    left = (1 << 24) - 1 & ~union(masks)
    return masks + ([left] if left else [])


def test_a_large_problem_agrees_with_itself_without_the_bound(monkeypatch):
    masks = hard()
    found = minimum_covers(masks, rows=24, limit=10**6)
    monkeypatch.setattr(covers, "MANY", 1)
    assert minimum_covers(masks, rows=24, limit=10**6).covers == found.covers
    monkeypatch.setattr(bounds, "SMALL", 10**6)
    assert minimum_covers(masks, rows=24, limit=10**6).covers == found.covers
    assert len(found.covers[0]) >= 4


def test_limits_are_told():
    masks = [1 << place for place in range(3)] + [0b011, 0b110, 0b101]
    for find in (minimum_covers, irredundant_covers):
        found = find(masks, rows=3, limit=2)
        assert len(found.covers) == 2
        assert not found.complete
    found = minimum_covers([0b111, 0b011], rows=3, limit=1)
    assert found.covers == ((0,),)


def test_the_bound_never_exceeds_the_truth():
    for seed in range(30):
        masks, rows = draw(seed, most=30)
        fewest = len(minimum_covers(masks, rows=rows, limit=1).covers[0])
        held = np.array([as_flags(mask, rows) for mask in masks])
        found = bound(held, left=(1 << rows) - 1, allowed=(1 << len(masks)) - 1)
        assert found.weight((1 << rows) - 1) <= fewest + 1e-6


def test_counting_without_listing():
    rng = Random(5)
    for seed in range(40):
        masks, rows = draw(seed)
        sizes = [rng.randint(1, 4) for _ in masks]
        every = minimum_covers(masks, rows=rows, limit=10**6)
        classes = {mask: list(range(size)) for mask, size in zip(masks, sizes, strict=True)}
        counted = count_models(every, classes=classes, rows=rows, minimum=True)
        size = len(every.covers[0])
        assert counted.exact
        assert counted.models == count_minimum(masks, sizes, rows=rows, size=size)
        cut = replace(every, covers=every.covers[:1], complete=False)
        assert count_models(cut, classes=classes, rows=rows, minimum=True) == counted


def test_counts_where_the_list_was_cut():
    classes = {1 << place: list(range(10)) for place in range(3)}
    cut = Covers(((0, 1, 2),), complete=False)
    assert count_models(cut, classes=classes, rows=3, minimum=True) == Count(1000, exact=True)
    assert count_models(cut, classes=classes, rows=40, minimum=True) == Count(1000, exact=False)
    assert not count_models(cut, classes=classes, rows=3, minimum=False).exact
    assert count_minimum([0b1], [60], rows=1, size=1) == comb(60, 1)
