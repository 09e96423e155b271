"""Rule: the four groups of 2017 (Succes!, Gestaag herstel, Terugval, Vroegsignalering)."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.errors import RuleError
from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.trajectories.change import MINIMUM_CHANGE
from wijkpeil.trajectories.trajectory import FloatArray
from wijkpeil.trajectories.typology.classes import WEAK, classify, name
from wijkpeil.trajectories.typology.directions import VerdictArray, to_verdicts

GROUPS: tuple[str, ...] = ("Succes!", "Gestaag herstel", "Terugval", "Vroegsignalering")
"""Names of the groups, as RIGO gave them; proper names, so not translated."""


@dataclass(frozen=True, slots=True)
class FourGroupsRule:
    """What the words of the 2017 study are taken to mean in numbers.

    Attributes
    ----------
    improved_since : int
        Wave since which Succes! and Gestaag herstel must be better.
    fell_since : int
        Wave since which Terugval must be worse.
    now : int
        Wave that the present level is taken from.
    minimum : float
        The least change that counts, in score points.
    weak : int
        The best class that still counts as weak.
    relative : bool
        Whether changes are taken relative to the nation. The study took them as they are.
    """

    improved_since: int = 2008
    fell_since: int = 2012
    now: int = 2016
    minimum: float = MINIMUM_CHANGE
    weak: int = WEAK
    relative: bool = False

    def describe(self) -> str:
        """Say the rule in the active language."""
        return _(
            "Better since {improved_since} (by more than {minimum}): “Succes!” if livability in "
            "{now} is better than “{weak}”, “Gestaag herstel” if it isn't. Worse since "
            "{fell_since} by more than that, and “{weak}” or worse: “Terugval”. Better than "
            "“{weak}” but below the nation, and standing still or falling: “Vroegsignalering”. "
            "Only areas below the nation in {improved_since} or in {now} count."
        ).format(
            improved_since=self.improved_since,
            fell_since=self.fell_since,
            now=self.now,
            minimum=number(self.minimum, digits=3),
            weak=name(self.weak),
        )


@dataclass(frozen=True, slots=True, eq=False)
class FourGroups:
    """The group of each of `n` areas.

    Attributes
    ----------
    rule : FourGroupsRule
    group : ndarray of str, shape (n,)
        One of `GROUPS`; "" outside all groups.
    verdict : ndarray of str, shape (n,)
        ``rising`` for Succes! and Gestaag herstel, ``falling`` for Terugval and for a
        Vroegsignalering that fell by more than the minimum, ``stable`` for another
        Vroegsignalering; "" outside all groups.
    """

    rule: FourGroupsRule
    group: npt.NDArray[np.str_]
    verdict: VerdictArray

    def counts(self) -> dict[str, int]:
        """Count the areas of each group; "" counts those outside."""
        return {group: int((self.group == group).sum()) for group in (*GROUPS, "")}


def _column(values: FloatArray, waves: list[int], wave: int) -> FloatArray:
    if wave not in waves:
        raise RuleError(
            _(
                "The four groups of 2017 need wave {wave}, which is not in these data (there are: "
                "{waves}). Choose other waves for the rule."
            ).format(wave=wave, waves=", ".join(map(str, waves)))
        )
    return values[..., waves.index(wave)]


def four_groups(
    *,
    waves: npt.ArrayLike,
    afw: npt.ArrayLike,
    nation: npt.ArrayLike,
    rule: FourGroupsRule | None = None,
) -> FourGroups:
    """Put areas in the four groups of *Kwetsbare wijken in beeld*.

    The study told its groups in words: Succes! and Gestaag herstel both better since 2008, the
    second still weak; Terugval clearly down since 2012; Vroegsignalering good but below average,
    standing still or falling. Where the words overlap (better since 2008, yet down since 2012) a
    recent fall outweighs an older rise, so no area can be in two groups:

    ==================  ===========  ===============  ====================
    since `fell_since`  level now    since            group
                                     `improved_since`
    ==================  ===========  ===============  ====================
    down                weak         any              Terugval
    down                below nation any              Vroegsignalering
    not down            weak         better           Gestaag herstel
    not down            not weak     better           Succes!
    not down            below nation not better       Vroegsignalering
    ==================  ===========  ===============  ====================

    ("Below nation" means below it and not weak.) All others are outside, among them weak areas
    that stayed as they were.

    Parameters
    ----------
    waves : array_like of int, shape (T,)
    afw : array_like, shape (n, T)
        Scores as deviations from the fixed reference, measured or smoothed; NaN where missing.
    nation : array_like, shape (T,)
        The nation's course on the same scale.
    rule : FourGroupsRule, optional

    Returns
    -------
    FourGroups
        An area that lacks one of the three waves is outside all groups.

    Raises
    ------
    RuleError
        If the data lack a wave of the rule, or its `now` does not come after the other two.

    References
    ----------
    Uyterlinde, M. and J. van der Velden (2017). *Kwetsbare wijken in beeld*. Platform31; on
    RIGO's analysis by Leidelmeijer of more than 130 areas.

    Examples
    --------
    >>> found = four_groups(
    ...     waves=[2008, 2012, 2016],
    ...     afw=[[-0.2, -0.1, 0.0], [-0.4, -0.3, -0.2], [-0.2, -0.1, -0.2], [-0.1, -0.1, -0.1]],
    ...     nation=[0.0, 0.01, 0.04],
    ... )
    >>> found.group.tolist()
    ['Succes!', 'Gestaag herstel', 'Terugval', 'Vroegsignalering']
    >>> found.verdict.tolist()
    ['rising', 'rising', 'falling', 'stable']
    """
    rule = rule or FourGroupsRule()
    if rule.now <= max(rule.improved_since, rule.fell_since):
        raise RuleError(
            _(
                "The four groups of 2017 look back from {now} to {improved_since} and "
                "{fell_since}, but {now} does not come after both."
            ).format(now=rule.now, improved_since=rule.improved_since, fell_since=rule.fell_since)
        )
    years = [int(wave) for wave in np.asarray(waves)]
    scores, course = np.asarray(afw, dtype=np.float64), np.asarray(nation, dtype=np.float64)
    then, turn, now = (
        _column(scores, years, w) for w in (rule.improved_since, rule.fell_since, rule.now)
    )
    nation_then, nation_turn, nation_now = (
        float(_column(course, years, w)) for w in (rule.improved_since, rule.fell_since, rule.now)
    )
    drift = (nation_now - nation_then, nation_now - nation_turn) if rule.relative else (0.0, 0.0)
    better = now - then - drift[0] > rule.minimum
    down = now - turn - drift[1] < -rule.minimum
    weak = classify(afw=now) <= rule.weak
    below = now < nation_now
    inside = np.isfinite(then) & np.isfinite(turn) & np.isfinite(now)
    inside &= below | (then < nation_then)
    conditions = [better & ~down & ~weak, better & ~down & weak, down & weak]
    conditions.append(~weak & below & (down | ~better))
    group = np.select([inside & c for c in conditions], GROUPS, default="")
    direction = np.select([group == GROUPS[0], group == GROUPS[1], down], [1, 1, -1], default=0)
    verdict = np.where(group == "", "", to_verdicts(direction=direction, known=inside))
    return FourGroups(rule=rule, group=group, verdict=verdict)
