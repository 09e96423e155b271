"""All covers from which no set can be left out, whatever their size."""

from collections.abc import Sequence

from wijkpeil.qca.bits import ones
from wijkpeil.qca.covers import Covers


def irredundant_covers(masks: Sequence[int], *, rows: int, limit: int) -> Covers:
    """Find all irredundant covers: the minimal hitting sets of the rows.

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
        Small covers first.

    Examples
    --------
    >>> irredundant_covers([0b0011, 0b0110, 0b1100, 0b1001], rows=4, limit=9).covers
    ((0, 2), (1, 3))
    """
    holding = [
        sum(1 << place for place, mask in enumerate(masks) if mask >> row & 1)
        for row in range(rows)
    ]
    found: list[tuple[int, ...]] = []
    everything = (1 << rows) - 1

    def extend(chosen: tuple[int, ...], allowed: int, once: int, twice: int) -> None:
        left = everything & ~(once | twice)
        if not left:
            found.append(tuple(sorted(chosen)))
            return
        options = min((holding[row] for row in ones(left)), key=lambda h: (h & allowed).bit_count())
        rest, options = allowed & ~options, options & allowed
        for place in ones(options):
            if len(found) >= limit:
                return
            both = twice | (once & masks[place])
            alone = (once | masks[place]) & ~both
            if all(masks[one] & alone for one in chosen):
                extend((*chosen, place), rest, alone, both)
            rest |= 1 << place  # may join later sets: so no cover is met twice

    extend((), (1 << len(masks)) - 1, 0, 0)
    complete = len(found) < limit
    return Covers(tuple(sorted(found, key=lambda cover: (len(cover), cover))), complete=complete)
