"""One finding: an intervention, an outcome, what was found and how sure that is."""

from dataclasses import dataclass
from typing import Literal, get_args

from wijkpeil.effects.levels import LEVEL_NAMES, Level
from wijkpeil.language import N_, number
from wijkpeil.language import gettext as _

Outcome = Literal[
    "livability",
    "safety",
    "crime",
    "prices",
    "work",
    "income",
    "health",
    "education",
    "composition",
    "cohesion",
    "displacement",
    "surroundings",
    "amenities",
    "homes",
]
OUTCOMES: dict[Outcome, str] = {
    "livability": N_("livability"),
    "safety": N_("safety and nuisance"),
    "crime": N_("crime"),
    "prices": N_("house prices"),
    "work": N_("work"),
    "income": N_("income and socio-economic position"),
    "health": N_("health"),
    "education": N_("education"),
    "composition": N_("who lives there"),
    "cohesion": N_("social cohesion"),
    "displacement": N_("displacement to other areas"),
    "surroundings": N_("physical surroundings"),
    "amenities": N_("amenities"),
    "homes": N_("housing stock"),
}
"""The controlled list of outcomes: findings on different ones are never averaged."""

Direction = Literal[
    "favourable", "unfavourable", "none shown", "little", "mixed", "changed", "no verdict"
]
DIRECTIONS: dict[Direction, str] = {
    "favourable": N_("favourable"),
    "unfavourable": N_("unfavourable"),
    "none shown": N_("no demonstrable effect"),
    "little": N_("a small effect or none"),
    "mixed": N_("mixed"),
    "changed": N_("changed, neither good nor bad by itself"),
    "no verdict": N_("not an effect: a description without comparison"),
}
"""What was found. "None shown" is not "no effect": the study could not show one."""

Origin = Literal["published", "own"]
ORIGINS: tuple[Origin, ...] = get_args(Origin)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one study, or one own estimate, found on one outcome.

    Attributes
    ----------
    id : str
    origin : {"published", "own"}
    policy : str
        Short name of the policy, the same in all findings on it: "krachtwijken".
    intervention : str
        In words.
    kind : str
        One of `register.kinds.KINDS`; "" for what isn't an intervention (context).
    outcome : str
        One of `OUTCOMES`.
    direction : str
        One of `DIRECTIONS`.
    finding : str
        In words, with the uncertainty that the source has.
    citation, link : str
    design : str
        In words.
    grade : str
        Maryland scale, 1 to 5, or a range "3-4"; "" where none was given.
    graded_by : str
        Who gave the grade.
    country, population : str
    start, end : int or None
        First and last year that it is about.
    size, lower, upper : float or None
        The effect and its interval, in `unit`; size without lower and upper has no interval told.
    unit : str
    cost : str
        Of the policy, in words.
    paid_by : str
        Who paid for the study; "" is not looked up.
    not_read : str
        What was not read or not checked.
    level : {"can't tell", "weak", "reasonable", "strong"} or None
        Of an own estimate, by the rule of the verdict.
    line : int
        In evidence-library.csv; 0 otherwise.
    """

    id: str
    origin: Origin
    policy: str
    intervention: str
    kind: str
    outcome: Outcome
    direction: Direction
    finding: str
    citation: str
    link: str = ""
    design: str = ""
    grade: str = ""
    graded_by: str = ""
    country: str = ""
    population: str = ""
    start: int | None = None
    end: int | None = None
    size: float | None = None
    lower: float | None = None
    upper: float | None = None
    unit: str = ""
    cost: str = ""
    paid_by: str = ""
    not_read: str = ""
    level: Level | None = None
    line: int = 0

    def size_in_words(self) -> str:
        """Tell the size with its interval, or that there is none.

        >>> from wijkpeil.language import speaking
        >>> one = Evidence("a", "published", "p", "", "", "crime", "favourable", "", "", size=-40.0,
        ...                unit="%")
        >>> with speaking("en"):
        ...     one.size_in_words()
        '−40% (no interval told)'
        """
        if self.size is None and (self.lower is None or self.upper is None):
            telling = self.direction in ("none shown", "little")
            return direction_label(self.direction) if telling else _("no size told")
        ends = [value for value in (self.lower, self.upper) if value is not None]
        between = (
            _("between {lower} and {upper}").format(lower=_plain(ends[0]), upper=_plain(ends[1]))
            if len(ends) == 2
            else _("no interval told")
        )
        if self.size is None:
            return self._with_unit(between)
        return f"{self._with_unit(_plain(self.size))} ({between})"

    def _with_unit(self, text: str) -> str:
        return f"{text}%" if self.unit == "%" else f"{text} {self.unit}".strip()

    def paid_in_words(self) -> str:
        """Tell who paid for the study, or that it isn't known here."""
        return self.paid_by or _("who paid for the study was not looked up")

    def grade_in_words(self) -> str:
        """Tell the grade and who gave it."""
        if not self.grade:
            return _("no grade") if self.level is None else _(LEVEL_NAMES[self.level])
        by = self.graded_by or _("not told by whom")
        return _("Maryland scale {grade} of 5 (graded by: {by})").format(grade=self.grade, by=by)


def outcome_label(outcome: Outcome) -> str:
    """Name an outcome in the active language."""
    return _(OUTCOMES[outcome])


def direction_label(direction: Direction) -> str:
    """Name a direction in the active language."""
    return _(DIRECTIONS[direction])


def _plain(value: float) -> str:
    digits = 0 if value == round(value) else 1 if round(value, 1) == value else 3
    return number(value, digits=digits)
