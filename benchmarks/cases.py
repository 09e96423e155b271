"""Choosing cases against simulated truth: do the two of a pair truly differ, and by how much."""

from dataclasses import dataclass, replace
from time import perf_counter

import numpy as np
import pandas as pd

from wijkpeil import madeup
from wijkpeil.cases.candidates import Candidates, eligible
from wijkpeil.cases.choose import choose
from wijkpeil.cases.conditions import conditions_of
from wijkpeil.cases.designs import options_of
from wijkpeil.cases.options import Option
from wijkpeil.cases.rule import Design, SelectionRule
from wijkpeil.cases.suggest import suggest
from wijkpeil.cases.vulnerable import DEFAULT, select
from wijkpeil.madeup import instrument
from wijkpeil.trajectories.changes import change
from wijkpeil.trajectories.fit import fit
from wijkpeil.trajectories.groups import group_areas
from wijkpeil.trajectories.posterior import smooth
from wijkpeil.trajectories.scores import ArrayScores
from wijkpeil.trajectories.typology.classes import classify
from wijkpeil.trajectories.verdict import judge

START, END = 2012, 2016


@dataclass(frozen=True, slots=True)
class CasesRow:
    """How the pairs chosen from one made-up country came out.

    Attributes
    ----------
    seed : int
    ours, raw : int
        Pairs chosen by `wijkpeil.cases`, one a gemeente at most; and by the largest raw rise and
        fall in each gemeente, where the raw gap is larger than the minimum.
    differ, differ_raw, differ_top : float
        Share of them whose true changes differ by more than the minimum, in that direction; the
        last of as many raw pairs as ours, those with the largest raw gaps.
    promised : float
        The mean probability that was promised for ours.
    gap, gap_true : float
        Mean gap between riser and faller in ours, as estimated and in truth.
    gap_raw, gap_raw_true : float
        The same for raw pairs: as measured and in truth.
    """

    seed: int
    ours: int
    raw: int
    differ: float
    differ_raw: float
    differ_top: float
    promised: float
    gap: float
    gap_true: float
    gap_raw: float
    gap_raw_true: float


def candidates_of(
    *, scores: np.ndarray, waves: np.ndarray, areas: pd.DataFrame, reference: float
) -> Candidates:
    """Fit the model to made-up scores and make every area a candidate.

    Parameters
    ----------
    scores : ndarray, shape (n, T)
    waves : ndarray of int, shape (T,)
    areas : DataFrame
        Index: code. Columns ``name``, ``gemeente_name`` and ``size``.
    reference : float
        What the classes are relative to.
    """
    held, codes = ArrayScores(scores), areas.index.to_numpy(dtype=str)
    size = areas["size"].to_numpy(dtype=float)
    fitted = fit(
        scores=held,
        groups=group_areas(present=np.isfinite(scores), sizes=size),
        years=waves,
    )
    course = smooth(fit=fitted, scores=held, values=scores, codes=codes)
    found = change(fit=fitted, scores=held, codes=codes, nation=course.nation, start=START, end=END)
    first, last = np.searchsorted(waves, (START, END))
    afw = scores - reference
    return Candidates(
        names=areas["name"].to_numpy(dtype=str),
        cities=areas["gemeente_name"].to_numpy(dtype=str),
        size=size,
        vulnerable=select(DEFAULT, codes=codes, waves=waves, afw=afw),
        measured=np.isfinite(scores[:, [first, last]]).all(axis=1),
        level=course.mean[:, first],
        level_scale=course.scale[:, first],
        level_class=classify(afw=afw[:, first]),
        change=found,
        raw=scores[:, last] - scores[:, first] - (course.nation[last] - course.nation[first]),
        verdict=judge(found).verdict,
        features=pd.DataFrame(index=areas.index),
    )


def of_country(made_up: madeup.Country) -> Candidates:
    """Make candidates of a made-up country."""
    return candidates_of(
        scores=made_up.scores["lbm"],
        waves=made_up.waves,
        areas=made_up.areas,
        reference=instrument.REFERENCE,
    )


def without_change(made_up: madeup.Country, seed: int) -> Candidates:
    """Make candidates of the same country if nothing ever changed: level and noise alone."""
    rng = np.random.default_rng(seed)
    level = made_up.truth[:, np.searchsorted(made_up.waves, START)]
    size = made_up.areas["size"].to_numpy(dtype=float)
    noise = instrument.noise_sd(size)[:, None] * rng.standard_t(6, made_up.truth.shape)
    scores = level[:, None] + noise * np.sqrt(4 / 6)
    return candidates_of(
        scores=scores, waves=made_up.waves, areas=made_up.areas, reference=instrument.REFERENCE
    )


def compare(areas: Candidates, truth: pd.Series, seed: int) -> CasesRow:
    """Choose pairs in every gemeente, and hold them against the truth.

    Parameters
    ----------
    areas : Candidates
    truth : Series
        True change, by code.
    seed : int
    """
    rule = SelectionRule(design="pairs", number=len(areas), per_city=2)
    ours = suggest(areas, rule, alternatives=False).choice.options
    raw = suggest(areas, rule, raw=True, alternatives=False).choice.options
    minimum = areas.change.minimum
    raw = tuple(sorted((o for o in raw if o.score > minimum), key=lambda o: -o.score))
    estimate = pd.Series(areas.change.estimate, index=areas.codes)
    gaps = {name: _gaps(chosen, truth) for name, chosen in (("ours", ours), ("raw", raw))}
    return CasesRow(
        seed=seed,
        ours=len(ours),
        raw=len(raw),
        differ=_share(gaps["ours"] > minimum),
        differ_raw=_share(gaps["raw"] > minimum),
        differ_top=_share(gaps["raw"][: len(ours)] > minimum),
        promised=float(np.mean([option.sure for option in ours])) if ours else np.nan,
        gap=float(_gaps(ours, estimate).mean()) if ours else np.nan,
        gap_true=float(gaps["ours"].mean()) if ours else np.nan,
        gap_raw=float(np.mean([option.score for option in raw])) if raw else np.nan,
        gap_raw_true=float(gaps["raw"].mean()) if raw else np.nan,
    )


def _gaps(chosen: tuple[Option, ...], values: pd.Series) -> np.ndarray:
    return np.array([values[o.code("riser")] - values[o.code("faller")] for o in chosen])


def _share(found: np.ndarray) -> float:
    return float(found.mean()) if len(found) else np.nan


def rows(seeds: int = 5) -> list[CasesRow]:
    """Choose pairs in several made-up countries."""
    found = []
    for seed in range(1, seeds + 1):
        made_up = madeup.country(seed)
        found.append(compare(of_country(made_up), _truth(made_up), seed))
    return found


def pure_noise(seeds: int = 5) -> list[CasesRow]:
    """Choose pairs where no area ever changed; whatever is chosen is wrong."""
    found = []
    for seed in range(1, seeds + 1):
        made_up = madeup.country(seed)
        nothing = pd.Series(0.0, index=made_up.areas.index)
        found.append(compare(without_change(made_up, seed), nothing, seed))
    return found


@dataclass(frozen=True, slots=True)
class HonestRow:
    """Whether the chance that was given came out, also for the pairs that were picked.

    Attributes
    ----------
    which : str
        All pairs that could be formed, or the best of each gemeente: those that were picked.
    pairs : int
    promised, came : float
        Mean chance that the two differ by more than the minimum; share that does.
    """

    which: str
    pairs: int
    promised: float
    came: float


def honest(seeds: int = 5) -> list[HonestRow]:
    """Let pairs in that are hardly sure (from 1 in 2), and see whether their chances come out."""
    rule = SelectionRule(design="pairs", number=10_000, sure=0.5, least_size=100)
    told: dict[str, list[tuple[float, bool]]] = {"all": [], "picked": []}
    for seed in range(1, seeds + 1):
        made_up = madeup.country(seed)
        areas, truth = of_country(made_up), _truth(made_up)
        found = suggest(areas, rule, alternatives=False)
        for which, options in (("all", found.options), ("picked", found.choice.options)):
            came = _gaps(options, truth) > areas.change.minimum
            told[which] += zip([one.sure for one in options], came.tolist(), strict=True)
    return [
        HonestRow(which, len(rows), *(float(value) for value in np.mean(rows, axis=0)))
        for which, rows in told.items()
    ]


def _truth(made_up: madeup.Country) -> pd.Series:
    first, last = np.searchsorted(made_up.waves, (START, END))
    return pd.Series(made_up.truth[:, last] - made_up.truth[:, first], index=made_up.areas.index)


@dataclass(frozen=True, slots=True)
class SpeedRow:
    """How long a choice takes where no cities are named.

    Attributes
    ----------
    design : str
    number : int
        Cases asked.
    eligible, options : int
        Areas that can be chosen; and areas and pairs to choose from.
    listing, choosing : float
        Seconds to list the options, and to choose among them once.
    """

    design: str
    number: int
    eligible: int
    options: int
    listing: float
    choosing: float


_ASKED: tuple[tuple[Design, int], ...] = (
    ("mix", 11),
    ("pairs", 400),
    ("diverse", 11),
    ("most-similar", 11),
    ("most-similar", 400),
)


def speed(areas: int = 14_000, vulnerable: int = 2_090) -> list[SpeedRow]:
    """Choose in a made-up country of 340 gemeenten, among the areas that start lowest."""
    country = of_country(madeup.country(1, gemeenten=340, wijken=areas))
    lowest = np.argsort(country.level, kind="stable")[:vulnerable]
    features = np.random.default_rng(1).normal(size=(areas, 6))
    country = replace(
        country,
        vulnerable=np.isin(np.arange(areas), lowest),
        features=pd.DataFrame(features, index=country.codes),
    )
    found = []
    for design, number in _ASKED:
        rule = SelectionRule(design=design, number=number, least_size=0)
        some, counts = eligible(country, rule)
        start = perf_counter()
        options = options_of(some, rule)
        listed = perf_counter()
        choose(options, conditions_of(rule, options, cities=tuple(c.city for c in counts)))
        done = perf_counter()
        found.append(
            SpeedRow(design, number, len(some), len(options), listed - start, done - listed)
        )
    return found
