"""Everything that a page on a comparison of cases (QCA) needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.matrix.scores import AssessmentScore, ScoreRule
from wijkpeil.language import Language
from wijkpeil.qca.after.case_types import CaseTypes
from wijkpeil.qca.after.pairs import Pair
from wijkpeil.qca.after.theory import TheoryEvaluation
from wijkpeil.qca.analysis import Analysis, Question, Unanswered
from wijkpeil.qca.assumptions import Assumptions
from wijkpeil.qca.calibration.calibrated import Calibrated
from wijkpeil.qca.chart import PrimeImplicantChart
from wijkpeil.qca.clusters.diagnostics import ClusterDiagnostics
from wijkpeil.qca.counting import Count
from wijkpeil.qca.data import QcaData
from wijkpeil.qca.models import Model, SolutionKind
from wijkpeil.qca.necessity.expressions import NecessaryFit
from wijkpeil.qca.necessity.search import FoundNecessary
from wijkpeil.qca.r_call import CsvLayout
from wijkpeil.qca.robustness.cut_ranges import Range
from wijkpeil.qca.robustness.leave_one_out import LeaveOneOut
from wijkpeil.qca.robustness.many_choices import ManyChoices
from wijkpeil.qca.robustness.noise import NoiseCheck
from wijkpeil.qca.robustness.protocol import Robustness
from wijkpeil.qca.truth_table import TruthTable
from wijkpeil.sources.provenance import Provenance

RawUnit = Literal["", "share", "chance", "points"]


@dataclass(frozen=True, slots=True, eq=False)
class Assessed:
    """What perspectives gave on a factor, as the raw figures of a set.

    Attributes
    ----------
    factor : Code
        The factor, or the development.
    rule : ScoreRule
        How the perspectives made one score.
    perspectives : tuple of str
        Those that were asked.
    scores : tuple of AssessmentScore
        Of the cases, in their order.
    """

    factor: Code
    rule: ScoreRule
    perspectives: tuple[str, ...]
    scores: tuple[AssessmentScore, ...]


@dataclass(frozen=True, slots=True, eq=False)
class CalibratedSet:
    """An outcome or condition with what its raw values are.

    Attributes
    ----------
    calibrated : Calibrated
    origin : str
        What the raw value is, in the results' language.
    unit : {"", "share", "chance", "points"}
        How raw values are written.
    assessed : Assessed or None
        Where it is made of assessments.
    """

    calibrated: Calibrated
    origin: str
    unit: RawUnit = ""
    assessed: Assessed | None = None


@dataclass(frozen=True, slots=True, eq=False)
class CalibratedCases:
    """The calibrated table of a study.

    Attributes
    ----------
    outcome : CalibratedSet
    conditions : tuple of CalibratedSet
    codes, cities : tuple of str, length n
        Of the cases, in the order of each `Calibrated`.
    provenance : tuple of Provenance
        Of the files that were read for it, beside those of the panel.
    notes : tuple of str
    """

    outcome: CalibratedSet
    conditions: tuple[CalibratedSet, ...]
    codes: tuple[str, ...]
    cities: tuple[str, ...]
    provenance: tuple[Provenance, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def sets(self) -> tuple[CalibratedSet, ...]:
        """The conditions, then the outcome."""
        return (*self.conditions, self.outcome)

    @property
    def frame(self) -> pd.DataFrame:
        """One row a case, by name; a column of memberships for each set, the outcome last."""
        table = pd.DataFrame({one.calibrated.name: one.calibrated.series for one in self.sets})
        table.index.name = "case"
        return table


@dataclass(frozen=True, slots=True, eq=False)
class ToldModel:
    """One model with what is told of it.

    Attributes
    ----------
    model : Model
    text : str
        As written: ``A*B + ~C``.
    types : CaseTypes
    clusters : mapping of str to ClusterDiagnostics
        By term, the whole last; empty without clusters.
    assumptions : Assumptions
    """

    model: Model
    text: str
    types: CaseTypes
    clusters: Mapping[str, ClusterDiagnostics]
    assumptions: Assumptions


@dataclass(frozen=True, slots=True, eq=False)
class ToldSolution:
    """All models of one kind; the first few in full.

    Attributes
    ----------
    kind : {"complex", "parsimonious", "intermediate"}
    models : tuple of ToldModel
    texts : tuple of str
        Every model that is listed.
    count : Count
    chart : PrimeImplicantChart or None
        None for the intermediate solution, which has one per pair.
    """

    kind: SolutionKind
    models: tuple[ToldModel, ...]
    texts: tuple[str, ...]
    count: Count
    chart: PrimeImplicantChart | None = None


@dataclass(frozen=True, slots=True)
class OtherChoice:
    """An analysis with one choice otherwise.

    Attributes
    ----------
    name : str
        What was chosen: "inclusion 0.75".
    models : tuple of str
        Empty if there was no solution.
    cases : frozenset of str
        More in some model than out of it.
    """

    name: str
    models: tuple[str, ...]
    cases: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Steadiness:
    """How the solution depends on choices and on single cases.

    Attributes
    ----------
    cuts : tuple of Range
    thresholds : mapping of str to tuple of Range
        By condition; empty where it is not known how conditions were calibrated.
    tests : tuple of OtherChoice
    protocol : Robustness or None
        None if nothing else could be tried.
    without : LeaveOneOut
    choices : ManyChoices
    """

    cuts: tuple[Range, ...]
    thresholds: Mapping[str, tuple[Range, ...]]
    tests: tuple[OtherChoice, ...]
    protocol: Robustness | None
    without: LeaveOneOut
    choices: ManyChoices


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """The answer for the outcome, or for its negation.

    Attributes
    ----------
    question : Question
    found : Analysis or Unanswered
        Unanswered where no row is positive, or none can be set against another.
    solutions : tuple of ToldSolution
        Complex, parsimonious and intermediate, as far as they are there.
    told : {"complex", "parsimonious", "intermediate"}
        The one that is told first.
    singles : tuple of NecessaryFit
        Each condition, and its negation, as necessary for the outcome.
    necessary : FoundNecessary
        What reaches the cuts of necessity.
    noise : NoiseCheck or None
    steadiness : Steadiness or None
    pairs : mapping of str to tuple of Pair
        Cases to compare, by why: ``deviant``, ``irrelevant``, ``uncovered``.
    contradictory, simultaneous : tuple of int
        Rows that outcome and negation both claim: assumed, and observed.
    """

    question: Question
    found: Analysis | Unanswered
    solutions: tuple[ToldSolution, ...]
    told: SolutionKind
    singles: tuple[NecessaryFit, ...]
    necessary: FoundNecessary
    noise: NoiseCheck | None
    steadiness: Steadiness | None
    pairs: Mapping[str, tuple[Pair, ...]] = field(default_factory=dict)
    contradictory: tuple[int, ...] = ()
    simultaneous: tuple[int, ...] = ()

    @property
    def data(self) -> QcaData:
        """The cases, their conditions and the outcome."""
        return self.found.data

    @property
    def table(self) -> TruthTable:
        """The truth table, with the rows that were excluded."""
        return self.found.table

    @property
    def why_not(self) -> str:
        """Why there is no solution; "" if there is one."""
        return self.found.why_not if isinstance(self.found, Unanswered) else ""

    @property
    def first(self) -> ToldSolution | None:
        """The solution that is told first; None if there is none."""
        return next((one for one in self.solutions if one.kind == self.told), None)


@dataclass(frozen=True, slots=True, eq=False)
class QcaResults:
    """A comparison of cases, whole.

    Attributes
    ----------
    title, subtitle : str
    language : {"nl", "en"}
    made_up : bool
    file : str
        Name of the calibrated table, for the call of R's package.
    words : mapping of str to tuple of str
        What value 0, 1, ... of a set is called; a set without words goes by its name.
    calibrated : CalibratedCases or None
        None if a calibrated table was given.
    answer, negation : Answer
    clusters : tuple of str
        Of the cases of `answer`, in their order; empty without clusters.
    evaluation : TheoryEvaluation or None
    theory : str
    warnings : tuple of str
        What must be read before the solution.
    provenance : tuple of Provenance
    command : str
    layout : CsvLayout
        How that file is written.
    """

    title: str
    subtitle: str
    language: Language
    made_up: bool
    file: str
    words: Mapping[str, tuple[str, ...]]
    calibrated: CalibratedCases | None
    answer: Answer
    negation: Answer
    clusters: tuple[str, ...] = ()
    evaluation: TheoryEvaluation | None = None
    theory: str = ""
    warnings: tuple[str, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    command: str = ""
    layout: CsvLayout = field(default_factory=CsvLayout)
