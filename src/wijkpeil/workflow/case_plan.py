"""What a person asks of the choice of cases: of a file with scores, or of a study."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from wijkpeil.areas.levels import Level
from wijkpeil.cases.rule import SelectionRule
from wijkpeil.cases.vulnerable import parse
from wijkpeil.panel import Panel
from wijkpeil.study.model import Case, Study
from wijkpeil.trajectories.defaults import Reference
from wijkpeil.workflow.inputs import read_inputs
from wijkpeil.workflow.question import Question
from wijkpeil.workflow.study_inputs import panel_of, question_of


@dataclass(frozen=True, slots=True)
class Asked:
    """What was given on the command line; None where nothing was.

    Attributes
    ----------
    sizes, gemeenten : Path or None
    level : str or None
    vulnerable : str or None
    minimum, cap : float or None
    reference : str or None
    settings : mapping of str to object
        Settings of the `SelectionRule`.
    command : str
    """

    sizes: Path | None = None
    gemeenten: Path | None = None
    level: Level | None = None
    vulnerable: str | None = None
    minimum: float | None = None
    cap: float | None = None
    reference: Reference | None = None
    settings: dict[str, object] = field(default_factory=dict)
    command: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class CasePlan:
    """Figures, question and rule, ready to choose by.

    Attributes
    ----------
    panel : Panel
    question : Question
    rule : SelectionRule
    brought_in : tuple of Case
        The study's own cases.
    """

    panel: Panel
    question: Question
    rule: SelectionRule
    brought_in: tuple[Case, ...] = ()


def plan_for_file(scores: Path, asked: Asked) -> CasePlan:
    """Make a plan for a file with scores.

    Raises
    ------
    RuleError
        If a rule can't be read.
    SourceError, PanelError
        If a file can't be used.
    """
    question = _question(Question(), asked)
    rule = replace(SelectionRule(), **asked.settings)  # type: ignore[arg-type]
    panel = read_inputs(scores, sizes=asked.sizes, gemeenten=asked.gemeenten, level=asked.level)
    return CasePlan(panel, question, rule)


def plan_for_study(study: Study, asked: Asked) -> CasePlan:
    """Make a plan for a study; what was asked beside it overrules it.

    Raises
    ------
    RuleError
        If a rule can't be read.
    StudyError, SourceError, PanelError
        If the study's figures can't be used.
    """
    rule = study.case_rule or SelectionRule(cities=study.cities)
    rule = replace(rule, **asked.settings)  # type: ignore[arg-type]
    return CasePlan(
        panel=panel_of(study),
        question=_question(question_of(study), asked),
        rule=rule,
        brought_in=study.cases,
    )


def _question(usual: Question, asked: Asked) -> Question:
    return replace(
        usual,
        vulnerable=usual.vulnerable if asked.vulnerable is None else parse(asked.vulnerable),
        minimum=usual.minimum if asked.minimum is None else asked.minimum,
        cap=usual.cap if asked.cap is None else asked.cap,
        reference=asked.reference or usual.reference,
        command=asked.command,
    )
