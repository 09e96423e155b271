import numpy as np
import pytest
from scipy import integrate, stats

from wijkpeil.cases.difference import differs


@pytest.mark.parametrize("beyond", [0.0, 0.0392, 0.15])
@pytest.mark.parametrize(("degrees", "ratio"), [(10.0, 1.0), (11.0, 8.0), (60.0, 0.1)])
def test_it_is_the_integral_over_both_distributions(make, beyond, degrees, ratio):
    two = make([("a", "x", 0, 0.06, 0.02), ("b", "x", 0, -0.03, 0.02 * ratio)])
    two.change.degrees[:] = degrees
    first, second = (
        stats.t(degrees, loc=two.change.estimate[at], scale=two.change.scale[at]) for at in (0, 1)
    )
    expected, _error = integrate.quad(
        lambda x: second.pdf(x) * first.sf(x + beyond), -3, 3, points=[-0.03, 0.06], limit=500
    )
    found = differs(change=two.change, first=np.array([0]), second=np.array([1]), beyond=beyond)
    assert found[0] == pytest.approx(expected, abs=3e-5)


def test_the_two_orders_add_up_to_one(areas):
    first, second = np.triu_indices(len(areas), 1)
    there = differs(change=areas.change, first=first, second=second, beyond=0.0)
    back = differs(change=areas.change, first=second, second=first, beyond=0.0)
    np.testing.assert_allclose(there + back, 1.0, atol=2e-5)


def test_what_is_not_known_gives_no_probability(make):
    two = make([("a", "x", 0, np.nan, 0.02), ("b", "x", 0, 0.0, 0.02)])
    assert np.isnan(differs(change=two.change, first=np.array([0]), second=np.array([1]), beyond=0))
