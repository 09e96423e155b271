"""Prime implicants: the shortest terms that cover a positive row and nothing they must not.

A term that covers a row is a choice of the row's literals. It leaves out a negative row if it
holds one of the literals in which the two differ. So the prime implicants that cover a row are the
minimal hitting sets of its differences with the negative rows, and no list of all 2^k rows is
needed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.qca.hitting import minimal_hitting_sets
from wijkpeil.qca.space import Space
from wijkpeil.qca.terms import Term

Words = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Implicants:
    """`m` prime implicants as arrays, in reading order.

    Attributes
    ----------
    care, value : ndarray of uint64, shape (m,)
        As in :class:`~wijkpeil.qca.terms.Term`.
    """

    care: Words
    value: Words

    def __len__(self) -> int:
        """Count them."""
        return len(self.care)

    def term(self, place: int) -> Term:
        """Give one of them as a term."""
        return Term(int(self.care[place]), int(self.value[place]))

    def terms(self) -> list[Term]:
        """Give them all as terms."""
        return [Term(*one) for one in zip(self.care.tolist(), self.value.tolist(), strict=True)]

    def take(self, places: npt.NDArray[np.int64] | npt.NDArray[np.bool_]) -> "Implicants":
        """Keep some of them."""
        return Implicants(self.care[places], self.value[places])


def implicants_against(
    positives: Sequence[Term], negatives: Sequence[Term], space: Space
) -> Implicants:
    """Find the prime implicants that cover a positive row and no negative row.

    All other configurations are don't-cares.

    Parameters
    ----------
    positives, negatives : sequence of Term
        Rows; one that has no value for a condition ("-") differs there from every row that has.
        Each positive row differs from each negative one.
    """
    care, value = as_arrays(positives)
    no_care, no_value = as_arrays(negatives)
    edges = np.zeros((len(positives), len(negatives)), np.uint64)
    for place, field in enumerate(space.masks):
        mask = np.uint64(field)
        fixed = (care & mask != 0)[:, None]
        differs = (value[:, None] ^ no_value) & mask != 0
        differs |= (no_care & mask == 0)[None, :]
        edges |= (fixed & differs).astype(np.uint64) << np.uint64(place)
    return implicants_of_edges(care, value, edges, space)


def implicants_of_edges(care: Words, value: Words, edges: Words, space: Space) -> Implicants:
    """Turn the differences of rows into the prime implicants that cover them.

    Parameters
    ----------
    care, value : ndarray of uint64, shape (r,)
        The rows.
    edges : ndarray of uint64, shape (r, e)
        Differences of each row as bits, one per condition; zeros are padding.
    """
    found = minimal_hitting_sets(edges, elements=len(space.masks))
    return unique_implicants(fields(found.sets, space), value[found.family], space)


def fields(sets: Words, space: Space) -> Words:
    """Turn bits, one per condition, into the fields of those conditions."""
    care = np.zeros(len(sets), np.uint64)
    for place, field in enumerate(space.masks):
        inside = (sets >> np.uint64(place)) & np.uint64(1)
        care |= inside * np.uint64(field)
    return care


def unique_implicants(care: Words, value: Words, space: Space) -> Implicants:
    """Drop doubles and sort in reading order: short ones first, then by condition and value."""
    both = np.unique(np.column_stack([care, value & care]), axis=0) if len(care) else None
    if both is None:
        return Implicants(care, value)
    care, value = both[:, 0], both[:, 1]
    keys: list[npt.NDArray[np.uint64]] = []
    fixed = np.zeros(len(care), np.uint64)
    for field, shift, levels in zip(space.masks, space.shifts, space.levels, strict=True):
        inside = care & np.uint64(field) != 0
        fixed += inside
        keys.append(
            np.where(inside, (value & np.uint64(field)) >> np.uint64(shift), np.uint64(levels))
        )
    order = np.lexsort((*reversed(keys), fixed))
    return Implicants(care[order], value[order])


def as_arrays(terms: Sequence[Term]) -> tuple[Words, Words]:
    """Give terms as arrays of `care` and `value`."""
    return (
        np.array([term.care for term in terms], dtype=np.uint64),
        np.array([term.value for term in terms], dtype=np.uint64),
    )


def coverage(implicants: Implicants, rows: Sequence[Term]) -> npt.NDArray[np.bool_]:
    """Tell which rows each implicant covers.

    Returns
    -------
    ndarray of bool, shape (implicants, rows)
    """
    care, value = as_arrays(rows)
    found: npt.NDArray[np.bool_] = (implicants.value[:, None] ^ value) & implicants.care[
        :, None
    ] == 0
    found &= implicants.care[:, None] & ~care == 0
    return found
