"""From a panel and a question to everything that the report on trajectories needs."""

from collections.abc import Callable

from wijkpeil.cases.vulnerable import All, describe
from wijkpeil.errors import StudyError
from wijkpeil.language import active
from wijkpeil.language import gettext as _
from wijkpeil.madeup.recognise import made_up_codes
from wijkpeil.panel import Panel
from wijkpeil.results.further import Further
from wijkpeil.results.trajectories import TrajectoryResults
from wijkpeil.trajectories.typology.agreement import agreement
from wijkpeil.workflow.dimensions import smooth_dimensions, split_by_dimension
from wijkpeil.workflow.further import go_further
from wijkpeil.workflow.inputs import Borders
from wijkpeil.workflow.judged import judge_areas
from wijkpeil.workflow.modelled import model
from wijkpeil.workflow.nation import national_course
from wijkpeil.workflow.on_the_map import check_borders
from wijkpeil.workflow.question import Question
from wijkpeil.workflow.scored import with_scores
from wijkpeil.workflow.settings import settings_of
from wijkpeil.workflow.transitions import spatial_note, transition_tables
from wijkpeil.workflow.typology import rule_verdicts

Progress = Callable[[str], None]


def silent(_step: str) -> None:
    """Report no progress."""


def analyse(
    panel: Panel,
    question: Question,
    *,
    borders: Borders | None = None,
    further: bool = False,
    progress: Progress = silent,
) -> TrajectoryResults:
    """Answer which areas rose or fell, and how sure that is.

    Parameters
    ----------
    panel : Panel
    question : Question
    borders : Borders, optional
        For the map, and for what the areas around an area do.
    further : bool
        Whether to go on to look-alikes and firmness of the cases, to what goes with change, and
        to clusters, as far as the figures allow.
    progress : callable, optional
        Told in words what is being done.

    Raises
    ------
    ModelError
        If there are too few areas or waves, or the period is not in the data.
    PanelError
        If the borders are of other areas.
    RuleError
        If the rule on vulnerable areas can't be applied.
    StudyError
        If a case is not among the areas.
    """
    panel, notes = with_scores(panel)
    _check_cases(panel, question)
    unmapped = check_borders(panel, borders)
    progress(_("Smoothing the courses of {count} areas").format(count=len(panel.areas)))
    modelled = model(panel)
    judged = judge_areas(panel=panel, modelled=modelled, question=question)
    progress(_("Smoothing the dimensions"))
    dimensions, missing = smooth_dimensions(panel)
    progress(_("Asking the other rules"))
    rules, rule_notes = rule_verdicts(
        panel=panel, modelled=modelled, question=question, vulnerable=judged.vulnerable
    )
    more = Further()
    if further:
        more = go_further(
            panel=panel,
            modelled=modelled,
            judged=judged,
            question=question,
            borders=borders,
            progress=progress,
        )
    around = () if borders is None else (spatial_note(panel=panel, outlines=borders.outlines),)
    return TrajectoryResults(
        title=question.title or _("Rising and falling neighbourhoods"),
        question=question.text or _default_question(question),
        language=active(),
        made_up=question.made_up or made_up_codes(panel.codes),
        level=panel.level,
        edition=panel.edition,
        areas=panel.areas.assign(vulnerable=judged.vulnerable),
        trajectory=modelled.trajectory,
        dimensions=dimensions,
        relative=judged.relative,
        absolute=judged.absolute,
        verdict=judged.verdicts.verdict,
        verdict_absolute=judged.verdicts_absolute.verdict,
        wrong_signs=judged.verdicts.wrong_signs,
        wrong_stable=judged.verdicts.wrong_stable,
        cap=question.cap,
        rules=rules,
        agree=agreement(verdict=judged.verdicts.verdict, rules=rules).agree,
        transitions=transition_tables(panel=panel, modelled=modelled),
        split=split_by_dimension(panel, question),
        breaks=national_course(panel, modelled),
        vulnerable_rule=describe(question.vulnerable),
        settings=settings_of(panel, modelled, question),
        cases=question.cases,
        events=question.events,
        outlines=None if borders is None else borders.outlines,
        provenance=panel.provenance + (() if borders is None else (borders.provenance,)),
        notes=(*notes, *judged.notes, *missing, *unmapped, *more.notes),
        rule_notes=(*rule_notes, *around),
        further=more,
    )


def _default_question(question: Question) -> str:
    if isinstance(question.vulnerable, All):
        return _(
            "Which neighbourhoods rose or fell between {start} and {end}, and how sure is that?"
        ).format(start=question.start, end=question.end)
    return _(
        "Which vulnerable neighbourhoods rose or fell between {start} and {end}, and how sure is "
        "that?"
    ).format(start=question.start, end=question.end)


def _check_cases(panel: Panel, question: Question) -> None:
    absent = [case for case in question.cases if case.code not in panel.areas.index]
    if absent:
        raise StudyError(
            _("Cases that are not among the areas with scores: {cases}.").format(
                cases=", ".join(f"{case.code} ({case.name})" for case in absent)
            )
        )
