"""On the real postcode file: what was predicted against the wave that came."""

from dataclasses import dataclass

import numpy as np
import pytest

from wijkpeil.trajectories.fit import fit
from wijkpeil.trajectories.groups import group_areas
from wijkpeil.trajectories.prediction import predict
from wijkpeil.trajectories.scores import ArrayScores
from wijkpeil.workflow.inputs import read_inputs

pytestmark = pytest.mark.shared
EIGHTHS = 8


@dataclass(frozen=True, slots=True)
class Came:
    """How one prediction came out, the nation's mean move taken off."""

    inside80: np.ndarray
    inside95: np.ndarray
    eighth: np.ndarray
    errors: dict[str, float]
    log_score: float
    log_score_without_tails: float


def root_mean_square(error):
    return float(np.sqrt(np.mean((error - error.mean()) ** 2)))


def lines(past, years, wave):
    """Each area's own least-squares line, carried on to `wave`; the areas have all waves."""
    fitted = np.polynomial.polynomial.polyfit(years - years[0], past.T, 1)
    return fitted[0] + fitted[1] * (wave - years[0])


def next_wave(panel, wave):
    last = int(np.searchsorted(panel.waves, wave))
    scores, years = panel.values("lbm"), panel.waves[:last]
    used = np.isfinite(scores[:, :last]).any(axis=1)
    past, came, size = scores[used, :last], scores[used, last], panel.sizes[used]
    held = ArrayScores(past)
    groups = group_areas(present=np.isfinite(past), sizes=size)
    heavy, light = (
        predict(
            fit=fit(scores=held, groups=groups, years=years, tails=tails), scores=held, wave=wave
        )
        for tails in (True, False)
    )
    known = np.isfinite(came) & np.isfinite(past[:, -1])
    outcome = came - (came - heavy.mean)[known].mean()
    inside = [
        ((outcome > lower) & (outcome < upper))[known]
        for lower, upper in (heavy.interval(0.80), heavy.interval(0.95))
    ]
    order = np.argsort(np.nan_to_num(size[known]), kind="stable")
    eighth = np.empty(len(order), dtype=int)
    eighth[order] = np.arange(len(order)) * EIGHTHS // len(order)
    whole = known & np.isfinite(past).all(axis=1)
    guesses = {
        "model": heavy.mean[whole],
        "persistence": past[whole, -1],
        "own mean": past[whole].mean(axis=1),
        "own line": lines(past[whole], years, wave),
    }
    return Came(
        inside80=inside[0],
        inside95=inside[1],
        eighth=eighth,
        errors={name: root_mean_square(came[whole] - guess) for name, guess in guesses.items()},
        log_score=heavy.log_density(outcome)[known].mean(),
        log_score_without_tails=light.log_density(came - (came - light.mean)[known].mean())[
            known
        ].mean(),
    )


@pytest.fixture(scope="module")
def waves(shared):
    """The waves of 2018 and 2020, each predicted from those before."""
    panel = read_inputs(
        shared / "data" / "leefbaarometer" / "Leefbaarometer-scores PC4 2002-2020.csv",
        sizes=shared / "data" / "cbs" / "CBS_PC4.csv",
    )
    return [next_wave(panel, wave) for wave in (2018, 2020)]


def test_intervals_hold_what_came(waves):
    assert 0.78 <= np.mean([one.inside80.mean() for one in waves]) <= 0.83
    assert 0.94 <= np.mean([one.inside95.mean() for one in waves]) <= 0.965


@pytest.mark.parametrize(("name", "promised"), [("inside80", 0.80), ("inside95", 0.95)])
def test_they_do_so_for_small_and_for_large_areas(waves, name, promised):
    shares = [
        [getattr(one, name)[one.eighth == part].mean() for part in range(EIGHTHS)] for one in waves
    ]
    np.testing.assert_allclose(np.mean(shares, axis=0), promised, atol=0.05)


@pytest.mark.parametrize("simple", ["persistence", "own mean", "own line"])
def test_the_error_is_smaller_than_that_of_a_simple_rule(waves, simple):
    for one in waves:
        assert one.errors["model"] < 0.97 * one.errors[simple]


def test_heavy_tails_describe_what_came_better(waves):
    for one in waves:
        assert one.log_score > one.log_score_without_tails + 0.03
