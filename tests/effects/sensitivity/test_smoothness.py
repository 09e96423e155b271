import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize
from scipy.stats import norm

from wijkpeil.effects.sensitivity import smoothness as module
from wijkpeil.effects.sensitivity.event_study import event_study
from wijkpeil.effects.sensitivity.folded_normal import folded_quantile, published_quantile
from wijkpeil.effects.sensitivity.lasso_path import lasso_path
from wijkpeil.effects.sensitivity.r_draws import r_normals
from wijkpeil.effects.sensitivity.smoothness import smoothness


def draw_study(seed, before, after, *, years=True):
    rng = np.random.default_rng(seed)
    size = before + after
    root = rng.normal(size=(size, size + 2))
    return event_study(
        estimate=rng.normal(size=size),
        covariance=0.05 * root @ root.T / size + 0.01 * np.eye(size),
        before=before,
        weights=rng.normal(size=after),
        years=np.cumsum(rng.uniform(0.5, 3, size=size + 1)) if years else None,
    )


def times(study):
    time = np.concatenate([[0.0], np.cumsum(study.gaps)])
    return np.delete(time - time[study.before], study.before)


@given(st.integers(0, 10_000), st.integers(1, 6), st.integers(1, 4))
def test_a_straight_difference_is_taken_out_at_any_m(seed, before, after):
    study = draw_study(seed, before, after)
    line = times(study)
    bent = event_study(
        estimate=study.estimate + 0.7 * line,
        covariance=study.covariance,
        before=before,
        weights=study.weights,
        years=np.insert(line, before, 0.0),
    )
    for allowed in (0.0, 0.3):
        one, other = (smoothness(each, allowed=allowed) for each in (study, bent))
        assert other.lower == pytest.approx(one.lower, abs=1e-6)
        assert other.upper == pytest.approx(one.upper, abs=1e-6)


def test_without_a_bend_it_is_least_squares_on_a_line():
    """M = 0: the best unbiased estimate if the difference in course is a straight line."""
    study = draw_study(3, 4, 2)
    z = np.column_stack([times(study), np.vstack([np.zeros((4, 2)), np.eye(2)])])
    inverse = np.linalg.inv(study.covariance)
    bread = np.linalg.inv(z.T @ inverse @ z)
    fitted = bread @ z.T @ inverse @ study.estimate
    centre = study.weights @ fitted[1:]
    error = np.sqrt(study.weights @ bread[1:, 1:] @ study.weights)
    found = smoothness(study, allowed=0.0)
    assert found.lower == pytest.approx(centre - norm.ppf(0.975) * error, abs=1e-8)
    assert found.upper == pytest.approx(centre + norm.ppf(0.975) * error, abs=1e-8)


@pytest.mark.parametrize("seed", range(4))
def test_no_other_weights_give_a_shorter_interval(seed):
    study = draw_study(seed, 5, 2, years=seed % 2 == 0)
    allowed = 0.05
    bends = module._bends(study)

    def half(z):
        return bends.half(z, allowed=allowed, level=0.95)

    found = smoothness(study, allowed=allowed)
    starts = np.random.default_rng(seed).normal(size=(5, 4))
    oracle = min(
        minimize(half, z, method="Nelder-Mead", options={"xatol": 1e-9, "maxiter": 4000}).fun
        for z in starts
    )
    assert (found.upper - found.lower) / 2 <= oracle * (1 + 1e-6)


def test_worst_bias_is_reached_by_a_bent_course():
    """Of all courses that bend by at most M the worst is as bad as the formula says."""
    from scipy.optimize import linprog  # noqa: PLC0415 - an oracle

    study = draw_study(8, 4, 3)
    bends = module._bends(study)
    z = np.array([0.2, -0.1, 0.4])
    weights = bends.combination(z)
    slopes = np.diff(np.eye(8), axis=0) / study.gaps[:, None]
    kinks = np.diff(slopes, axis=0)
    kinks = np.delete(kinks, 4, axis=1)
    found = linprog(
        c=-weights,
        A_ub=np.vstack([kinks, -kinks]),
        b_ub=np.full(2 * len(kinks), 0.3),
        bounds=(None, None),
    )
    assert -found.fun == pytest.approx(0.3 * (bends.fixed_bias + np.abs(z).sum()), rel=1e-6)


def test_without_any_noise_only_bias_is_left():
    bends = module._Bends(
        start=np.zeros(2), to_weights=np.zeros((2, 0)), quadratic=np.zeros((0, 0)),
        linear=np.zeros(0), constant=0.0, fixed_bias=2.0,
    )  # fmt: skip
    assert bends.half(np.zeros(0), allowed=0.5, level=0.95) == 1.0


@given(st.integers(0, 10_000), st.integers(1, 6))
def test_lasso_path_meets_the_conditions_of_an_optimum(seed, size):
    rng = np.random.default_rng(seed)
    root = rng.normal(size=(size, size + 1))
    quadratic = root @ root.T + 0.05 * np.eye(size)
    linear = rng.normal(size=size)
    corners = lasso_path(quadratic, linear)
    np.testing.assert_allclose(corners[-1], -np.linalg.solve(quadratic, linear), atol=1e-8)
    for corner in corners:
        gradient = linear + quadratic @ corner
        penalty = np.abs(gradient).max()
        on = np.abs(corner) > 1e-12
        np.testing.assert_allclose(gradient[on], -penalty * np.sign(corner[on]), atol=1e-7)


def test_lasso_path_where_a_coordinate_leaves():
    quadratic = np.array([[1.0, 0.9, 0.0], [0.9, 1.0, 0.5], [0.0, 0.5, 1.0]])
    left = 0
    for seed in range(300):
        linear = np.random.default_rng(seed).normal(size=3)
        corners = np.array(lasso_path(quadratic + 0.05 * np.eye(3), linear))
        on = np.abs(corners) > 1e-12
        left += bool((on[:-1] & ~on[1:]).any())
    assert left > 0


def test_lasso_path_without_a_pull_stays():
    assert [corner.tolist() for corner in lasso_path(np.eye(2), np.zeros(2))] == [[0.0, 0.0]]


@given(st.floats(0, 20), st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_folded_quantile_has_its_level(bias, level):
    c = folded_quantile(level, bias=bias)
    assert norm.cdf(c - bias) - norm.cdf(-c - bias) == pytest.approx(level, abs=1e-9)


def test_published_quantile_is_near():
    assert published_quantile(0.95, bias=0.5) == pytest.approx(
        folded_quantile(0.95, bias=0.5), abs=0.01
    )


def test_r_draws():
    """set.seed(42); rnorm(3) in R."""
    assert r_normals(3, seed=42) == pytest.approx([1.37095845, -0.56469817, 0.36312841], abs=1e-8)
