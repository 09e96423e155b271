"""Averages of imputed effects, with errors that are too large rather than too small."""

import numpy as np

from wijkpeil.effects.averages import Averages, bin_of
from wijkpeil.effects.group_time.average import By
from wijkpeil.effects.group_time.clusters import errors, measurable
from wijkpeil.effects.group_time.freedom import freedom
from wijkpeil.effects.group_time.terms import BoolArray
from wijkpeil.effects.imputation.impute import Imputed
from wijkpeil.effects.regression.two_way import solve
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray


def imputed_averages(
    found: Imputed,
    *,
    by: By,
    started: FloatArray | None = None,
    leave_out: bool = False,
) -> Averages:
    """Average imputed effects; every treated observation counts once.

    Parameters
    ----------
    found : Imputed
    by : str
        "event time", "group", "wave" or "years since start".
    started : ndarray, shape (n,), optional
        Real year in which the treatment of each area began; else that of the first treated wave.
    leave_out : bool
        Compare each treated area with the *others* of its group in the errors. Better with few
        areas in a group; a group of one area then has no error.

    Returns
    -------
    Averages
        `overall` averages all treated observations from the start on.

    Notes
    -----
    Borusyak, Jaravel and Spiess (2024). A row is sum(w_it tau_it) = sum(v_it y_it); its variance
    is at most sum over clusters of (sum v_it e_it)^2 (theorem 3), with e the residual of
    observations not yet treated and, for treated ones, tau_it less the v^2-weighted mean of tau
    over its group and wave (their section 4.3). Conservative: differences in effect within a group
    and wave are counted as noise. `leave_out` is their leave-one-out version.
    """
    keys, elapsed = _keys(found, by, started)
    usable = np.isfinite(found.effect) & (keys > _NONE)
    if not usable.any():
        raise EffectError(_("No treated area is seen from its start on."))
    at = np.unique(keys[usable])
    rows = [usable & (keys == key) for key in at]
    after = usable & (np.arange(keys.shape[1]) >= found.design.start[:, None])
    told = [_average(found, row, leave_out=leave_out) for row in [*rows, after]]
    estimate = np.array([mean for mean, _influence in told])
    influence = measurable(
        np.column_stack([each for _mean, each in told]),
        [np.asarray(row.any(axis=1)) for row in [*rows, after]],
        found.design.cluster,
    )
    error = errors(influence, found.design.cluster)
    sure = freedom(influence, start=found.design.start, cluster=found.design.cluster)
    return Averages(
        by=by,
        key=at.astype(np.float64),
        estimate=estimate[:-1],
        error=error[:-1],
        freedom=sure[:-1],
        elapsed=np.array([elapsed[row].mean() for row in rows]),
        areas=np.array([int(row.any(axis=1).sum()) for row in rows]),
        influence=influence[:, :-1],
        overall=float(estimate[-1]),
        overall_error=float(error[-1]),
        overall_freedom=float(sure[-1]),
        overall_influence=influence[:, -1],
        cluster=found.design.cluster,
    )


_NONE = -1_000_000
"""The key of an observation that enters no row."""


def _keys(found: Imputed, by: By, started: FloatArray | None) -> tuple[IntArray, FloatArray]:
    """Row of every observation, and real years since its start; shape (n, T) both."""
    design = found.design
    waves = np.arange(len(design.years))
    since = waves - design.start[:, None]
    began = design.years[design.start] if started is None else np.asarray(started)
    elapsed = np.asarray(design.years - began[:, None], dtype=np.float64)
    if np.isnan(elapsed[np.isfinite(found.effect)]).any():
        raise EffectError(
            _("A treated area has no year in which its treatment began. Give a year for each.")
        )
    if by == "event time":
        return since, elapsed
    if by == "years since start":
        keys = bin_of(np.maximum(np.nan_to_num(elapsed), 0.0))
    elif by == "group":
        keys = np.broadcast_to(design.start[:, None], since.shape)
    elif by == "wave":
        keys = np.broadcast_to(waves, since.shape)
    else:
        raise EffectError(
            _(
                "Effects are averaged by event time, group, wave or years since start, not by "
                "“{given}”."
            ).format(given=by)
        )
    return np.where(since >= 0, keys, _NONE), elapsed


def _average(found: Imputed, row: BoolArray, *, leave_out: bool) -> tuple[float, FloatArray]:
    """Mean effect over some observations, and the contribution of every area to its error."""
    effect = np.where(row, found.effect, 0.0)
    weight = row / row.sum()
    # What the mean takes from observations not yet treated: v = -Z0 (Z0'Z0)^-1 Z1'w.
    area, wave = solve(
        found.fit, of_area=weight.sum(axis=1)[:, None], of_wave=weight.sum(axis=0)[:, None]
    )
    before = np.where(found.fit.seen, -(area + wave[:, 0]), 0.0)
    apart = _apart(effect, weight, start=found.design.start, leave_out=leave_out)
    contribution = weight * apart + before * found.residual
    return float((weight * effect).sum()), contribution.sum(axis=1)


def _apart(
    effect: FloatArray, weight: FloatArray, *, start: IntArray, leave_out: bool
) -> FloatArray:
    """Effect less the weighted mean of its group and wave, shape (n, T)."""
    square = weight**2
    groups, place = np.unique(start, return_inverse=True)
    total = np.zeros((len(groups), weight.shape[1]))
    summed = np.zeros_like(total)
    np.add.at(total, place, square)
    np.add.at(summed, place, square * effect)
    mean = np.divide(summed, total, out=np.zeros_like(total), where=total > 0)
    apart = np.where(weight > 0, effect - mean[place], 0.0)
    if not leave_out:
        return apart
    others = total[place] - square
    scale = np.divide(total[place], others, out=np.full_like(square, np.nan), where=others > 1e-18)
    return np.where(weight > 0, apart * scale, 0.0)
