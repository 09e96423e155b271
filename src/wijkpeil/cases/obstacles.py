"""Why a choice can't be made: which conditions, if one is let go, make it possible."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, get_args

from wijkpeil.cases.candidates import Candidates, CityCount, eligible
from wijkpeil.cases.choose import choose
from wijkpeil.cases.conditions import Condition, conditions_of
from wijkpeil.cases.designs import options_of
from wijkpeil.cases.options import Option
from wijkpeil.cases.rule import SelectionRule

ListOptions = Callable[[Candidates, SelectionRule], tuple[Option, ...]]
Setting = Literal["sure", "caliper", "least_size"]
_EASED: dict[Setting, float] = {"sure": 0.5, "caliper": float("inf"), "least_size": 0.0}


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What stands in the way of a choice.

    Attributes
    ----------
    conditions : tuple of Condition
        Each of these, let go alone, makes a choice possible.
    settings : tuple of {"sure", "caliper", "least_size"}
        Each of these, eased as far as it goes, makes a choice possible.
    most : int
        The largest number of cases for which the rule can be met; 0 if there is none.
    counts : tuple of CityCount
    without_pair : tuple of str
        Cities where no pair can be formed, where pairs are asked.
    bare : tuple of str
        Cities without an area to choose.
    most_without : int
        The largest number of cases, at most what is asked, if those cities are left out; 0 if
        there are none or it does not help.
    """

    conditions: tuple[Condition, ...]
    settings: tuple[Setting, ...]
    most: int
    counts: tuple[CityCount, ...]
    without_pair: tuple[str, ...]
    bare: tuple[str, ...] = ()
    most_without: int = 0


def obstacles(
    areas: Candidates, rule: SelectionRule, *, list_options: ListOptions = options_of
) -> Obstacles:
    """Find out why the rule can't be met, by letting go of one thing at a time.

    Parameters
    ----------
    areas : Candidates
        All areas, eligible or not.
    rule : SelectionRule
        One that can't be met.
    list_options : callable
        Lists what can be chosen; by default what the rule's design lets be chosen.
    """
    some, counts = eligible(areas, rule)
    cities = tuple(count.city for count in counts)
    options = list_options(some, rule)
    asked = conditions_of(rule, options, cities=cities)
    bare = tuple(count.city for count in counts if not count.eligible)
    return Obstacles(
        conditions=tuple(
            one for one in get_args(Condition) if choose(options, asked.without(one)) is not None
        ),
        settings=tuple(
            one
            for one in get_args(Setting)
            if _helps(areas, rule, one, cities, list_options=list_options)
        ),
        most=_most(options, rule, cities, upto=rule.number - 1),
        counts=counts,
        without_pair=_without_pair(options, cities) if asked.without_pair is not None else (),
        bare=bare,
        most_without=_most_without(options, rule, cities, bare),
    )


def _helps(
    areas: Candidates,
    rule: SelectionRule,
    setting: Setting,
    cities: tuple[str, ...],
    *,
    list_options: ListOptions,
) -> bool:
    eased = replace(rule, **{setting: _EASED[setting]})  # type: ignore[arg-type]
    options = list_options(eligible(areas, eased)[0], eased)
    return choose(options, conditions_of(eased, options, cities=cities)) is not None


def _most(
    options: tuple[Option, ...], rule: SelectionRule, cities: tuple[str, ...], *, upto: int
) -> int:
    """Find the largest number of cases, at most some number, that can be met; 0 if none."""
    for number in range(min(upto, rule.per_city * len(cities)), 0, -1):
        fewer = replace(rule, number=number)
        if choose(options, conditions_of(fewer, options, cities=cities)) is not None:
            return number
    return 0


def _most_without(
    options: tuple[Option, ...],
    rule: SelectionRule,
    cities: tuple[str, ...],
    bare: tuple[str, ...],
) -> int:
    """Find the largest number of cases that the other cities can have."""
    if not bare or not rule.cities:
        return 0
    others = tuple(city for city in cities if city not in bare)
    return _most(options, replace(rule, cities=others), others, upto=rule.number) if others else 0


def _without_pair(options: tuple[Option, ...], cities: tuple[str, ...]) -> tuple[str, ...]:
    paired = {option.cities[0] for option in options if option.is_pair}
    return tuple(city for city in cities if city not in paired)
