"""Prime implicants inside a union of terms: all that is not in it counts as negative.

The complex solution (only the positive rows) and the intermediate one (with the easy
counterfactuals) ask for these. The configurations outside are never listed: around each positive
row the search follows only the conditions that can change without leaving the union at once.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from wijkpeil.qca.hitting import minimal_hitting_sets
from wijkpeil.qca.implicants import Implicants, as_arrays, fields, unique_implicants
from wijkpeil.qca.space import Space
from wijkpeil.qca.terms import Term


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
    edges = [differences(row, union, space) for union in unions for row in positives]
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


def differences(row: Term, union: Sequence[Term], space: Space) -> npt.NDArray[np.uint64]:
    """Find in which conditions configurations outside a union differ from a row.

    Parameters
    ----------
    row : Term
        Inside the union.
    union : sequence of Term

    Returns
    -------
    ndarray of uint64
        Sets of conditions as bits, among them all the smallest ones.
    """
    needed, rest = _needed(row, union, space)
    found = [1 << place for place in range(len(space.masks)) if needed >> place & 1]
    fixed = sum(field for place, field in enumerate(space.masks) if needed >> place & 1)
    near = [
        (term.care & ~fixed, term.value & ~fixed)
        for term in rest
        if not (term.value ^ row.value) & term.care & fixed
    ]
    _outside(row, near, 0, found, space)
    return np.array(found, dtype=np.uint64)


def _needed(row: Term, union: Sequence[Term], space: Space) -> tuple[int, Sequence[Term]]:
    """Find the conditions that can't change at all without leaving the union."""
    needed = 0
    for place, (field, shift) in enumerate(zip(space.masks, space.shifts, strict=True)):
        if not row.care & field or row.care.bit_count() != sum(space.masks).bit_count():
            continue  # with "-" in the row the flipped row is no single configuration
        rest = [term for term in union if not (term.value ^ row.value) & term.care & ~field]
        own = row.value & field
        for value in range(space.levels[place]):
            if value << shift != own and not any(
                not term.care & field or term.value & field == value << shift for term in rest
            ):
                needed |= 1 << place
                break
    return needed, union


def _outside(
    row: Term, union: list[tuple[int, int]], differ: int, found: list[int], space: Space
) -> None:
    """Collect in `found` the sets of conditions in which what lies outside differs."""
    if any(not care for care, _value in union) or any(not one & ~differ for one in found):
        return
    if not union:
        found.append(differ)
        return
    place = next(place for place, field in enumerate(space.masks) if union[0][0] & field)
    field, shift = space.masks[place], space.shifts[place]
    own = (row.value & field) >> shift if row.care & field else None
    for value in sorted(range(space.levels[place]), key=lambda one: one != own):
        packed = value << shift
        left = [
            (care & ~field, held & ~field)
            for care, held in union
            if not care & field or held & field == packed
        ]
        other = own is not None and value != own
        _outside(row, left, differ | (1 << place if other else 0), found, space)
