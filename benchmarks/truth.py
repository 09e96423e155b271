"""Against simulated truth: are verdicts as wrong as they say, and do the bands hold."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from wijkpeil import madeup
from wijkpeil.trajectories.changes import change
from wijkpeil.trajectories.fit import fit
from wijkpeil.trajectories.groups import group_areas
from wijkpeil.trajectories.posterior import smooth
from wijkpeil.trajectories.scores import ArrayScores
from wijkpeil.trajectories.verdict import judge

START, END = 2012, 2016


@dataclass(frozen=True, slots=True)
class TruthRow:
    """How one made-up data set came out; shares between 0 and 1.

    Attributes
    ----------
    verdicts : int
        Areas called rising or falling.
    wrong, promised : float
        Share of them whose true change has the other sign; the share that was expected.
    short : float
        Share of them that moved the right way, but by less than the minimum.
    raw_wrong : float
        The same share for the rule "the scores differ by more than the minimum".
    covered80, covered95 : float
        Share of true changes inside the intervals.
    band95 : float
        Share of true levels inside the 95 % bands, over all waves.
    found : float
        Share of the true movers (beyond the minimum) that got the right verdict.
    raw_found : float
        The same for the raw-difference rule with a threshold high enough that no more of its
        verdicts are wrong than of ours.
    """

    verdicts: int
    wrong: float
    promised: float
    short: float
    raw_wrong: float
    covered80: float
    covered95: float
    band95: float
    found: float
    raw_found: float


def against_truth(
    *, scores: np.ndarray, truth: np.ndarray, size: np.ndarray, waves: np.ndarray
) -> TruthRow:
    """Analyse made-up scores and compare with the truth behind them.

    Parameters
    ----------
    scores, truth : ndarray, shape (n, T)
    size : ndarray, shape (n,)
    waves : ndarray of int, shape (T,)
    """
    held = ArrayScores(scores)
    groups = group_areas(present=np.isfinite(scores), sizes=size)
    fitted = fit(scores=held, groups=groups, years=waves)
    codes = np.arange(len(scores)).astype(str)
    nation = np.nanmean(scores, axis=0)
    course = smooth(fit=fitted, scores=held, values=scores, codes=codes)
    found = change(fit=fitted, scores=held, codes=codes, nation=nation, start=START, end=END)
    # The nation's own noise is in both, so the truth is taken against the nation as measured.
    first, last = np.searchsorted(waves, (START, END))
    true = (truth[:, last] - truth[:, first]) - (nation[last] - nation[first])
    raw = (scores[:, last] - scores[:, first]) - (nation[last] - nation[first])
    verdict = judge(found).verdict
    called = np.isin(verdict, ("rising", "falling"))
    wrong = called & (np.where(verdict == "rising", 1, -1) != np.sign(true))
    mover = np.abs(true) > found.minimum
    share = wrong.sum() / max(called.sum(), 1)
    return TruthRow(
        verdicts=int(called.sum()),
        wrong=float(share),
        promised=judge(found).wrong_signs,
        short=float((called & ~wrong & ~mover).sum() / max(called.sum(), 1)),
        raw_wrong=_wrong_of(raw, true, np.abs(raw) > found.minimum),
        covered80=_covered(true, found.interval(0.80)),
        covered95=_covered(true, found.interval(0.95)),
        band95=_covered(truth, course.band(0.95)),
        found=float((mover & called & ~wrong).sum() / mover.sum()),
        raw_found=_raw_power(raw, true, mover, share),
    )


def _covered(true: np.ndarray, bounds: tuple[np.ndarray, np.ndarray]) -> float:
    low, high = bounds
    return float(((true > low) & (true < high)).mean())


def _wrong_of(raw: np.ndarray, true: np.ndarray, called: np.ndarray) -> float:
    return float((np.sign(raw) != np.sign(true))[called].mean())


def _raw_power(raw: np.ndarray, true: np.ndarray, mover: np.ndarray, allowed: float) -> float:
    """Share of true movers that the best raw threshold finds with no more than `allowed` wrong."""
    known = np.isfinite(raw)
    order = np.flatnonzero(known)[np.argsort(-np.abs(raw[known]))]
    right = np.sign(raw[order]) == np.sign(true[order])
    wrong = np.cumsum(~right) / np.arange(1, len(order) + 1)
    within = np.flatnonzero(wrong <= allowed)
    taken = order[: within[-1] + 1] if within.size else order[:0]
    agrees = np.sign(raw[taken]) == np.sign(true[taken])
    return float((mover[taken] & agrees).sum() / mover.sum())


def rows(seeds: int = 5) -> Mapping[str, list[TruthRow]]:
    """Compare on several made-up countries, and on made-up scores where nothing was planted."""
    found: dict[str, list[TruthRow]] = {"country": [], "plain": []}
    for seed in range(1, seeds + 1):
        country = madeup.country(seed)
        found["country"].append(
            against_truth(
                scores=country.scores["lbm"],
                truth=country.truth,
                waves=country.waves,
                size=country.areas["size"].to_numpy(dtype=float),
            )
        )
        plain = madeup.scores(seed, 4000)
        found["plain"].append(
            against_truth(
                scores=plain.scores["lbm"], truth=plain.truth, waves=plain.waves, size=plain.size
            )
        )
    return found
