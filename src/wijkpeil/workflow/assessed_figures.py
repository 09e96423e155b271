"""Scores of a study's cases out of its framework matrix, to make a condition of."""

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.matrix.framework import FrameworkMatrix
from wijkpeil.fieldwork.matrix.scores import assessment_scores
from wijkpeil.language import gettext as _
from wijkpeil.results.qca import Assessed
from wijkpeil.sources.provenance import Provenance
from wijkpeil.study.comparison import Comparison, FromAssessments
from wijkpeil.study.conditions import FILE
from wijkpeil.study.faults import fault, unknown_name
from wijkpeil.study.fieldwork.folder import read_fieldwork
from wijkpeil.study.model import Study
from wijkpeil.workflow.fieldwork.summed_up import matrix_of, own_files

MADE_OF = ("codebook.csv", "assessments.csv")
"""The files that scores are made of."""


def assessed_sets(comparison: Comparison) -> tuple[str, ...]:
    """Name the outcome and conditions that are made of assessments."""
    sets = (comparison.outcome, *comparison.conditions)
    return tuple(one.name for one in sets if isinstance(one.source, FromAssessments))


def matrix_for(study: Study, comparison: Comparison) -> FrameworkMatrix | None:
    """Make the framework matrix of a study if a set is made of assessments; None if none is.

    Raises
    ------
    StudyError
        If there are no assessments, or a file of the fieldwork is wrong.
    FieldworkError
        If parts of the fieldwork don't fit together.
    """
    wanted = assessed_sets(comparison)
    if not wanted:
        return None
    fieldwork = read_fieldwork(study)
    if not fieldwork.assessments:
        message = _(
            "The study has no assessments yet. Fill cells of its framework matrix first "
            "(“wijkpeil fieldwork fill”, or assessments.csv), or take another figure."
        )
        raise fault(message, file=FILE, key=f"{wanted[0]}.assessment")
    return matrix_of(fieldwork, cases=study.cases, perspectives=study.perspectives)


def assessed_from(study: Study, comparison: Comparison) -> tuple[Provenance, ...]:
    """Fingerprint the files that scores are made of; none where no set is made of them."""
    if not assessed_sets(comparison):
        return ()
    return tuple(one for one in own_files(study) if one.file in MADE_OF)


def assessed(matrix: FrameworkMatrix, source: FromAssessments, *, name: str) -> Assessed:
    """Give each case its score, with what it was made of and why it is missing.

    Parameters
    ----------
    matrix : FrameworkMatrix
        Its cases are those of the study, in that order.
    source : FromAssessments
    name : str
        Of the set, for messages.

    Raises
    ------
    StudyError
        If the matrix has no such factor or perspective, fewer perspectives than are needed, or no
        score at all.
    """
    rule = source.rule
    if rule.perspective and rule.perspective not in matrix.perspectives:
        hint = unknown_name(rule.perspective, known=matrix.perspectives)
        raise fault(hint, file=FILE, key=f"{name}.perspective")
    try:
        factor = matrix.factor(source.factor)
    except FieldworkError as error:
        raise fault(str(error), file=FILE, key=f"{name}.assessment") from error
    try:
        scores = assessment_scores(matrix, source.factor, rule=rule)
    except FieldworkError as error:
        raise fault(str(error), file=FILE, key=f"{name}.least") from error
    if all(one.missing for one in scores):
        message = _(
            "No case gets a score on “{factor}” this way. Ask less of the perspectives, or fill "
            "more cells of the framework matrix."
        )
        raise fault(message.format(factor=factor.name), file=FILE, key=f"{name}.assessment")
    perspectives = (rule.perspective,) if rule.perspective else matrix.perspectives
    return Assessed(factor, rule, perspectives, scores)
