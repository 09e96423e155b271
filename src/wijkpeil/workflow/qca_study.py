"""Compare the cases of a study, or of a calibrated table, with everything that a page tells."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from wijkpeil.language import active
from wijkpeil.language import gettext as _
from wijkpeil.madeup.recognise import made_up_codes
from wijkpeil.panel import Panel
from wijkpeil.qca.after.theory import TheoryEvaluation, evaluate_theory
from wijkpeil.qca.analysis import Question
from wijkpeil.qca.minimise import Options
from wijkpeil.qca.models import SolutionKind
from wijkpeil.qca.r_call import CsvLayout
from wijkpeil.qca.robustness.calibration_ranges import CalibratedCondition
from wijkpeil.qca.robustness.noise import noise_note
from wijkpeil.qca.truth_table import Cuts
from wijkpeil.qca.untenable import contradictory_assumptions, simultaneous_subsets
from wijkpeil.report.explanation.answer import late_note
from wijkpeil.results.qca import Answer, CalibratedCases, QcaResults
from wijkpeil.sources.provenance import Provenance
from wijkpeil.sources.qca_csv import QcaTable
from wijkpeil.study.comparison import Comparison, FromCharacteristic
from wijkpeil.study.model import Study
from wijkpeil.trajectories.change import Change
from wijkpeil.workflow.calibrated_table import calibrated_table, comparison_of
from wijkpeil.workflow.compare import apart_from_clusters, conditions_note, negated, words_notes
from wijkpeil.workflow.other_choices import movable
from wijkpeil.workflow.qca_answer import Extent, answer

CALIBRATED = "calibrated.csv"
"""Name of the calibrated table that is written beside the page."""
RARE = 0.05
"""Share of noise above which a solution is no finding."""
ROWS = 1 << 16
"""With more configurations than this, assumptions of both outcomes are not compared by row."""


@dataclass(frozen=True, slots=True)
class About:
    """What a page on a comparison says of itself.

    Attributes
    ----------
    title, subtitle : str
    made_up : bool
    file : str
        Name of the calibrated table.
    command : str
    provenance : tuple of Provenance
    layout : CsvLayout
        How the calibrated table is written.
    """

    title: str
    subtitle: str = ""
    made_up: bool = False
    file: str = CALIBRATED
    command: str = ""
    provenance: tuple[Provenance, ...] = ()
    layout: CsvLayout = field(default_factory=CsvLayout)


def compare_study(
    study: Study,
    panel: Panel,
    change: Change,
    *,
    cuts: Cuts | None = None,
    options: Options | None = None,
    command: str = "",
    deals: int | None = None,
) -> QcaResults:
    """Compare the cases of a study as its ``conditions.toml`` says.

    Parameters
    ----------
    study : Study
    panel : Panel
    change : Change
        Of the areas of the panel, over the study's period.
    cuts : Cuts, optional
        Others than those of the study.
    options : Options, optional
        How models are chosen.
    command : str
        The command that makes the page.
    deals : int, optional
        How often the outcome is dealt out anew; 0 leaves noise and robustness out, and as
        :func:`~wijkpeil.workflow.qca_answer.usual_deals` says if not given.

    Raises
    ------
    StudyError
        If the study has no plan, or a figure can't be had.
    QcaError
        If the conditions can't be compared.
    """
    comparison = comparison_of(study)
    cases = calibrated_table(study, panel, change)
    plan = replace(comparison, cuts=cuts or comparison.cuts)
    extent = Extent(
        told=plan.solution,
        clusters=_cities(cases) if plan.clusters == "city" else {},
        calibrated=_calibrated(cases),
        units={one.calibrated.name: one.unit for one in cases.sets},
        deals=deals,
    )
    question, other = (
        replace(study_question(plan, negation=negation), options=options or Options())
        for negation in (False, True)
    )
    about = About(
        title=study.title,
        made_up=study.made_up or made_up_codes(panel.codes),
        command=command,
        provenance=(*panel.provenance, *cases.provenance),
    )
    results = compare_frame(cases.frame, question, other, extent=extent, about=about)
    told = cases.notes + tuple(note for one in cases.sets for note in one.calibrated.notes)
    return replace(
        results,
        words={one.name: one.words for one in (plan.outcome, *plan.conditions) if one.words},
        calibrated=cases,
        theory=plan.theory,
        evaluation=_evaluated(plan.theory, results.answer),
        warnings=(*results.warnings, *_unless_known(_late(plan, panel, change) + told, results)),
    )


def compare_table(
    table: QcaTable,
    question: Question,
    *,
    about: About,
    clusters: str = "",
    deals: int | None = None,
) -> QcaResults:
    """Compare the cases of a calibrated table that somebody made elsewhere.

    Parameters
    ----------
    table : QcaTable
    question : Question
        Its expectations and exclusions are about the outcome, so the negation has none.
    about : About
    clusters : str
        Column with the group of each case; it is no condition.
    deals : int, optional
    """
    table, question, groups = apart_from_clusters(table, clusters, question)
    told: SolutionKind = "intermediate" if question.expectations else "parsimonious"
    results = compare_frame(
        table.frame,
        question,
        negated(question),
        extent=Extent(told=told, clusters=groups, deals=deals),
        about=replace(about, layout=table.layout),
    )
    words = words_notes(table, results.answer.data)
    return replace(results, warnings=(*results.warnings, *words))


def compare_frame(
    frame: pd.DataFrame,
    question: Question,
    negated_question: Question,
    *,
    extent: Extent,
    about: About,
) -> QcaResults:
    """Answer a question and that about the negation, and gather what must be said first."""
    found = answer(frame, question, extent)
    other = answer(frame, negated_question, extent)
    simultaneous, contradictory = _claimed_by_both(found, other)
    found, other = (
        replace(one, simultaneous=simultaneous, contradictory=contradictory)
        for one in (found, other)
    )
    return QcaResults(
        title=about.title,
        subtitle=about.subtitle,
        language=active(),
        made_up=about.made_up,
        file=about.file,
        words={},
        calibrated=None,
        answer=found,
        negation=other,
        clusters=tuple(extent.clusters[case] for case in found.data.cases)
        if extent.clusters
        else (),
        warnings=_warnings(found, other),
        provenance=about.provenance,
        command=about.command,
        layout=about.layout,
    )


def study_question(plan: Comparison, *, negation: bool = False) -> Question:
    """Put the plan of a study as a question about its outcome, or about the negation."""
    return Question(
        outcome=f"~{plan.outcome.name}" if negation else plan.outcome.name,
        conditions=tuple(one.name for one in plan.conditions),
        cuts=plan.cuts.negated() if negation else plan.cuts,
        expectations=plan.expectations(negation=negation),
        exclude="" if negation else plan.exclude,
    )


def _claimed_by_both(found: Answer, other: Answer) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Find observed rows, and assumed rows, that outcome and negation both claim."""
    together = simultaneous_subsets(found.table, negated=other.table)
    kinds = {kind.kind for kind in found.solutions} & {kind.kind for kind in other.solutions}
    if "parsimonious" not in kinds or found.table.space.size > ROWS:
        return together, ()
    options = found.question.options
    return together, contradictory_assumptions(found.table, negated=other.table, options=options)


def _warnings(found: Answer, other: Answer) -> tuple[str, ...]:
    """Say before any solution whether one can mean anything."""
    notes = [conditions_note(found.data)]
    notes += [_noise(one) for one in (found, other)]
    if found.question.exclude:
        notes.append(
            _(
                "Rows were excluded from the analysis of {outcome}, and so from each analysis that "
                "noise and robustness rest on; not from the analysis of {negation}."
            ).format(outcome=found.question.outcome, negation=other.question.outcome)
        )
    notes += found.data.notes
    return tuple(note for note in notes if note)


def _noise(one: Answer) -> str:
    """Say what noise does, and what that means; "" where it was not asked."""
    if one.noise is None:
        return ""
    text = f"{one.question.outcome}: {noise_note(one.noise)}"
    if not one.noise.complete:
        text += " " + _("Of analyses with many models, this one too, the first were looked at.")
    if one.noise.as_fitting <= RARE:
        return text
    return f"{text} {_('So noise gives this often: do not read this solution as a finding.')}"


def _late(plan: Comparison, panel: Panel, change: Change) -> tuple[str, ...]:
    """Warn of conditions that may be a consequence of the change."""
    if not any(isinstance(one.source, FromCharacteristic) for one in plan.conditions):
        return ()
    return tuple(note.text for note in late_note(year=panel.figures_year, start=change.start))


def _unless_known(notes: Sequence[str], results: QcaResults) -> tuple[str, ...]:
    return tuple(note for note in notes if note not in results.warnings)


def _cities(cases: CalibratedCases) -> dict[str, str]:
    return dict(zip(cases.outcome.calibrated.cases, cases.cities, strict=True))


def _calibrated(cases: CalibratedCases) -> dict[str, CalibratedCondition]:
    found = {}
    for one in cases.conditions:
        method = movable(one.calibrated.method)
        if method is not None:
            found[one.calibrated.name] = CalibratedCondition(one.calibrated.raw, method)
    return found


def _evaluated(theory: str, found: Answer) -> TheoryEvaluation | None:
    if not theory or found.first is None:
        return None
    return evaluate_theory(theory, found.first.models[0].model.terms, found.data)
