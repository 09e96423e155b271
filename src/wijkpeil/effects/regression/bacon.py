"""Which comparisons a regression with one number for "treated" would average (a diagnosis)."""

from dataclasses import dataclass
from itertools import permutations

import numpy as np

from wijkpeil.effects.group_time.terms import NEVER, BoolArray
from wijkpeil.effects.regression.two_way import residuals, two_way
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

KINDS = (
    "treated and never treated",
    "earlier and later treated",
    "later and earlier treated",
    "treated and always treated",
)
"""The last two take areas as controls that are treated themselves; they mislead where the effect
grows or fades."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One comparison of two groups.

    Attributes
    ----------
    treated, control : int
        First treated wave of each group; -1 for never, 0 for always.
    kind : str
        One of `KINDS`.
    weight : float
        Share in the regression's number; all weights sum to 1.
    estimate : float
    """

    treated: int
    control: int
    kind: str
    weight: float
    estimate: float


@dataclass(frozen=True, slots=True)
class Bacon:
    """The number of a two-way regression, taken apart.

    Attributes
    ----------
    regression : float
        Coefficient of "treated" in a regression with effects of area and wave.
    pairs : tuple of Pair
    forbidden : float
        Weight of comparisons with areas that were treated already.
    notes : tuple of str
    """

    regression: float
    pairs: tuple[Pair, ...]
    forbidden: float
    notes: tuple[str, ...]

    def by_kind(self) -> dict[str, tuple[float, float]]:
        """Weight and mean estimate of every kind of comparison that occurs."""
        found = {}
        for kind in KINDS:
            pairs = [pair for pair in self.pairs if pair.kind == kind]
            if pairs:
                weight = sum(pair.weight for pair in pairs)
                found[kind] = (weight, sum(p.weight * p.estimate for p in pairs) / weight)
        return found


def bacon(
    *,
    outcomes: FloatArray,
    start: IntArray,
    left_out: BoolArray | None = None,
) -> Bacon:
    """Take a two-way regression apart into comparisons of two groups.

    Parameters
    ----------
    outcomes : ndarray, shape (n, T)
        Areas with a missing wave are left out, and that is said.
    start : ndarray of int, shape (n,)
        Index of the first treated wave, -1 for never, 0 for always.
    left_out : ndarray of bool, shape (n,), optional

    Returns
    -------
    Bacon

    Raises
    ------
    EffectError
        If there are fewer than two groups.

    Notes
    -----
    Goodman-Bacon (2021), theorem 1. With groups k and l, n_k and n_l their
    shares of areas and D_k the share of waves that k is treated, the weight of a comparison is its
    share of areas squared times the variance of treatment in it.

    Examples
    --------
    >>> outcomes = np.array([[0, 0, 0, 0], [0, 3, 3, 3], [0, 0, 0, 5.0]])
    >>> found = bacon(outcomes=outcomes, start=np.array([-1, 1, 3]))
    >>> [(p.treated, p.control, round(p.weight, 2), round(p.estimate, 2)) for p in found.pairs]
    [(1, -1, 0.3, 3.0), (3, -1, 0.3, 5.0), (1, 3, 0.2, 3.0), (3, 1, 0.2, 5.0)]
    """
    start = np.asarray(start, dtype=np.int64)
    if outcomes.ndim != 2 or len(outcomes) != len(start):
        raise EffectError(_("Give outcomes as areas by waves, and one start for every area."))
    kept = np.asarray(~np.isnan(outcomes).any(axis=1))
    if left_out is not None:
        kept &= ~left_out
    gone = len(kept) - int(kept.sum()) - (0 if left_out is None else int(left_out.sum()))
    y, first = outcomes[kept], start[kept]
    groups = [int(g) for g in np.unique(first)]
    if len(groups) < 2 or groups == [NEVER, 0]:
        raise EffectError(
            _(
                "All areas with all waves have the same start, so there is nothing to compare. "
                "Add areas that were not treated, or treated later."
            )
        )
    pairs = [
        pair
        for k, other in permutations(groups, 2)
        if (pair := _pair(y, first, treated=k, control=other))
    ]
    total = sum(pair.weight for pair in pairs)
    scaled = [
        Pair(p.treated, p.control, p.kind, p.weight / total, p.estimate)
        for p in sorted(pairs, key=lambda p: (KINDS.index(p.kind), p.treated, p.control))
    ]
    return Bacon(
        regression=_coefficient(y, first),
        pairs=tuple(scaled),
        forbidden=sum(p.weight for p in scaled if p.kind in KINDS[2:]),
        notes=_gone(max(gone, 0)),
    )


def _pair(y: FloatArray, first: IntArray, *, treated: int, control: int) -> Pair | None:
    """Compare group `treated` as it begins with group `control`, which does not change then."""
    waves = y.shape[1]
    if treated in (NEVER, 0):
        return None
    one, two = first == treated, first == control
    n_one, n_two = one.mean(), two.mean()
    share = n_one / (n_one + n_two)
    d = (waves - treated) / waves
    at = np.arange(waves)
    if control in (NEVER, 0):
        kind = KINDS[0] if control == NEVER else KINDS[3]
        before, after = at < treated, at >= treated
        size, spread = n_one + n_two, d * (1 - d)
    elif treated < control:
        kind = KINDS[1]
        other = (waves - control) / waves
        before, after = at < treated, (at >= treated) & (at < control)
        size = (n_one + n_two) * (1 - other)
        spread = (d - other) / (1 - other) * (1 - d) / (1 - other)
    else:
        kind = KINDS[2]
        other = (waves - control) / waves
        before, after = (at >= control) & (at < treated), at >= treated
        size = (n_one + n_two) * other
        spread = d / other * (other - d) / other
    change = y[:, after].mean(axis=1) - y[:, before].mean(axis=1)
    weight = float(size**2 * share * (1 - share) * spread)
    return Pair(treated, control, kind, weight, float(change[one].mean() - change[two].mean()))


def _coefficient(y: FloatArray, first: IntArray) -> float:
    """Coefficient of "treated" in a regression with effects of area and wave."""
    treated = (first[:, None] != NEVER) & (np.arange(y.shape[1]) >= first[:, None])
    columns = np.column_stack([y.ravel(), treated.ravel().astype(np.float64)])
    left = residuals(two_way(np.ones(y.shape, dtype=np.bool_)), columns)
    return float(left[:, 1] @ left[:, 0] / (left[:, 1] @ left[:, 1]))


def _gone(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    return (
        ngettext(
            "{count} area misses a wave and was left out.",
            "{count} areas miss a wave or more and were left out.",
            count,
        ).format(count=count),
    )
