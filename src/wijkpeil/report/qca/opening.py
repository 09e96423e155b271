"""What the page begins with: the answer in a few sentences, and what must be read before it."""

from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number
from wijkpeil.qca.terms import Literal
from wijkpeil.report.document import (
    Block,
    Bullets,
    Count,
    Counts,
    Fact,
    Facts,
    Note,
    Paragraph,
    Section,
)
from wijkpeil.report.qca.words import literal_words, outcome_words, set_words
from wijkpeil.results.qca import QcaResults


def opening(results: QcaResults, *, kicker: str) -> Section:
    """Say what was asked of which cases, and what must be read before any solution."""
    blocks: list[Block] = [
        Paragraph(lead(results), kind="lead"),
        _counts(results),
        _sides(results),
    ]
    if results.warnings:
        blocks.append(
            Note(
                _("Read this first."),
                ngettext(
                    "{count} thing to know before the solution:",
                    "{count} things to know before the solution:",
                    len(results.warnings),
                ).format(count=number(len(results.warnings))),
            )
        )
        blocks.append(Bullets(results.warnings))
    title = _("The question, the cases, and what to know first")
    return Section("qca-question", title, tuple(blocks), kind="answer", kicker=kicker)


def lead(results: QcaResults) -> str:
    """Put the question in a sentence."""
    data = results.answer.data
    return ngettext(
        "Which combinations went with {outcome}, and which with {negation}? {cases} cases, "
        "compared on {count} condition.",
        "Which combinations went with {outcome}, and which with {negation}? {cases} cases, "
        "compared on {count} conditions.",
        len(data.conditions),
    ).format(
        outcome=outcome_words(results.answer.question.outcome, results.words),
        negation=outcome_words(results.negation.question.outcome, results.words),
        cases=number(len(data.cases)),
        count=number(len(data.conditions)),
    )


def _counts(results: QcaResults) -> Counts:
    membership = results.answer.data.membership
    half = int((membership == 0.5).sum())
    items = [
        Count(
            number(int((membership > 0.5).sum())),
            outcome_words(results.answer.question.outcome, results.words),
        ),
        Count(
            number(int((membership < 0.5).sum())),
            outcome_words(results.negation.question.outcome, results.words),
        ),
    ]
    if half:
        items.append(Count(number(half), _("exactly in between")))
    return Counts(tuple(items))


def _sides(results: QcaResults) -> Facts:
    """Name what each condition means, so that expressions can be read."""
    space = results.answer.data.space
    items = []
    for condition in space.conditions:
        if condition.levels > 2:
            told = "; ".join(
                f"{value} = {set_words(condition.name, value, results.words, levels=3)}"
                for value in range(condition.levels)
            )
        else:
            present, absent = (
                literal_words(Literal(condition.name, value), space, results.words)
                for value in (1, 0)
            )
            told = _("{present} (~{name}: {absent})").format(
                present=present, name=condition.name, absent=absent
            )
        items.append(Fact(condition.name, told))
    return Facts(tuple(items))
