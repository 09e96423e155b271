"""What goes further than rise and fall: likeness, expectation, explanation, clusters, firmness."""

from dataclasses import dataclass

from wijkpeil.results.alike import AlikeResults
from wijkpeil.results.cases import StabilityResults
from wijkpeil.results.effects import EffectResults
from wijkpeil.results.explanation import ExpectationResults, ExplanationResults
from wijkpeil.results.fieldwork import FieldworkResults
from wijkpeil.results.qca import QcaResults
from wijkpeil.results.spatial import SpatialResults


@dataclass(frozen=True, slots=True, eq=False)
class Further:
    """Everything that needs more than scores: characteristics, borders, or cases.

    Attributes
    ----------
    alike : AlikeResults or None
        The cases against areas like them; None without cases.
    expectation : ExpectationResults or None
    explanation : ExplanationResults or None
        These two need characteristics and the gemeente of the areas.
    clusters : SpatialResults or None
        Needs borders.
    stability : StabilityResults or None
        How firm the verdict on each case is.
    qca : QcaResults or None
        The cases compared; needs a study with conditions.
    fieldwork : FieldworkResults or None
        What each side says; needs a study with documents.
    effects : EffectResults or None
        What interventions did; needs a study with a register of them.
    notes : tuple of str
        What was asked for but could not be done, and why.
    """

    alike: AlikeResults | None = None
    expectation: ExpectationResults | None = None
    explanation: ExplanationResults | None = None
    clusters: SpatialResults | None = None
    stability: StabilityResults | None = None
    qca: QcaResults | None = None
    fieldwork: FieldworkResults | None = None
    effects: EffectResults | None = None
    notes: tuple[str, ...] = ()
