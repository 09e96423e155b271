"""Could chance give such differences? The exposure dealt out anew, many times."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from wijkpeil.effects.shocks.compared import Compared, compare
from wijkpeil.effects.shocks.timing import last_wave_before
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

Deal = Literal["within clusters", "whole clusters"]
_AT_ONCE = 64
_SAME = 1e-9
_NEAR = 1.0 - 1e-9  # a deal may give the same figures, summed in another order


@dataclass(frozen=True, slots=True, eq=False)
class Permuted:
    """Slopes by exposure against slopes by exposure dealt out anew.

    Attributes
    ----------
    estimate : ndarray, shape (T,)
        High against low exposure, of the areas measured at both waves; 0 at the reference.
    centre : ndarray, shape (T,)
        Mean over the deals, the true one among them: what differences *between* clusters make, if
        areas are dealt within.
    p : ndarray, shape (T,)
        Share of deals at least as far from the centre, the true one counted: never below
        1 / (draws + 1). NaN at the reference.
    p_before : float
        The same for the largest placebo wave, each wave in units of its own spread; NaN without.
    moved : int
        Areas whose exposure could change.
    draws, seed : int
    deal : str
    """

    estimate: FloatArray
    centre: FloatArray
    p: FloatArray
    p_before: float
    moved: int
    draws: int
    seed: int
    deal: Deal


def permuted_exposure(
    *,
    outcomes: FloatArray,
    years: FloatArray,
    exposure: FloatArray,
    measured: float,
    shock: float,
    cluster: npt.NDArray[np.generic],
    seed: int,
    stratum: npt.NDArray[np.generic] | None = None,
    deal: Deal = "within clusters",
    draws: int = 999,
) -> Permuted:
    """Deal the exposure out anew and look how often the difference is as large.

    "within clusters" deals among areas of one cluster and stratum: it asks whether exposure matters
    between areas of one gemeente. "whole clusters" deals among clusters, each of which has one
    exposure. Per wave t the slope of y_t - y_ref on exposure within strata is taken; Fisher's
    exact logic, with chance draws.

    Parameters
    ----------
    outcomes, years, exposure, measured, shock, cluster, stratum
        As in `event_study.exposure_study`.
    seed : int
    deal : str
    draws : int

    Returns
    -------
    Permuted

    Raises
    ------
    EffectError
        As `exposure_study`; and if no exposure could change by dealing.
    """
    if draws < 99:
        raise EffectError(_("Dealing exposure out anew needs 99 draws or more."))
    reference = last_wave_before(np.asarray(years), shock=shock, measured=measured)
    compared = compare(
        outcomes=outcomes, exposure=exposure, reference=reference, cluster=cluster, stratum=stratum
    )
    dealer, moved = _dealer(compared, deal)
    slopes = _slopes_of(compared)
    own = slopes(compared.exposure[:, None])[:, 0]
    dealt = _dealt(dealer, slopes, draws=draws, seed=seed)
    # the true one is one of the deals, also in their centre and spread: so the test keeps its size
    every = np.column_stack([own, dealt])
    centre, spread = every.mean(axis=1), every.std(axis=1)
    far, mine = np.abs(dealt - centre[:, None]), np.abs(own - centre)
    p = (1 + (far >= _NEAR * mine[:, None]).sum(axis=1)) / (draws + 1)
    p[reference] = np.nan
    return Permuted(
        estimate=own,
        centre=centre,
        p=p,
        p_before=_largest(mine, far, spread, reference),
        moved=moved,
        draws=draws,
        seed=seed,
        deal=deal,
    )


def _dealt(
    dealer: Callable[[np.random.Generator], FloatArray],
    slopes: Callable[[FloatArray], FloatArray],
    *,
    draws: int,
    seed: int,
) -> FloatArray:
    """Slopes of every deal, shape (T, draws)."""
    rng = np.random.default_rng(seed)
    found = []
    for first in range(0, draws, _AT_ONCE):
        columns = [dealer(rng) for _deal in range(min(_AT_ONCE, draws - first))]
        found.append(slopes(np.stack(columns, axis=1)))
    return np.concatenate(found, axis=1)


def _dealer(
    compared: Compared, deal: Deal
) -> tuple[Callable[[np.random.Generator], FloatArray], int]:
    """Give a function that deals the exposure out, and how many areas it can change."""
    used = np.flatnonzero(compared.seen.any(axis=1))
    x, cluster = compared.exposure[used], compared.cluster[used]
    if deal == "whole clusters":
        return _whole(compared, used, x, cluster)
    cell = cluster * (int(compared.stratum.max()) + 1) + compared.stratum[used]
    order = np.argsort(cell, kind="stable")
    sorted_cell, sorted_x, place = cell[order], x[order], used[order]
    differs = _differs(cell, x)
    if not differs.any():
        raise EffectError(
            _(
                "Within clusters all areas were equally exposed, so the exposure can't be dealt "
                "out anew there. Deal among whole clusters."
            )
        )

    def within(rng: np.random.Generator) -> FloatArray:
        dealt = np.zeros(len(compared.seen))
        # keys between 0 and 1 behind the number of the cell: a shuffle within every cell at once
        dealt[place] = sorted_x[np.argsort(sorted_cell + rng.random(len(place)))]
        return dealt

    return within, int(differs.sum())


def _whole(
    compared: Compared, used: IntArray, x: FloatArray, cluster: IntArray
) -> tuple[Callable[[np.random.Generator], FloatArray], int]:
    if _differs(cluster, x).any():
        raise EffectError(
            _(
                "Some clusters hold areas of different exposure, so clusters can't be dealt as a "
                "whole. Deal within clusters."
            )
        )
    present, first, back = np.unique(cluster, return_index=True, return_inverse=True)
    values = x[first]

    def whole(rng: np.random.Generator) -> FloatArray:
        dealt = np.zeros(len(compared.seen))
        dealt[used] = values[rng.permutation(len(present))][back]
        return dealt

    return whole, len(used)


def _differs(cell: IntArray, x: FloatArray) -> npt.NDArray[np.bool_]:
    """Whether the exposure differs within the cell of each area."""
    _cells, back = np.unique(cell, return_inverse=True)
    low, high = np.full(back.max() + 1, np.inf), np.full(back.max() + 1, -np.inf)
    np.minimum.at(low, back, x)
    np.maximum.at(high, back, x)
    return np.asarray((high > low)[back])


def _slopes_of(compared: Compared) -> Callable[[FloatArray], FloatArray]:
    """Give a function from exposures [n, draws] to slopes [T, draws]."""
    seen = compared.seen
    waves = seen.shape[1]
    change = np.where(seen, compared.outcomes - compared.outcomes[:, [compared.reference]], 0.0)
    unit, time = np.nonzero(seen)
    cell = compared.stratum[unit] * waves + time
    cells = (int(compared.stratum.max()) + 1) * waves
    # sums over the areas of every stratum and wave at once, as one product
    total = csr_array((np.ones(len(unit)), (cell, unit)), shape=(cells, len(seen)))
    sizes = np.maximum(np.bincount(cell, minlength=cells), 1)
    means = np.bincount(cell, weights=change[unit, time], minlength=cells) / sizes
    centred = np.zeros(seen.shape)
    centred[unit, time] = change[unit, time] - means[cell]
    weight = seen.astype(np.float64)

    def slopes(columns: FloatArray) -> FloatArray:
        sums = np.asarray(total @ columns)
        between = (sums**2 / sizes[:, None]).reshape(-1, waves, columns.shape[1]).sum(axis=0)
        below = weight.T @ columns**2 - between
        with np.errstate(invalid="ignore", divide="ignore"):
            found = np.where(below > _SAME, centred.T @ columns / below, np.nan)
        found[compared.reference] = 0.0
        return np.asarray(found)

    return slopes


def _largest(mine: FloatArray, far: FloatArray, spread: FloatArray, reference: int) -> float:
    """Hold the largest placebo wave, in units of its spread, against that of every deal."""
    usable = np.flatnonzero(spread[:reference] > 0)
    if usable.size == 0:
        return float("nan")
    largest = float((mine[usable] / spread[usable]).max())
    dealt = (far[usable] / spread[usable, None]).max(axis=0)
    return float((1 + int((dealt >= _NEAR * largest).sum())) / (far.shape[1] + 1))
