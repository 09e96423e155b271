import numpy as np
import pytest

from wijkpeil.trajectories.spatial import sampling
from wijkpeil.trajectories.spatial.sampling import distinct_rows


@pytest.mark.parametrize(("size", "columns"), [(5, 3), (60, 4)])
def test_rows_hold_distinct_numbers_each_equally_often_in_each_place(size, columns):
    drawn = distinct_rows(rng=np.random.default_rng(1), size=size, rows=30_000, columns=columns)
    ordered = np.sort(drawn, axis=1)
    assert (ordered[:, 1:] > ordered[:, :-1]).all()
    for place in range(columns):
        share = np.bincount(drawn[:, place], minlength=size) / len(drawn)
        assert share == pytest.approx(1 / size, abs=5 * np.sqrt(1 / size / len(drawn)))


def test_every_ordered_pair_is_equally_likely():
    drawn = distinct_rows(rng=np.random.default_rng(3), size=4, rows=24_000, columns=2)
    counts = np.bincount(drawn[:, 0] * 4 + drawn[:, 1], minlength=16).reshape(4, 4)
    assert np.diag(counts).sum() == 0
    assert counts[~np.eye(4, dtype=bool)] / 24_000 == pytest.approx(1 / 12, abs=0.009)


def test_few_numbers_are_drawn_in_parts(monkeypatch):
    monkeypatch.setattr(sampling, "ROOM", 50)
    drawn = distinct_rows(rng=np.random.default_rng(1), size=10, rows=23, columns=9)
    assert drawn.shape == (23, 9)
    assert all(len(set(row)) == 9 for row in drawn.tolist())
