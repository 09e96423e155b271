"""A score per case out of the matrix, to calibrate a condition from."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Literal, get_args

from wijkpeil.errors import FieldworkError
from wijkpeil.fieldwork.matrix.cell import MatrixCell
from wijkpeil.fieldwork.matrix.framework import FrameworkMatrix
from wijkpeil.fieldwork.matrix.perspectives import USUAL, AgreementRule, stand_of
from wijkpeil.language import gettext as _

Combine = Literal["median", "mean", "lowest", "highest"]
COMBINE: tuple[Combine, ...] = get_args(Combine)
Missing = Literal["", "nothing said", "unclear", "contradict", "too few"]

_WAYS: dict[Combine, Callable[[Sequence[int]], float]] = {
    "median": median,
    "mean": fmean,
    "lowest": min,
    "highest": max,
}


@dataclass(frozen=True, slots=True)
class ScoreRule:
    """How the perspectives of a case make one score.

    Attributes
    ----------
    combine : {"median", "mean", "lowest", "highest"}
        Of the perspectives that gave a score.
    perspective : str
        That of one perspective alone; empty for all.
    contradiction : {"missing", "combine"}
        Where perspectives contradict each other there is no score, unless told otherwise.
    least : int
        How many perspectives must have given a score.
    agreement : AgreementRule
        What counts as a contradiction.
    """

    combine: Combine = "median"
    perspective: str = ""
    contradiction: Literal["missing", "combine"] = "missing"
    least: int = 1
    agreement: AgreementRule = USUAL


@dataclass(frozen=True, slots=True)
class AssessmentScore:
    """The score of one case.

    Attributes
    ----------
    case : str
    value : float
        From -2 to 2; NaN if missing.
    scores : mapping of perspective to int
        What it was made of.
    missing : {"", "nothing said", "unclear", "contradict", "too few"}
        Why it is missing.
    """

    case: str
    value: float
    scores: Mapping[str, int]
    missing: Missing = ""


def assessment_scores(
    matrix: FrameworkMatrix, factor: str, *, rule: ScoreRule | None = None
) -> tuple[AssessmentScore, ...]:
    """Give each case a score on a factor, out of what the perspectives say.

    Parameters
    ----------
    matrix : FrameworkMatrix
    factor : str
        Id of a factor, or of the development.
    rule : ScoreRule, optional
        The median of the perspectives that gave a score, if not given; missing where they
        contradict each other. Unclear is never counted as a score.

    Returns
    -------
    tuple of AssessmentScore
        In the order of the matrix's cases.

    Raises
    ------
    FieldworkError
        If the matrix has no such factor or perspective, or `least` can't be reached.
    """
    rule = rule or ScoreRule()
    code = matrix.factor(factor)
    asked = (rule.perspective,) if rule.perspective else matrix.perspectives
    if rule.perspective and rule.perspective not in matrix.perspectives:
        message = _("There is no perspective “{name}”. There are: {known}.")
        known = ", ".join(matrix.perspectives) or "–"
        raise FieldworkError(message.format(name=rule.perspective, known=known))
    if not 1 <= rule.least <= len(asked):
        message = _("A score can rest on 1 to {most} perspectives at the least, not on {least}.")
        raise FieldworkError(message.format(most=len(asked), least=rule.least))
    return tuple(
        _score(case, [matrix.cells[case, perspective, code.id] for perspective in asked], rule)
        for case in matrix.cases
    )


def _score(case: str, cells: Sequence[MatrixCell], rule: ScoreRule) -> AssessmentScore:
    scores = {cell.perspective: cell.score for cell in cells if cell.score is not None}
    missing = _missing(list(scores.values()), cells, rule)
    value = math.nan if missing else float(_WAYS[rule.combine](list(scores.values())))
    return AssessmentScore(case, value, scores, missing)


def _missing(scores: Sequence[int], cells: Sequence[MatrixCell], rule: ScoreRule) -> Missing:
    if not scores:
        judged = any(cell.state == "unclear" for cell in cells)
        return "unclear" if judged else "nothing said"
    if len(scores) < rule.least:
        return "too few"
    opposed = stand_of(scores, rule=rule.agreement) == "contradict"
    return "contradict" if opposed and rule.contradiction == "missing" else ""
