import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkpeil.trajectories.scores import ArrayScores


def a_case(seed: int, *, gaps: bool):
    rng = np.random.default_rng(seed)
    count, waves, size = int(rng.integers(1, 40)), int(rng.integers(1, 6)), int(rng.integers(1, 5))
    values = rng.normal(4.0, 0.3, (count, waves))
    if gaps:
        values[rng.random(values.shape) < 0.2] = np.nan
    groups = rng.integers(0, size, count)
    return values, groups, rng.normal(4.0, 0.1, (size, waves)), rng.uniform(0.1, 2.0, count), rng


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10_000), gaps=st.booleans())
def test_moments_are_those_of_a_plain_loop(seed, gaps):
    values, groups, centre, weights, _rng = a_case(seed, gaps=gaps)
    found = ArrayScores(values).moments(groups=groups, centre=centre, weights=weights)
    for group in range(len(centre)):
        inside = groups == group
        assert found.count[group] == inside.sum()
        assert found.weight[group] == pytest.approx(weights[inside].sum())
        if not inside.any():
            assert not found.mean[group].any()
            assert not found.second[group].any()
            continue
        off = np.nan_to_num(values[inside] - centre[group])
        own = weights[inside]
        np.testing.assert_allclose(found.mean[group], own @ off / own.sum(), atol=1e-12)
        second = sum(w * np.outer(d, d) for w, d in zip(own, off, strict=True)) / inside.sum()
        np.testing.assert_allclose(found.second[group], second, atol=1e-12)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10_000), gaps=st.booleans())
def test_maps_are_those_of_a_plain_loop(seed, gaps):
    values, groups, centre, _weights, rng = a_case(seed, gaps=gaps)
    maps = rng.normal(size=(len(centre), 3, values.shape[1]))
    found = ArrayScores(values).apply(groups=groups, centre=centre, maps=maps)
    for area, group in enumerate(groups):
        expected = maps[group] @ np.nan_to_num(values[area] - centre[group])
        np.testing.assert_allclose(found[area], expected, atol=1e-12)


def test_the_scores_themselves_are_left_alone():
    values = np.array([[1.0, np.nan], [2.0, 3.0]])
    before = values.copy()
    scores = ArrayScores(values)
    groups, centre = np.array([0, 0]), np.zeros((1, 2))
    scores.moments(groups=groups, centre=centre, weights=np.ones(2))
    scores.apply(groups=groups, centre=centre, maps=np.ones((1, 1, 2)))
    np.testing.assert_array_equal(values, before)


def test_other_groups_are_not_taken_for_the_earlier_ones():
    scores = ArrayScores(np.array([[1.0], [2.0], [4.0]]))
    centre = np.zeros((2, 1))
    first = scores.moments(groups=np.array([0, 0, 1]), centre=centre, weights=np.ones(3))
    second = scores.moments(groups=np.array([0, 1, 1]), centre=centre, weights=np.ones(3))
    assert first.mean[:, 0].tolist() == [1.5, 4.0]
    assert second.mean[:, 0].tolist() == [1.0, 3.0]
