"""An agreement coefficient with its interval, or the reason why there is none."""

from dataclasses import dataclass
from typing import Literal

CoefficientName = Literal[
    "percent",
    "alpha",
    "ac1",
    "ac2",
    "cohen",
    "fleiss",
    "conger",
    "brennan-prediger",
    "u-alpha",
    "|u-alpha",
    "cu-alpha",
    "(k)u-alpha",
]
Reason = Literal["", "nothing shared", "constant", "nothing marked", "no two codes", "too few"]
"""Why there is no value (two coders judged nothing; all gave one value everywhere; nobody, or
everybody, marked anything; no two codes where units meet), or no interval (too few groups)."""


@dataclass(frozen=True, slots=True)
class Coefficient:
    """What one coefficient says.

    Attributes
    ----------
    name : CoefficientName
    value : float or None
        1 is perfect; 0 is what chance gives (but for ``percent``). None where it is not defined.
    low, high : float or None
        Ends of the 95% interval; None if how sure the value is can't be told.
    items : int
        Units that at least two coders judged.
    groups : int
        Independent groups that the interval rests on: the units themselves, or the documents (or
        paragraphs) that they come from.
    standard_error : float or None
        By a formula, where there is a standard one for independent units.
    reason : Reason
        Why there is no value or no interval; empty if both are there.
    """

    name: CoefficientName
    value: float | None
    low: float | None
    high: float | None
    items: int
    groups: int
    standard_error: float | None = None
    reason: Reason = ""

    @property
    def known(self) -> bool:
        """Whether there is both a value and an interval."""
        return self.value is not None and self.low is not None
