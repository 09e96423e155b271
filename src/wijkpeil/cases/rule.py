"""The rule that cases are chosen by: everything that a reader needs to choose them again."""

from dataclasses import dataclass
from typing import Literal, get_args

from wijkpeil.errors import RuleError
from wijkpeil.language import gettext as _
from wijkpeil.trajectories.defaults import S

Design = Literal["pairs", "most-similar", "typical-deviant", "diverse", "mix"]
DESIGNS: tuple[Design, ...] = get_args(Design)
CALIPER = 0.5 * S
"""By default areas that start within half a class step of each other start alike."""


@dataclass(frozen=True, slots=True)
class SelectionRule:
    """How to choose cases.

    Attributes
    ----------
    design : {"pairs", "most-similar", "typical-deviant", "diverse", "mix"}
    number : int
        Cases: at most so many for the two designs of pairs alone, exactly so many for the others.
    cities : tuple of str
        Names of gemeenten; empty is all of them.
    per_city : int
        Most cases in one city.
    without_pair : int or None
        For a mix in named cities: how many of them may do without a pair; None is
        as many as the numbers make needed (11 cases, 6 cities, at most 2 in each: 1).
    least_size : float
        Fewest inhabitants of a case.
    caliper : float
        Most that the start levels of a pair may differ, smoothed score points.
    likeness : float
        Most that the two of a most-similar pair may differ, in standard deviations.
    sure : float
        Least probability that the two of a pair truly differ by more than the least change.
    start, end : int or None
        Period; None is that of the study.
    """

    design: Design = "mix"
    number: int = 11
    cities: tuple[str, ...] = ()
    per_city: int = 2
    without_pair: int | None = None
    least_size: float = 1000.0
    caliper: float = CALIPER
    likeness: float = 0.75
    sure: float = 0.9
    start: int | None = None
    end: int | None = None

    def __post_init__(self) -> None:
        """Refuse what no choice can meet."""
        if self.design not in DESIGNS:
            raise RuleError(
                _("“{found}” is no way to choose cases. Known are: {known}.").format(
                    found=self.design, known=", ".join(DESIGNS)
                )
            )
        if self.number < 1 or self.per_city < 1 or (self.without_pair or 0) < 0:
            raise RuleError(
                _("Ask for at least one case, and let a city have at least one ({found}).").format(
                    found=f"{self.number}, {self.per_city}"
                )
            )
        if not 0.5 <= self.sure < 1:
            raise RuleError(
                _(
                    "How sure the two of a pair must differ is {found}; it must lie between 0.5 "
                    "and 1."
                ).format(found=self.sure)
            )
        if not (self.caliper > 0 and self.likeness > 0 and self.least_size >= 0):
            raise RuleError(
                _(
                    "How far the two of a pair may start apart must be more than 0, and the least "
                    "size 0 or more."
                )
            )

    @property
    def exact(self) -> bool:
        """Whether the number of cases must be met; a design of pairs stops where pairs end."""
        return self.design not in ("pairs", "most-similar")
