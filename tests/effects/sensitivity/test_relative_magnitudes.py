import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkpeil.effects.sensitivity import relative_magnitudes as module
from wijkpeil.effects.sensitivity.break_even import break_even, break_even_bend
from wijkpeil.effects.sensitivity.event_study import event_study
from wijkpeil.effects.sensitivity.relative_magnitudes import relative_magnitudes
from wijkpeil.effects.sensitivity.robust_interval import RobustInterval
from wijkpeil.effects.sensitivity.smoothness import smoothness
from wijkpeil.errors import EffectError
from wijkpeil.language import speaking


def study_of(estimate, *, before, sd=0.1, **more):
    size = len(estimate)
    return event_study(
        estimate=estimate,
        covariance=sd**2 * (0.5 * np.eye(size) + 0.5),
        before=before,
        **more,
    )


@given(
    st.lists(st.floats(-0.5, 0.5), min_size=4, max_size=6),
    st.floats(0, 1),
    st.floats(0.2, 1),
)
def test_sets_grow_with_what_is_allowed(estimate, first, more):
    study = study_of(estimate, before=2)
    small = relative_magnitudes(study, allowed=first)
    large = relative_magnitudes(study, allowed=first + more)
    # A conditional test may move the other way by a small part of the error.
    slack = 0.25 * study.error
    assert large.lower <= small.lower + slack
    assert large.upper >= small.upper - slack


def test_mirrored_estimates_give_the_mirrored_set():
    estimate = np.array([0.1, -0.05, 0.6, 0.7])
    one = relative_magnitudes(study_of(estimate, before=2), allowed=1)
    other = relative_magnitudes(study_of(-estimate, before=2), allowed=1)
    grid = (one.upper - one.lower) / 100
    assert (-other.upper, -other.lower) == pytest.approx((one.lower, one.upper), abs=grid)


def test_units_scale_the_set():
    estimate = np.array([0.1, -0.05, 0.6, 0.7])
    one = relative_magnitudes(study_of(estimate, before=2), allowed=1)
    ten = relative_magnitudes(study_of(10 * estimate, before=2, sd=1.0), allowed=1)
    assert (ten.lower, ten.upper) == pytest.approx((10 * one.lower, 10 * one.upper))


def test_years_count_steps_by_the_year():
    """A step over six years before is a small one a year, so less may happen after."""
    estimate = np.array([0.3, 0.6])
    waves = relative_magnitudes(study_of(estimate, before=1), allowed=1)
    years = relative_magnitudes(study_of(estimate, before=1, years=[2002, 2008, 2010]), allowed=1)
    assert years.upper - years.lower < waves.upper - waves.lower
    even = relative_magnitudes(study_of(estimate, before=1, years=[2006, 2008, 2010]), allowed=1)
    assert (even.lower, even.upper) == pytest.approx((waves.lower, waves.upper))


def test_one_wave_after_the_start_uses_all_moments():
    study = study_of([0.02, -0.03, 0.8], before=2)
    (first, *_rest) = module._unions(study, 1.0)
    assert len(first.at) == 5  # three steps, both ways, less the largest against itself
    found = relative_magnitudes(study, allowed=0)
    assert found.lower == pytest.approx(0.8 - 1.96 * 0.1, abs=0.05)
    assert relative_magnitudes(study, allowed=1).upper > found.upper


def test_an_end_beyond_the_values_tried_is_open():
    study = study_of([0.0, 5.0, 1.0, 1.0, 1.0, 1.0], before=2, weights=np.full(4, 0.25))
    found = relative_magnitudes(study, allowed=50)
    assert found.upper > 100


def test_no_effect_that_fits_is_refused(monkeypatch):
    monkeypatch.setattr(module, "accepted", lambda *_a, theta, **_k: np.zeros(len(theta), bool))
    with speaking("en"), pytest.raises(EffectError, match="No effect at all fits"):
        relative_magnitudes(study_of([0.1, 0.2], before=1), allowed=1)


def test_open_ends():
    found = module._hull(np.arange(3.0), np.ones(3, bool), allowed=1, level=0.95)
    assert (found.lower, found.upper) == (-np.inf, np.inf)
    assert not found.excludes_zero
    assert RobustInterval(0, -2, -1, 0.95).excludes_zero


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"before": 0}, "Only one wave lies before"),
        ({"before": 3}, "no estimate from after"),
        ({"covariance": np.eye(2)}, "3 rows and columns"),
        ({"estimate": [0.1, np.nan, 0.2]}, "is missing"),
        ({"covariance": np.array([[1, 2, 0], [0, 1, 0], [0, 0, 1.0]])}, "not a covariance"),
        ({"covariance": np.diag([1.0, 0.0, 1.0])}, "not a covariance"),
        ({"weights": [0.0, 0.0]}, "weight for each of the 2 waves"),
        ({"weights": [1.0]}, "weight for each of the 2 waves"),
        ({"years": [2002, 2008, 2008, 2012]}, "years of all 4 waves"),
        ({"years": [2002, 2008]}, "years of all 4 waves"),
    ],
)
def test_bad_studies_are_refused(change, message):
    given = {"estimate": [0.1, 0.3, 0.2], "covariance": np.eye(3), "before": 1}
    with speaking("en"), pytest.raises(EffectError, match=message):
        event_study(**(given | change))


@pytest.mark.parametrize("interval", [relative_magnitudes, smoothness])
@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"allowed": -1}, "must be 0 or more"),
        ({"allowed": np.nan}, "must be 0 or more"),
        ({"allowed": 1, "level": 0.3}, "from 0.5 to 1"),
        ({"allowed": 1, "level": 1.0}, "from 0.5 to 1"),
    ],
)
def test_bad_questions_are_refused(interval, more, message):
    with speaking("en"), pytest.raises(EffectError, match=message):
        interval(study_of([0.1, 0.2], before=1), **more)


def test_break_even_at_both_ends():
    nothing = break_even(study_of([0.0, 0.0, 0.05], before=2))
    assert (nothing.value, nothing.excluded) == (0.0, False)
    still = break_even(study_of([0.001, 0.0, 50.0], before=2))
    assert still.at_least
    assert still.value == 4.0


def test_break_even_of_bends():
    study = study_of([0.0, 0.0, 1.0], before=2)
    found = break_even_bend(study)
    assert smoothness(study, allowed=found.value).excludes_zero
    assert not smoothness(study, allowed=found.value * 1.01).excludes_zero
    assert not break_even_bend(study_of([0.1, 0.0, 0.0], before=2)).excluded
