"""A condition made of assessments: whose, how they were combined, and why a score is missing."""

from collections.abc import Sequence

from wijkpeil.fieldwork.matrix.assessment import HIGHEST, LOWEST
from wijkpeil.fieldwork.matrix.scores import AssessmentScore, Combine, Missing, ScoreRule
from wijkpeil.fieldwork.matrix.words import score_sign, score_words
from wijkpeil.language import N_, ngettext, number
from wijkpeil.language import gettext as _
from wijkpeil.report.document import Cell, Table
from wijkpeil.results.qca import Assessed, CalibratedSet

MATRIX = "#fieldwork-said"
"""Address of the framework matrix, in a report that has it."""
_MADE: dict[Combine, str] = {
    "median": N_("assessments of “{factor}”, from {lowest} to {highest}: the middle score of {of}"),
    "mean": N_("assessments of “{factor}”, from {lowest} to {highest}: the mean score of {of}"),
    "lowest": N_("assessments of “{factor}”, from {lowest} to {highest}: the lowest score of {of}"),
    "highest": N_(
        "assessments of “{factor}”, from {lowest} to {highest}: the highest score of {of}"
    ),
}
_MISSING: dict[Missing, str] = {
    "nothing said": N_("not judged"),
    "unclear": N_("unclear only"),
    "contradict": N_("contradict each other"),
    "too few": N_("too few perspectives"),
}


def origin_text(found: Assessed) -> str:
    """Say what the raw figure is: whose assessments of what, and how they were combined."""
    rule = found.rule
    told = {
        "factor": found.factor.name,
        "lowest": number(LOWEST),
        "highest": number(HIGHEST),
        "of": ", ".join(found.perspectives),
    }
    if rule.perspective:
        return _("assessments of “{factor}”, from {lowest} to {highest}, by {of} alone").format(
            **told
        )
    return "; ".join([_(_MADE[rule.combine]).format(**told), *_conditions(rule)])


def _conditions(rule: ScoreRule) -> list[str]:
    """Say when there is no score."""
    found = [
        _("no score where they contradict each other")
        if rule.contradiction == "missing"
        else _("combined also where they contradict each other")
    ]
    if rule.least > 1:
        found.append(
            _("no score with fewer than {least} perspectives").format(least=number(rule.least))
        )
    return found


def missing_words(score: AssessmentScore) -> str:
    """Say why a case has no score, with the scores that it does have; "" if it has one."""
    if not score.missing:
        return ""
    why = _(_MISSING[score.missing])
    said = ", ".join(f"{whose} {score_sign(one)}" for whose, one in score.scores.items())
    return f"{why}: {said}" if said else why


def missing_note(found: Assessed, *, name: str, cases: Sequence[str]) -> str:
    """Say which cases have no score and why; "" if all have one.

    Parameters
    ----------
    found : Assessed
    name : str
        Of the condition or outcome.
    cases : sequence of str
        Names, in the order of the scores.
    """
    without = [
        f"{case} ({missing_words(score)})"
        for case, score in zip(cases, found.scores, strict=True)
        if score.missing
    ]
    if not without:
        return ""
    return ngettext(
        "{name} has no score for {count} case: {listed}.",
        "{name} has no score for {count} cases: {listed}.",
        len(without),
    ).format(name=name, count=number(len(without)), listed="; ".join(without))


def scores_table(one: CalibratedSet, *, matrix: str = "") -> Table | None:
    """Show what each case's score was made of; None if it is not made of assessments.

    Parameters
    ----------
    one : CalibratedSet
    matrix : str
        Address of the framework matrix; empty where it is not on the page.
    """
    found = one.assessed
    if found is None:
        return None
    caption = _("What each perspective gave on “{factor}”").format(factor=found.factor.name)
    rows = [
        (
            Cell(case, href=matrix),
            *(
                Cell(score_sign(score.scores[whose]) if whose in score.scores else "–")
                for whose in found.perspectives
            ),
            Cell(missing_words(score) or _plain(score.value)),
        )
        for case, score in zip(one.calibrated.cases, found.scores, strict=True)
    ]
    return Table(
        caption=caption,
        head=(_("Case"), *found.perspectives, _("score")),
        rows=tuple(rows),
        notes=(_scale(found), _where(matrix)),
        fold=caption,
    )


def _plain(value: float) -> str:
    return number(value, digits=next(d for d in (0, 1, 2) if d == 2 or round(value, d) == value))


def _scale(found: Assessed) -> str:
    kind = found.factor.kind
    words = (f"{score_sign(one)} {score_words(one, kind)}" for one in range(LOWEST, HIGHEST + 1))
    return _("{scale}; – no score. A score is a judgement of the researchers.").format(
        scale="; ".join(words)
    )


def _where(matrix: str) -> str:
    if matrix:
        return _("Each case leads to the framework matrix, with the passages behind it.")
    return _(
        "The framework matrix, with the passages behind it, is on the page that “wijkpeil "
        "fieldwork matrix STUDY” writes, and in the report of “wijkpeil run”."
    )
