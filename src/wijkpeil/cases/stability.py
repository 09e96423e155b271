"""How firm a verdict is: the same area under other rules and in other periods."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from wijkpeil.trajectories.change import Verdict

Firmness = Literal["robust", "depends", "contradicted", "undecided"]
ENOUGH_RULES, ENOUGH_OTHERS, ENOUGH_PERIODS = 2 / 3, 1 / 2, 1 / 2
"""A verdict is robust if at least these shares of all rules, of the rules that are not the study's
own with another setting, and of the periods say the same."""
_OPPOSITE: dict[str, tuple[str, ...]] = {
    "rising": ("falling",),
    "falling": ("rising",),
}
"""Nothing is the opposite of ``stable``: a rise or a fall is merely another verdict."""


@dataclass(frozen=True, slots=True)
class Support:
    """How many of some rules or periods say what the verdict says.

    Attributes
    ----------
    same, against, unclear, other : int
        That say the same; the opposite (a fall of a rise, a rise of a fall; of ``stable`` there is
        none); that they can't tell; and otherwise: a verdict that is neither.
    """

    same: int
    against: int
    unclear: int
    other: int

    @property
    def asked(self) -> int:
        """How many say anything at all of the area."""
        return self.same + self.against + self.unclear + self.other


@dataclass(frozen=True, slots=True)
class CaseStability:
    """How firm one area's verdict is.

    Attributes
    ----------
    code : str
    verdict : {"rising", "falling", "stable", "unclear"}
        Of the study's own rule and period.
    rules, periods : Support
        The study's own rule and period are not among them.
    firmness : {"robust", "depends", "contradicted", "undecided"}
    """

    code: str
    verdict: Verdict
    rules: Support
    periods: Support
    firmness: Firmness


def stability(
    *,
    verdict: pd.Series,
    rules: pd.DataFrame,
    periods: pd.DataFrame,
    settings: Collection[str] = (),
) -> tuple[CaseStability, ...]:
    """Count, for each area, the rules and periods that say what its verdict says.

    A verdict is *contradicted* if, of the rules and periods together, at least as many say the
    opposite as say the same. It is *robust* if no rule says the opposite, and the same is said by
    two thirds or more of the rules that say anything, by half or more of those that are not the
    study's own rule with another setting, and by half or more of the periods. Otherwise it
    *depends* on the rule. Without a verdict there is nothing to be firm about: *undecided*.

    Parameters
    ----------
    verdict : Series of str
        Index: code.
    rules, periods : DataFrame
        Give only periods that overlap the verdict's own: what an area did in other years says
        nothing of it. One row an area (index: code), one column a rule or period: ``rising``,
        ``falling``, ``stable``, ``unclear``, or missing where it says nothing of the area.
    settings : collection of str
        Columns of `rules` that are the study's own rule with one setting changed: those alone
        make no verdict robust.

    Returns
    -------
    tuple of CaseStability
        In the order of `verdict`.

    Examples
    --------
    >>> found = stability(
    ...     verdict=pd.Series(["falling"], index=["a"]),
    ...     rules=pd.DataFrame({"raw": ["falling"], "class": ["falling"], "types": ["stable"]},
    ...                        index=["a"]),
    ...     periods=pd.DataFrame({"2012-2018": ["falling"]}, index=["a"]),
    ... )
    >>> found[0].firmness, found[0].rules.same, found[0].rules.asked
    ('robust', 2, 3)
    """
    found = []
    codes = [str(code) for code in verdict.index]
    others = ~rules.columns.isin(list(settings))
    by_rule, by_period = (table.loc[codes].to_numpy(dtype=object) for table in (rules, periods))
    for at, code in enumerate(codes):
        own = str(verdict.iloc[at])
        of_rules, of_periods = _support(own, by_rule[at]), _support(own, by_period[at])
        of_others = _support(own, by_rule[at][others])
        found.append(
            CaseStability(
                code=code,
                verdict=own,  # type: ignore[arg-type]
                rules=of_rules,
                periods=of_periods,
                firmness=_firmness(own, of_rules, of_others, of_periods),
            )
        )
    return tuple(found)


def _support(own: str, said: npt.NDArray[np.object_]) -> Support:
    words = [str(word) for word in said if isinstance(word, str) and word]
    same = words.count(own)
    against = sum(words.count(word) for word in _OPPOSITE.get(own, ()))
    unclear = words.count("unclear") if own != "unclear" else 0
    return Support(same, against, unclear, len(words) - same - against - unclear)


def _firmness(own: str, rules: Support, others: Support, periods: Support) -> Firmness:
    if own == "unclear":
        return "undecided"
    same, against = rules.same + periods.same, rules.against + periods.against
    if against and against >= same:
        return "contradicted"
    firm = rules.same >= ENOUGH_RULES * rules.asked
    firm &= others.same >= ENOUGH_OTHERS * others.asked
    lasting = periods.same >= ENOUGH_PERIODS * periods.asked
    return "robust" if firm and lasting and not rules.against else "depends"
