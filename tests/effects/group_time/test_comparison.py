"""One comparison, and the probability of treatment."""

import numpy as np
import pytest
from scipy.optimize import minimize

from wijkpeil.effects.group_time.comparison import METHODS, compare
from wijkpeil.effects.group_time.propensity import propensity


def drawn(seed: int, count: int = 200) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    x = np.column_stack([np.ones(count), rng.normal(size=(count, 2))])
    treated = (rng.random(count) < 1 / (1 + np.exp(1 - 0.7 * x[:, 1]))).astype(float)
    return x @ [0, 1, 1] + rng.normal(size=count) + treated, treated, x


def test_propensity_is_the_maximum_of_the_likelihood() -> None:
    _change, treated, x = drawn(1)

    def loss(beta: np.ndarray) -> float:
        return float(np.logaddexp(0, x @ beta).sum() - treated @ x @ beta)

    best = minimize(loss, np.zeros(3), tol=1e-10).x
    np.testing.assert_allclose(propensity(x, treated), 1 / (1 + np.exp(-x @ best)), atol=1e-5)


def test_kinds_that_never_overlap() -> None:
    x = np.column_stack([np.ones(20), np.arange(20.0)])
    treated = (np.arange(20) >= 10).astype(float)
    assert propensity(x, treated) is None
    assert compare(change=np.zeros(20), treated=treated, x=x, method="doubly robust") is None
    assert compare(change=np.zeros(20), treated=treated, x=x, method="regression") is not None


def test_characteristics_that_make_each_other_up() -> None:
    x = np.column_stack([np.ones(20), np.arange(20.0), 2 * np.arange(20.0)])
    treated = (np.arange(20) % 2).astype(float)
    assert propensity(x, treated) is None
    assert compare(change=np.zeros(20), treated=treated, x=x, method="regression") is None


@pytest.mark.parametrize("method", METHODS)
def test_contributions_are_what_an_area_does_to_the_estimate(method: str) -> None:
    """The infinitesimal jackknife: leave each area out, and compare."""
    change, treated, x = drawn(2, 500)
    whole = compare(change=change, treated=treated, x=x, method=method)
    count = len(change)
    left = []
    for i in range(count):
        rest = np.arange(count) != i
        part = compare(change=change[rest], treated=treated[rest], x=x[rest], method=method)
        left.append(whole.estimate - part.estimate)
    assert np.corrcoef(left, whole.influence)[0, 1] > 0.995
    assert np.sqrt((whole.influence**2).sum()) == pytest.approx(
        np.sqrt(np.sum(np.square(left))), rel=0.05
    )
    assert whole.influence.sum() == pytest.approx(0, abs=1e-9)


def test_without_characteristics_all_methods_are_the_same() -> None:
    change, treated, _x = drawn(3)
    ones = np.ones((len(change), 1))
    found = [compare(change=change, treated=treated, x=ones, method=m) for m in METHODS]
    by_hand = change[treated == 1].mean() - change[treated == 0].mean()
    assert [each.estimate for each in found] == pytest.approx([by_hand] * 3)
    np.testing.assert_allclose(found[0].influence, found[1].influence, atol=1e-14)
