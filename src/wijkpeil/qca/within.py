"""Prime implicants inside a union of terms: all that is not in it counts as negative.

The complex solution (only the positive rows) and the intermediate one (with the easy
counterfactuals) ask for these. The configurations outside are never listed: around each positive
row the search follows only the conditions that can change without leaving the union at once.
"""

from collections.abc import Sequence

import numpy as np

from wijkpeil.qca.bits import ones
from wijkpeil.qca.hitting import minimal_hitting_sets
from wijkpeil.qca.implicants import Implicants, as_arrays, fields, unique_implicants
from wijkpeil.qca.space import Space
from wijkpeil.qca.terms import Term

Layout = tuple[tuple[int, int, int], ...]
"""Of each condition: its mask, its shift and its number of values."""
Near = frozenset[tuple[int, int]]
"""Terms that matter around a row, without the fields in which they can't differ from it."""


def implicants_within(
    positives: Sequence[Term], unions: Sequence[Sequence[Term]], space: Space
) -> list[Implicants]:
    """Find, for each union of terms, the prime implicants that cover a positive row.

    Parameters
    ----------
    positives : sequence of Term
        Rows; each lies in every union.
    unions : sequence of sequence of Term
        Several on-sets, which are worked out together.

    Returns
    -------
    list of Implicants
        One per union.
    """
    known: dict[tuple[Term, Near], list[int]] = {}  # unions mostly differ far from a row
    edges = [differences(row, union, space, known) for union in unions for row in positives]
    width = max(1, max((len(some) for some in edges), default=1))
    families = np.zeros((len(edges), width), np.uint64)
    for place, some in enumerate(edges):
        families[place, : len(some)] = some
    found = minimal_hitting_sets(families, elements=len(space.masks))
    values = as_arrays(positives)[1]
    care = fields(found.sets, space)
    union, row = np.divmod(found.family, len(positives))
    return [
        unique_implicants(care[chosen], values[row[chosen]], space)
        for chosen in (np.flatnonzero(union == one) for one in range(len(unions)))
    ]


def differences(
    row: Term,
    union: Sequence[Term],
    space: Space,
    known: dict[tuple[Term, Near], list[int]] | None = None,
) -> list[int]:
    """Find in which conditions configurations outside a union differ from a row.

    Parameters
    ----------
    row : Term
        Inside the union.
    union : sequence of Term
    space : Space
    known : dict, optional
        What was found before, by row and by the terms near it; it is added to.

    Returns
    -------
    list of int
        Sets of conditions as bits, among them all the smallest ones.
    """
    known = {} if known is None else known
    layout = tuple(zip(space.masks, space.shifts, space.levels, strict=True))
    needed = _needed(row, union, layout)
    fixed = sum(space.masks[place] for place in ones(needed))
    near = frozenset(
        (term.care & ~fixed, term.value & ~fixed)
        for term in union
        if not (term.value ^ row.value) & term.care & fixed
    )
    if (row, near) not in known:
        found: list[int] = []
        _outside(row, sorted(near), 0, found, layout)
        known[row, near] = found
    return [1 << place for place in ones(needed)] + known[row, near]


def _needed(row: Term, union: Sequence[Term], layout: Layout) -> int:
    """Find the conditions that can't change at all without leaving the union."""
    if row.care != sum(field for field, *_ in layout):
        return 0  # with "-" in the row, a row with another value is no single configuration
    free, reached = _steps(row, union, layout)
    needed = 0
    for place, (field, shift, levels) in enumerate(layout):
        own = 1 << ((row.value & field) >> shift)
        if not free & field and reached[field] | own != (1 << levels) - 1:
            needed |= 1 << place
    return needed


def _steps(row: Term, union: Sequence[Term], layout: Layout) -> tuple[int, dict[int, int]]:
    """Find the fields that can have any value, and by field the values of single steps."""
    free, reached = 0, {field: 0 for field, *_ in layout}
    for term in union:
        differs = (term.value ^ row.value) & term.care
        if not differs:
            free |= ~term.care
            continue
        for field, shift, _levels in layout:
            if differs & field:
                if not differs & ~field:
                    reached[field] |= 1 << ((term.value & field) >> shift)
                break
    return free, reached


def _outside(
    row: Term, union: list[tuple[int, int]], differ: int, found: list[int], layout: Layout
) -> None:
    """Collect in `found` the sets of conditions in which what lies outside differs."""
    if any(not care for care, _value in union) or any(not one & ~differ for one in found):
        return
    if not union:
        found.append(differ)
        return
    place = next(place for place, (field, *_) in enumerate(layout) if union[0][0] & field)
    field, shift, levels = layout[place]
    own = (row.value & field) >> shift if row.care & field else None
    for value in sorted(range(levels), key=lambda one: one != own):
        packed = value << shift
        left = [
            (care & ~field, held & ~field)
            for care, held in union
            if not care & field or held & field == packed
        ]
        other = own is not None and value != own
        _outside(row, left, differ | (1 << place if other else 0), found, layout)
