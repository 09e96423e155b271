"""The kinds of rule that say which areas are vulnerable, and each in words."""

from dataclasses import dataclass
from typing import Literal, get_args

from wijkpeil.cases.defaults import WAVE, WORST_OK
from wijkpeil.errors import RuleError
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number, percentage
from wijkpeil.trajectories.typology.classes import OFFICIAL, name, number_of

Operator = Literal["<=", ">=", "!=", "<", ">", "="]
OPERATORS: tuple[Operator, ...] = get_args(Operator)


@dataclass(frozen=True, slots=True)
class ByClass:
    """Areas of a certain official class or worse at one wave.

    Attributes
    ----------
    worst_ok : str
        The best class that still counts as vulnerable, in Dutch or English.
    wave : int
    """

    worst_ok: str = WORST_OK
    wave: int = WAVE

    @property
    def number(self) -> int:
        """The class as a number, 1 (worst) to 9."""
        found = number_of(self.worst_ok)
        if found is None:
            raise RuleError(
                _("“{found}” is no class. The classes are: {classes}.").format(
                    found=self.worst_ok, classes=", ".join(OFFICIAL)
                )
            )
        return found

    def describe(self) -> str:
        """Say the rule in the active language."""
        return _("Areas that were “{level}” or worse in {wave}").format(
            level=name(self.number), wave=self.wave
        )

    def __str__(self) -> str:
        """Write the rule so that it can be read again."""
        return f"{OFFICIAL[self.number - 1]}@{self.wave}"


@dataclass(frozen=True, slots=True)
class ByCodes:
    """Areas named one by one.

    Attributes
    ----------
    codes : tuple of str
    """

    codes: tuple[str, ...]

    def describe(self) -> str:
        """Say the rule in the active language."""
        count = len(self.codes)
        return ngettext(
            "The area on a list: {codes}", "The {count} areas on a list: {codes}", count
        ).format(count=count, codes=_shortened(self.codes))

    def __str__(self) -> str:
        """Write the rule so that it can be read again."""
        return "codes:" + ",".join(self.codes)


@dataclass(frozen=True, slots=True)
class ByPercentile:
    """The areas with the lowest scores at one wave.

    Attributes
    ----------
    share : float
        Share of the areas that have a score, between 0 and 1.
    wave : int
    """

    share: float
    wave: int = WAVE

    def __post_init__(self) -> None:
        """Refuse a share that is none."""
        if not 0 < self.share < 1:
            raise RuleError(
                _("The lowest {share} of the areas is no choice: take between 0% and 100%.").format(
                    share=f"{100 * self.share:g}%"
                )
            )

    def describe(self) -> str:
        """Say the rule in the active language."""
        digits = 0 if abs(100 * self.share - round(100 * self.share)) < 1e-9 else 1
        return _("The {share} of the areas with the lowest scores in {wave}").format(
            share=percentage(self.share, digits=digits), wave=self.wave
        )

    def __str__(self) -> str:
        """Write the rule so that it can be read again."""
        return f"lowest {round(100 * self.share, 10):.12g}%@{self.wave}"


@dataclass(frozen=True, slots=True)
class ByCharacteristic:
    """Areas whose characteristic is above or below a value.

    Attributes
    ----------
    column : str
    operator : {"<", "<=", ">", ">=", "=", "!="}
    value : float
    """

    column: str
    operator: Operator
    value: float

    def describe(self) -> str:
        """Say the rule in the active language."""
        words = {
            "<": _("Areas where {column} is less than {value}"),
            "<=": _("Areas where {column} is at most {value}"),
            ">": _("Areas where {column} is more than {value}"),
            ">=": _("Areas where {column} is at least {value}"),
            "=": _("Areas where {column} is {value}"),
            "!=": _("Areas where {column} is not {value}"),
        }
        digits = 0 if self.value == round(self.value) else 2
        return words[self.operator].format(
            column=self.column, value=number(self.value, digits=digits)
        )

    def __str__(self) -> str:
        """Write the rule so that it can be read again."""
        return f"{self.column}{self.operator}{self.value!r}"


@dataclass(frozen=True, slots=True)
class All:
    """Every area."""

    def describe(self) -> str:
        """Say the rule in the active language."""
        return _("All areas")

    def __str__(self) -> str:
        """Write the rule so that it can be read again."""
        return "all"


Rule = ByClass | ByCodes | ByPercentile | ByCharacteristic | All


def _shortened(codes: tuple[str, ...], most: int = 12) -> str:
    if len(codes) <= most:
        return ", ".join(codes)
    return _("{codes} and {more} more").format(
        codes=", ".join(codes[:most]), more=number(len(codes) - most)
    )
