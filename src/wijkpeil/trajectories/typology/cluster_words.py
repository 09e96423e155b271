"""Clusters in words: where each starts, where it ends, and which way it goes."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import ModelError
from wijkpeil.language import N_, percentage
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.change import MINIMUM_CHANGE, Reference, Verdict
from wijkpeil.trajectories.defaults import REFERENCE
from wijkpeil.trajectories.typology.classes import classify, name
from wijkpeil.trajectories.typology.directions import WIDTH, VerdictArray

_AGAINST: dict[Reference, str] = {
    "nation": N_("compared with the country"),
    "gemeente": N_("compared with the own gemeente of its areas"),
    "group": N_("compared with the vulnerable areas together"),
    "alike": N_("compared with areas like them"),
    "none": N_("in points, compared with nothing else"),
}


@dataclass(frozen=True, slots=True)
class Cluster:
    """One cluster of areas.

    Attributes
    ----------
    number : int
        From 1.
    areas : int
        How many areas are in it.
    share : float
        Its share of all areas that are in a cluster.
    start, end : int
        The two waves it is described by.
    level_start, level_end : float
        Mean score of its areas at these waves, as a deviation from the fixed reference.
    change : float
        Change of that mean relative to the reference.
    verdict : {"rising", "falling", "stable", "unclear"}
        By its mean course: beyond the least change that counts, or not; unclear without figures.
    against : {"nation", "gemeente", "group", "none"}
        What the reference is.
    """

    number: int
    areas: int
    share: float
    start: int
    end: int
    level_start: float
    level_end: float
    change: float
    verdict: Verdict
    against: Reference = REFERENCE

    def describe(self) -> str:
        """Say in the active language where the cluster starts and ends, and its direction."""
        group = _("Group {number} ({share} of the areas)").format(
            number=self.number, share=percentage(self.share)
        )
        return f"{group}: {self._course()}"

    def _course(self) -> str:
        if self.verdict == "unclear":
            return _("no figures for {start} and {end}").format(start=self.start, end=self.end)
        before, after = (
            name(int(found)) for found in classify(afw=[self.level_start, self.level_end])
        )
        if self.verdict == "rising":
            direction = _("rises {compared}")
        elif self.verdict == "falling":
            direction = _("falls {compared}")
        else:
            direction = _("hardly changes {compared}")
        direction = direction.format(compared=_(_AGAINST[self.against]))
        if before == after:
            course = _("“{level}” in both {start} and {end}").format(
                level=before, start=self.start, end=self.end
            )
        else:
            course = _("from “{before}” in {start} to “{after}” in {end}").format(
                before=before, start=self.start, after=after, end=self.end
            )
        return f"{course}; {direction}"


def describe_clusters(
    *,
    labels: npt.ArrayLike,
    level: npt.ArrayLike,
    reference: npt.ArrayLike,
    waves: npt.ArrayLike,
    start: int,
    end: int,
    minimum: float = MINIMUM_CHANGE,
    against: Reference = REFERENCE,
) -> tuple[Cluster, ...]:
    r"""Describe each cluster by the mean course of its areas.

    Its verdict follows :math:`(\bar y_b - \bar y_a) - (\bar r_b - \bar r_a)`, with
    :math:`\bar y` the mean of its areas that have a score at both waves and :math:`\bar r` the mean
    of what each of these is compared with.

    Parameters
    ----------
    labels : array_like of int, shape (n,)
        From 1; 0 is no cluster.
    level : array_like, shape (n, T)
        Scores as deviations from the fixed reference, measured or smoothed.
    reference : array_like, shape (T,) or (n, T)
        The course on the same scale that all areas, or each area, are compared with.
    waves : array_like of int, shape (T,)
    start, end : int
    minimum : float
        The least change that counts, in score points.
    against : {"nation", "gemeente", "group", "none"}
        What `reference` is, for the words.

    Examples
    --------
    >>> from wijkpeil.language import speaking
    >>> found = describe_clusters(
    ...     labels=[1, 1, 2], level=[[-0.2, 0.0], [-0.2, 0.1], [0.1, 0.1]], reference=[0.0, 0.02],
    ...     waves=[2012, 2016], start=2012, end=2016,
    ... )
    >>> [cluster.verdict for cluster in found]
    ['rising', 'stable']
    >>> with speaking("en"):
    ...     found[0].describe()
    'Group 1 (67% of the areas): from “weak” in 2012 to “good” in 2016; rises compared with the
    country'
    """
    member, scores = np.asarray(labels), np.asarray(level, dtype=np.float64)
    course = np.broadcast_to(np.asarray(reference, dtype=np.float64), scores.shape)
    a, b = (_place(waves, wave) for wave in (start, end))
    drift = course[:, b] - course[:, a]
    known = np.isfinite(scores[:, a]) & np.isfinite(scores[:, b]) & np.isfinite(drift)
    clusters = []
    for number in range(1, int(member.max(initial=0)) + 1):
        inside = (member == number) & known
        before, after = scores[inside][:, [a, b]].mean(axis=0) if inside.any() else (np.nan, np.nan)
        change = float(after - before - drift[inside].mean()) if inside.any() else np.nan
        clusters.append(
            Cluster(
                number=number,
                areas=int((member == number).sum()),
                share=float((member == number).sum() / max(int((member > 0).sum()), 1)),
                start=start,
                end=end,
                level_start=float(before),
                level_end=float(after),
                change=change,
                verdict=_verdict(change, minimum),
                against=against,
            )
        )
    return tuple(clusters)


def cluster_verdicts(*, labels: npt.ArrayLike, clusters: tuple[Cluster, ...]) -> VerdictArray:
    """Give each area the verdict of its cluster; ``unclear`` for an area in none.

    Returns
    -------
    ndarray of str, shape (n,)
    """
    verdicts = ["unclear", *(cluster.verdict for cluster in clusters)]
    return np.asarray(np.asarray(verdicts, dtype=WIDTH)[np.asarray(labels)])


def _verdict(change: float, minimum: float) -> Verdict:
    if np.isnan(change):
        return "unclear"
    if abs(change) <= minimum:
        return "stable"
    return "rising" if change > 0 else "falling"


def _place(waves: npt.ArrayLike, wave: int) -> int:
    years = [int(year) for year in np.asarray(waves)]
    if wave not in years:
        raise ModelError(
            _("Wave {wave} is not in these data. There are: {waves}.").format(
                wave=wave, waves=", ".join(map(str, years))
            )
        )
    return years.index(wave)
