"""What a study compares its cases on: an outcome and conditions, and how each is calibrated."""

from dataclasses import dataclass, field
from typing import Literal, get_args

from wijkpeil.fieldwork.matrix.scores import ScoreRule
from wijkpeil.qca.calibration.methods import AsGiven, Calibration
from wijkpeil.qca.models import SolutionKind
from wijkpeil.qca.truth_table import Cuts
from wijkpeil.study.data_file import DataFile

IndicatorName = Literal["chance of rise", "chance of fall", "change"]
INDICATORS: tuple[IndicatorName, ...] = get_args(IndicatorName)
"""What can be asked of the trajectory of a case, over the study's period."""
Contradiction = Literal["missing", "combine"]
CONTRADICTION: tuple[Contradiction, ...] = get_args(Contradiction)
"""What perspectives that contradict each other give: no score, or one that combines them."""
Clusters = Literal["city", "none"]
KINDS: tuple[SolutionKind, ...] = get_args(SolutionKind)
USUAL_CUTS = Cuts(inclusion=0.8, pri=0.5)


@dataclass(frozen=True, slots=True)
class FromTrajectory:
    """The trajectory of each case: the chance of a rise (or fall) that counts, or the change."""

    indicator: IndicatorName


@dataclass(frozen=True, slots=True)
class FromCharacteristic:
    """A standard characteristic of each area, such as ``social_rent``."""

    characteristic: str


@dataclass(frozen=True, slots=True)
class FromColumn:
    """A column of a CSV in the study folder that has a column ``code``."""

    file: DataFile
    column: str


@dataclass(frozen=True, slots=True)
class FromAssessments:
    """What the perspectives say of a factor, or of the development, in the framework matrix.

    Attributes
    ----------
    factor : str
        Its id in the codebook.
    rule : ScoreRule
        How the perspectives make one score, from -2 to 2.
    """

    factor: str
    rule: ScoreRule = field(default_factory=ScoreRule)


RawSource = FromTrajectory | FromCharacteristic | FromAssessments | FromColumn


@dataclass(frozen=True, slots=True)
class PlannedSet:
    """An outcome or a condition as a study plans it.

    Attributes
    ----------
    name : str
        Short, as in expressions: ``RISE``.
    source : RawSource
    method : Calibration
    reason : str
        Why these anchors; "" is a fault that the page tells of.
    words : tuple of str
        What value 0, 1, ... is called in a sentence: ``("few associations", "many
        associations")``; empty if nothing is said.
    expected, expected_negation : tuple of int
        The values that are expected to go with the outcome, and with its negation; empty where
        nothing is expected.
    """

    name: str
    source: RawSource
    method: Calibration = field(default_factory=AsGiven)
    reason: str = ""
    words: tuple[str, ...] = ()
    expected: tuple[int, ...] = ()
    expected_negation: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A plan to compare the cases of a study.

    Attributes
    ----------
    outcome : PlannedSet
    conditions : tuple of PlannedSet
    cuts : Cuts
    solution : {"complex", "parsimonious", "intermediate"}
        The one that is told first; all three are told.
    clusters : {"city", "none"}
        Groups of cases in which the solution is looked at apart.
    exclude : str
        An expression: configurations that can't be assumed to have the outcome.
    theory : str
        An expression: when the outcome was expected beforehand.
    """

    outcome: PlannedSet
    conditions: tuple[PlannedSet, ...]
    cuts: Cuts = USUAL_CUTS
    solution: SolutionKind = "intermediate"
    clusters: Clusters = "city"
    exclude: str = ""
    theory: str = ""

    def expectations(self, *, negation: bool = False) -> str:
        """Write what is expected, as :func:`wijkpeil.qca.parse_expectations` reads it."""
        parts = []
        for one in self.conditions:
            values = one.expected_negation if negation else one.expected
            if values in ((0,), (1,)) and not many_valued(one.method):
                parts.append(one.name if values == (1,) else f"~{one.name}")
            elif values:
                parts.append(f"{one.name}[{','.join(map(str, values))}]")
        return ",".join(parts)


def many_valued(method: Calibration) -> bool:
    """Tell whether a method makes a multi-value condition."""
    return len(getattr(method, "at", ())) > 1 and type(method).__name__ == "Steps"
