"""What happened in one or few areas, beside a twin made of areas where nothing was done."""

from dataclasses import dataclass

import numpy as np

from wijkpeil.effects.group_time.terms import BoolArray
from wijkpeil.effects.synthetic.comparisons import (
    Compared,
    Comparisons,
    Method,
    Solver,
    compare,
)
from wijkpeil.effects.synthetic.panel import Block, block
from wijkpeil.effects.synthetic.twin import Twin, twin
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class SyntheticEffect:
    """Estimated effect on the average treated area.

    Attributes
    ----------
    method, solver : str
    estimate : float
        Average over the waves from the start on, each wave counting alike.
    by_wave : ndarray, shape (T1,)
        At each wave from the start on.
    since : ndarray, shape (T1,)
        Real years from the first treated wave to each.
    difference : ndarray, shape (T,)
        Treated less twin at all waves; before the start it shows the fit.
    omega : ndarray, shape (n,)
        Weight of every area given; 0 where it is no donor.
    lam : ndarray, shape (T0,)
        Weights on waves before; 0 where levels are compared.
    noise : float
        Standard deviation of the donors' changes between successive waves before the start.
    twin : Twin
    jackknife_error : float or None
        None with one treated area (it is undefined then), and for methods without one.
    block : Block
    notes : tuple of str
    """

    method: Method
    solver: Solver
    estimate: float
    by_wave: FloatArray
    since: FloatArray
    difference: FloatArray
    omega: FloatArray
    lam: FloatArray
    noise: float
    twin: Twin
    jackknife_error: float | None
    block: Block
    notes: tuple[str, ...]


def synthetic_effect(
    *,
    outcomes: FloatArray,
    years: FloatArray,
    start: IntArray,
    method: Method = "synthetic DiD",
    excluded: BoolArray | None = None,
    solver: Solver = "exact",
    refuse_poor: bool = False,
) -> SyntheticEffect:
    """Estimate the effect in areas that began at one wave.

    Parameters
    ----------
    outcomes : ndarray, shape (n, T)
        NaN where a wave is missing.
    years : ndarray, shape (T,)
        Real years, ascending.
    start : ndarray of int, shape (n,)
        Index of the first treated wave; -1 for never.
    method : str
        Formulas and papers: `comparisons.compare`.
    excluded : ndarray of bool, shape (n,), optional
        Never donors: rings around treated areas, areas of other programmes.
    solver : str
        Of synthetic control.
    refuse_poor : bool
        Whether to refuse where there is no good twin, rather than say so.

    Returns
    -------
    SyntheticEffect

    Raises
    ------
    EffectError

    Examples
    --------
    >>> y = np.array([[1., 2, 3, 4], [2, 4, 5, 7], [1.5, 3, 4, 7.5]])
    >>> found = synthetic_effect(outcomes=y, years=np.array([2012., 2014, 2016, 2018]),
    ...                          start=np.array([-1, -1, 3]), method="synthetic control")
    >>> round(found.estimate, 6), found.omega.round(3).tolist(), found.jackknife_error
    (2.0, [0.5, 0.5, 0.0], None)
    """
    given = block(outcomes=outcomes, years=years, start=start, method=method, excluded=excluded)
    found = compare(observed(given), method=method, solver=solver)
    fit = twin(given, found)
    if refuse_poor and fit.quality == "poor":
        raise EffectError(fit.words)
    omega = np.zeros(len(start))
    omega[given.donors] = found.omega[0, : len(given.donors)]
    return SyntheticEffect(
        method=method,
        solver=solver,
        estimate=float(found.estimate[0]),
        by_wave=found.difference[0, given.before :],
        since=given.years[given.before :] - given.years[given.before],
        difference=found.difference[0],
        omega=omega,
        lam=found.lam[0],
        noise=float(found.noise[0]),
        twin=fit,
        jackknife_error=jackknife(given, found) if method in ("synthetic DiD", "DiD") else None,
        block=given,
        notes=given.notes + _notes(given, fit, method),
    )


def observed(given: Block) -> Comparisons:
    """Set the comparison up that was asked for."""
    count, donors = len(given.outcomes), len(given.donors)
    inside = np.arange(count) < donors
    treated = np.where(inside, 0.0, 1.0 / len(given.treated))
    return Comparisons(given.outcomes, given.before, treated[None, :], inside[None, :])


def jackknife(given: Block, found: Compared) -> float | None:
    r"""Tell the standard error by leaving out each area with weights held fixed; None if undefined.

    .. math::
        \hat V = \frac{n-1}{n} \sum_i (\hat\tau^{(-i)} - \hat\tau)^2

    Arkhangelsky et al. (2021), algorithm 3. With one treated area, or all weight on one donor,
    nothing is left to compare.
    """
    omega, count, donors = found.omega[0], len(given.outcomes), len(given.donors)
    if len(given.treated) < 2 or (omega > 0).sum() < 2:
        return None
    contrast = given.outcomes[:, given.before :].mean(axis=1)
    contrast = contrast - given.outcomes[:, : given.before] @ found.lam[0]
    own, theirs = contrast[donors:], contrast[:donors]
    weight = omega[:donors]
    without_donor = (weight @ theirs - weight * theirs) / (1.0 - weight)
    without_own = (own.sum() - own) / (len(own) - 1)
    left = np.concatenate([own.mean() - without_donor, without_own - weight @ theirs])
    return float(np.sqrt((count - 1) / count * ((left - found.estimate[0]) ** 2).sum()))


def _notes(given: Block, fit: Twin, method: Method) -> tuple[str, ...]:
    notes = [fit.words]
    if len(given.treated) == 1:
        notes.append(
            _("One area was treated, so a jackknife error is undefined; placebos tell the error.")
        )
    if method in ("synthetic control", "ridge-augmented") and len(given.donors) > given.before:
        notes.append(
            _(
                "There are more areas to compare with ({donors}) than waves before the start "
                "({before}): other weights may fit as well. Look at what leaving one out does."
            ).format(donors=len(given.donors), before=given.before)
        )
    return tuple(notes)
