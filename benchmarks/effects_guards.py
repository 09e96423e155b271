"""Guards on effects: false calls where the worst were chosen, moved problems, sensitivity, time."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from wijkpeil.areas.neighbours import neighbours
from wijkpeil.effects.guards.difference import difference
from wijkpeil.effects.guards.displacement import displacement
from wijkpeil.effects.guards.estimate import Estimate
from wijkpeil.effects.guards.regression_to_mean import regression_to_mean
from wijkpeil.effects.guards.rings import OUTSIDE, rings
from wijkpeil.effects.sensitivity.break_even import break_even
from wijkpeil.effects.sensitivity.event_study import EventStudy, event_study, symmetric_root
from wijkpeil.effects.sensitivity.relative_magnitudes import relative_magnitudes
from wijkpeil.effects.sensitivity.smoothness import smoothness
from wijkpeil.errors import EffectError
from wijkpeil.madeup import instrument
from wijkpeil.madeup.country import Country, country
from wijkpeil.madeup.programmes import PROGRAMMES, Programme, grown

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

_GEMEENTEN, _EACH, _WAVES, _CHOSEN = 90, 10, 6, 3
_COUNT = _GEMEENTEN * _EACH
_LEVEL, _STEP, _NOISE = 0.15, 0.02, 0.05
_SURE = 0.05


@dataclass(frozen=True, slots=True)
class FalseRow:
    """How often an effect is called where there is none.

    Attributes
    ----------
    chosen : str
        How the treated areas were chosen.
    before_after : float
        Share called by the change of treated areas alone.
    plain : float
        By difference in differences with all others, from the wave of the choice.
    as_bad : float
        With controls as bad.
    guarded : float
        The same, where the check with and without that wave doesn't fire.
    fired : float
        Share in which it fires.
    """

    chosen: str
    before_after: float
    plain: float
    as_bad: float
    guarded: float
    fired: float


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """What the guards find of a planted programme, over made-up countries.

    Attributes
    ----------
    programme : str
    truth : float
        Planted effect, mean over the waves after the start, score points.
    estimate, held, called, fired : float
        Mean estimate; share whose interval holds the truth; share called and not fired; share in
        which the check on the selection wave fires.
    plain : float
        Share called by a plain difference in differences from the wave of the choice.
    """

    programme: str
    truth: float
    estimate: float
    held: float
    called: float
    fired: float
    plain: float


@dataclass(frozen=True, slots=True)
class RingRow:
    """Whether problems that moved are seen.

    Attributes
    ----------
    spill : float
        Planted in the first ring; the treated areas gain 0.1.
    fired, gone, held : float
        Share in which the guard fires; the net effect is called gone; the interval of the net
        effect holds the truth.
    """

    spill: float
    fired: float
    gone: float
    held: float


@dataclass(frozen=True, slots=True)
class SensitivityRow:
    """How often the truth is excluded where courses part just as far as is allowed.

    Attributes
    ----------
    allowed : float
        M of relative magnitudes.
    hybrid, plug_in : float
        Share excluded by the conditional hybrid, and by the plug-in set with 1.96 errors.
    """

    allowed: float
    hybrid: float
    plug_in: float


@dataclass(frozen=True, slots=True)
class TimeRow:
    """Time of one analysis.

    Attributes
    ----------
    what : str
    seconds : float
    """

    what: str
    seconds: float


def false_calls(runs: int = 1000, seed: int = 1) -> list[FalseRow]:
    """Choose areas in three ways, do nothing, and count who calls an effect."""
    return [
        _false(name, choose, runs=runs, rng=np.random.default_rng([seed, at]))
        for at, (name, choose) in enumerate(CHOICES.items())
    ]


def _panel(rng: np.random.Generator) -> FloatArray:
    level = _LEVEL * rng.normal(size=(_COUNT, 1))
    course = np.cumsum(_STEP * rng.normal(size=(_COUNT, _WAVES)), axis=1)
    return np.asarray(level + course + _NOISE * rng.normal(size=(_COUNT, _WAVES)))


def _of_hosts(rng: np.random.Generator, score: FloatArray) -> BoolArray:
    treated = np.zeros(_COUNT, dtype=np.bool_)
    for host in rng.permutation(_GEMEENTEN)[:25]:
        areas = np.arange(host * _EACH, (host + 1) * _EACH)
        treated[areas[np.argsort(score[areas])[:2]]] = True
    return treated


def _lowest(_rng: np.random.Generator, score: FloatArray) -> BoolArray:
    return np.asarray(np.argsort(np.argsort(score)) < 40)


def _by_lot(rng: np.random.Generator, score: FloatArray) -> BoolArray:
    return _lowest(rng, rng.random(len(score)))


CHOICES: dict[str, Callable[[np.random.Generator, FloatArray], BoolArray]] = {
    "the two worst of 25 gemeenten": _of_hosts,
    "the 40 worst of all": _lowest,
    "40 by lot": _by_lot,
}


def _false(
    name: str,
    choose: Callable[[np.random.Generator, FloatArray], BoolArray],
    *,
    runs: int,
    rng: np.random.Generator,
) -> FalseRow:
    called = []
    for _run in range(runs):
        outcomes = _panel(rng)
        treated = choose(rng, outcomes[:, _CHOSEN])
        after = tuple(range(_CHOSEN + 1, _WAVES))
        change = outcomes[:, after].mean(axis=1) - outcomes[:, _CHOSEN]
        own = change[treated]
        alone = Estimate(
            float(own.mean()), float(own.std(ddof=1) / len(own) ** 0.5), len(own) - 1.0
        )
        plain = difference(change=change, treated=treated, weight=np.ones(_COUNT))
        found = regression_to_mean(
            outcomes=outcomes, treated=treated, allowed=~treated, selection=(_CHOSEN,), after=after
        )
        fired = found.finding.grade == "differs"
        as_bad = found.with_wave.p < _SURE
        called.append((alone.p < _SURE, plain.p < _SURE, as_bad, as_bad and not fired, fired))
    return FalseRow(name, *(float(share) for share in np.mean(called, axis=0)))


def programmes(seeds: int = 20) -> list[ProgrammeRow]:
    """Estimate every planted programme that looked at a wave, in made-up countries."""
    looked = [programme for programme in PROGRAMMES if programme.wave is not None]
    found: dict[str, list[tuple[float, ...]]] = {programme.id: [] for programme in looked}
    truth = {}
    for seed in range(seeds):
        made = country(seed)
        near = neighbours(made.outlines)
        for programme in looked:
            truth[programme.id], row = _programme(made, near, programme)
            found[programme.id].append(row)
    return [
        ProgrammeRow(name, truth[name], *(float(each) for each in np.nanmean(rows, axis=0)))
        for name, rows in found.items()
    ]


def _programme(
    made: Country, near: sparse.csr_array, programme: Programme
) -> tuple[float, tuple[float, ...]]:
    own = made.reasons["programme"].to_numpy(str)
    treated = own == programme.id
    ring = rings(neighbours=near, treated=treated)
    allowed = (ring == OUTSIDE) & (own == "")
    start = int(np.searchsorted(made.waves, float(programme.started[:4])))
    after = tuple(range(start, len(made.waves)))
    looked_at = [programme.wave, programme.since]
    selection = tuple(sorted(instrument.index(wave) for wave in looked_at if wave is not None))
    truth = programme.effect * float(grown(programme)[list(after)].mean())
    scores = made.scores["lbm"]
    change = scores[:, after].mean(axis=1) - scores[:, selection[-1]]
    weight = allowed.astype(np.float64)
    kept = treated | allowed
    plain = difference(change=np.where(kept, change, np.nan), treated=treated, weight=weight)
    try:
        found = regression_to_mean(
            outcomes=scores,
            treated=treated,
            allowed=allowed,
            selection=selection,
            after=after,
            cluster=np.unique(made.areas["gemeente"], return_inverse=True)[1],
        )
    except EffectError:
        return truth, (np.nan,) * 4 + (float(plain.p < _SURE),)
    low, high = found.with_wave.interval()
    fired = found.finding.grade == "differs"
    return truth, (
        found.with_wave.effect,
        float(low <= truth <= high),
        float(found.with_wave.p < _SURE and not fired),
        float(fired),
        float(plain.p < _SURE),
    )


def moved(runs: int = 400, seed: int = 1) -> list[RingRow]:
    """Plant effects in the ring around treated squares of a grid of 30 by 30."""
    line = sparse.eye_array(30, k=1) + sparse.eye_array(30, k=-1)
    one = sparse.eye_array(30)
    grid = sparse.csr_array(sparse.kron(line, one) + sparse.kron(one, line))
    return [
        _moved(grid, spill, runs=runs, rng=np.random.default_rng([seed, at]))
        for at, spill in enumerate((0.0, -0.02, -0.04, 0.04))
    ]


def _moved(grid: sparse.csr_array, spill: float, *, runs: int, rng: np.random.Generator) -> RingRow:
    rows = []
    for _run in range(runs):
        treated = np.zeros(900, dtype=np.bool_)
        treated[rng.choice(900, 15, replace=False)] = True
        ring = rings(neighbours=grid, treated=treated)
        people = rng.uniform(500, 5000, size=900)
        effect = np.where(ring == 0, 0.1, np.where(ring == 1, spill, 0.0))
        found = displacement(
            change=effect + 0.05 * rng.normal(size=900),
            ring=ring,
            population=people,
            controls=np.ones(900, dtype=np.bool_),
        )
        low, high = found.net.interval()
        truth = 0.1 + spill * people[ring == 1].sum() / people[ring == 0].sum()
        grade = found.finding.grade
        rows.append((found.finding.fired, grade == "net effect gone", low <= truth <= high))
    return RingRow(spill, *(float(share) for share in np.mean(rows, axis=0)))


def parted(runs: int = 300, seed: int = 1) -> list[SensitivityRow]:
    """Let courses part exactly as far as is allowed, with one step before that is well seen."""
    return [
        _parted(m, runs=runs, rng=np.random.default_rng([seed, int(2 * m)])) for m in (0.5, 1, 2)
    ]


def _parted(allowed: float, *, runs: int, rng: np.random.Generator) -> SensitivityRow:
    step, sd = 0.5, 0.1
    course = step * np.array([-1.0, allowed, 2 * allowed])  # the reference wave is at 0
    root = symmetric_root(sd**2 * (0.5 * np.eye(3) + 0.5))
    out = []
    for _run in range(runs):
        estimate = course + root @ rng.normal(size=3)
        study = event_study(estimate=estimate, covariance=root @ root, before=1)
        hybrid = relative_magnitudes(study, allowed=allowed)
        plug_in = abs(study.effect) > allowed * abs(estimate[0]) + 1.96 * study.error
        out.append((hybrid.excludes_zero, plug_in))
    return SensitivityRow(allowed, *(float(share) for share in np.mean(out, axis=0)))


def times(seed: int = 1) -> list[TimeRow]:
    """Time the sensitivity analyses and the guards."""
    small, large = _study(seed, 5, 2), _study(seed, 9, 23)
    outcomes = np.random.default_rng(seed).normal(size=(14_000, 9))
    treated = np.arange(14_000) < 80
    steps: dict[str, Callable[[], object]] = {
        "relative magnitudes, 5 waves before and 2 after": lambda: _rm(small),
        "relative magnitudes, 9 waves before and 23 after": lambda: _rm(large),
        "break-even, 5 waves before and 2 after": lambda: break_even(small),
        "smoothness, 9 waves before and 23 after": lambda: smoothness(large, allowed=0.1),
        "controls as bad and the check, 80 of 14,000 areas": lambda: regression_to_mean(
            outcomes=outcomes, treated=treated, allowed=~treated, selection=(3,), after=(4, 5, 6)
        ),
    }
    rows = []
    for what, step in steps.items():
        began = time.perf_counter()
        step()
        rows.append(TimeRow(what, time.perf_counter() - began))
    return rows


def _rm(study: EventStudy) -> object:
    return relative_magnitudes(study, allowed=1.0)


def _study(seed: int, before: int, after: int) -> EventStudy:
    rng = np.random.default_rng(seed)
    size = before + after
    return event_study(
        estimate=0.1 * rng.normal(size=size) + (np.arange(size) >= before),
        covariance=0.01 * (0.5 * np.eye(size) + 0.5),
        before=before,
    )
