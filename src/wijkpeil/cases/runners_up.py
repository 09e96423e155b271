"""What would have been chosen instead of each option."""

import math
from dataclasses import dataclass

from wijkpeil.cases.choose import Choice, choose
from wijkpeil.cases.conditions import Conditions
from wijkpeil.cases.options import Option


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """The best choice without one of the options chosen.

    Attributes
    ----------
    without : Option
    instead : tuple of Option
        What is new in that choice; empty if nothing takes its place.
    gone : tuple of Option
        What is no longer in it, beside `without`.
    loss : float
        How much less that choice scores; NaN if the conditions can't be met without the option.
    """

    without: Option
    instead: tuple[Option, ...]
    gone: tuple[Option, ...]
    loss: float

    @property
    def possible(self) -> bool:
        """Whether the conditions can be met without the option."""
        return not math.isnan(self.loss)


def runners_up(
    choice: Choice, options: tuple[Option, ...], conditions: Conditions
) -> tuple[RunnerUp, ...]:
    """Forbid the chosen options one by one, and choose again."""
    found = []
    for option in choice.options:
        other = choose(options, conditions, forbidden=frozenset({option}))
        if other is None:
            found.append(RunnerUp(option, (), (), float("nan")))
            continue
        found.append(
            RunnerUp(
                without=option,
                instead=tuple(o for o in other.options if o not in choice.options),
                gone=tuple(o for o in choice.options if o not in other.options and o is not option),
                loss=choice.score - other.score,
            )
        )
    return tuple(found)
