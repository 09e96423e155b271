"""Choose options under conditions: exactly, and the same answer every time."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkpeil.cases.conditions import Conditions
from wijkpeil.cases.options import Option
from wijkpeil.cases.programme import Programme
from wijkpeil.cases.undominated import undominated

STEP = 1e-4
"""Scores are rounded to this: smaller differences in probability mean nothing, and whole numbers
make "equally good" exact."""
_REACHES = (30.0, 1000.0, np.inf)
"""How far, in steps, an option's bound may be behind the best of them to be tried."""

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Choice:
    """The options chosen.

    Attributes
    ----------
    options : tuple of Option
        In order of code.
    score : float
        Their scores together, each rounded to `STEP`.
    """

    options: tuple[Option, ...]
    score: float

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the areas chosen, ascending."""
        return tuple(sorted(code for option in self.options for code in option.codes))


def choose(
    options: tuple[Option, ...],
    conditions: Conditions,
    *,
    forbidden: frozenset[Option] = frozenset(),
) -> Choice | None:
    r"""Choose the options that together score most.

    .. math:: \max \sum_o w_o x_o,\quad x_o \in \{0, 1\},

    with each area in at most one option, and the conditions. A mixed-integer programme, solved to
    optimality (HiGHS; Huangfu and Hall 2018, *Mathematical Programming Computation* 10,
    119-142), over the options that may be in the best choice (`undominated`). Of equally good
    choices it is the one that is first in order of code: the options are gone through in order, and
    each is taken if some best choice with those taken before holds it.

    Parameters
    ----------
    options : tuple of Option
        In any order.
    conditions : Conditions
    forbidden : frozenset of Option
        Not to be chosen.

    Returns
    -------
    Choice or None
        None if the conditions can't be met.

    Raises
    ------
    ModelError
        If no proof of the best choice is found in a minute.
    """
    allowed = [o for o in options if o not in forbidden] if forbidden else options
    ordered = sorted(allowed, key=lambda option: (option.codes, option.roles))
    worth = np.rint(np.array([option.score for option in ordered]) / STEP).astype(np.int64)
    kept = undominated(ordered, worth=worth, conditions=conditions)
    some = [ordered[at] for at in np.flatnonzero(kept)]
    solved = _solved(Programme(some, worth=worth[kept], conditions=conditions))
    if solved is None:
        return None
    programme, found = solved
    if _rivalled(programme, found):
        found = _first_of_the_best(programme, found)
    chosen = tuple(programme.options[at] for at in np.flatnonzero(found))
    return Choice(chosen, float(programme.value(found)) * STEP)


def _solved(programme: Programme) -> tuple[Programme, BoolArray] | None:
    """Find a best choice, and leave the options only that may be in one.

    The options whose bound is near the best of all bounds are tried first. If what they give is
    within that reach, no other can be in a best choice. Worths are whole numbers, so half of one
    is a safe margin for the solver's rounding.
    """
    bounds = programme.bounds() if programme.count else np.zeros(0)
    if bounds is None:
        return None
    top = bounds.max(initial=0.0)
    for reach in _REACHES:
        near = bounds >= top - reach
        core = programme.only(near)
        found = core.solve()
        if found is not None and (near.all() or core.value(found) >= top - reach + 0.5):
            equal = bounds[near] >= core.value(found) - 0.5
            return core.only(equal), found[equal]
        if near.all():
            break
    return None


def _rivalled(programme: Programme, chosen: BoolArray) -> bool:
    """Whether another choice is as good."""
    return programme.value(programme.solve(cut=chosen)) == programme.value(chosen)


def _first_of_the_best(programme: Programme, chosen: BoolArray) -> BoolArray:
    """Go through the options in order, to the end; take each that some best choice holds."""
    count, best = programme.count, programme.value(chosen)
    least, most = np.zeros(count), np.ones(count)
    at = 0
    while at < count:
        # Options worth nothing may follow the last that was chosen.
        following = at + int(np.argmax(chosen[at:])) if chosen[at:].any() else count
        skipped = np.zeros(count, dtype=bool)
        skipped[at:following] = True
        other = programme.solve(least=least, most=most, one_of=skipped) if skipped.any() else None
        if other is not None and programme.value(other) == best:
            chosen = other  # its first option comes earlier, so this comes to an end
            continue
        most[skipped] = 0.0
        least[following : following + 1] = 1.0
        at = following + 1
    return chosen
