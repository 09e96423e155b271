"""How many models there are, exactly, also where they are too many to list."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, prod

from wijkpeil.qca.covers import Covers, Family, needed

MOST_ROWS = 16
"""With more rows than this, counting over all sets of rows takes too long."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of models; a lower bound if it is not exact."""

    models: int
    exact: bool


def count_models(
    covers: Covers, *, classes: dict[int, list[int]], rows: int, minimum: bool
) -> Count:
    """Count the models that covers stand for: of each class any one implicant may be taken.

    Parameters
    ----------
    covers : Covers
        Over the classes, in their order.
    classes : dict of int to list of int
        Rows as bits, and the implicants that cover just those.
    rows : int
    minimum : bool
        Whether the covers have as few sets as possible; such models can be counted unlisted.

    Returns
    -------
    Count
    """
    sizes = [len(members) for members in classes.values()]
    listed = sum(prod(sizes[place] for place in cover) for cover in covers.covers)
    if covers.complete:
        return Count(listed, exact=True)
    if covers.wide:
        everything = (1 << rows) - 1
        return Count(sum(_narrowed(one, everything, sizes) for one in covers.wide), exact=True)
    if minimum and rows <= MOST_ROWS:
        size = len(covers.covers[0])
        return Count(count_minimum(list(classes), sizes, rows=rows, size=size), exact=True)
    return Count(listed, exact=False)


def _narrowed(wide: Sequence[Family], left: int, sizes: Sequence[int]) -> int:
    """Count the models that come of one cover, with each set of it narrowed in every way."""
    counts = {left: 1}  # rows still to be covered: models so far
    for first in range(len(wide)):
        later: dict[int, int] = {}
        for rest, models in counts.items():
            alone = needed(wide[first:], rest)
            for mask, place in wide[first].members:
                if not alone & ~mask:
                    after = rest & ~mask
                    later[after] = later.get(after, 0) + models * sizes[place]
        counts = later
    return sum(counts.values())


def count_minimum(masks: Sequence[int], sizes: Sequence[int], *, rows: int, size: int) -> int:
    """Count the choices of `size` implicants that cover all rows, by inclusion and exclusion.

    Parameters
    ----------
    masks : sequence of int
        Rows of each class as bits.
    sizes : sequence of int
        Implicants in each class.
    rows : int
    size : int
        The least number that can cover all rows; with more, redundant choices count too.

    Examples
    --------
    >>> count_minimum([0b01, 0b10, 0b11], [2, 3, 0], rows=2, size=2)
    6
    """
    inside = [0] * (1 << rows)
    for mask, members in zip(masks, sizes, strict=True):
        inside[mask] += members
    for row in range(rows):  # from "covers just these" to "covers none but these"
        bit = 1 << row
        for rest in range(1 << rows):
            if rest & bit:
                inside[rest] += inside[rest ^ bit]
    return sum(
        comb(members, size) * (-1 if (rows - rest.bit_count()) % 2 else 1)
        for rest, members in enumerate(inside)
    )
