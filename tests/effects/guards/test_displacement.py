import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from wijkpeil.effects.guards.displacement import displacement, not_looked_at
from wijkpeil.effects.guards.rings import OUTSIDE, rings
from wijkpeil.errors import EffectError
from wijkpeil.language import speaking

SIDE = 30


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


def checkerboard() -> sparse.csr_array:
    """Squares of a grid, neighbours where they share a side."""
    line = sparse.eye_array(SIDE, k=1) + sparse.eye_array(SIDE, k=-1)
    whole = sparse.kron(line, sparse.eye_array(SIDE)) + sparse.kron(sparse.eye_array(SIDE), line)
    return sparse.csr_array(whole)


def some_treated(rng: np.random.Generator, count: int = 15) -> np.ndarray:
    treated = np.zeros(SIDE * SIDE, dtype=bool)
    treated[rng.choice(SIDE * SIDE, count, replace=False)] = True
    return treated


@given(st.integers(0, 1000), st.integers(1, 4))
def test_rings_are_shortest_ways(seed, orders):
    treated = some_treated(np.random.default_rng(seed), 5)
    found = rings(neighbours=checkerboard(), treated=treated, orders=orders)
    row, column = np.divmod(np.arange(SIDE * SIDE), SIDE)
    at = np.flatnonzero(treated)
    way = np.abs(row[:, None] - row[at]) + np.abs(column[:, None] - column[at])
    nearest = way.min(axis=1)
    np.testing.assert_array_equal(found, np.where(nearest <= orders, nearest, OUTSIDE))


def simulate(seed: int, *, spill: float, own: float = 0.1, noise: float = 0.05):
    rng = np.random.default_rng(seed)
    treated = some_treated(rng)
    ring = rings(neighbours=checkerboard(), treated=treated)
    change = noise * rng.normal(size=len(ring))
    change += np.where(ring == 0, own, 0) + np.where(ring == 1, spill, 0)
    population = rng.uniform(500, 5000, size=len(ring))
    return displacement(
        change=change, ring=ring, population=population, controls=np.ones(len(ring), bool)
    ), (ring, population)


def test_planted_spillover_is_found_and_netted():
    """Half of the gain is taken from the areas around: net it is gone or worse."""
    graded, held = [], []
    for seed in range(40):
        found, (ring, population) = simulate(seed, spill=-0.04)
        graded.append(found.finding.grade)
        share = population[ring == 1].sum() / population[ring == 0].sum()
        low, high = found.net.interval()
        held.append(low <= 0.1 - 0.04 * share <= high)
        assert found.total == pytest.approx(found.net.effect * population[ring == 0].sum())
        assert found.rings[1].interval()[0] < -0.04 + 0.03
    assert set(graded) == {"net effect gone"}
    assert np.mean(held) > 0.87


def test_spillover_that_leaves_an_effect():
    found, _given = simulate(3, spill=0.05)
    assert found.finding.grade == "net effect holds"
    assert found.net.effect > found.own.effect
    assert "In ring 1 around them" in found.finding.sentence


def test_without_spillover_it_seldom_fires():
    fired = [simulate(seed, spill=0.0)[0].finding.fired for seed in range(200)]
    assert np.mean(fired) <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / 200)


def test_areas_in_a_ring_are_never_controls():
    ring = np.array([0, 0, 1, 1, 2, 2, -1, -1, -1])
    change = np.array([1.0, 1.2, 0.5, 0.7, 9.0, 9.0, 0.0, 0.1, -0.1])
    given = {"ring": ring, "population": np.ones(9)}
    found = displacement(change=change, controls=np.ones(9, bool), **given)
    assert found.own.effect == pytest.approx(1.1)
    assert found.rings[1].effect == pytest.approx(0.6)
    fewer = displacement(change=change, controls=ring == OUTSIDE, **given)
    assert fewer == found


def test_going_back_to_normal_is_not_taken_for_an_effect():
    rng = np.random.default_rng(5)
    score = rng.normal(size=SIDE * SIDE)
    treated = np.zeros(SIDE * SIDE, dtype=bool)
    treated[np.argsort(score)[:25]] = True
    change = -0.5 * score + 0.1 * rng.normal(size=len(score))
    given = {
        "change": change,
        "ring": rings(neighbours=checkerboard(), treated=treated),
        "population": np.ones(len(score)),
        "controls": np.ones(len(score), bool),
    }
    assert displacement(**given).own.effect > 0.5
    found = displacement(**given, scores=score[:, None])
    assert abs(found.own.effect) < 0.1


def test_a_ring_of_one_area_is_left_out():
    ring = np.array([0, 0, 1, 1, 2, -1, -1, -1])
    found = displacement(
        change=np.arange(8.0), ring=ring, population=np.ones(8), controls=np.ones(8, bool)
    )
    assert list(found.rings) == [1]


@pytest.mark.parametrize("ring", [[0, 1, 1, -1, -1, -1], [0, 0, 1, 2, -1, -1], [0, 0, 1, 1, 2, -1]])
def test_too_few_areas_are_refused(ring):
    with pytest.raises(EffectError, match="To see whether problems moved"):
        displacement(
            change=np.arange(6.0),
            ring=np.array(ring),
            population=np.ones(6),
            controls=np.ones(6, bool),
        )


def test_not_looked_at():
    assert not_looked_at().cap == "reasonable"
