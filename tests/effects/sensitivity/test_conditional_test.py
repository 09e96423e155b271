import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.stats import truncnorm

from wijkpeil.effects.sensitivity import conditional_test, relative_magnitudes
from wijkpeil.effects.sensitivity.event_study import event_study, symmetric_root


def draw_study(seed: int, before: int, after: int):
    rng = np.random.default_rng(seed)
    size = before + after
    root = rng.normal(size=(size, size + 2))
    return event_study(
        estimate=rng.normal(size=size),
        covariance=0.05 * root @ root.T / size + 0.01 * np.eye(size),
        before=before,
        weights=rng.normal(size=after),
        years=np.cumsum(rng.uniform(0.5, 3, size=size + 1)),
    )


def eta_by_linear_programme(study, *, allowed, largest, theta):
    """Solve min eta s.t. y - X delta <= eta sd directly, delta the course after the start."""
    p, q = study.before, study.after
    change = np.diff(np.eye(p + q + 1), axis=0) / study.gaps[:, None]
    change = np.delete(change, p, axis=1)
    v = largest * change[:p][0]
    rows = np.vstack([change[p:] - allowed * v, -change[p:] - allowed * v])
    sd = np.sqrt(np.diag(rows @ study.covariance @ rows.T))
    # unknown: eta and tau (the true effects after the start), with weights @ tau = theta
    found = linprog(
        c=np.append(1.0, np.zeros(q)),
        A_ub=np.column_stack([-sd, -rows[:, p:]]),
        b_ub=-rows @ study.estimate,
        A_eq=np.append(0.0, study.weights)[None, :],
        b_eq=[theta],
        bounds=(None, None),
    )
    return found.fun


@given(
    seed=st.integers(0, 10_000),
    after=st.integers(2, 5),
    allowed=st.floats(0.1, 3),
    theta=st.floats(-3, 3),
    sign=st.sampled_from([1.0, -1.0]),
)
def test_known_vertices_solve_the_linear_programme(seed, after, allowed, theta, sign):
    study = draw_study(seed, 3, after)
    steps = relative_magnitudes._steps(study)
    found = relative_magnitudes._vertices(study, steps, allowed, largest=sign * steps.before[0])
    eta = (found.at - found.slope * theta).max()
    oracle = eta_by_linear_programme(study, allowed=allowed, largest=sign, theta=theta)
    assert eta == pytest.approx(oracle, abs=1e-7)


def test_tail_of_the_truncated_normal():
    x, lower, upper = (
        np.array([0.5, 2.0, 9.0]),
        np.array([-1.0, 1.5, 8.5]),
        np.array([3, 2.5, 12.0]),
    )
    tail = np.exp(conditional_test._log_tail(x, lower, upper))
    np.testing.assert_allclose(tail, truncnorm.sf(x, lower, upper), rtol=1e-6)


def test_false_exclusion_is_held_where_courses_part_as_far_as_allowed():
    """The worst case: after the start courses part by M times the largest step before it."""
    rng = np.random.default_rng(5)
    sd, bias = 0.1, np.array([-0.5, -0.2, 0.0, 0.5, 1.0])
    truth = np.delete(bias, 2)  # steps 0.3, 0.2 | 0.5, 0.5: with M = 5/3 just allowed
    root = symmetric_root(sd**2 * (0.5 * np.eye(4) + 0.5))
    out = 0
    runs = 400
    normal = rng.normal(size=(2000, 4))
    for _run in range(runs):
        study = event_study(
            estimate=truth + root @ rng.normal(size=4), covariance=root @ root, before=2
        )
        unions = relative_magnitudes._unions(study, 0.5 / 0.3)
        held = [
            conditional_test.accepted(each, theta=np.zeros(1), level=0.95, normal=normal)[0]
            for each in unions
        ]
        out += not any(held)
    assert out / runs <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / runs)


def test_without_noise_only_a_positive_statistic_is_excluded():
    found = conditional_test.Statistics(
        at=np.array([0.0]), slope=np.array([-1.0]), root=np.zeros((1, 1))
    )
    held = conditional_test.accepted(
        found, theta=np.array([-1.0, 0.0, 1.0]), level=0.95, normal=np.zeros((10, 1))
    )
    assert held.tolist() == [True, True, False]


def test_the_plug_in_set_excludes_the_truth_where_the_hybrid_does_not():
    """One step before, well seen; afterwards twice that step apart: just allowed at M = 2."""
    rng = np.random.default_rng(6)
    course = np.array([-0.5, 1.0, 2.0])
    root = symmetric_root(0.1**2 * (0.5 * np.eye(3) + 0.5))
    hybrid, plug_in, runs = 0, 0, 150
    for _run in range(runs):
        study = event_study(
            estimate=course + root @ rng.normal(size=3), covariance=root @ root, before=1
        )
        hybrid += relative_magnitudes.relative_magnitudes(study, allowed=2).excludes_zero
        plug_in += study.effect - 2 * abs(study.estimate[0]) > 1.96 * study.error
    assert hybrid / runs <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / runs)
    assert plug_in / runs > 0.15
