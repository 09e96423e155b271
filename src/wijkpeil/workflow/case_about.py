"""The period of a rule on cases, and what a page on cases says of itself."""

from dataclasses import replace

from wijkpeil.cases.rule import SelectionRule
from wijkpeil.cases.vulnerable import describe
from wijkpeil.language import active
from wijkpeil.madeup.recognise import made_up_codes
from wijkpeil.panel import Panel
from wijkpeil.results.cases import About
from wijkpeil.workflow.question import Question


def in_period(question: Question, rule: SelectionRule) -> Question:
    """Give the question the rule's own period, if it has one."""
    return replace(question, start=rule.start or question.start, end=rule.end or question.end)


def about_question(panel: Panel, question: Question, *, notes: tuple[str, ...]) -> About:
    """Gather what a page on cases says of itself."""
    return About(
        title=question.title,
        language=active(),
        made_up=question.made_up or made_up_codes(panel.codes),
        level=panel.level,
        edition=panel.edition,
        start=question.start,
        end=question.end,
        reference=question.reference,
        minimum=question.minimum,
        cap=question.cap,
        vulnerable_rule=describe(question.vulnerable),
        command=question.command,
        provenance=panel.provenance,
        notes=notes,
    )
