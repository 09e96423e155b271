"""Find, for every area, the areas most like it at the start."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.alike.barred import Barred
from wijkpeil.trajectories.alike.features import Features
from wijkpeil.trajectories.alike.search import in_order, nearest, search_order, usual_distance
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

K = 10
"""How many look-alikes an area gets."""
CALIPER = 0.75
"""No look-alike differs more than this, in robust standard deviations per characteristic.

Two areas taken at random differ about 1.4. Of a difference between two normal populations, pairs
that lie within a caliper `c` keep about :math:`c^2 / 6`: with 0.75 less than a tenth is left
(after Cochran and Rubin 1973, *Sankhya* A 35, 417-446; see also Stuart 2010, *Statistical Science*
25(1), section 2, and Rosenbaum and Rubin 1985, *The American Statistician* 39, 33-38).
"""
LEAST = 5
"""With fewer look-alikes than this within the caliper, an area has no good look-alikes."""
LEAST_SHARED = 0.7
"""Areas are compared only if they share at least this part of the weight of all characteristics."""


@dataclass(frozen=True, slots=True, eq=False)
class LookAlikes:
    """Look-alikes of `n` areas.

    Attributes
    ----------
    codes : ndarray of str, shape (n,)
    members : ndarray of int, shape (n, k)
        Places of the look-alikes in `codes`, nearest first; -1 where there are fewer than `k`
        within the caliper.
    distance : ndarray, shape (n, k)
        Root mean squared difference, in robust standard deviations; NaN where there is none.
    nearest : ndarray, shape (n,)
        Distance of the most similar area, also beyond the caliper; NaN if none may be compared.
    good : ndarray of bool, shape (n,)
        Whether there are enough look-alikes.
    usual : float
        Median distance of two areas taken at random.
    k, least : int
        Most look-alikes, and the number that is enough.
    caliper : float
    """

    codes: npt.NDArray[np.str_]
    members: IntArray
    distance: FloatArray
    nearest: FloatArray
    good: npt.NDArray[np.bool_]
    usual: float
    k: int
    least: int
    caliper: float

    @property
    def count(self) -> IntArray:
        """Number of look-alikes of each area, shape (n,)."""
        return np.asarray((self.members >= 0).sum(axis=1), dtype=np.int64)

    def of(self, area: int) -> IntArray:
        """Places of the look-alikes of one area, nearest first."""
        return np.asarray(self.members[area][self.members[area] >= 0])

    def mean_weights(self) -> sparse.csr_array:
        """Matrix that takes the mean over each area's look-alikes, shape (n, n).

        Rows of areas without good look-alikes are empty.
        """
        taken = (self.members >= 0) & self.good[:, None]
        size = len(self.codes)
        count = np.maximum(taken.sum(axis=1), 1)
        rows = np.repeat(np.arange(size), self.k)[taken.ravel()]
        return sparse.csr_array((1.0 / count[rows], (rows, self.members[taken])), (size, size))


def look_alikes(
    *,
    features: Features,
    gemeente: npt.NDArray[np.str_] | None = None,
    neighbours: sparse.csr_array | None = None,
    k: int = K,
    same_gemeente: bool = False,
    caliper: float = CALIPER,
    least_shared: float = LEAST_SHARED,
    wanted: npt.NDArray[np.bool_] | None = None,
) -> LookAlikes:
    """Find the areas most like each area.

    Parameters
    ----------
    features : Features
        Of `n` areas.
    gemeente : ndarray of str, shape (n,), optional
        An area is never compared with its own gemeente; empty where unknown.
    neighbours : csr_array, shape (n, n), optional
        Nor with the areas that lie against it.
    k : int
    same_gemeente : bool
        Whether areas of the same gemeente may be look-alikes after all.
    caliper : float
    least_shared : float
    wanted : ndarray of bool, shape (n,), optional
        Areas to find look-alikes of, among all areas; all of them if absent. The others have none.

    Returns
    -------
    LookAlikes
        The same whatever the order of the areas; equal distances in order of code.

    Raises
    ------
    ModelError
        If `k` or `caliper` is not above 0.

    Examples
    --------
    >>> from wijkpeil.trajectories.alike.features import Column, features
    >>> four = features(
    ...     codes=np.array(["a", "b", "c", "d"]),
    ...     columns={"level": Column(np.array([1.0, 1.1, 2.0, 2.2]))},
    ... )
    >>> found = look_alikes(features=four, k=1)
    >>> found.members[:, 0].tolist(), found.good.tolist()
    ([1, 0, 3, 2], [True, True, True, True])
    """
    _check(k, caliper)
    order = search_order(features)
    found, apart = nearest(
        features=in_order(features, order),
        barred=Barred.of(
            gemeente=None if same_gemeente else gemeente, neighbours=neighbours, order=order
        ),
        wanted=np.arange(len(order)) if wanted is None else np.flatnonzero(wanted[order]),
        k=k,
        least_shared=least_shared,
    )
    members, far = np.empty_like(found), np.empty_like(apart)
    members[order], far[order] = np.where(found >= 0, order[found], -1), apart
    within = far <= caliper
    least = min(LEAST, k)
    return LookAlikes(
        codes=features.codes,
        members=np.where(within, members, -1),
        distance=np.where(within, far, np.nan),
        nearest=np.where(np.isfinite(far[:, 0]), far[:, 0], np.nan),
        good=np.asarray(within.sum(axis=1) >= least),
        usual=usual_distance(features),
        k=k,
        least=least,
        caliper=caliper,
    )


def _check(k: int, caliper: float) -> None:
    if k < 1:
        raise ModelError(_("{k} look-alikes were asked; it must be 1 or more.").format(k=k))
    if not caliper > 0:
        raise ModelError(
            _(
                "The bound on how far look-alikes may differ is {caliper}; it must be above 0."
            ).format(caliper=caliper)
        )
