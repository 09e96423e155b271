"""Find the pairs of areas that start alike and may differ, without going through all pairs."""

from collections.abc import Callable, Iterator

import numpy as np

from wijkpeil.cases.candidates import Candidates
from wijkpeil.cases.difference import least_gap
from wijkpeil.cases.rule import SelectionRule
from wijkpeil.errors import RuleError
from wijkpeil.language import gettext as _
from wijkpeil.language import number

MOST_PAIRS = 200_000
"""Working out how surely they differ takes a few seconds for so many."""
_CELLS = 2_000_000
"""Pairs looked at together: some tens of megabytes."""

Positions = tuple[np.ndarray, np.ndarray]
Keep = Callable[[np.ndarray, np.ndarray], np.ndarray]


def start_alike(
    areas: Candidates, rule: SelectionRule, *, same_city: bool, keep: Keep | None = None
) -> Positions:
    """Find the pairs whose levels at the start are within the caliper and that may surely differ.

    Areas are sorted by level, so that each need be held against those just above it only. Pairs
    whose estimated changes are too close to differ as surely as the rule asks are left out.

    Parameters
    ----------
    areas : Candidates
        Eligible areas, in order of code.
    rule : SelectionRule
        Its `caliper` and `sure`.
    same_city : bool
        Whether the two are in one city, or in two.
    keep : callable, optional
        Gets positions of the two and says which pairs to keep.

    Returns
    -------
    first, second : ndarray of int, shape (p,)
        Positions; the first comes before the second in order of code.

    Raises
    ------
    RuleError
        If there are more than `MOST_PAIRS`.
    """
    _names, city = np.unique(areas.cities, return_inverse=True)
    order = np.argsort(areas.level, kind="stable")
    least = areas.change.minimum + least_gap(change=areas.change, sure=rule.sure)
    groups = [order]
    if same_city:
        groups = [order[city[order] == one] for one in range(len(_names))]
    found: list[Positions] = []
    total = 0
    for group in groups:
        for one, two in _windows(areas, group, caliper=rule.caliper, least=least):
            kept = np.flatnonzero((city[one] == city[two]) == same_city)
            if keep is not None:
                kept = kept[keep(one[kept], two[kept])]
            first, second = one[kept], two[kept]
            found.append((np.minimum(first, second), np.maximum(first, second)))
            total += len(kept)
            if total > MOST_PAIRS:
                raise _too_many(areas)
    nothing = np.zeros(0, dtype=np.int64)
    return (
        np.concatenate([nothing, *(one for one, _two in found)]),
        np.concatenate([nothing, *(two for _one, two in found)]),
    )


def _windows(
    areas: Candidates, group: np.ndarray, *, caliper: float, least: np.ndarray
) -> Iterator[Positions]:
    """Give the pairs in a group, sorted by level, that may do; a block of areas at a time."""
    level, estimate, least = areas.level[group], areas.change.estimate[group], least[group]
    # A hair wider: what is within the caliper is decided below, by the difference itself.
    last = np.searchsorted(level, level + caliper * (1 + 1e-9), side="right")
    start = 0
    while start < len(group):
        stop = start + 1
        while stop < len(group) and (stop + 1 - start) * (last[stop] - start) <= _CELLS:
            stop += 1
        rows, columns = slice(start, stop), slice(start, int(last[stop - 1]))
        differ = np.abs(estimate[rows, None] - estimate[None, columns])
        may = differ >= np.maximum(least[rows, None], least[None, columns])
        one, two = np.nonzero(may)
        later = two > one
        one, two = one[later] + start, two[later] + start
        near = np.abs(level[one] - level[two]) <= caliper
        yield group[one[near]], group[two[near]]
        start = stop


def _too_many(areas: Candidates) -> RuleError:
    return RuleError(
        _(
            "More than {most} pairs among the {areas} areas start alike and may differ: too many "
            "to weigh them all. Name cities, let the two of a pair start closer together "
            "(caliper), or ask that they be more alike or differ more surely."
        ).format(most=number(MOST_PAIRS), areas=number(len(areas)))
    )
