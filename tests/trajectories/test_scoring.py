import numpy as np
import pytest
from scipy.optimize import minimize

from wijkpeil.trajectories.kernel import Kernel
from wijkpeil.trajectories.likelihood import Prior, deviance
from wijkpeil.trajectories.scores import ArrayScores
from wijkpeil.trajectories.scoring import score_steps


def a_problem(draw):
    drawn = draw(seed=2, count=1500, degrees=1e5)
    values = (drawn.scores - drawn.scores.mean(axis=0)) / 0.1
    moments = ArrayScores(values).moments(
        groups=drawn.groups.label,
        centre=np.zeros((len(drawn.groups.size_class), len(drawn.years))),
        weights=np.ones(len(values)),
    )
    return {"moments": moments, "groups": drawn.groups, "years": drawn.years, "prior": Prior()}


def test_it_reaches_what_a_general_optimiser_reaches(draw):
    problem = a_problem(draw)
    start = Kernel.start(len(problem["years"])).vector()
    found = score_steps(start, steps=100, **problem)
    best = minimize(
        lambda x: deviance(x, **problem).value,
        start,
        jac=lambda x: deviance(x, **problem).gradient,
        method="L-BFGS-B",
        options={"maxiter": 2000, "maxfun": 4000, "ftol": 1e-14, "gtol": 1e-9},
    )
    assert abs(deviance(found, **problem).gradient).max() < 1e-3
    assert deviance(found, **problem).value <= best.fun + 1e-6


def test_each_step_makes_it_no_worse(draw):
    problem = a_problem(draw)
    place = Kernel.start(len(problem["years"])).vector() + 2.0
    values = [deviance(place, **problem).value]
    for _step in range(6):
        place = score_steps(place, steps=1, **problem)
        values.append(deviance(place, **problem).value)
    assert (np.diff(values) <= 0).all()
    assert values[-1] < values[0] - 0.5


def test_at_the_best_place_it_stays(draw):
    problem = a_problem(draw)
    place = score_steps(Kernel.start(len(problem["years"])).vector(), steps=200, **problem)
    for _time in range(50):
        again = score_steps(place, steps=50, **problem)
        if np.array_equal(again, place):
            break
        np.testing.assert_allclose(again, place, atol=2e-3)
        place = again
    else:
        pytest.fail("it never came to rest")
