"""What a choice of cases must meet."""

from dataclasses import dataclass, replace
from typing import Literal

from wijkpeil.cases.options import Option, Role
from wijkpeil.cases.rule import SelectionRule

Condition = Literal["number", "every_city", "per_city", "pair_in_city", "every_role"]
"""Conditions that can be let go one by one."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """Conditions on a set of options.

    Attributes
    ----------
    number : int
        Cases.
    exact : bool
        Whether there must be so many, or may be fewer.
    cities : tuple of str
        In order.
    per_city : int or None
        Most cases in a city.
    every_city : bool
        Whether each city must have a case.
    without_pair : int or None
        Most cities that may do without both a riser and a faller chosen as a pair; None asks
        nothing.
    most_alone : int or None
        Most cases that are not part of a pair; None asks nothing.
    least_of_role : tuple of (Role, int)
        Fewest cases of some roles.
    """

    number: int
    exact: bool
    cities: tuple[str, ...]
    per_city: int | None
    every_city: bool = False
    without_pair: int | None = None
    most_alone: int | None = None
    least_of_role: tuple[tuple[Role, int], ...] = ()

    def without(self, condition: Condition) -> "Conditions":
        """Let one condition go."""
        return {
            "number": replace(self, exact=False),
            "every_city": replace(self, every_city=False),
            "per_city": replace(self, per_city=None),
            "pair_in_city": replace(self, without_pair=None, most_alone=None),
            "every_role": replace(self, least_of_role=()),
        }[condition]


def conditions_of(
    rule: SelectionRule, options: tuple[Option, ...], *, cities: tuple[str, ...]
) -> Conditions:
    """Say what a rule asks of the choice.

    Parameters
    ----------
    rule : SelectionRule
    options : tuple of Option
        The quotas of the diverse and the typical-deviant design follow from the roles in it.
    cities : tuple of str
        The cities that areas are in, or that were asked.
    """
    asked = bool(rule.cities)
    mixed = rule.design == "mix" and rule.per_city > 1
    # So many cases leave so many cities with one: 11 in 6 cities, at most 2 in each, leave one.
    needed = max(rule.per_city * len(cities) - rule.number, 0)
    spare = rule.without_pair if rule.without_pair is not None else needed
    alone = rule.number % 2 if mixed and not asked else None
    return Conditions(
        number=rule.number,
        exact=rule.exact,
        cities=tuple(sorted(cities)),
        per_city=rule.per_city,
        every_city=asked and rule.exact and rule.number >= len(cities),
        without_pair=spare if mixed and asked else None,
        most_alone=alone,
        least_of_role=_quotas(rule, options),
    )


def _quotas(rule: SelectionRule, options: tuple[Option, ...]) -> tuple[tuple[Role, int], ...]:
    """Spread the cases evenly over the roles that some area can play."""
    if rule.design not in ("diverse", "typical-deviant"):
        return ()
    count: dict[Role, int] = {}
    for option in options:
        for role in option.roles:
            count[role] = count.get(role, 0) + 1
    if not count:
        return ()
    share = rule.number // len(count)
    return tuple((role, min(share, count[role])) for role in sorted(count))
