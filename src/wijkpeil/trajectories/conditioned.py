r"""The trajectory model conditioned on characteristics, so that relations with them are not shrunk.

A smoothed course is drawn towards the course of the area's size class. Regressed on a
characteristic, it shows only part of the relation; a raw difference shows all of it, and the
regression to the mean of areas chosen by their score as well. So the characteristics go *into* the
model: the mean course of area :math:`i` is :math:`c_g(t) + x_i'B(t)`, with `B` free at every wave.
What is then drawn from the distribution of the truth given the scores **and** the characteristics
can be regressed on them (plausible values: Mislevy 1991, *Psychometrika* 56, 177-196; von Davier,
Gonzalez and Mislevy 2009, *IERI Monograph Series* 2, 9-36).
"""

from dataclasses import dataclass

import numpy as np

from wijkpeil.trajectories.fit import Fit, fit, seen
from wijkpeil.trajectories.gls import Gls, gls, rows_by_group
from wijkpeil.trajectories.groups import Groups
from wijkpeil.trajectories.likelihood import covariances
from wijkpeil.trajectories.posterior import Posterior, posterior
from wijkpeil.trajectories.scores import ArrayScores, IntArray
from wijkpeil.trajectories.trajectory import FloatArray

ROUNDS = 3
"""Slopes and kernel take turns this often; a fourth turn moves no slope by 1 % of its error."""


@dataclass(frozen=True, slots=True, eq=False)
class Conditioned:
    """The model given characteristics.

    Attributes
    ----------
    fit : Fit
        Kernel and tails of what the characteristics leave; its `centre` is about nought.
    known : Posterior
        Of that `fit`.
    values : ndarray, shape (n, T)
        The scores; NaN where missing.
    design : ndarray, shape (n, Q)
        Characteristics, their means per gemeente, and a column per size class.
    cluster : ndarray of int, shape (n,)
        Number of the gemeente.
    slopes : Gls
        Coefficients of shape (Q, T), in score points per unit of the design.
    """

    fit: Fit
    known: Posterior
    values: FloatArray
    design: FloatArray
    cluster: IntArray
    slopes: Gls

    @property
    def mean(self) -> FloatArray:
        """Mean course of every area, shape (n, T)."""
        return self.design @ self.slopes.coefficients

    def smoothed(self, mean: FloatArray) -> FloatArray:
        """Centre of the truth given the scores, if the mean courses were `mean`; shape (n, T)."""
        gap = np.nan_to_num(self.values - mean)
        return mean + apply_by_group(self.known.gain, self.fit.groups.label, gap)


def condition(
    *, values: FloatArray, groups: Groups, years: IntArray, x: FloatArray, cluster: IntArray
) -> Conditioned:
    """Fit the model given characteristics.

    Parameters
    ----------
    values : ndarray, shape (n, T)
        Scores; NaN where missing.
    groups : Groups
    years : ndarray of int, shape (T,)
    x : ndarray, shape (n, P)
        Characteristics, complete and standardised.
    cluster : ndarray of int, shape (n,)
        Gemeente of each area, numbered from 0. The means of the characteristics per gemeente go in
        too, so that the slopes are those within gemeenten (Mundlak 1978, *Econometrica* 46, 69-85),
        as in a regression with an effect for every gemeente.

    Raises
    ------
    ModelError
        If there are too few areas or waves.
    """
    design = design_of(x=x, groups=groups, cluster=cluster)
    mean = np.zeros_like(values)
    for _turn in range(ROUNDS):
        fitted = fit(scores=ArrayScores(values - mean), groups=groups, years=years)
        slopes = estimate(fitted, values=values, design=design, cluster=cluster)
        mean = design @ slopes.coefficients
    return Conditioned(fitted, posterior(fitted), values, design, cluster, slopes)


def design_of(*, x: FloatArray, groups: Groups, cluster: IntArray) -> FloatArray:
    """Put characteristics, their means per gemeente and size classes side by side.

    Returns
    -------
    ndarray, shape (n, 2P + C)
        Without the means (P + C) where there are not enough gemeenten to learn their slopes from.
    """
    own_class = groups.size_class[groups.label]
    classes = (own_class[:, None] == np.arange(len(groups.rank))).astype(np.float64)
    between = [means_by(x, cluster)] if cluster.max(initial=0) >= 3 * x.shape[1] else []
    return np.column_stack([x, *between, classes])


def means_by(x: FloatArray, cluster: IntArray) -> FloatArray:
    """Give every area the mean of its gemeente, shape as `x`."""
    count = np.bincount(cluster)
    sums = np.column_stack([np.bincount(cluster, weights=column) for column in x.T])
    return np.asarray((sums / np.maximum(count, 1)[:, None])[cluster])


def estimate(
    fitted: Fit,
    *,
    values: FloatArray,
    design: FloatArray,
    cluster: IntArray,
    used: FloatArray | None = None,
) -> Gls:
    """Estimate the slopes of all waves given the kernel, rough areas weighing less.

    Parameters
    ----------
    fitted : Fit
    values : ndarray, shape (n, T)
    design : ndarray, shape (n, Q)
    cluster : ndarray of int, shape (n,)
    used : ndarray, shape (n,), optional
        Extra weight of each area; 0 leaves it out.
    """
    weights = weights_of(fitted)
    return gls(
        response=values,
        design=design,
        precision=precision(fitted),
        label=fitted.groups.label,
        weights=weights if used is None else weights * used,
        cluster=cluster,
    )


def weights_of(fitted: Fit) -> FloatArray:
    """Weight of each area, by its own scale (as when the kernel is fitted), shape (n,)."""
    return np.asarray((fitted.degrees + seen(fitted.groups)) / (fitted.degrees + fitted.roughness))


def precision(fitted: Fit) -> FloatArray:
    """Inverse covariance of the scores per group, per squared score point, shape (G, T, T)."""
    covariance, _truth = covariances(fitted.kernel, fitted.groups, fitted.years)
    return np.asarray(np.linalg.inv(covariance) / fitted.unit**2)


def apply_by_group(maps: FloatArray, label: IntArray, rows: FloatArray) -> FloatArray:
    """Map each area's row by the matrix of its group.

    Parameters
    ----------
    maps : ndarray, shape (G, P, T)
    label : ndarray of int, shape (n,)
    rows : ndarray, shape (n, T)

    Returns
    -------
    ndarray, shape (n, P)
    """
    mapped = np.empty((len(rows), maps.shape[1]))
    for group, places in rows_by_group(label):
        mapped[places] = rows[places] @ maps[group].T
    return mapped
