"""Time and memory of the sequence typology on 14,000 made-up areas, beside its peers' figures.

``python benchmarks/sequences.py`` prints the rows; :func:`rows` returns them for the table.
"""

import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from wijkpeil.trajectories.typology.clusters import sequence_clusters, shape_clusters
from wijkpeil.trajectories.typology.corrected_markov import corrected_counts
from wijkpeil.trajectories.typology.costs import interval_costs
from wijkpeil.trajectories.typology.markov import transition_counts
from wijkpeil.trajectories.typology.sequences import distinct_sequences, optimal_matching

SOURCE = "giddy 2.3.8, sequenzo 0.1.42, on a made-up panel of 14,000 areas x 9 waves, 2 cores"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes
    ----------
    name : str
        What was done.
    seconds : float
        Wall time, without measuring memory.
    megabytes : float
        Most memory in use at once above what was in use before, in a second run.
    limit_seconds, limit_megabytes : float
        What it may take at most; NaN where no limit was set.
    peer : str
        What the same job takes elsewhere.
    source : str
        Where the peer's figure comes from.
    """

    name: str
    seconds: float
    megabytes: float
    limit_seconds: float
    limit_megabytes: float
    peer: str
    source: str = SOURCE


def made_up_scores(*, areas: int = 14_000, waves: int = 9, seed: int = 0) -> np.ndarray:
    """Make up courses: a level, a slope and noise, in about 2,800 distinct sequences of fifths."""
    rng = np.random.default_rng(seed)
    level, slope = rng.normal(0, 1, (areas, 1)), rng.normal(0, 0.35, (areas, 1))
    return level + slope * np.linspace(-1, 1, waves) + rng.normal(0, 0.16, (areas, waves))


def measure(job: Callable[[], object]) -> tuple[float, float]:
    """Return the wall seconds and the peak megabytes of `job`, which runs twice."""
    start = time.perf_counter()
    job()
    seconds = time.perf_counter() - start
    tracemalloc.start()
    before, _peak = tracemalloc.get_traced_memory()
    job()
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return seconds, (peak - before) / 2**20


def rows(*, areas: int = 14_000) -> list[Row]:
    """Time the sequence typology and the Markov tables."""
    scores = made_up_scores(areas=areas)
    fifths = np.quantile(scores, [0.2, 0.4, 0.6, 0.8])
    classes = (1 + np.searchsorted(fifths, scores)).astype(np.int8)
    distinct = distinct_sequences(classes=classes)
    costs = interval_costs(k=5)
    known = {"scale": np.full(scores.shape, 0.16), "degrees": np.full(areas, 12.0)}
    known["correlation"] = np.full(scores.shape[1] - 1, 0.8)
    none = float("nan")
    jobs: list[tuple[str, Callable[[], object], float, float, str]] = [
        (
            f"sequences: optimal matching of {len(distinct.counts):,} distinct courses",
            lambda: optimal_matching(distinct=distinct, costs=costs),
            none,
            none,
            "giddy 800 CPU s, 3,049 MB; sequenzo 15.6 s, 3,043 MB",
        ),
        (
            f"sequences: {areas:,} areas, matching and clusters for 3 to 9 groups",
            lambda: sequence_clusters(classes=classes, costs=costs),
            5.0,
            300.0,
            "giddy 800 CPU s without clusters; sequenzo 29.8 s, 3,738 MB with Ward",
        ),
        (
            f"shapes: {areas:,} smoothed courses, k-means for 3 to 9 groups",
            lambda: shape_clusters(courses=scores),
            none,
            none,
            "",
        ),
        (
            f"Markov table, plain: {areas:,} areas",
            lambda: transition_counts(classes=classes, k=5),
            none,
            none,
            "giddy 0.04 s",
        ),
        (
            f"Markov table, corrected for noise: {areas:,} areas",
            lambda: corrected_counts(level=scores, bounds=tuple(fifths), **known),
            2.0,
            none,
            "giddy has none",
        ),
    ]
    found = []
    for name, job, limit_seconds, limit_megabytes, peer in jobs:
        seconds, megabytes = measure(job)
        found.append(Row(name, seconds, megabytes, limit_seconds, limit_megabytes, peer))
    return found


def main() -> None:
    """Print the rows."""
    for row in rows():
        print(f"{row.name}: {row.seconds:.2f} s, {row.megabytes:.0f} MB  [{row.peer}]")


if __name__ == "__main__":
    main()
