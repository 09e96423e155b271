"""The prime implicant chart: which implicant covers which positive row."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import NoSolution
from wijkpeil.language import gettext as _
from wijkpeil.qca.implicants import Implicants, coverage
from wijkpeil.qca.space import Space
from wijkpeil.qca.terms import Term, write_term


@dataclass(frozen=True, slots=True, eq=False)
class PrimeImplicantChart:
    """`m` prime implicants by `p` positive rows.

    Attributes
    ----------
    space : Space
    implicants : Implicants
    rows : tuple of int, length p
        Numbers of the rows.
    covers : ndarray of bool, shape (m, p)
    """

    space: Space
    implicants: Implicants
    rows: tuple[int, ...]
    covers: npt.NDArray[np.bool_]

    @property
    def terms(self) -> tuple[str, ...]:
        """The implicants as text, in reading order."""
        return tuple(write_term(term, self.space) for term in self.implicants.terms())

    @property
    def essential(self) -> tuple[Term, ...]:
        """Implicants that alone cover some row."""
        alone = self.covers[:, self.covers.sum(axis=0) == 1].any(axis=1)
        return tuple(self.implicants.take(np.flatnonzero(alone)).terms())

    def classes(self) -> dict[int, list[int]]:
        """Group the implicants that cover the same rows.

        Returns
        -------
        dict of int to list of int
            The rows as bits (the first row lowest), and places of the implicants.
        """
        packed = np.packbits(self.covers, axis=1, bitorder="little")
        groups: dict[int, list[int]] = {}
        for place, bits in enumerate(packed):
            groups.setdefault(int.from_bytes(bits.tobytes(), "little"), []).append(place)
        return groups

    def without_dominated(self) -> "PrimeImplicantChart":
        """Leave out each implicant whose rows another covers too, with more besides."""
        widest = set(largest(self.classes()))
        kept = [p for mask, places in self.classes().items() if mask in widest for p in places]
        chosen = np.array(sorted(kept), dtype=np.int64)
        return self.take(chosen)

    def take(self, chosen: npt.NDArray[np.int64] | npt.NDArray[np.bool_]) -> "PrimeImplicantChart":
        """Keep some of the implicants."""
        return PrimeImplicantChart(
            space=self.space,
            implicants=self.implicants.take(chosen),
            rows=self.rows,
            covers=self.covers[chosen],
        )


def chart(
    implicants: Implicants, *, rows: Sequence[int], positives: Sequence[Term], space: Space
) -> PrimeImplicantChart:
    """Draw up the chart.

    Raises
    ------
    NoSolution
        If a positive row is covered by none.
    """
    covers = coverage(implicants, positives)
    bare = ~covers.any(axis=0)
    if bare.any():
        raise NoSolution(
            _("No implicant that meets what is asked covers row {row}.").format(
                row=rows[int(np.argmax(bare))]
            )
        )
    return PrimeImplicantChart(space=space, implicants=implicants, rows=tuple(rows), covers=covers)


def largest(masks: dict[int, list[int]] | Sequence[int]) -> list[int]:
    """Keep the sets of rows that lie in no other set of rows, large ones first."""
    kept: list[int] = []
    for mask in sorted(masks, key=lambda one: (-one.bit_count(), one)):
        if not any(not mask & ~other for other in kept):
            kept.append(mask)
    return kept
