"""Ten thousand re-analyses of a small study: how long, and does the noise check keep its word."""

from dataclasses import dataclass
from time import perf_counter

import numpy as np
import pandas as pd

from wijkpeil.errors import QcaError
from wijkpeil.qca.calibration.anchors import Anchors
from wijkpeil.qca.calibration.methods import ThreeAnchors
from wijkpeil.qca.data import QcaData, qca_data
from wijkpeil.qca.models import SolutionKind
from wijkpeil.qca.robustness.calibration_ranges import CalibratedCondition, calibration_ranges
from wijkpeil.qca.robustness.leave_one_out import leave_one_out
from wijkpeil.qca.robustness.many_choices import many_choices
from wijkpeil.qca.robustness.noise import noise_check
from wijkpeil.qca.robustness.reanalysis import Reanalysis
from wijkpeil.qca.truth_table import Cuts

CASES, CONDITIONS = 11, 6
CUTS = Cuts(0.8)
MOVED = (42.0, 46.0, 54.0, 58.0)
METHOD = ThreeAnchors(Anchors(10, 50, 90))


@dataclass(frozen=True, slots=True)
class ReanalysesRow:
    """Seconds for many re-analyses of one made-up study.

    Attributes
    ----------
    what : str
    analyses, solved : int
        How many were asked, and how many differed and had to be worked out.
    seconds : float
    """

    what: str
    analyses: int
    solved: int
    seconds: float


@dataclass(frozen=True, slots=True)
class NoiseRow:
    """Studies of pure noise: how often the share of the noise check is small.

    Attributes
    ----------
    studies : int
    fitting, good : float
        Share of the studies in which `as_fitting`, and `as_good`, is 5% or less.
    """

    studies: int
    fitting: float
    good: float


def study(
    seed: int, cases: int = CASES, conditions: int = CONDITIONS
) -> tuple[QcaData, "np.ndarray[tuple[int, int], np.dtype[np.float64]]"]:
    """Draw raw values and an outcome that has nothing to do with them."""
    rng = np.random.default_rng(seed)
    raw = rng.random((cases, conditions)) * 100
    names = [f"C{place}" for place in range(conditions)]
    frame = pd.DataFrame(METHOD.memberships(raw), columns=names)
    frame["Y"] = rng.random(cases)
    return qca_data(frame, outcome="Y"), raw


def rows(seed: int = 1, deals: int = 10_000) -> list[ReanalysesRow]:
    """Time the re-analyses."""
    data, raw = study(seed)
    found = []
    kinds: tuple[SolutionKind, ...] = ("parsimonious", "complex", "intermediate")
    for kind in kinds:
        again = Reanalysis(kind, ",".join(data.space.names) if kind == "intermediate" else "")
        begin = perf_counter()
        check = noise_check(data, CUTS, again=again, deals=deals)
        took = perf_counter() - begin
        found.append(ReanalysesRow(f"outcome dealt out, {kind}", deals, check.patterns, took))
    again, begin = Reanalysis(), perf_counter()
    known = {n: CalibratedCondition(raw[:, i], METHOD) for i, n in enumerate(data.space.names)}
    calibration_ranges(data, CUTS, known, again=again)
    took = perf_counter() - begin
    found.append(ReanalysesRow("thresholds moved", again.asked, again.solved, took))
    again, begin = Reanalysis(), perf_counter()
    others = {
        name: [METHOD.moved("crossover", at).memberships(raw[:, place]) for at in MOVED]
        for place, name in enumerate(data.space.names)
    }
    cuts = [Cuts(cut) for cut in (0.8, 0.75, 0.85)]
    many_choices(data, cuts, memberships=others, again=again, most=deals)
    took = perf_counter() - begin
    found.append(ReanalysesRow("all choices at once", again.asked, again.solved, took))
    again, begin = Reanalysis(), perf_counter()
    leave_one_out(data, CUTS, again=again)
    took = perf_counter() - begin
    return [*found, ReanalysesRow("each case left out", again.asked, again.solved, took)]


def noise_rows(studies: int = 300, deals: int = 199) -> NoiseRow:
    """Ask the noise check of studies of pure noise, 14 cases by 4 conditions."""
    small = np.zeros(2)
    for seed in range(studies):
        try:
            found = noise_check(study(seed, 14, 4)[0], CUTS, deals=deals, seed=seed)
        except QcaError:  # no solution at all
            continue
        small += (found.as_fitting <= 0.05, found.as_good <= 0.05)
    return NoiseRow(studies, float(small[0] / studies), float(small[1] / studies))
