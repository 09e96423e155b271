"""The fewest sets that cover all rows: every such choice, by branch and bound."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from math import ceil

from wijkpeil.qca.bounds import SLACK, Bound, bound
from wijkpeil.qca.chart import largest

DEPTH = 2
"""Levels of the search at which the bound is worked out anew."""


@dataclass(frozen=True, slots=True)
class Covers:
    """Choices of classes that cover all rows.

    Attributes
    ----------
    covers : tuple of tuple of int
        Places of classes, ascending within a cover.
    complete : bool
        Whether these are all.
    """

    covers: tuple[tuple[int, ...], ...]
    complete: bool


def minimum_covers(masks: Sequence[int], *, rows: int, limit: int) -> Covers:
    """Find all covers with as few sets as possible.

    Only sets that lie in no other are searched; then each is narrowed in every way that still
    covers all rows.

    Parameters
    ----------
    masks : sequence of int
        The rows of each class of implicants as bits, none twice; together they cover all rows.
    rows : int
        Number of rows.
    limit : int
        Covers to find at most.

    Returns
    -------
    Covers

    Examples
    --------
    >>> minimum_covers([0b011, 0b110, 0b001, 0b100], rows=3, limit=100).covers
    ((0, 1), (0, 3), (1, 2))
    """
    wide = largest(masks)
    search = _Search(wide, rows, limit)
    for size in count(max(1, ceil(search.least - SLACK))):
        search.run(size)
        if search.found:
            break
    places = {mask: place for place, mask in enumerate(masks)}
    below = [[mask for mask in masks if not mask & ~outer] for outer in wide]
    found: set[tuple[int, ...]] = set()
    for cover in search.found:
        sets, choices = [wide[place] for place in cover], [below[place] for place in cover]
        for narrower in _narrower(choices, sets, 0, 0, search.everything):
            found.add(tuple(sorted(places[mask] for mask in narrower)))
            if len(found) >= limit:
                return Covers(tuple(sorted(found)), complete=False)
    return Covers(tuple(sorted(found)), complete=search.complete)


def _narrower(
    choices: list[list[int]], wide: list[int], place: int, covered: int, everything: int
) -> Iterator[tuple[int, ...]]:
    """Replace each set of a cover by one inside it, in all ways that cover everything."""
    if place == len(wide):
        yield ()
        return
    later = covered
    for mask in wide[place + 1 :]:
        later |= mask
    needed = everything & ~later
    for mask in choices[place]:
        if not needed & ~mask:
            for rest in _narrower(choices, wide, place + 1, covered | mask, everything):
                yield (mask, *rest)


class _Search:
    """Depth-first search for covers of one size, each met once."""

    def __init__(self, sets: Sequence[int], rows: int, limit: int) -> None:
        self.sets = sets
        self.rows = rows
        self.limit = limit
        self.everything = (1 << rows) - 1
        self.holding = [
            sum(1 << place for place, mask in enumerate(sets) if mask >> row & 1)
            for row in range(rows)
        ]
        self.all_sets = (1 << len(sets)) - 1
        self.root = bound(sets, rows=rows, left=self.everything, allowed=self.all_sets)
        self.least = self.root.weight(self.everything)
        self.found: list[tuple[int, ...]] = []

    @property
    def complete(self) -> bool:
        """Whether the search ended before its limit."""
        return len(self.found) < self.limit

    def run(self, size: int) -> None:
        """Find all covers of this size; there must be none smaller."""
        self._extend((), self.everything, self.all_sets, size, self.root)

    def _extend(
        self, chosen: tuple[int, ...], left: int, allowed: int, more: int, weights: Bound
    ) -> None:
        if more == 1:
            self._finish(chosen, left, allowed)
            return
        spare = more - weights.weight(left)
        if spare < -SLACK or not self.complete:
            return
        options = self._options(left, allowed & weights.useful(spare), more)
        if options and 0 < len(chosen) <= DEPTH and more > 2:
            weights = max(
                weights,
                bound(self.sets, rows=self.rows, left=left, allowed=allowed),
                key=lambda one: one.weight(left),
            )
            spare = more - weights.weight(left)
            options = self._options(left, allowed & weights.useful(spare), more)
        for place in ones(options):
            allowed &= ~(1 << place)  # covers with this set are found here, and not again later
            rest = left & ~self.sets[place]
            if rest:
                self._extend((*chosen, place), rest, allowed, more - 1, weights)

    def _finish(self, chosen: tuple[int, ...], left: int, allowed: int) -> None:
        """Add each set that covers all that is left."""
        for row in ones(left):
            allowed &= self.holding[row]
        for place in ones(allowed):
            if not self.complete:
                return
            self.found.append((*chosen, place))

    def _options(self, left: int, allowed: int, more: int) -> int:
        """Give the sets that cover the hardest row; none if the rows ask for too many sets."""
        by_row = sorted(((self.holding[row] & allowed) for row in ones(left)), key=int.bit_count)
        used = apart = 0
        for holding in by_row:
            if not holding & used:
                used |= holding
                apart += 1
        return by_row[0] if apart <= more else 0


def ones(bits: int) -> Iterator[int]:
    """Give the places of the ones of a number, low ones first."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low
