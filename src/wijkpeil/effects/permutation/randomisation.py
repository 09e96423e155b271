"""A randomisation test for any estimator."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.effects.group_time.terms import NEVER
from wijkpeil.effects.permutation.lots import every, possible, sampled, strata_of
from wijkpeil.effects.permutation.rank import exact_p
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

Estimator = Callable[[IntArray], float]

MOST = 2000


@dataclass(frozen=True, slots=True, eq=False)
class Randomised:
    """Estimates under other choices of treated areas.

    Attributes
    ----------
    observed : float
    others : ndarray, shape (M,)
        All other choices (exact), or a sample of all.
    exact : bool
    p : float
        Two-sided; in an exact test never below 1 / number of possible choices.
    smallest_p : float
    possible : int
        Number of choices that could have been made.
    treated : int
    seed : int or None
    words : str
    """

    observed: float
    others: FloatArray
    exact: bool
    p: float
    smallest_p: float
    possible: int
    treated: int
    seed: int | None
    words: str


def randomisation_test(
    estimate: Estimator,
    *,
    start: IntArray,
    strata: npt.NDArray[np.generic] | None = None,
    draws: int = 999,
    most: int = MOST,
    seed: int | None = None,
) -> Randomised:
    """Ask how far from 0 an estimator would be, had others in the same stratum been treated.

    Parameters
    ----------
    estimate : callable
        Takes starts [n] and returns a number; outcomes must not depend on the starts.
    start : ndarray of int, shape (n,)
        Index of the first treated wave; -1 for never. Areas left out have no place here.
    strata : ndarray, shape (n,), optional
        Areas change places within a stratum: a gemeente, or a kind of area.
    draws : int
        Sample size where there are more than `most` choices.
    most : int
    seed : int, optional
        Needed when sampling.

    Returns
    -------
    Randomised

    Raises
    ------
    EffectError

    Notes
    -----
    Fisher (1935). Exact if all choices within strata were equally likely; a sample with the
    observed choice added is valid too (Phipson and Smyth 2010, equation 2).

    Examples
    --------
    >>> y = np.array([5.0, 1.0, 2.0, 0.0])
    >>> found = randomisation_test(lambda s: y[s >= 0].mean() - y[s < 0].mean(),
    ...                            start=np.array([3, -1, -1, -1]))
    >>> found.p, found.smallest_p, found.exact
    (0.25, 0.25, True)
    """
    start = np.asarray(start)
    groups = strata_of(start, strata)
    total = possible(start, groups)
    exact = total <= most
    drawn: Iterator[IntArray]
    if exact:
        drawn = (other for other in every(start, groups) if (other != start).any())
    elif seed is None:
        raise EffectError(
            _("There are {total} possible choices. Give a seed to sample from them.").format(
                total=total
            )
        )
    else:
        drawn = sampled(start, groups, draws=draws, seed=seed)
    observed = float(estimate(start))
    others = np.array([float(estimate(other)) for other in drawn])
    if not np.isfinite(others).all() or not np.isfinite(observed):
        raise EffectError(_("The estimate can't be told for some choices of treated areas."))
    p = exact_p(observed, others)
    return Randomised(
        observed=observed,
        others=others,
        exact=exact,
        p=p,
        smallest_p=1.0 / (len(others) + 1),
        possible=total,
        treated=int((start != NEVER).sum()),
        seed=None if exact else seed,
        words=_words(exact=exact, count=len(others) + 1),
    )


def _words(*, exact: bool, count: int) -> str:
    text = (
        _("All {count} choices of treated areas were compared; p can't be below 1 in {count}.")
        if exact
        else _("{count} choices of treated areas were compared, drawn by lot.")
    )
    return text.format(count=count)
