"""Which areas count as the surroundings of which, and how much each counts."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array, csr_array, diags_array

from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.trajectory import FloatArray

IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """Weights of the areas that take part.

    Attributes
    ----------
    rows : ndarray of int, shape (m,)
        The areas that have a value and at least one neighbour with a value, in ascending order.
    weights : csr_array, shape (m, m)
        Weight of each neighbour; every row sums to 1.
    degree : ndarray of int, shape (m,)
        Number of neighbours.
    islands : int
        Areas with a value, but without a neighbour that has one.
    unknown : int
        Areas without a value.
    """

    rows: IntArray
    weights: csr_array
    degree: IntArray
    islands: int
    unknown: int


def surroundings_of(*, values: npt.ArrayLike, neighbours: csr_array) -> Surroundings:
    """Take the areas with a value and a neighbour, and weigh each one's neighbours to sum to 1.

    Parameters
    ----------
    values : array_like, shape (n,)
        NaN where unknown.
    neighbours : csr_array, shape (n, n)
        Weight of each neighbour, 0 where areas are no neighbours. The diagonal is not used.

    Raises
    ------
    ModelError
        If the shapes don't fit together, or a weight is negative or no number.

    Examples
    --------
    >>> row = csr_array(np.array([[0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 0], [0, 0, 0, 0]]))
    >>> found = surroundings_of(values=[1.0, 2.0, 4.0, 8.0], neighbours=row)
    >>> found.rows.tolist(), found.weights.toarray()[1].tolist(), found.islands
    ([0, 1, 2], [0.5, 0.0, 0.5], 1)
    """
    given = np.asarray(values, dtype=np.float64)
    _check(given, neighbours)
    known = np.flatnonzero(np.isfinite(given))
    kept = known
    among = _between(neighbours, kept)
    # Once is enough where neighbours are mutual; with nearest neighbours it may not be.
    while (apart := np.diff(among.indptr) == 0).any():
        kept = kept[~apart]
        among = _between(neighbours, kept)
    total = np.asarray(among.sum(axis=1))
    standardised: csr_array = csr_array(diags_array(1.0 / total) @ among)
    standardised.sort_indices()
    return Surroundings(
        rows=kept.astype(np.int64),
        weights=standardised,
        degree=np.diff(among.indptr).astype(np.int64),
        islands=int(known.size - kept.size),
        unknown=int(given.size - known.size),
    )


def _check(values: FloatArray, neighbours: csr_array) -> None:
    if values.ndim != 1 or neighbours.shape != (values.size, values.size):
        raise ModelError(
            _("There are {areas} areas, but the table of neighbours is for {found}.").format(
                areas=values.size, found=neighbours.shape[0]
            )
        )
    if not (np.isfinite(neighbours.data).all() and (neighbours.data >= 0).all()):
        raise ModelError(_("A neighbour has a weight that is negative or no number."))


def _between(neighbours: csr_array, kept: npt.NDArray[np.intp]) -> csr_array:
    """Neighbours among the areas kept, without an area as its own neighbour."""
    among = coo_array(neighbours[kept][:, kept])
    row, column = among.coords
    counts = (row != column) & (among.data > 0)
    weight = among.data[counts].astype(np.float64)
    return csr_array((weight, (row[counts], column[counts])), shape=among.shape)
