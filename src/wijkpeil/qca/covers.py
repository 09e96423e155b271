"""The fewest sets that cover all rows: every such choice, by branch and bound."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from math import ceil

import numpy as np

from wijkpeil.qca.bits import as_bits, as_flags, ones
from wijkpeil.qca.bounds import SLACK, Bound, bound
from wijkpeil.qca.chart import largest

MANY = 200
"""With fewer sets that may still be used, searching on is faster than a new bound."""


@dataclass(frozen=True, slots=True)
class Covers:
    """Choices of classes that cover all rows.

    Attributes
    ----------
    covers : tuple of tuple of int
        Places of classes, ascending within a cover.
    complete : bool
        Whether these are all.
    wide : tuple of tuple of Family
        What all smallest covers are narrowed from, so that they can be counted where they are too
        many to list; empty where that was not found in full.
    """

    covers: tuple[tuple[int, ...], ...]
    complete: bool
    wide: tuple[tuple["Family", ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """A set of rows that lies in no other, and the classes inside it that are narrowed from it.

    Attributes
    ----------
    mask : int
        Rows as bits.
    members : tuple of (int, int)
        Rows of a class as bits, and its place.
    """

    mask: int
    members: tuple[tuple[int, int], ...]


def minimum_covers(masks: Sequence[int], *, rows: int, limit: int) -> Covers:
    """Find all covers with as few sets as possible.

    Only sets that lie in no other are searched; then each is narrowed in every way that still
    covers all rows. Each class is narrowed from the first of those sets that holds it, so every
    cover is met just once: two of its classes can't come from one set, as without one of them fewer
    sets would do.

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
    families = _families(masks)
    search = _Search([family.mask for family in families], rows, limit)
    for size in count(max(1, ceil(search.least - SLACK))):
        search.run(size)
        if search.found:
            break
    wide = tuple(tuple(families[place] for place in cover) for cover in search.found)
    narrowed = (
        tuple(sorted(cover)) for some in wide for cover in _narrower(some, search.everything)
    )
    found = sorted(islice(narrowed, limit))
    return Covers(
        covers=tuple(found),
        complete=search.complete and len(found) < limit,
        wide=wide if search.complete else (),
    )


def needed(wide: Sequence[Family], left: int) -> int:
    """Find the rows that are left and that only the first of these sets covers."""
    for other in wide[1:]:
        left &= ~other.mask
    return left


def _families(masks: Sequence[int]) -> list[Family]:
    wide = largest(masks)
    members: dict[int, list[tuple[int, int]]] = {mask: [] for mask in wide}
    for place, mask in enumerate(masks):
        first = next(outer for outer in wide if not mask & ~outer)
        members[first].append((mask, place))
    return [Family(mask, tuple(inside)) for mask, inside in members.items()]


def _narrower(wide: Sequence[Family], left: int) -> Iterator[tuple[int, ...]]:
    """Replace each set of a cover by a class inside it, in all ways that cover what is left."""
    if not wide:
        yield ()
        return
    alone = needed(wide, left)
    for mask, place in wide[0].members:
        if not alone & ~mask:
            for rest in _narrower(wide[1:], left & ~mask):
                yield (place, *rest)


class _Search:
    """Depth-first search for covers of one size, each met once."""

    def __init__(self, sets: Sequence[int], rows: int, limit: int) -> None:
        self.sets = sets
        self.limit = limit
        self.everything = (1 << rows) - 1
        self.held = np.array([as_flags(mask, rows) for mask in sets])
        self.holding = [as_bits(self.held[:, row]) for row in range(rows)]
        self.all_sets = (1 << len(sets)) - 1
        self.root = bound(self.held, left=self.everything, allowed=self.all_sets)
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
        allowed &= weights.useful(spare)
        options = self._options(left, allowed, more)
        if options and chosen and more > 2 and allowed.bit_count() >= MANY:
            anew = bound(self.held, left=left, allowed=allowed)
            if anew.weight(left) > weights.weight(left):
                weights = anew
                allowed &= weights.useful(more - weights.weight(left))
                options = self._options(left, allowed, more)
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
