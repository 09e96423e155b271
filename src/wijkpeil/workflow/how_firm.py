"""How firm the verdict is on cases that were chosen before."""

import pandas as pd

from wijkpeil.cases.rule import SelectionRule
from wijkpeil.errors import StudyError
from wijkpeil.language import gettext as _
from wijkpeil.panel import Panel
from wijkpeil.results.cases import StabilityResults
from wijkpeil.study.model import Case
from wijkpeil.workflow.analyse import Progress, silent
from wijkpeil.workflow.case_about import about_question, in_period
from wijkpeil.workflow.judged import judge_areas
from wijkpeil.workflow.modelled import model
from wijkpeil.workflow.question import Question
from wijkpeil.workflow.scored import with_scores
from wijkpeil.workflow.stability import stability_of


def how_firm(
    panel: Panel,
    question: Question,
    rule: SelectionRule,
    *,
    cases: tuple[Case, ...],
    extra: pd.DataFrame | None = None,
    progress: Progress = silent,
) -> StabilityResults:
    """Say how firm the verdict on each of some cases is.

    Parameters
    ----------
    panel : Panel
    question : Question
    rule : SelectionRule
        Only its period counts, if it has one.
    cases : tuple of Case
    extra : DataFrame, optional
        More rules, one column each, with the verdicts of areas (index: code).
    progress : callable, optional

    Raises
    ------
    StudyError
        If a case is not among the areas with scores.
    """
    panel, notes = with_scores(panel)
    question = in_period(question, rule)
    absent = [case for case in cases if case.code not in panel.areas.index]
    if absent:
        raise StudyError(
            _("Cases that are not among the areas with scores: {cases}.").format(
                cases=", ".join(f"{case.code} ({case.name})" for case in absent)
            )
        )
    progress(_("Smoothing the courses of {count} areas").format(count=len(panel.areas)))
    modelled = model(panel)
    judged = judge_areas(panel=panel, modelled=modelled, question=question)
    progress(_("Judging each case again under other rules and periods"))
    rows = {case.code: (case.name, case.city) for case in cases}
    return stability_of(
        panel=panel,
        modelled=modelled,
        question=question,
        judged=judged,
        cases=pd.DataFrame.from_dict(rows, orient="index", columns=["name", "city"]),
        about=about_question(panel, question, notes=(*notes, *judged.notes)),
        extra=extra,
    )
