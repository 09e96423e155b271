"""The same comparison where nothing was done: ranks, p, error and a confidence set."""

from dataclasses import dataclass

import numpy as np

from wijkpeil.effects.permutation.chosen import chosen_sets
from wijkpeil.effects.permutation.rank import exact_p, half_width
from wijkpeil.effects.synthetic.comparisons import Comparisons, compare
from wijkpeil.effects.synthetic.effect import SyntheticEffect
from wijkpeil.effects.synthetic.twin import misfit
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.trajectory import FloatArray

_DRAWS = 999
_PERFECT = 1e-4
"""Share of the noise between waves; solvers leave less than this."""


@dataclass(frozen=True, slots=True, eq=False)
class Placebos:
    """Effects found where nothing was done.

    Attributes
    ----------
    estimate : ndarray, shape (M,)
        One for each donor (one treated area) or set of donors (several), in their order.
    difference : ndarray, shape (M, T)
    exact : bool
        Whether all sets were looked at; else a sample.
    seed : int or None
    error : float
        Standard deviation of the placebo estimates around their mean.
    p : float
        Two-sided: share of placebos, with the estimate itself, at least as far from 0.
    smallest_p : float
        No result could have had a smaller p.
    ratio : float
        Root mean squared difference after the start over that before.
    ratio_rank : int
        1 if no placebo has a ratio as large. Infinite ratios (perfect fits) tie.
    ratio_p : float
        Rank over number: the p of Abadie, Diamond and Hainmueller (2010).
    lower, upper, level : float
        Constant effects that the placebo test does not reject; infinite if it could reject none.
    words : str
    """

    estimate: FloatArray
    difference: FloatArray
    exact: bool
    seed: int | None
    error: float
    p: float
    smallest_p: float
    ratio: float
    ratio_rank: int
    ratio_p: float
    lower: float
    upper: float
    level: float
    words: str


def placebos(
    found: SyntheticEffect,
    *,
    level: float = 0.95,
    treated_as_donors: bool = False,
    draws: int = _DRAWS,
    seed: int | None = None,
) -> Placebos:
    """Compare donors with donors as if they had been treated.

    Parameters
    ----------
    found : SyntheticEffect
    level : float
        Of the confidence set.
    treated_as_donors : bool
        Whether treated areas may be part of a placebo's twin. Then, and with equal chances of
        treatment, p is exact; a true effect enters the placebos and makes it cautious. Without (as
        R synthdid does) placebos have one donor less than the estimate had.
    draws : int
        Sets to sample where there are more (several treated areas).
    seed : int, optional
        Needed when sampling.

    Returns
    -------
    Placebos

    Raises
    ------
    EffectError

    Notes
    -----
    Arkhangelsky et al. (2021), algorithm 4, with all donors in place of draws; Abadie, Diamond and
    Hainmueller (2010) for ranks. A confidence set inverts the test of a constant effect c: c stays
    unless fewer than alpha of all lie as far from 0 as the estimate less c does.
    """
    given = found.block
    size, count = len(given.treated), len(given.donors)
    spare = 0 if treated_as_donors else size
    if count + size - spare - size < 2:
        raise EffectError(
            _(
                "{count} areas to compare with are too few for placebos with {size} treated areas."
            ).format(count=count, size=size)
        )
    sets, exact = chosen_sets(count=count, size=size, most=draws, seed=seed)
    treated = np.zeros((len(sets), len(given.outcomes)))
    np.put_along_axis(treated, sets, 1.0 / size, axis=1)
    inside = np.arange(len(given.outcomes)) < (count + size - spare)
    each = compare(
        Comparisons(given.outcomes, given.before, treated, inside & (treated == 0)),
        method=found.method,
        solver=found.solver,
    )
    both = np.vstack([found.difference, each.difference])
    ratios = _ratios(both, given.before, centred=bool(found.lam.any()), noise=found.noise)
    rank = 1 + int((ratios[1:] >= ratios[0]).sum())
    wide = half_width(each.estimate, alpha=1.0 - level)
    p, smallest = exact_p(found.estimate, each.estimate), 1.0 / (len(sets) + 1)
    return Placebos(
        estimate=each.estimate,
        difference=each.difference,
        exact=exact,
        seed=None if exact else seed,
        error=float(each.estimate.std()),
        p=p,
        smallest_p=smallest,
        ratio=float(ratios[0]),
        ratio_rank=rank,
        ratio_p=rank / len(ratios),
        lower=found.estimate - wide,
        upper=found.estimate + wide,
        level=level,
        words=_words(p, len(sets)),
    )


def _ratios(difference: FloatArray, before: int, *, centred: bool, noise: float) -> FloatArray:
    """Root mean squared difference after over that before; infinite where the fit is perfect.

    With few waves many twins fit perfectly, but for rounding: these tie, so that none wins by it.
    """
    ahead = misfit(difference, before, centred=centred)
    fits = ahead <= _PERFECT * noise
    # The difference of a synthetic DiD is already less its weighted past.
    after = np.sqrt((difference[:, before:] ** 2).mean(axis=1))
    return np.asarray(np.where(fits, np.inf, after / np.where(fits, 1.0, ahead)))


def _words(p: float, count: int) -> str:
    return _(
        "Of {all} comparisons, this one and {count} where nothing was done, {far} lie at least as "
        "far from zero. A smaller share than 1 in {all} was not possible."
    ).format(all=count + 1, count=count, far=round(p * (count + 1)))
