"""The two solvers beside an independent one, and at the minimum by its own conditions."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from wijkpeil.effects.synthetic import active_set as room
from wijkpeil.effects.synthetic.active_set import _on_support, active_set
from wijkpeil.effects.synthetic.frank_wolfe import Quadratic, frank_wolfe, uniform
from wijkpeil.errors import EffectError


def problem(seed: int, *, units: int, waves: int, ridge: float) -> tuple[Quadratic, float]:
    rng = np.random.default_rng(seed)
    donors = rng.normal(size=(units, waves))
    own = rng.normal(size=waves) * 0.7
    one = Quadratic(
        gram=donors @ donors.T,
        target=(donors @ own)[None, :],
        allowed=np.ones((1, units), dtype=bool),
        ridge=np.array([ridge]),
    )
    return one, float(own @ own)


def objective(one: Quadratic, x: np.ndarray) -> float:
    return float(x @ one.gram @ x - 2 * one.target[0] @ x + one.ridge[0] * x @ x)


def by_slsqp(one: Quadratic) -> np.ndarray:
    count = len(one.gram)
    found = minimize(
        lambda x: objective(one, x),
        np.full(count, 1 / count),
        jac=lambda x: 2 * (one.gram @ x - one.target[0] + one.ridge[0] * x),
        bounds=[(0, 1)] * count,
        constraints={"type": "eq", "fun": lambda x: x.sum() - 1, "jac": np.ones_like},
        method="SLSQP",
        options={"maxiter": 500, "ftol": 1e-14},
    )
    return found.x


@given(
    seed=st.integers(0, 10_000),
    units=st.integers(2, 12),
    waves=st.integers(2, 9),
    ridge=st.sampled_from([0.0, 1e-6, 0.5]),
)
def test_active_set_is_at_the_minimum(seed, units, waves, ridge):
    one, scale = problem(seed, units=units, waves=waves, ridge=ridge)
    x = active_set(
        gram=one.gram, target=one.target[0], allowed=one.allowed[0], ridge=ridge, scale=scale
    )
    assert (x >= 0).all()
    assert x.sum() == pytest.approx(1, abs=1e-9)
    assert one.gap(x[None, :])[0] <= 1e-8 * max(scale, 1.0)
    assert objective(one, x) <= objective(one, by_slsqp(one)) + 1e-8


@settings(max_examples=12)
@given(seed=st.integers(0, 10_000), units=st.integers(2, 8))
def test_frank_wolfe_comes_as_near_as_asked(seed, units):
    one, _scale = problem(seed, units=units, waves=6, ridge=1.0)
    x = frank_wolfe(one, begin=uniform(one.allowed), least=np.array([1e-9]), steps=2000)
    above = objective(one, x[0]) - objective(one, by_slsqp(one))
    assert -1e-9 <= above <= 1e-2
    assert above <= one.gap(x)[0] + 1e-9


def test_each_problem_is_solved_as_if_alone():
    one, _scale = problem(4, units=6, waves=5, ridge=0.3)
    allowed = np.array([[True] * 6, [False, True, True, True, False, True]])
    both = Quadratic(one.gram, np.repeat(one.target, 2, axis=0), allowed, np.array([0.3, 0.1]))
    least = np.full(2, 1e-10)
    together = frank_wolfe(both, begin=uniform(allowed), least=least, steps=500)
    for b in range(2):
        alone = Quadratic(one.gram, one.target, allowed[b : b + 1], both.ridge[b : b + 1])
        walked = frank_wolfe(alone, begin=uniform(alone.allowed), least=least[:1], steps=500)
        assert together[b] == pytest.approx(walked[0], abs=1e-12)
    assert not together[1][~allowed[1]].any()


def test_own_gram_for_each_problem():
    one, _scale = problem(5, units=4, waves=5, ridge=0.2)
    stacked = Quadratic(one.gram[None], one.target, one.allowed, one.ridge)
    walked = [
        frank_wolfe(q, begin=uniform(q.allowed), least=np.array([1e-10]), steps=300)
        for q in (one, stacked)
    ]
    assert walked[0] == pytest.approx(walked[1])


def test_twins_among_donors_do_no_harm():
    gram = np.ones((3, 3))
    x = active_set(
        gram=gram, target=np.ones(3), allowed=np.ones(3, dtype=bool), ridge=0.0, scale=1.0
    )
    assert x.tolist() == [1.0, 0.0, 0.0]


def test_a_support_that_is_all_alike():
    assert _on_support([0, 1], gram=np.ones((2, 2)), target=np.ones(2), ridge=0.0) == (
        pytest.approx([0.5, 0.5])
    )


def test_weights_that_do_not_settle_are_refused(monkeypatch):
    monkeypatch.setattr(room, "_ROUNDS", 0)
    with pytest.raises(EffectError):
        active_set(
            gram=np.eye(2), target=np.ones(2), allowed=np.ones(2, dtype=bool), ridge=0.0, scale=1.0
        )
