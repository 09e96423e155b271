"""What cases are compared on: a condition, its kind and its values."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["crisp", "fuzzy", "multivalue"]


@dataclass(frozen=True, slots=True)
class Condition:
    """A calibrated set, or a factor with several values.

    Attributes
    ----------
    name : str
    kind : {"crisp", "fuzzy", "multivalue"}
        Crisp: 0 or 1. Fuzzy: a membership from 0 to 1. Multi-value: 0, 1, 2, ...
    levels : int
        How many values a row of a truth table can have here; 2 unless multi-value.
    temporal : bool
        Whether some cases have "-" here: the value does not apply to them (as the order of two
        events does not where one of them is absent; Ragin and Strand 2008).
    """

    name: str
    kind: Kind = "crisp"
    levels: int = 2
    temporal: bool = False
