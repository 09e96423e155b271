import numpy as np
import pytest

from wijkpeil.effects.permutation.rank import exact_p
from wijkpeil.effects.power import detectable, detectable_by_placebos, error_by_noise_model
from wijkpeil.errors import EffectError
from wijkpeil.language import speaking


def test_normal_and_student():
    assert detectable(error=2.0).effect == pytest.approx(2 * (1.959964 + 0.841621), abs=1e-5)
    assert detectable(error=2.0, freedom=5).effect > detectable(error=2.0, freedom=50).effect
    with speaking("en"):
        assert "80% of cases" in detectable(error=0.1).words


def test_placebos_find_that_effect_as_often_as_said():
    values = np.random.default_rng(1).normal(size=199)
    told = detectable_by_placebos(values, alpha=0.05, power=0.8)
    for way in (1, -1):
        found = [exact_p(v + way * (told.effect + 1e-9), values) <= 0.05 for v in values]
        assert np.mean(found) >= 0.8
    assert told.effect == pytest.approx(2.8, abs=0.4)


def test_too_few_areas_find_nothing():
    told = detectable_by_placebos(np.zeros(10))
    assert told.effect == np.inf
    with speaking("en"):
        assert "no effect" in detectable_by_placebos(np.zeros(10)).words


def test_error_by_noise_model_is_that_of_draws():
    rng = np.random.default_rng(3)
    root = rng.normal(size=(4, 4))
    before, after = np.array([0.5, 0.5, 0, 0]), np.array([0, 0, 0.5, 0.5])
    drawn = rng.normal(size=(4000, 25, 4)) @ root.T
    change = drawn @ (after - before)
    estimate = change[:, :5].mean(axis=1) - change[:, 5:].mean(axis=1)
    told = error_by_noise_model(root @ root.T, before=before, after=after, treated=5, controls=20)
    assert told == pytest.approx(estimate.std(), rel=0.05)


@pytest.mark.parametrize(
    "call",
    [
        lambda: detectable(error=0.0),
        lambda: detectable(error=1.0, alpha=0.7),
        lambda: detectable_by_placebos(np.array([])),
        lambda: error_by_noise_model(
            np.eye(2), before=np.ones(2), after=np.ones(2), treated=0, controls=1
        ),
    ],
)
def test_bad_input(call):
    with pytest.raises(EffectError):
        call()
