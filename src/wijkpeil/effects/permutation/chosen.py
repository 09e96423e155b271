"""Sets of areas that might have been chosen: all of them, or a sample."""

from itertools import chain, combinations
from math import comb

import numpy as np

from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.scores import IntArray


def chosen_sets(*, count: int, size: int, most: int, seed: int | None) -> tuple[IntArray, bool]:
    """Return sets of `size` out of `count`, ascending, and whether these are all.

    A single area is always enumerated. More sets than `most` are sampled, with replacement.

    Examples
    --------
    >>> chosen_sets(count=3, size=2, most=10, seed=None)[0].tolist()
    [[0, 1], [0, 2], [1, 2]]
    """
    total = comb(count, size)
    if size == 1 or total <= most:
        flat = chain.from_iterable(combinations(range(count), size))
        return np.fromiter(flat, dtype=np.int64).reshape(-1, size), True
    if seed is None:
        raise EffectError(
            _("There are {total} possible choices. Give a seed to sample from them.").format(
                total=total
            )
        )
    rng = np.random.default_rng(seed)
    drawn = np.array([rng.choice(count, size=size, replace=False) for _draw in range(most)])
    return np.sort(drawn, axis=1), False
