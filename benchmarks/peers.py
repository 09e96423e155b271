"""The same job by a peer in the same run, where the peer is installed (``pip install giddy``).

The tests don't need peers, so the lock files don't hold them; without them this table is left out.
"""

import contextlib
import io
import time
import warnings
from collections.abc import Callable
from importlib.util import find_spec

import numpy as np

from wijkpeil.trajectories.typology.costs import interval_costs
from wijkpeil.trajectories.typology.markov import markov_table, transition_counts
from wijkpeil.trajectories.typology.sequences import distinct_sequences, optimal_matching

AREAS = 400
WAVES = 9
CLASSES = 5


def rows() -> list[tuple[str, float, float]]:
    """Time ours and giddy's on the same made-up classes: what, our seconds, its seconds."""
    if find_spec("giddy") is None:
        return []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the peer's own
        from giddy.markov import Markov  # noqa: PLC0415 - only where it is installed
        from giddy.sequence import Sequence  # noqa: PLC0415

        drawn = np.random.default_rng(1).integers(1, CLASSES + 1, size=(AREAS, WAVES))
        classes = drawn.astype(np.int8)
        return [
            (
                f"optimal matching, {AREAS} areas",
                _seconds(lambda: _matching(classes)),
                _seconds(lambda: Sequence(drawn, dist_type="interval")),
            ),
            (
                f"Markov table, {AREAS} areas",
                _seconds(
                    lambda: markov_table(counts=transition_counts(classes=classes, k=CLASSES))
                ),
                _seconds(lambda: Markov(drawn)),
            ),
        ]


def _matching(classes: np.ndarray) -> object:
    return optimal_matching(
        distinct=distinct_sequences(classes=classes), costs=interval_costs(k=CLASSES)
    )


def _seconds(job: Callable[[], object]) -> float:
    """Time a job once warm; what it prints is thrown away."""
    with contextlib.redirect_stdout(io.StringIO()):
        job()
        begun = time.perf_counter()
        job()
    return time.perf_counter() - begun
