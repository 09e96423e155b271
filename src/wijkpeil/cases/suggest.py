"""From areas and a rule to the cases, what would replace each, and who could be chosen at all."""

from dataclasses import dataclass, replace

from wijkpeil.cases.candidates import Candidates, CityCount, eligible
from wijkpeil.cases.choose import Choice, choose
from wijkpeil.cases.conditions import Conditions, conditions_of
from wijkpeil.cases.designs import options_of
from wijkpeil.cases.obstacle_words import NamedAs, describe_obstacles
from wijkpeil.cases.obstacles import obstacles
from wijkpeil.cases.options import Option
from wijkpeil.cases.raw import raw_options
from wijkpeil.cases.rule import SelectionRule
from wijkpeil.cases.runners_up import RunnerUp, runners_up
from wijkpeil.errors import RuleError


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """A choice of cases.

    Attributes
    ----------
    rule : SelectionRule
    candidates : Candidates
        The areas that could be chosen, in order of code.
    counts : tuple of CityCount
    options : tuple of Option
        All that could be chosen.
    conditions : Conditions
    choice : Choice
    runners_up : tuple of RunnerUp
        One for each option of the choice; empty if not asked.
    """

    rule: SelectionRule
    candidates: Candidates
    counts: tuple[CityCount, ...]
    options: tuple[Option, ...]
    conditions: Conditions
    choice: Choice
    runners_up: tuple[RunnerUp, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the cases, ascending."""
        return self.choice.codes


def suggest(
    areas: Candidates,
    rule: SelectionRule,
    *,
    raw: bool = False,
    alternatives: bool = True,
    named: NamedAs = "option",
) -> Selection:
    """Choose cases by a rule.

    Parameters
    ----------
    areas : Candidates
        All areas, of all cities.
    rule : SelectionRule
    raw : bool
        Choose by the plain difference of two scores instead, to compare with.
    alternatives : bool
        Whether to look for what would replace each option.
    named : {"option", "key"}
        How a message names settings: by their option, or their key in ``study.toml``.

    Returns
    -------
    Selection

    Raises
    ------
    RuleError
        If the conditions can't be met (the message says which stand in the way), or the design
        needs what is not known.
    """
    some, counts = eligible(areas, rule)
    list_options = raw_options if raw else options_of
    options = list_options(some, rule)
    conditions = conditions_of(rule, options, cities=tuple(count.city for count in counts))
    choice = choose(options, conditions)
    if choice is None:
        found = obstacles(areas, rule, list_options=list_options)
        if raw:  # it asks of no pair that the two start alike and surely differ
            found = replace(found, without_pair=())
        raise RuleError(describe_obstacles(found, rule, named=named))
    return Selection(
        rule=rule,
        candidates=some,
        counts=counts,
        options=options,
        conditions=conditions,
        choice=choice,
        runners_up=runners_up(choice, options, conditions) if alternatives else (),
    )
