"""Who is never compared with whom: an area itself, its gemeente, its neighbours."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from wijkpeil.trajectories.alike.distances import Float32, IndexArray
from wijkpeil.trajectories.scores import IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Barred:
    """Pairs of areas that are not compared.

    Attributes
    ----------
    gemeente : ndarray of int, shape (n,), or None
        Areas with the same number are not compared.
    neighbours : csr_array, shape (n, n), or None
        Nor are areas that lie against each other.
    """

    gemeente: IntArray | None
    neighbours: sparse.csr_array | None

    @classmethod
    def of(
        cls,
        *,
        gemeente: npt.NDArray[np.str_] | None,
        neighbours: sparse.csr_array | None,
        order: IndexArray,
    ) -> "Barred":
        """Take what bars areas, with the areas in `order`; unknown gemeenten bar nothing."""
        number = None
        if gemeente is not None:
            number = np.unique(gemeente, return_inverse=True)[1].astype(np.int64)[order]
            unknown = gemeente[order] == ""
            number[unknown] = -1 - np.arange(int(unknown.sum()))
        near = None if neighbours is None else sparse.csr_array(neighbours[order][:, order])
        return cls(number, near)

    def bar(self, squared: Float32, *, rows: IndexArray, columns: slice) -> None:
        """Set the distances of barred pairs to infinity, in place."""
        _bar_pairs(squared, np.arange(len(rows)), rows - columns.start)
        if self.gemeente is not None:
            squared[self.gemeente[rows, None] == self.gemeente[None, columns]] = np.inf
        if self.neighbours is not None:
            near = self.neighbours[rows].tocoo()
            _bar_pairs(
                squared, near.row.astype(np.int64), near.col.astype(np.int64) - columns.start
            )


def _bar_pairs(squared: Float32, row: IntArray, column: IntArray) -> None:
    inside = (column >= 0) & (column < squared.shape[1])
    squared[row[inside], column[inside]] = np.inf
