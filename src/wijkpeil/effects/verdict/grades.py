"""The points that a verdict looks at, and the grades that each may get."""

from dataclasses import dataclass, fields
from typing import Literal, get_args, get_type_hints

Design = Literal["by lot", "at a border", "compared over time", "compared", "before and after"]
Selection = Literal["same without that wave", "not told", "no areas as bad", "differs"]
Treated = Literal["ten or more", "two to nine", "one"]
Chance = Literal["below 5%", "below 5% before counting looks", "below 10%", "10% or more"]
BreakEvenGrade = Literal["as large as before", "half as large", "hardly any", "not known", "none"]
Pretrend = Literal["none seen", "none seen, test blind", "seen", "not known"]
Displacement = Literal["rings clean", "net effect holds", "not looked at", "net effect gone"]
Anticipation = Literal[
    "dealt with",
    "announcement not known",
    "compared from after it",
    "moved before the start",
]
Overlap = Literal["none or clean the same", "not looked at", "clean differs", "no clean areas"]
Instrument = Literal["one edition and borders", "changed"]
Composition = Literal["residents the same", "not looked at", "residents changed"]
Estimators = Literal["two agree", "one", "disagree"]
Power = Literal["enough", "too little, yet larger than that", "too little"]


@dataclass(frozen=True, slots=True)
class Grades:
    """A grade for every point; each type lists its grades from the best to the worst.

    Attributes
    ----------
    design : str
    selection : str
        Whether areas that were chosen at a bad moment merely went back to normal.
    treated : str
        How many areas were treated.
    chance : str
        p after counting looks (Holm); by permutation if fewer than ten areas are treated.
    break_even : str
        M-bar: how far courses may part, next to the largest step before, until nothing is left.
    pretrend : str
    displacement : str
    anticipation : str
    overlap : str
    instrument : str
    composition : str
    estimators : str
    power : str
        Whether the effect that matters would have been found (4 times in 5).
    """

    design: Design
    selection: Selection
    treated: Treated
    chance: Chance
    break_even: BreakEvenGrade
    pretrend: Pretrend
    displacement: Displacement
    anticipation: Anticipation
    overlap: Overlap
    instrument: Instrument
    composition: Composition
    estimators: Estimators
    power: Power


POINTS: tuple[str, ...] = tuple(field.name for field in fields(Grades))
"""The points in the order in which they are told."""

ALLOWED: dict[str, tuple[str, ...]] = {
    name: get_args(hint) for name, hint in get_type_hints(Grades).items()
}
"""The grades of each point, from the best to the worst."""
