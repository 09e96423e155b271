"""Many comparisons at once: each a treated set, its donors, and the weights on units and waves."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from wijkpeil.effects.group_time.terms import BoolArray
from wijkpeil.effects.synthetic.active_set import active_set
from wijkpeil.effects.synthetic.frank_wolfe import Quadratic, frank_wolfe, uniform
from wijkpeil.effects.synthetic.ridge import augment
from wijkpeil.trajectories.trajectory import FloatArray

Method = Literal["synthetic DiD", "synthetic control", "ridge-augmented", "DiD"]
Solver = Literal["exact", "as synthdid"]

_SMALL = 1e-6
_LEAST = 1e-5
_FIRST_STEPS, _STEPS = 100, 10_000


@dataclass(frozen=True, slots=True, eq=False)
class Comparisons:
    """B comparisons on one panel.

    Attributes
    ----------
    outcomes : ndarray, shape (n, T)
        Complete.
    before : int
        Waves before the start, T0.
    treated : ndarray, shape (B, n)
        Share of each unit in the treated average; rows sum to 1.
    donors : ndarray of bool, shape (B, n)
    """

    outcomes: FloatArray
    before: int
    treated: FloatArray
    donors: BoolArray


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """What B comparisons came to.

    Attributes
    ----------
    estimate : ndarray, shape (B,)
        Average over the waves from the start on.
    omega : ndarray, shape (B, n)
        Weights on donors.
    lam : ndarray, shape (B, T0)
        Weights on the waves before; all 0 where levels, not changes, are compared.
    difference : ndarray, shape (B, T)
        Treated less its twin, at every wave, less what they differed before (by `lam`).
    noise : ndarray, shape (B,)
        Standard deviation of the change from wave to wave of the donors before the start.
    """

    estimate: FloatArray
    omega: FloatArray
    lam: FloatArray
    difference: FloatArray
    noise: FloatArray


def compare(given: Comparisons, *, method: Method, solver: Solver = "exact") -> Compared:
    r"""Weigh donors (and waves) and compare.

    .. math::
        \hat\tau = \bar Y_{tr,post} - \sum_t \lambda_t \bar Y_{tr,t}
            - \sum_i \omega_i (\bar Y_{i,post} - \sum_t \lambda_t Y_{it})

    with weights ``omega`` that minimise
    :math:`\sum_{t \le T_0} (\omega_0 + \sum_i \omega_i Y_{it} - \bar Y_{tr,t})^2
    + T_0 \zeta^2 |\omega|^2` on the simplex.

    Notes
    -----
    Synthetic DiD: Arkhangelsky et al. (2021), algorithm 1 and equation 2.2,
    :math:`\zeta = (N_{tr} T_{post})^{1/4} \hat\sigma`. Synthetic control: Abadie, Diamond and
    Hainmueller (2010), no intercept, :math:`\zeta = 10^{-6}\hat\sigma`, lambda = 0. DiD: equal
    weights. Ridge-augmented: Ben-Michael, Feller and Rothstein (2021), equation 17.
    Synthetic control is solved to the last digit; ``solver="as synthdid"`` stops where the R
    package does, which on its own example is 0.1 packs short of the minimum's answer.
    """
    noise = noise_levels(given)
    if method == "DiD":
        omega = uniform(given.donors)
        lam = np.full((len(omega), given.before), 1.0 / given.before)
    elif method == "synthetic DiD":
        lam = wave_weights(given, noise)
        omega = _balancing(given, noise)
    else:
        omega = closest(given, noise) if solver == "exact" else _balancing(given, noise, plain=True)
        lam = np.zeros((len(omega), given.before))
        if method == "ridge-augmented":
            omega = _augmented(given, noise, omega)
    difference = (given.treated - omega) @ given.outcomes
    if lam.any():
        difference = difference - (difference[:, : given.before] * lam).sum(axis=1, keepdims=True)
    estimate = difference[:, given.before :].mean(axis=1)
    return Compared(estimate, omega, lam, difference, noise)


def noise_levels(given: Comparisons) -> FloatArray:
    """Return the standard deviation of the donors' changes from wave to wave before, shape (B,).

    As in R, movement that all donors share is part of it; outcomes less the wave's mean are calmer.
    """
    change = np.diff(given.outcomes[:, : given.before], axis=1)
    donors = given.donors.astype(np.float64)
    count = donors.sum(axis=1) * change.shape[1]
    mean = donors @ change.sum(axis=1) / np.maximum(count, 1)
    shifted = change - change.mean() if change.size else change
    centre = mean - (change.mean() if change.size else 0.0)
    square = donors @ (shifted**2).sum(axis=1) - count * centre**2
    return np.asarray(np.sqrt(np.maximum(square, 0.0) / np.maximum(count - 1, 1)))


def wave_weights(given: Comparisons, noise: FloatArray) -> FloatArray:
    """Weights on waves before, so that donors' weighted past tells their mean after; (B, T0)."""
    y, before = given.outcomes, given.before
    both = np.column_stack([y[:, :before], y[:, before:].mean(axis=1)])
    both = both - both.mean(axis=0)
    donors = given.donors.astype(np.float64)
    count = donors.sum(axis=1)
    width = before + 1
    products = (both[:, :, None] * both[:, None, :]).reshape(len(y), -1)
    sums = donors @ both
    gram = (donors @ products).reshape(-1, width, width)
    gram -= sums[:, :, None] * sums[:, None, :] / count[:, None, None]
    problems = Quadratic(
        gram=gram[:, :before, :before],
        target=gram[:, :before, before],
        allowed=np.ones((len(count), before), dtype=np.bool_),
        ridge=count * (_SMALL * noise) ** 2,
    )
    return _sparse(problems, least=count * (_LEAST * noise) ** 2)


def _balancing(given: Comparisons, noise: FloatArray, *, plain: bool = False) -> FloatArray:
    """Weights on donors, shape (B, n): of synthetic DiD, or plain synthetic control."""
    before = given.before
    y = given.outcomes[:, :before]
    # Taking off the mean of each wave changes nothing, as weights sum to 1, but spares rounding.
    y = y - (y.mean(axis=0) if plain else y.mean(axis=1, keepdims=True))
    gram = y @ y.T
    treated = (given.treated > 0).sum(axis=1)
    after = given.outcomes.shape[1] - before
    zeta = (_SMALL if plain else (treated * after) ** 0.25) * noise
    problems = Quadratic(gram, given.treated @ gram, given.donors, before * zeta**2)
    return _sparse(problems, least=before * (_LEAST * noise) ** 2)


def _sparse(problems: Quadratic, *, least: FloatArray) -> FloatArray:
    """Walk a little, let go of weights under a quarter of the largest, and walk on."""
    first = frank_wolfe(problems, begin=uniform(problems.allowed), least=least, steps=_FIRST_STEPS)
    first[first <= first.max(axis=1, keepdims=True) / 4] = 0.0
    first /= first.sum(axis=1, keepdims=True)
    return frank_wolfe(problems, begin=first, least=least, steps=_STEPS)


def closest(given: Comparisons, noise: FloatArray) -> FloatArray:
    """Weights on donors of synthetic control, to the last digit, shape (B, n)."""
    y = given.outcomes[:, : given.before]
    y = y - y.mean(axis=0)  # weights sum to 1, so this changes nothing but rounding
    gram = y @ y.T
    target = given.treated @ gram
    size = ((given.treated @ y) ** 2).sum(axis=1) + np.diagonal(gram).mean() * 1e-3
    ridge = given.before * (_SMALL * noise) ** 2
    return np.array(
        [
            active_set(gram=gram, target=h, allowed=d, ridge=float(r), scale=float(s))
            for h, d, r, s in zip(target, given.donors, ridge, size, strict=True)
        ]
    )


def _augmented(given: Comparisons, noise: FloatArray, omega: FloatArray) -> FloatArray:
    """Correct weights by ridge; its penalty is told from fits without each wave in turn."""
    waves = range(given.before) if given.before > 2 else range(0)
    without = [
        closest(
            Comparisons(
                np.delete(given.outcomes, out, axis=1),
                given.before - 1,
                given.treated,
                given.donors,
            ),
            noise,
        )
        for out in waves
    ]
    y = given.outcomes[:, : given.before]
    return augment(y, given.treated, given.donors, omega, without)
