"""Planted effects on uneven waves, and in the made-up country."""

import numpy as np
import pytest

from wijkpeil import madeup
from wijkpeil.effects.averages import Averages
from wijkpeil.effects.bands import bands
from wijkpeil.effects.group_time.average import averages
from wijkpeil.effects.group_time.effects import GroupTime, group_time_effects
from wijkpeil.effects.group_time.pretest import pretest
from wijkpeil.effects.imputation.average import imputed_averages
from wijkpeil.effects.imputation.impute import imputed_effects
from wijkpeil.madeup.country import Country
from wijkpeil.madeup.programmes import PROGRAMMES, grown

YEARS = np.array([2002.0, 2008.0, 2012.0, 2014.0, 2016.0, 2018.0, 2020.0])


def by_group_time(y: np.ndarray, start: np.ndarray) -> Averages:
    found = group_time_effects(outcomes=y, years=YEARS, start=start, small_sample=True)
    return averages(found, by="years since start")


def by_imputation(y: np.ndarray, start: np.ndarray) -> Averages:
    found = imputed_effects(outcomes=y, years=YEARS, start=start)
    return imputed_averages(found, by="years since start", leave_out=True)


@pytest.mark.parametrize("estimator", [by_group_time, by_imputation])
def test_bands_hold_and_nothing_is_seldom_called(estimator) -> None:
    """Thirty treated areas in three groups; effects grow with real years and differ by group."""
    rng = np.random.default_rng(1)
    held, called = [], []
    for run in range(100):
        start = np.concatenate([rng.permutation(np.repeat([2, 3, 4], 10)), np.full(120, -1)])
        steps = 0.3 * np.sqrt(np.diff(YEARS, prepend=1996))
        y = np.cumsum(rng.normal(size=(150, 7)) * steps, axis=1) + rng.normal(size=(150, 7))
        since = YEARS - YEARS[start][:, None]
        after = (start[:, None] >= 0) & (since >= 0)
        effect = np.where(after, 0.5 + 0.2 * since + 0.3 * (start[:, None] - 3), 0.0)
        none, some = estimator(y, start), estimator(y + effect, start)
        called.append(none.overall_p < 0.05)
        truth = [
            effect[after & (since >= first) & (since < last)].mean()
            for first, last in ((0, 3), (3, 6), (6, 10))
        ]
        around = bands(
            estimate=some.estimate,
            influence=some.influence,
            cluster=some.cluster,
            freedom=some.freedom,
            seed=run,
            draws=299,
        )
        held.append(((around.lower <= truth) & (truth <= around.upper)).all())
    assert np.mean(held) >= 0.92
    assert np.mean(called) <= 0.06


def programme(country: Country, wanted: str) -> tuple[GroupTime, np.ndarray]:
    """Estimates for one programme, those of others left out; and its true effect by wave."""
    planted = next(each for each in PROGRAMMES if each.id == wanted)
    mine = country.reasons["programme"].to_numpy() == wanted
    first = int(np.flatnonzero(grown(planted) > 0)[0])
    found = group_time_effects(
        outcomes=country.scores["lbm"],
        years=country.waves.astype(float),
        start=np.where(mine, first, -1),
        left_out=(country.reasons["programme"].to_numpy() != "") & ~mine,
        small_sample=True,
    )
    return found, planted.effect * grown(planted)[first:]


@pytest.fixture(scope="module")
def country() -> Country:
    return madeup.country(3)


def test_a_programme_drawn_by_lot_is_recovered(country: Country) -> None:
    found, truth = programme(country, "V3")
    rows = averages(found, by="event time")
    after = rows.key >= 0
    around = bands(
        estimate=rows.estimate,
        influence=rows.influence,
        cluster=rows.cluster,
        freedom=rows.freedom,
        seed=1,
    )
    assert (around.lower[after] <= truth).all()
    assert (truth <= around.upper[after]).all()
    assert (around.lower[~after] <= 0).all()
    assert (around.upper[~after] >= 0).all()
    assert rows.overall_p < 0.05
    assert pretest(found, seed=1).p > 0.05


def test_areas_chosen_for_their_fall_did_not_move_like_others_before(country: Country) -> None:
    """That a programme without any effect seems to help then, is for the guards to stop."""
    found, truth = programme(country, "V4")
    assert (truth == 0).all()
    assert pretest(found, seed=1).p < 0.01
