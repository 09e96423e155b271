"""Leaving out one gemeente at a time, in memory that doesn't grow with the areas."""

import tracemalloc

import numpy as np

from wijkpeil.trajectories.explanation.jackknife import jackknife


def test_it_is_what_leaving_out_by_hand_gives():
    rng = np.random.default_rng(1)
    cluster = rng.permutation(np.repeat(np.arange(12), 7))
    x, response = rng.standard_normal((84, 3)), rng.standard_normal(84)
    whole = np.linalg.lstsq(x, response, rcond=None)[0]
    gap = np.array(
        [
            np.linalg.lstsq(x[cluster != gone], response[cluster != gone], rcond=None)[0] - whole
            for gone in range(12)
        ]
    )
    found = jackknife(x=x, response=response, cluster=cluster)
    np.testing.assert_allclose(found, 11 / 12 * gap.T @ gap, rtol=1e-7)


def test_it_takes_no_array_of_all_areas_and_all_pairs_of_columns():
    rng = np.random.default_rng(2)
    x, response = rng.standard_normal((6000, 40)), rng.standard_normal(6000)
    cluster = np.repeat(np.arange(150), 40)
    tracemalloc.start()
    jackknife(x=x, response=response, cluster=cluster)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 6000 * 40 * 40 * 8 / 20
