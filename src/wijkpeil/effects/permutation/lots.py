"""Which starts other areas might have drawn, within strata."""

from collections.abc import Iterator
from itertools import product
from math import factorial, prod

import numpy as np
import numpy.typing as npt

from wijkpeil.effects.group_time.terms import NEVER
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.scores import IntArray


def strata_of(start: IntArray, strata: npt.NDArray[np.generic] | None) -> list[IntArray]:
    """Return the areas of each stratum in which an area was treated.

    Raises
    ------
    EffectError
        If no area was treated, or a treated area has none in its stratum to change places with.
    """
    if not (start != NEVER).any():
        raise EffectError(_("No area was treated, so there is nothing to compare."))
    label = np.zeros(len(start)) if strata is None else np.asarray(strata)
    if label.shape != start.shape:
        raise EffectError(_("Give one stratum for every area, for example its gemeente."))
    groups = [np.flatnonzero(label == each) for each in np.unique(label)]
    groups = [group for group in groups if (start[group] != NEVER).any()]
    if any((start[group] == start[group[0]]).all() for group in groups):
        raise EffectError(
            _(
                "In a stratum all areas were treated alike, so none could have been chosen in "
                "their place. Use wider strata."
            )
        )
    return groups


def possible(start: IntArray, groups: list[IntArray]) -> int:
    """Count the different starts that areas might have drawn.

    Examples
    --------
    >>> possible(np.array([2, -1, -1, -1]), [np.arange(4)])
    4
    """
    return prod(
        factorial(len(group))
        // prod(factorial(int(k)) for k in np.unique(start[group], return_counts=True)[1])
        for group in groups
    )


def every(start: IntArray, groups: list[IntArray]) -> Iterator[IntArray]:
    """Yield all different starts."""
    for orders in product(*(list(_orders(start[group].tolist())) for group in groups)):
        drawn = start.copy()
        for group, order in zip(groups, orders, strict=True):
            drawn[group] = order
        yield drawn


def sampled(
    start: IntArray, groups: list[IntArray], *, draws: int, seed: int
) -> Iterator[IntArray]:
    """Yield starts by lot."""
    rng = np.random.default_rng(seed)
    for _draw in range(draws):
        drawn = start.copy()
        for group in groups:
            drawn[group] = rng.permutation(start[group])
        yield drawn


def _orders(values: list[int]) -> Iterator[tuple[int, ...]]:
    """Yield all different orders of values that may repeat."""
    if not values:
        yield ()
    for first in sorted(set(values)):
        rest = values.copy()
        rest.remove(first)
        for after in _orders(rest):
            yield (first, *after)
