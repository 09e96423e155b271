"""Whole verdicts where nothing was done, and where something was, in areas chosen when worst."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from wijkpeil.effects.register.intervention import Intervention
from wijkpeil.workflow.effects.figures import Figures
from wijkpeil.workflow.effects.one import effect_of

YEARS = np.array([2002.0, 2008.0, 2012.0, 2014.0, 2016.0, 2018.0, 2020.0])
RELEVANT = 0.04


def verdicts(*, runs: int = 200, treated: int = 20, effect: float = 0.0) -> Counter[str]:
    """Count claims with their level over made-up panels.

    300 areas walk at random; in half of them the lowest of 2012 get a programme in 2013. Any
    improvement of those areas afterwards is going back to normal, plus `effect`.

    Parameters
    ----------
    runs, treated : int
    effect : float
        Score points.
    """
    found: Counter[str] = Counter()
    for seed in range(runs):
        figures, areas = _panel(seed, treated=treated, effect=effect)
        it = Intervention("A", "A", "", areas, 2013.0, announced=2012.5, selection_waves=(2012,))
        answer = effect_of(it, figures=figures, others=(), relevant=RELEVANT).answer
        told = "refused"
        if answer is not None:
            told = answer.verdict.claim
            if told != "can't tell":
                told += f" ({answer.verdict.level})"
        found[told] += 1
    return found


def _panel(seed: int, *, treated: int, effect: float) -> tuple[Figures, tuple[str, ...]]:
    rng = np.random.default_rng(seed)
    steps = rng.normal(0, 0.02, size=(300, 7))
    y = rng.normal(0, 0.1, size=(300, 1)) + np.cumsum(steps, axis=1)
    y = y + rng.normal(0, 0.04, size=y.shape)
    chosen = np.argsort(np.where(np.arange(300) < 150, y[:, 2], np.inf))[:treated]
    y[chosen, 3:] += effect
    codes = np.array([f"WK{at:06d}" for at in range(300)])
    figures = Figures(
        codes=codes,
        years=YEARS,
        outcomes={"lbm": y},
        people=np.full(300, 1000.0),
        gemeente=np.array([f"GM{at // 3:04d}" for at in range(300)]),
        neighbours=sparse.csr_array((300, 300)),
        edition="3.0",
    )
    return figures, tuple(codes[chosen].tolist())


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """What is said over all runs.

    Attributes
    ----------
    treated : int
    effect : float
        True, score points.
    effect_called : int
        Runs with "better" or "worse", of any level.
    firm : int
        Of these, reasonable or strong.
    little : int
        Runs with "no larger than".
    refused : int
        Runs in which no area was as bad.
    runs : int
    """

    treated: int
    effect: float
    effect_called: int
    firm: int
    little: int
    refused: int
    runs: int


def rows(*, runs: int = 200) -> list[VerdictRow]:
    """Give a row for each number of treated areas and effect."""
    told = []
    for treated, effect in ((20, 0.0), (20, 0.06), (5, 0.0), (1, 0.0)):
        counted = verdicts(runs=runs, treated=treated, effect=effect)
        called = {n: c for n, c in counted.items() if n.startswith(("better", "worse"))}
        firm = sum(c for n, c in called.items() if "reasonable" in n or "strong" in n)
        little = sum(c for n, c in counted.items() if n.startswith("no larger than"))
        total = sum(called.values())
        told.append(VerdictRow(treated, effect, total, firm, little, counted["refused"], runs))
    return told
