"""From grades to a verdict: capped by the worst, every step shown."""

from dataclasses import dataclass
from typing import Literal

from wijkpeil.effects.levels import LEVELS, Level, worst
from wijkpeil.effects.verdict.grades import POINTS, Grades
from wijkpeil.effects.verdict.ladder import LADDER
from wijkpeil.effects.verdict.table import TABLE
from wijkpeil.errors import EffectError
from wijkpeil.language import gettext as _

Claim = Literal["better", "worse", "no larger than", "can't tell"]
_FIRM_NONE = "enough"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the rule.

    Attributes
    ----------
    point, grade : str
        As in :class:`.grades.Grades`.
    cap : str
        The highest level that this grade allows the claim.
    level : str
        What is left after this step: the lowest cap so far.
    """

    point: str
    grade: str
    cap: Level
    level: Level

    @property
    def sentence(self) -> str:
        """Why, in the active language."""
        return _(TABLE[self.point][self.grade].sentence)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What can be said of an effect, and how sure it is.

    Attributes
    ----------
    claim : str
        "better", "worse", "no larger than" (then `bound` counts), or "can't tell".
    level : str
    bound : float
        X of "no effect larger than X", outcome units; NaN with another claim.
    maryland : int
        Step of the Maryland scale, 1 to 5.
    ladder : str
        Step of the Dutch ladder (Movisie, NJi); to be translated where it is shown.
    steps : tuple of Step
    """

    claim: Claim
    level: Level
    bound: float
    maryland: int
    ladder: str
    steps: tuple[Step, ...]

    @property
    def deciding(self) -> tuple[Step, ...]:
        """The steps that hold the level where it is; none at the highest level."""
        if self.level == LEVELS[-1]:
            return ()
        return tuple(step for step in self.steps if step.cap == self.level)


def judge(
    grades: Grades, *, effect: float, interval: tuple[float, float], relevant: float
) -> Verdict:
    """Give the verdict.

    The claim: an effect, if the rule lets one stand at "weak" or better; else "no effect larger
    than X", with X the far end of the interval, if the interval holds zero, X is at most the effect
    that matters, and such an effect would have been found; else can't tell.

    Parameters
    ----------
    grades : Grades
    effect : float
        Outcome units; positive is better.
    interval : tuple of float
        Of 95%; counting looks.
    relevant : float
        The smallest effect that matters, outcome units, above 0.

    Returns
    -------
    Verdict

    Raises
    ------
    EffectError
        If an end is missing, the effect lies outside its interval, or `relevant` is not positive.

    Notes
    -----
    Never from p alone: p is one of thirteen points. The form (start from the design, lower for each
    threat) is that of GRADE and of the padlocks of the Education Endowment Foundation.
    """
    low, high = interval
    if not low <= effect <= high:
        message = _("The effect ({effect}) must lie in its interval ({low} to {high}).")
        raise EffectError(message.format(effect=effect, low=low, high=high))
    if not relevant > 0:
        raise EffectError(_("The smallest effect that matters must be larger than zero."))
    maryland = min(TABLE[point][getattr(grades, point)].maryland for point in POINTS)
    found = steps_of(grades)
    if found[-1].level != LEVELS[0] and effect != 0:
        return _verdict("better" if effect > 0 else "worse", found, maryland)
    bound = max(abs(low), abs(high))
    nothing = steps_of(grades, none=True)
    small = low <= 0 <= high and bound <= relevant and grades.power == _FIRM_NONE
    if small and nothing[-1].level != LEVELS[0]:
        return _verdict("no larger than", nothing, maryland, bound=bound)
    return _verdict("can't tell", found, maryland)


def steps_of(grades: Grades, *, none: bool = False) -> tuple[Step, ...]:
    """Walk down the points; the level after the last is that of the claim.

    Parameters
    ----------
    grades : Grades
    none : bool
        For the claim that no effect is larger than X; else for the claim that there is one.
    """
    steps: list[Step] = []
    level: Level = LEVELS[-1]
    for point in POINTS:
        grade = getattr(grades, point)
        cell = TABLE[point][grade]
        cap = cell.none if none else cell.effect
        level = worst(level, cap)
        steps.append(Step(point, grade, cap, level))
    return tuple(steps)


def _verdict(
    claim: Claim, steps: tuple[Step, ...], maryland: int, *, bound: float = float("nan")
) -> Verdict:
    level: Level = LEVELS[0] if claim == "can't tell" else steps[-1].level
    step = LADDER[claim if claim in ("no larger than", "can't tell", "worse") else level]
    return Verdict(claim, level, bound, maryland, step, steps)
