"""Averages of group-time effects: by event time, group, wave and years since the start."""

from typing import Literal

import numpy as np

from wijkpeil.effects.averages import Averages, bin_of
from wijkpeil.effects.group_time.clusters import errors
from wijkpeil.effects.group_time.effects import GroupTime
from wijkpeil.effects.group_time.freedom import freedom
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.scores import IntArray
from wijkpeil.trajectories.trajectory import FloatArray

By = Literal["event time", "group", "wave", "years since start"]


def averages(
    found: GroupTime,
    *,
    by: By,
    started: FloatArray | None = None,
    balanced_until: int | None = None,
) -> Averages:
    """Average group-time effects.

    Within a row, groups count by their number of areas. "event time" averages over groups at the
    same number of waves since the start, "group" over the waves of a group, "wave" over the groups
    begun by a wave, "years since start" over all groups and waves in a bin of real years.

    Overall: "group" counts groups by their number of areas and answers what the average treated
    area got; "event time" and "wave" count their rows alike; "years since start" counts every group
    and wave by the number of areas, which is also the "simple" average of Callaway and Sant'Anna.

    Parameters
    ----------
    found : GroupTime
    by : str
    started : ndarray, shape (n,), optional
        Real year (with decimals) in which the treatment of each area began, NaN for never; else
        the year of the first treated wave is taken. A group's mean counts.
    balanced_until : int, optional
        Only groups that are seen at this number of waves since the start, and rows up to it, so
        that rows are about the same groups.

    Returns
    -------
    Averages

    Raises
    ------
    EffectError
        If no group is seen that long, or `by` is unknown.

    Notes
    -----
    Callaway and Sant'Anna (2021), equations 3.4 (event time), 3.7 (group), 3.8 (wave), 3.11
    (overall by group) and table 1. That shares of groups are themselves
    estimated is carried on into the errors (their corollary 2).
    """
    cells = _Cells(found, started, balanced_until)
    keys = cells.keys(by)
    rows = [np.flatnonzero(keys == key) for key in np.unique(keys[keys > _NONE])]
    at = np.array([keys[row[0]] for row in rows])
    means = [cells.mean(row, equal=by == "group") for row in rows]
    estimate = np.array([mean for mean, _influence in means])
    influence = np.column_stack([each for _mean, each in means])
    after = at >= 0
    if by in ("event time", "wave"):
        overall, total = estimate[after].mean(), influence[:, after].mean(axis=1)
    elif by == "group":
        overall, total = cells.over_groups(at, estimate, influence)
    else:
        overall, total = cells.mean(np.flatnonzero(cells.after), equal=False)
    told = freedom(
        np.column_stack([influence, total]),
        start=found.design.start,
        cluster=found.design.cluster,
    )
    return Averages(
        by=by,
        key=at.astype(np.float64),
        estimate=estimate,
        error=errors(influence, found.design.cluster),
        freedom=told[:-1],
        elapsed=np.array([cells.elapsed_of(row) for row in rows]),
        areas=np.array([cells.areas(row) for row in rows]),
        influence=influence,
        overall=float(overall),
        overall_error=float(errors(total[:, None], found.design.cluster)[0]),
        overall_freedom=float(told[-1]),
        overall_influence=total,
        cluster=found.design.cluster,
    )


_NONE = -1_000_000
"""The key of a group and wave that enters no row."""


class _Cells:
    """Groups and waves with the shares of the groups."""

    def __init__(
        self, found: GroupTime, started: FloatArray | None, balanced_until: int | None
    ) -> None:
        self.found = found
        design = found.design
        self.inside = np.ones(len(found.wave), dtype=np.bool_)
        if balanced_until is not None:
            long = np.unique(found.cohort[found.since == balanced_until])
            self.inside = np.isin(found.cohort, long) & (found.since <= balanced_until)
            if not len(long) or balanced_until < 0:
                raise EffectError(
                    _("No group is seen {waves} waves since its start. Choose fewer.").format(
                        waves=balanced_until
                    )
                )
        self.after = self.inside & (found.since >= 0)
        self.total = int(design.kept.sum())
        self.member = (design.start[:, None] == found.cohort) & design.kept[:, None]
        self.share = self.member.sum(axis=0) / self.total
        self.elapsed = design.years[found.wave] - _began(found, started)

    def keys(self, by: By) -> IntArray:
        """Row that each group and wave belongs to."""
        found = self.found
        if by == "event time":
            return np.where(self.inside, found.since, _NONE)
        if by == "group":
            return np.where(self.after, found.cohort, _NONE)
        if by == "wave":
            return np.where(self.after, found.wave, _NONE)
        if by == "years since start":
            # A treatment may begin some months after a wave that is already counted as treated.
            return np.where(self.after, bin_of(np.maximum(self.elapsed, 0.0)), _NONE)
        raise EffectError(
            _(
                "Effects are averaged by event time, group, wave or years since start, not by "
                "“{given}”."
            ).format(given=by)
        )

    def mean(self, row: IntArray, *, equal: bool) -> tuple[float, FloatArray]:
        """Average over some groups and waves, and the contribution of every area."""
        estimate, influence = self.found.estimate[row], self.found.influence[:, row]
        if equal:
            return float(estimate.mean()), influence.mean(axis=1)
        share = self.share[row]
        weight = share / share.sum()
        mean = float(weight @ estimate)
        return mean, influence @ weight + self._by_share(
            self.member[:, row], share, estimate - mean
        )

    def over_groups(
        self, at: IntArray, estimate: FloatArray, influence: FloatArray
    ) -> tuple[float, FloatArray]:
        """Average over groups, by their number of areas."""
        first = [int(np.flatnonzero(self.found.cohort == g)[0]) for g in at]
        share = self.share[first]
        weight = share / share.sum()
        mean = float(weight @ estimate)
        return mean, influence @ weight + self._by_share(
            self.member[:, first], share, estimate - mean
        )

    def _by_share(self, member: np.ndarray, share: FloatArray, apart: FloatArray) -> FloatArray:
        """Contribution through the estimated shares p of groups: of sum(p e) / sum(p), with e."""
        kept = self.found.design.kept[:, None]
        return np.asarray(((member - share) * kept) @ apart / (share.sum() * self.total))

    def elapsed_of(self, row: IntArray) -> float:
        share = self.share[row]
        return float(share @ self.elapsed[row] / share.sum())

    def areas(self, row: IntArray) -> int:
        """Areas of the groups in a row."""
        groups = np.unique(self.found.cohort[row])
        design = self.found.design
        return int((np.isin(design.start, groups) & design.kept).sum())


def _began(found: GroupTime, started: FloatArray | None) -> FloatArray:
    """Real year in which the treatment of each group and wave began, shape (k,)."""
    design = found.design
    if started is None:
        return np.asarray(design.years[found.cohort])
    began = np.asarray(started, dtype=np.float64)
    treated = design.kept & (design.start >= 0)
    if began.shape != design.start.shape or np.isnan(began[treated]).any():
        raise EffectError(
            _("A treated area has no year in which its treatment began. Give a year for each.")
        )
    mean = {g: float(began[design.kept & (design.start == g)].mean()) for g in design.cohorts}
    return np.array([mean[int(g)] for g in found.cohort])
