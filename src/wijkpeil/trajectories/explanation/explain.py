"""Which characteristics go with rise and decline: from scores to relations in each population."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import ModelError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.conditioned import Conditioned, condition
from wijkpeil.trajectories.defaults import MINIMUM_CHANGE
from wijkpeil.trajectories.explanation.draws import DRAWS, SEED, Population, draw_courses
from wijkpeil.trajectories.explanation.pooling import Pooled, pool, undiluted
from wijkpeil.trajectories.explanation.rank import inseparable
from wijkpeil.trajectories.explanation.regression import Regression, regress, within
from wijkpeil.trajectories.explanation.relations import Relations, relations, untold
from wijkpeil.trajectories.explanation.residual_moran import residual_moran
from wijkpeil.trajectories.explanation.sample import FEWEST_GEMEENTEN, FEWEST_PER_COLUMN, Sample
from wijkpeil.trajectories.spatial.moran import Moran
from wijkpeil.trajectories.trajectory import FloatArray

RELEVANT = 0.25
"""A coefficient below this share of the least change that counts is small: between an area
two standard deviations below the middle and one as far above it, it adds up to just that change."""
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Plausible:
    """Plausible courses of the areas in a sample.

    Attributes
    ----------
    years : ndarray of int, shape (T,)
    everywhere : ndarray, shape (M, m, T)
    member : ndarray of bool, shape (m,), or None
        The areas that are a population of their own.
    own : ndarray, shape (M, members, T), or None
        Their courses, with relations of their own.
    """

    years: npt.NDArray[np.int64]
    everywhere: FloatArray
    member: BoolArray | None
    own: FloatArray | None

    def ends(self, start: int, end: int, *, apart: bool) -> tuple[FloatArray, FloatArray]:
        """Level at the start and change to the end, each of shape (M, m).

        Parameters
        ----------
        start, end : int
        apart : bool
            Whether members have their own courses.
        """
        first, last = (int(np.flatnonzero(self.years == year)[0]) for year in (start, end))
        level = self.everywhere[:, :, first].copy()
        change = self.everywhere[:, :, last] - level
        if apart and self.member is not None and self.own is not None:
            level[:, self.member] = self.own[:, :, first]
            change[:, self.member] = self.own[:, :, last] - self.own[:, :, first]
        return level, change


def model_of(sample: Sample) -> Conditioned:
    """Fit the conditioned model to a sample.

    Raises
    ------
    ModelError
        If a characteristic does not differ within gemeenten, or some are the same there.
    """
    inside = within(sample.x, sample.cluster)
    flat = np.flatnonzero(inside[:, : len(sample.names)].std(axis=0) < 1e-6)
    if flat.size:
        raise ModelError(
            _(
                "Within each gemeente all areas have the same value of {names}. Areas are compared "
                "within their gemeente, so nothing can be told of it: leave it out."
            ).format(names=", ".join(sample.names[k] for k in flat))
        )
    same = inseparable(sample.x, sample.cluster)
    if same:
        raise ModelError(
            _(
                "Within gemeenten these can't be told apart: {names}. Areas are compared within "
                "their gemeente, so leave one of them out."
            ).format(names=_column_names(sample, same))
        )
    return condition(
        values=sample.values,
        groups=sample.groups,
        years=sample.years,
        x=sample.x,
        cluster=sample.cluster,
    )


def plausible(
    model: Conditioned,
    sample: Sample,
    *,
    member: BoolArray | None = None,
    wave: int | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Plausible:
    """Draw plausible courses.

    Parameters
    ----------
    model : Conditioned
    sample : Sample
    member : ndarray of bool, shape (m,), optional
        Areas with relations of their own, chosen by their score at `wave`. They get no courses of
        their own where nothing can be told of them (`why_not`).
    wave : int, optional
    draws, seed : int
    """
    asked = member is not None and not why_not(sample, member)
    chosen = (Population(member, wave),) if asked and member is not None and wave else ()
    everywhere, own = draw_courses(model, x=sample.x, populations=chosen, draws=draws, seed=seed)
    return Plausible(sample.years, everywhere, member, own[0] if own else None)


def relate(
    courses: Plausible,
    sample: Sample,
    *,
    start: int,
    end: int,
    among_members: bool,
    families: int = 1,
    minimum: float = MINIMUM_CHANGE,
    only: tuple[str, ...] = (),
) -> Relations:
    """Relate change to characteristics, in one population.

    Parameters
    ----------
    courses : Plausible
    sample : Sample
    start, end : int
    among_members : bool
        Whether to tell of the members rather than of all areas. All areas stay in the regression,
        so that each gemeente's own change is learned from all of them; members have coefficients
        of their own.
    families : int
        Sets of looks that are looked at side by side.
    minimum : float
        The least change that counts, in score points.
    only : tuple of str
        Characteristics that are told of; all if empty. The others are held constant all the same,
        but don't count as looks.
    """
    told = tuple(name for name in sample.names if name in only or not only)
    kept = [*(sample.names.index(name) for name in told), len(sample.names)]
    member = courses.member if among_members else None
    areas, gemeenten = counts(sample, member)
    if reason := why_not(sample, member):
        return untold(told, areas=areas, gemeenten=gemeenten, reason=reason)
    found = regressions(courses, sample, start=start, end=end, among_members=among_members)
    nearby = _pool_nearby(found, gemeenten)
    return relations(
        names=told,
        by_gemeente=_pool(found, gemeenten).of(kept),
        by_nearness=None if nearby is None else nearby.of(kept),
        moran=_moran_of(found, courses, sample, start=start, end=end, member=member),
        families=families,
        relevant=RELEVANT * minimum,
        areas=areas,
        gemeenten=gemeenten,
    )


def regressions(
    courses: Plausible, sample: Sample, *, start: int, end: int, among_members: bool
) -> list[Regression]:
    """Regress change on characteristics, once for each set of plausible courses."""
    level, change = courses.ends(start, end, apart=among_members)
    member = courses.member if among_members else None
    return [
        regress(
            response=moved,
            x=columns(sample, at, member),
            cluster=sample.cluster,
            near=sample.near,
        )
        for at, moved in zip(level, change, strict=True)
    ]


def counts(sample: Sample, member: BoolArray | None) -> tuple[int, int]:
    """Count areas and gemeenten of a population."""
    counted = sample.cluster if member is None else sample.cluster[member]
    return len(counted), len(np.unique(counted))


def columns(sample: Sample, level: FloatArray, member: BoolArray | None) -> FloatArray:
    """Put the regressors of one draw together.

    Returns
    -------
    ndarray, shape (m, K)
        Characteristics, level at the start, size; with `member` first those of the members, then
        those of the others, and at last who is a member.
    """
    count = len(sample.names)
    plain = np.column_stack([sample.x[:, :count], level, sample.x[:, count:]])
    if member is None:
        return plain
    inside = member[:, None].astype(np.float64)
    return np.column_stack([plain * inside, plain * (1 - inside), inside])


def why_not(sample: Sample, member: BoolArray | None) -> str:
    """Say why nothing can be told of the members, or of all areas; empty if something can."""
    needed = FEWEST_PER_COLUMN * (len(sample.names) + 2)
    count, gemeenten = counts(sample, member)
    if count < needed or gemeenten < FEWEST_GEMEENTEN:
        return _(
            "There are too few of them: {count} areas in {gemeenten} gemeenten. With {columns} "
            "characteristics at least {least} areas are needed, and {fewest} gemeenten."
        ).format(
            count=count,
            gemeenten=gemeenten,
            columns=len(sample.names),
            least=needed,
            fewest=FEWEST_GEMEENTEN,
        )
    if member is not None and len(member) - count < needed:
        return _("Nearly all areas belong to them, so look at all areas.")
    regressors = columns(sample, np.nan_to_num(sample.values[:, 0]), member)
    if same := inseparable(regressors, sample.cluster):
        return _(
            "Within gemeenten these can't be told apart, among them or among the others: {names}. "
            "Give fewer."
        ).format(names=_column_names(sample, same, with_level=True))
    return ""


def _column_names(sample: Sample, places: tuple[int, ...], *, with_level: bool = False) -> str:
    """Name columns of `Sample.x`, or of `columns`, each once."""
    level = [_("the level at the start")] if with_level else []
    size = [_("the number of inhabitants")] * (sample.x.shape[1] - len(sample.names))
    block = [*sample.names, *level, *size]
    # Last of all, after those of members and of others, is who is a member.
    named = [*block, *block, _("who belongs to them")] if with_level else block
    return ", ".join(dict.fromkeys(named[place] for place in places))


def _pool(found: list[Regression], gemeenten: int) -> Pooled:
    return pool(
        estimates=np.array([one.estimate for one in found]),
        covariances=np.array([one.clustered for one in found]),
        complete_degrees=gemeenten - 1,
    )


def _pool_nearby(found: list[Regression], gemeenten: int) -> Pooled | None:
    """Combine with errors that go together nearby; None where it is not known who is near."""
    nearby = [one.nearby for one in found if one.nearby is not None]
    shared = [one.shared for one in found if one.shared is not None]
    if not nearby or not shared:
        return None
    pooled = pool(
        estimates=np.array([one.estimate for one in found]),
        covariances=np.array(nearby),
        complete_degrees=gemeenten - 1,
    )
    return undiluted(pooled, shared=np.mean(shared, axis=0))


def _moran_of(
    found: list[Regression],
    courses: Plausible,
    sample: Sample,
    *,
    start: int,
    end: int,
    member: BoolArray | None,
) -> Moran | None:
    """Moran's I of the residuals, each the mean over the draws: what the scores say of them."""
    if sample.neighbours is None:
        return None
    level, _change = courses.ends(start, end, apart=member is not None)
    return residual_moran(
        residual=np.mean([one.residual for one in found], axis=0),
        x=columns(sample, level.mean(axis=0), member),
        cluster=sample.cluster,
        neighbours=sample.neighbours,
    )
