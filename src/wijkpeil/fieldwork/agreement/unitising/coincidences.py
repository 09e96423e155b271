"""How much of a continuum coders gave which values together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.agreement.unitising.continuum import Continuum, overlap
from wijkpeil.language import gettext as _

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    r"""Sums over the segments of one continuum, in which value 0 is the gaps between units.

    Attributes
    ----------
    together : ndarray, shape (q + 1, q + 1)
        :math:`\ell_{ck}`: lengths of intersections of segments of different coders by their values,
        over :math:`m - 1` (Krippendorff et al. 2016, equation 1).
    alone : ndarray, shape (q + 1,)
        What can't be paired with itself: squared lengths of units, lengths of gaps (equation 4).
    alone_valued : ndarray, shape (q,)
        The same within intersections of units: of each unit and other coder the squared length
        that both marked, over :math:`m - 1` (equation 10).
    """

    together: FloatArray
    alone: FloatArray
    alone_valued: FloatArray


def shared(given: Continuum, values: Sequence[str]) -> Shared:
    """Sum over the segments of one continuum.

    Parameters
    ----------
    given : Continuum
    values : sequence of length q

    Raises
    ------
    FieldworkError
        If units of one coder overlap: then a place would have two values.
    """
    place = {value: at + 1 for at, value in enumerate(values)}
    cuts = {0, given.length}
    for coder, units in zip(given.coders, given.units, strict=True):
        refuse_overlap(given, coder)
        cuts.update(unit.start for unit in units)
        cuts.update(unit.end for unit in units)
    edges = np.array(sorted(cuts), dtype=np.int64)
    rows = [_of_segments(given, at, edges, place) for at in range(len(given.coders))]
    lengths = np.diff(edges).astype(float)
    held = np.stack([value for value, _number in rows])
    sizes = len(values) + 1
    alone = np.zeros(sizes)
    alone[0] = float(((held == 0) * lengths).sum())
    for units in given.units:
        for unit in units:
            alone[place[unit.value]] += float(unit.length) ** 2
    return Shared(
        together=_together(held, lengths, sizes),
        alone=alone,
        alone_valued=_alone_valued(held, [number for _value, number in rows], lengths, sizes),
    )


def refuse_overlap(given: Continuum, coder: str) -> None:
    """Refuse a coder's units that overlap, whatever their values."""
    place = overlap(given.units[given.coders.index(coder)])
    if place is not None:
        raise FieldworkError(
            _(
                "{coder} gave two codes at character {place} of “{name}”. This measure asks for "
                "codes that exclude each other: compare them one by one, or leave one out."
            ).format(coder=coder, place=place, name=given.name)
        )


def _of_segments(
    given: Continuum, at: int, edges: IntArray, place: dict[str, int]
) -> tuple[IntArray, IntArray]:
    """Give the value of each segment for one coder, and the number of the unit it is in."""
    value = np.zeros(len(edges) - 1, dtype=np.int64)
    number = np.full(len(edges) - 1, -1, dtype=np.int64)
    for which, unit in enumerate(given.units[at]):
        first, last = np.searchsorted(edges, (unit.start, unit.end))
        value[first:last] = place[unit.value]
        number[first:last] = which
    return value, number


def _together(held: IntArray, lengths: FloatArray, sizes: int) -> FloatArray:
    counts = (held[:, :, None] == np.arange(sizes)).sum(axis=0).astype(float)
    pairs = counts[:, :, None] * (counts[:, None, :] - np.eye(sizes))
    return np.asarray((pairs * lengths[:, None, None]).sum(axis=0) / (len(held) - 1))


def _alone_valued(
    held: IntArray, numbers: Sequence[IntArray], lengths: FloatArray, sizes: int
) -> FloatArray:
    found = np.zeros(sizes - 1)
    for i, number in enumerate(numbers):
        marked = number >= 0
        if not marked.any():
            continue
        first = np.flatnonzero(marked & np.append(True, number[1:] != number[:-1]))
        for j, other in enumerate(held):
            if i == j:
                continue
            both = lengths * (marked & (other > 0))
            covered = np.bincount(number[marked], weights=both[marked], minlength=len(first))
            np.add.at(found, held[i][first] - 1, covered**2)
    return found / (len(held) - 1)
