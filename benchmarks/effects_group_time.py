"""Effects by group and time: how often intervals hold, false positives, and time.

Areas are measured at uneven waves. Their courses are random walks in real time plus noise of each
wave; treated areas are drawn, so that no choice misleads, and begin at one of four waves.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd
from scipy.stats import norm, t

from wijkpeil.effects.averages import Averages
from wijkpeil.effects.bands import bands
from wijkpeil.effects.group_time.average import averages
from wijkpeil.effects.group_time.effects import group_time_effects
from wijkpeil.effects.group_time.pretest import Pretest, pretest
from wijkpeil.effects.imputation.average import imputed_averages
from wijkpeil.effects.imputation.impute import imputed_effects
from wijkpeil.effects.regression.sun_abraham import sun_abraham
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

YEARS = np.array([2002.0, 2008.0, 2012.0, 2014.0, 2016.0, 2018.0, 2020.0, 2022.0, 2024.0])
STARTS = (3, 4, 5, 6)
TREATED = (12, 40, 120)
_CONTROLS = 280


@dataclass(frozen=True, slots=True)
class CoverRow:
    """How often intervals of one estimator hold the truth.

    Attributes
    ----------
    treated : int
    estimator : str
    pointwise : float
        Share of rows (event times) whose own interval holds the planted effect.
    at_once : float
        Share of runs in which the bands hold all planted effects.
    overall : float
        Share of runs in which the interval of the overall effect holds the truth.
    false : float
        Share of runs without any effect in which the overall effect is called (p < .05).
    bias : float
        Mean of the overall estimate less the truth, in standard deviations of the estimate.
    """

    treated: int
    estimator: str
    pointwise: float
    at_once: float
    overall: float
    false: float
    bias: float


@dataclass(frozen=True, slots=True)
class PretestRow:
    """How often tests of what came before say no (p < .05).

    Attributes
    ----------
    treated : int
    test : str
    false : float
        Without any difference before the start.
    found : float
        With the steady difference that the slope's test promises to find in 80 % of cases.
    """

    treated: int
    test: str
    false: float
    found: float


@dataclass(frozen=True, slots=True)
class SpeedRow:
    """Time for 14,000 areas at nine waves, in six groups.

    Attributes
    ----------
    what : str
    seconds : float
    """

    what: str
    seconds: float


def courses(rng: np.random.Generator, count: int) -> FloatArray:
    """Draw random walks in real time with noise of each wave, shape (count, T)."""
    steps = rng.normal(size=(count, len(YEARS))) * np.sqrt(np.diff(YEARS, prepend=YEARS[0] - 6))
    shared = np.cumsum(rng.normal(size=len(YEARS)))
    return np.cumsum(0.03 * steps, axis=1) + 0.05 * rng.normal(size=steps.shape) + shared


def planted(since: FloatArray, start: FloatArray) -> FloatArray:
    """Effect that grows with waves since the start and differs between groups."""
    return np.where(since >= 0, 0.03 * np.minimum(since + 1, 3) + 0.01 * (start - 4), 0.0)


def _starts(rng: np.random.Generator, treated: int) -> IntArray:
    """Two treated areas or more in each group; the rest by lot."""
    fixed = np.repeat(STARTS, 2)
    drawn = rng.choice(STARTS, size=treated - len(fixed))
    return np.concatenate([fixed, drawn, np.full(_CONTROLS, -1)])


def _group_time(y: FloatArray, start: IntArray, *, small_sample: bool) -> Averages:
    found = group_time_effects(
        outcomes=y, years=YEARS, start=start, base="universal", small_sample=small_sample
    )
    return averages(found, by="event time")


def _imputed(y: FloatArray, start: IntArray, *, leave_out: bool) -> Averages:
    return imputed_averages(
        imputed_effects(outcomes=y, years=YEARS, start=start), by="event time", leave_out=leave_out
    )


def _sun_abraham(y: FloatArray, start: IntArray) -> Averages:
    return sun_abraham(outcomes=y, years=YEARS, start=start).averages


@dataclass(frozen=True, slots=True)
class Way:
    """An estimator and the intervals around it.

    Attributes
    ----------
    estimate : callable
    few : bool
        Whether intervals know that areas are few (Student's t).
    """

    estimate: Callable[[FloatArray, IntArray], Averages]
    few: bool


WAYS = {
    "group-time, as did does": Way(partial(_group_time, small_sample=False), few=False),
    "group-time, few areas": Way(partial(_group_time, small_sample=True), few=True),
    "imputation, as published": Way(partial(_imputed, leave_out=False), few=False),
    "imputation, few areas": Way(partial(_imputed, leave_out=True), few=True),
    "Sun and Abraham, as fixest does": Way(_sun_abraham, few=False),
    "Sun and Abraham, few areas": Way(_sun_abraham, few=True),
}


def cover(runs: int = 400, seed: int = 1) -> list[CoverRow]:
    """Simulate planted and zero effects for each number of treated areas and estimator."""
    return [
        row
        for treated in TREATED
        for row in _cover(treated, runs=runs, rng=np.random.default_rng([seed, treated]))
    ]


def _cover(treated: int, *, runs: int, rng: np.random.Generator) -> list[CoverRow]:
    found: dict[str, list[tuple[float, ...]]] = {name: [] for name in WAYS}
    for run in range(runs):
        start = _starts(rng, treated)
        empty = courses(rng, len(start))
        since = np.arange(len(YEARS)) - start[:, None].astype(np.float64)
        effect = np.where(start[:, None] >= 0, planted(since, start[:, None]), 0.0)
        for name, way in WAYS.items():
            zero = way.estimate(empty, start)
            called = abs(zero.overall) > _critical(zero, few=way.few) * zero.overall_error
            held = _held(way.estimate(empty + effect, start), effect, start, seed=run, few=way.few)
            found[name].append((*held, float(called)))
    return [_row(treated, name, np.array(each)) for name, each in found.items()]


def _critical(found: Averages, *, few: bool) -> float:
    return float(t.isf(0.025, found.overall_freedom)) if few else float(norm.isf(0.025))


def _held(
    found: Averages, effect: FloatArray, start: IntArray, *, seed: int, few: bool
) -> tuple[float, ...]:
    """Tell what holds in one run: share of rows, all rows, the overall effect; and how far off."""
    since = np.arange(effect.shape[1]) - start[:, None]
    inside = start[:, None] >= 0
    truth = np.array([effect[inside & (since == e)].mean() for e in found.key])
    around = bands(
        estimate=found.estimate,
        influence=found.influence,
        cluster=found.cluster,
        freedom=found.freedom if few else None,
        seed=seed,
    )
    rows = found.error > 0
    each = (around.pointwise_lower <= truth) & (truth <= around.pointwise_upper)
    all_rows = ((around.lower <= truth) & (truth <= around.upper))[rows].all()
    after = found.key >= 0
    # Group-time averages its rows alike; the others count observations.
    alike = np.isclose(found.overall, found.estimate[after].mean(), rtol=0, atol=1e-12)
    whole = truth[after].mean() if alike else effect[inside & (since >= 0)].mean()
    off = found.overall - whole
    return (
        float(each[rows].mean()),
        float(all_rows),
        float(abs(off) <= _critical(found, few=few) * found.overall_error),
        off,
    )


def _row(treated: int, name: str, found: FloatArray) -> CoverRow:
    pointwise, at_once, overall, _off, false = found.mean(axis=0)
    off = found[:, 3]
    return CoverRow(
        treated=treated,
        estimator=name,
        pointwise=float(pointwise),
        at_once=float(at_once),
        overall=float(overall),
        false=float(false),
        bias=float(off.mean() / off.std()),
    )


def before(runs: int = 400, seed: int = 1) -> list[PretestRow]:
    """Simulate tests of what came before, with and without a steady difference."""
    rows = []
    for treated in TREATED:
        rng = np.random.default_rng([seed, treated])
        none, some = [], []
        for _run in range(runs):
            start = _starts(rng, treated)
            y = courses(rng, len(start))
            tested = _pretest(y, start)
            none.append(_said(tested))
            y[start >= 0] += tested.slope_most * (YEARS - YEARS[0])
            some.append(_said(_pretest(y, start)))
        for name, false, found in zip(
            ("joint Wald", "most striking", "slope"),
            np.mean(none, axis=0),
            np.mean(some, axis=0),
            strict=True,
        ):
            rows.append(PretestRow(treated, name, float(false), float(found)))
    return rows


def _pretest(y: FloatArray, start: IntArray) -> Pretest:
    found = group_time_effects(outcomes=y, years=YEARS, start=start, small_sample=True)
    return pretest(found, seed=1)


def _said(tested: Pretest) -> tuple[bool, bool, bool]:
    return tested.wald_p < 0.05, tested.p < 0.05, tested.slope_p < 0.05


def speed(seed: int = 1) -> list[SpeedRow]:
    """Time every step on 14,000 areas, nine waves, six groups, 999 draws."""
    rng = np.random.default_rng(seed)
    start = rng.choice([-1, -1, -1, 2, 3, 4, 5, 6, 7], 14_000)
    y = courses(rng, len(start))
    x = rng.normal(size=(len(start), 3))
    steps: dict[str, Callable[[], object]] = {
        "group-time, all averages, bands of 999 draws, pretest": lambda: _whole(y, start, None),
        "the same, three characteristics, doubly robust": lambda: _whole(y, start, x),
        "imputation by event time, bands of 999 draws": lambda: _imputed_whole(y, start),
        "Sun and Abraham": lambda: _sun_abraham(y, start),
    }
    rows = []
    for what, step in steps.items():
        began = time.perf_counter()
        step()
        rows.append(SpeedRow(what, time.perf_counter() - began))
    return rows


def plain_loop(seed: int = 1) -> SpeedRow:
    """Time the same without characteristics, as a loop over groups, waves and draws in pandas."""
    rng = np.random.default_rng(seed)
    start = rng.choice([-1, -1, -1, 2, 3, 4, 5, 6, 7], 14_000)
    table = pd.DataFrame(courses(rng, len(start)))
    began = time.perf_counter()
    influence = {}
    for g in np.unique(start[start >= 0]):
        for wave in range(1, len(YEARS)):
            change = table[wave] - table[g - 1 if wave >= g else wave - 1]
            treated, control = change[start == g], change[start == -1]
            own = pd.Series(0.0, index=table.index)
            own[treated.index] = (treated - treated.mean()) / len(treated)
            own[control.index] = -(control - control.mean()) / len(control)
            influence[g, wave] = own
    columns = pd.DataFrame(influence)
    error = np.sqrt((columns**2).sum())
    largest = [
        float(
            (columns.mul(rng.choice([-1.0, 1.0], len(columns)), axis=0).sum() / error).abs().max()
        )
        for _draw in range(999)
    ]
    np.quantile(largest, 0.95)
    return SpeedRow("a plain loop: group-time and bands only", time.perf_counter() - began)


def _whole(y: FloatArray, start: IntArray, x: FloatArray | None) -> None:
    found = group_time_effects(outcomes=y, years=YEARS, start=start, covariates=x)
    each = [averages(found, by=by) for by in ("event time", "group", "wave", "years since start")]
    pretest(found, seed=1)
    for rows in (each[0], found):
        bands(
            estimate=rows.estimate,
            influence=rows.influence,
            cluster=found.design.cluster,
            seed=1,
        )


def _imputed_whole(y: FloatArray, start: IntArray) -> None:
    rows = _imputed(y, start, leave_out=False)
    bands(estimate=rows.estimate, influence=rows.influence, cluster=rows.cluster, seed=1)
