"""Plausible courses: joint draws of every area's true levels, given its scores and its kind."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.trajectories.conditioned import Conditioned, apply_by_group, weights_of
from wijkpeil.trajectories.gls import Gls, gls
from wijkpeil.trajectories.likelihood import covariances
from wijkpeil.trajectories.trajectory import FloatArray

DRAWS = 20
"""Sets of plausible courses: an estimate's error is then within 3 % of that of endless sets."""
SEED = 1991
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Population:
    """A part of the areas that has relations of its own.

    Attributes
    ----------
    member : ndarray of bool, shape (n,)
    wave : int
        Year whose measured score the choice rests on.
    """

    member: BoolArray
    wave: int


def draw_courses(
    model: Conditioned,
    *,
    x: FloatArray,
    populations: tuple[Population, ...] = (),
    draws: int = DRAWS,
    seed: int = SEED,
) -> tuple[FloatArray, tuple[FloatArray, ...]]:
    r"""Draw true courses of all areas, and again of the areas of each population.

    Each set takes slopes from their own (cluster-robust) distribution first, so that the draws
    are proper (Rubin 1987, *Multiple Imputation for Nonresponse in Surveys*, chapter 4), and then
    truth from its Student distribution given scores and slopes.

    Parameters
    ----------
    model : Conditioned
    x : ndarray, shape (n, P)
    populations : tuple of Population
        Chosen by a measured score, so slopes fitted to them would be bent by the choice. Given
        the score that decided, the others are not: only those are used (`_own_mean`).
    draws, seed : int

    Returns
    -------
    everywhere : ndarray, shape (draws, n, T)
    own : tuple of ndarray, shape (draws, members, T)
        In the order of `populations`.
    """
    rng = np.random.default_rng(seed)
    noise = _Noise.of(model)
    everywhere = np.empty((draws, *model.values.shape))
    own = tuple(np.empty((draws, int(p.member.sum()), len(model.fit.years))) for p in populations)
    for number in range(draws):
        mean = model.design @ (model.slopes.coefficients + model.slopes.error(rng))
        everywhere[number] = model.smoothed(mean) + noise.draw(rng)
        for population, into in zip(populations, own, strict=True):
            bent = _own_mean(model, mean=mean, x=x, population=population, rng=rng)
            into[number] = (model.smoothed(bent) + noise.draw(rng))[population.member]
    return everywhere, own


@dataclass(frozen=True, slots=True, eq=False)
class _Noise:
    """What is needed to draw the truth about its centre.

    Attributes
    ----------
    root : ndarray, shape (G, T, T)
    scale, degrees : ndarray, shape (n,)
    """

    root: FloatArray
    scale: FloatArray
    degrees: FloatArray
    model: Conditioned

    @classmethod
    def of(cls, model: Conditioned) -> "_Noise":
        value, vector = np.linalg.eigh(model.known.spread)
        # The symmetric root: another sign of an eigenvector would else give other draws.
        root = (vector * np.sqrt(np.maximum(value, 0.0))[:, None, :]) @ vector.swapaxes(1, 2)
        return cls(root, np.sqrt(model.fit.inflation()), model.fit.posterior_degrees(), model)

    def draw(self, rng: np.random.Generator) -> FloatArray:
        """Draw a multivariate Student deviation of every area, shape (n, T)."""
        plain = rng.standard_normal(self.model.values.shape)
        tails = np.sqrt(self.degrees / rng.chisquare(self.degrees))
        spread = apply_by_group(self.root, self.model.fit.groups.label, plain)
        return spread * (self.scale * tails)[:, None]


def _own_mean(
    model: Conditioned,
    *,
    mean: FloatArray,
    x: FloatArray,
    population: Population,
    rng: np.random.Generator,
) -> FloatArray:
    r"""Give the members of a population mean courses with slopes of their own.

    With `w` the wave whose score decided who is in, and :math:`r = y - \mu`, regress
    :math:`r_{-w} - K_{-w,w} K_{ww}^{-1} r_w` on :math:`(1, x, r_w)` among the members. A choice by
    :math:`y_w` leaves the distribution of the other scores given :math:`y_w` and `x` as it was, so
    this is not bent by the choice; and members' relations are not drawn to those of all areas.
    """
    found, others, regressors = own_slopes(model, mean=mean, x=x, population=population)
    coefficients = found.coefficients + found.error(rng)
    bent = mean.copy()
    rows = np.flatnonzero(population.member)
    bent[np.ix_(rows, others)] += regressors @ coefficients
    return bent


def own_slopes(
    model: Conditioned, *, mean: FloatArray, x: FloatArray, population: Population
) -> tuple[Gls, npt.NDArray[np.intp], FloatArray]:
    """Estimate how the members' mean courses differ from `mean`; see `_own_mean`.

    Returns
    -------
    found : Gls
        Coefficients of shape (P + 2, T - 1).
    others : ndarray of int, shape (T - 1,)
        Places of the waves but `population.wave`.
    regressors : ndarray, shape (members, P + 2)
    """
    years, rows = model.fit.years, np.flatnonzero(population.member)
    at = int(np.flatnonzero(years == population.wave)[0])
    others = np.flatnonzero(years != population.wave)
    gap = model.values[rows] - mean[rows]
    decided = np.nan_to_num(gap[:, at])
    covariance, _truth = covariances(model.fit.kernel, model.fit.groups, years)
    onto = covariance[:, others, at] / covariance[:, at, at, None]
    rest = covariance[:, others][:, :, others] - onto[:, :, None] * covariance[:, None, at, others]
    label = model.fit.groups.label[rows]
    regressors = np.column_stack([np.ones(len(rows)), x[rows], decided])
    _members, cluster = np.unique(model.cluster[rows], return_inverse=True)
    found = gls(
        response=gap[:, others] - onto[label] * decided[:, None],
        design=regressors,
        precision=np.asarray(np.linalg.inv(rest) / model.fit.unit**2),
        label=label,
        weights=weights_of(model.fit)[rows] * np.isfinite(gap[:, at]),
        cluster=cluster.astype(np.int64),
    )
    return found, others, regressors
