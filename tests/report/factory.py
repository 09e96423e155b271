"""Results about made-up places, to try the report on."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from wijkpeil.areas.outlines import Outlines
from wijkpeil.results.settings import Settings
from wijkpeil.results.trajectories import DimensionSplit, NationalBreak, TrajectoryResults
from wijkpeil.sources.provenance import Provenance
from wijkpeil.study.model import Case, Event
from wijkpeil.trajectories.change import Change
from wijkpeil.trajectories.trajectory import Trajectory

SETTINGS = Settings(
    wijkpeil="0",
    command="wijkpeil run merelland",
    start=2012,
    end=2016,
    waves=(2002, 2008, 2012, 2014, 2016, 2018, 2020),
    areas=120,
    relative_to="nation",
    vulnerable="zwak@2012",
    minimum_change=0.0392,
    wrong_signs=0.05,
    size_classes=4,
    tail_degrees=5.5,
)
WAVES = np.array([2002, 2008, 2012, 2014, 2016, 2018, 2020])
TOWNS = ("Zandermeer", "Oostwoude", "Lage Tilt", "Brikkeveen", "Hoogkade", "Merelstad")
NAMES = ("Noordhoek", "Veldzicht", "De Werf", "Lindenkwartier", "Havenzicht", "Oude Poort")


def _verdict(change: Change, cap: float) -> np.ndarray:
    lfsr = change.false_sign_rate
    verdict = np.full(len(lfsr), "unclear", dtype="<U8")
    told = (np.maximum(change.rise_beyond, change.fall_beyond) > 0.5) & (lfsr < cap * 2.5)
    verdict[told & (change.estimate > 0)] = "rising"
    verdict[told & (change.estimate < 0)] = "falling"
    verdict[~told & (change.within > 0.8)] = "stable"
    return verdict


def _change(trajectory: Trajectory, *, reference: str) -> Change:
    start, end = 2, 4
    drift = trajectory.nation[end] - trajectory.nation[start] if reference == "none" else 0.0
    return Change(
        start=2012,
        end=2016,
        reference=reference,  # type: ignore[arg-type]
        codes=trajectory.codes,
        estimate=trajectory.mean[:, end] - trajectory.mean[:, start] + drift,
        scale=np.hypot(trajectory.scale[:, end], trajectory.scale[:, start]) * 0.8,
        degrees=trajectory.degrees,
    )


def _trajectory(n: int, rng: np.random.Generator) -> tuple[Trajectory, np.ndarray]:
    codes = np.array([f"WK{9000 + i // 20:04d}{i % 20:02d}" for i in range(n)])
    size = np.exp(rng.normal(7.5, 1.1, n)).round(-1)
    level = rng.normal(-0.12, 0.12, n)
    pace = rng.standard_t(4, n) * 0.008
    truth = level[:, None] + pace[:, None] * (WAVES - 2012)
    noise = 0.03 * (2500 / np.maximum(size, 60)) ** 0.25
    nation = 4.10 + np.array([0, 0.006, 0.02, 0.022, 0.055, 0.06, 0.063])
    scores = nation + truth + rng.normal(0, 1, truth.shape) * noise[:, None]
    scores[3, 1] = np.nan
    scale = np.broadcast_to(noise[:, None] * 0.62, truth.shape).copy()
    mean = truth + rng.normal(0, 0.6, truth.shape) * scale
    trajectory = Trajectory(
        codes=codes,
        waves=WAVES,
        scores=scores,
        nation=nation,
        mean=mean,
        scale=scale,
        degrees=np.full(n, 9.0),
    )
    return trajectory, size


def _rules(trajectory: Trajectory, relative: Change, rng: np.random.Generator) -> pd.DataFrame:
    raw = trajectory.scores[:, 4] - trajectory.scores[:, 2]
    choices = np.array(["rising", "falling", "stable"])
    raw_rule = np.select([raw > 0.0392, raw < -0.0392], ["rising", "falling"], "stable")
    steps = np.select(
        [relative.estimate > 0.05, relative.estimate < -0.05], ["rising", "falling"], "stable"
    )
    groups = pd.Series(rng.choice(choices, len(raw)), index=trajectory.codes, dtype=object)
    groups.iloc[::7] = None
    return pd.DataFrame(
        {"raw_difference": raw_rule, "class_change": steps, "four_groups": groups.to_numpy()},
        index=trajectory.codes,
    )


def _outlines(codes: np.ndarray) -> Outlines:
    """One square an area, twenty in a row; the last area has none, a nameless one is added."""
    shapes = []
    for i in range(len(codes)):
        x, y = 20_000.0 + 1500 * (i % 20), 400_000.0 + 1500 * (i // 20)
        ring = np.array([[x, y], [x, y + 1500], [x + 1500, y + 1500], [x + 1500, y], [x, y]])
        shapes.append(((ring,),))
    return Outlines((*codes[:-1].tolist(), "WK999999"), tuple(shapes), year=2016)


def _transitions() -> dict[str, pd.DataFrame]:
    labels = [1, 2, 3]
    plain = [[30, 10, 0], [6, 50, 8], [0, 7, 90]]
    corrected = [[0.88, 0.12, 0.0], [0.05, 0.9, 0.05], [0.0, 0.04, 0.96]]
    return {
        "plain": pd.DataFrame(plain, index=labels, columns=labels),
        "corrected": pd.DataFrame(corrected, index=labels, columns=labels),
    }


def make(n: int = 120, *, seed: int = 7, **changes: Any) -> TrajectoryResults:
    """Results of `n` made-up areas; any field can be set otherwise."""
    rng = np.random.default_rng(seed)
    trajectory, size = _trajectory(n, rng)
    codes = trajectory.codes
    relative = _change(trajectory, reference="nation")
    absolute = _change(trajectory, reference="none")
    verdict = _verdict(relative, 0.05)
    rules = _rules(trajectory, relative, rng)
    town = np.array([TOWNS[(i // 20) % len(TOWNS)] for i in range(n)])
    areas = pd.DataFrame(
        {
            "name": [f"{NAMES[i % len(NAMES)]} {i // len(NAMES)}".strip() for i in range(n)],
            "gemeente": [f"GM9{i // 20:03d}" for i in range(n)],
            "gemeente_name": town,
            "size": size,
            "vulnerable": trajectory.scores[:, 2] - 4.1 < -0.08,
        },
        index=pd.Index(codes, name="code"),
    )
    vulnerable = np.flatnonzero(areas["vulnerable"])[:3]
    parts = pd.DataFrame(
        rng.normal(0.01, 0.02, (n, 5)), index=codes, columns=["fys", "onv", "soc", "vrz", "won"]
    )
    results = TrajectoryResults(
        title="Wijken in Merelland",
        question="Which vulnerable wijken rose or fell between 2012 and 2016?",
        language="en",
        made_up=True,
        level="wijk",
        edition="3.0",
        areas=areas,
        trajectory=trajectory,
        dimensions={},
        relative=relative,
        absolute=absolute,
        verdict=verdict,
        verdict_absolute=_verdict(absolute, 0.05),
        wrong_signs=0.031,
        wrong_stable=0.042,
        cap=0.05,
        rules=rules,
        agree=(rules.to_numpy() == verdict[:, None]).sum(axis=1),
        transitions=_transitions(),
        split=DimensionSplit(2014, 2018, parts),
        breaks=tuple(
            NationalBreak(
                int(a),
                int(b),
                float(trajectory.nation[t + 1] - trajectory.nation[t]) / int(b - a),
                unusual=int(a) in {2008, 2014},
            )
            for t, (a, b) in enumerate(pairwise(WAVES))
        ),
        vulnerable_rule="weak or worse in 2012",
        cases=tuple(
            Case(codes[i], areas["name"].iloc[i], town[i], "one of the largest changes")
            for i in vulnerable
        ),
        events=(
            Event(2008.5, 2013.0, "the great slump"),
            Event(2015.0, 2015.0, "new housing act"),
            Event(2010.0, 2012.0, "harbour works", where=str(town[vulnerable[0]])),
        ),
        outlines=_outlines(codes),
        provenance=(
            Provenance(
                file="scores.csv",
                title="Made-up scores",
                owner="Nobody",
                licence="CC0-1.0",
                sha256="0123456789abcdef" * 4,
                address="https://example.org/scores.csv",
                retrieved="2026-01-02",
            ),
        ),
        settings=SETTINGS,
        notes=("Two areas without inhabitants were left out.",),
        rule_notes=("Courses form 2 types: one stays, one rises.",),
    )
    return replace(results, **changes)
