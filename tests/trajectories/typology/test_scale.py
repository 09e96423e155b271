"""The promised speed and memory on 14,000 made-up areas, with room for a busy machine."""

import time
import tracemalloc

import numpy as np

from wijkpeil.trajectories.typology.clusters import sequence_clusters
from wijkpeil.trajectories.typology.corrected_markov import corrected_counts
from wijkpeil.trajectories.typology.costs import interval_costs

AREAS, WAVES = 14_000, 9


def made_up():
    rng = np.random.default_rng(0)
    level, slope = rng.normal(0, 1, (AREAS, 1)), rng.normal(0, 0.35, (AREAS, 1))
    return level + slope * np.linspace(-1, 1, WAVES) + rng.normal(0, 0.16, (AREAS, WAVES))


def test_sequences_of_14_000_areas_take_5_seconds_and_300_megabytes_at_most():
    scores = made_up()
    classes = 1 + np.searchsorted(np.quantile(scores, [0.2, 0.4, 0.6, 0.8]), scores)
    start = time.perf_counter()
    found = sequence_clusters(classes=classes, costs=interval_costs(k=5))
    assert time.perf_counter() - start < 5
    assert 2500 < found.distinct < 3200
    tracemalloc.start()
    sequence_clusters(classes=classes, costs=interval_costs(k=5), ks=[3])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 300 * 2**20


def test_the_corrected_table_of_14_000_areas_takes_2_seconds_at_most():
    start = time.perf_counter()
    found = corrected_counts(
        level=0.15 * made_up(),
        scale=np.full((AREAS, WAVES), 0.035),
        degrees=np.full(AREAS, 12.0),
        correlation=np.full(WAVES - 1, 0.8),
    )
    assert time.perf_counter() - start < 2
    assert np.allclose(found.sum(axis=(1, 2)), AREAS)
