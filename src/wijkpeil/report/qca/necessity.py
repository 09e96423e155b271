"""What is necessary: without which the outcome does not, or hardly, occur."""

from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext
from wijkpeil.qca.expression import parse_expression
from wijkpeil.qca.necessity.expressions import NecessaryFit
from wijkpeil.qca.necessity.search import FoundNecessary
from wijkpeil.report.document import Block, Bullets, Cell, Paragraph, Section, Table
from wijkpeil.report.qca.words import begin, outcome_words, share, term_words
from wijkpeil.results.qca import Answer, QcaResults


def necessity_section(results: QcaResults, *, kicker: str) -> Section:
    """Say what is necessary for the outcome and for its negation, before what is enough."""
    blocks: list[Block] = [
        Paragraph(
            _(
                "A condition is necessary if the outcome hardly occurs without it. We ask for a "
                "consistency of 0.9 or more, and for a coverage and relevance (RoN) of 0.5 or "
                "more: what almost every case has is necessary for anything, and says nothing."
            )
        )
    ]
    for answer in (results.answer, results.negation):
        blocks += [Paragraph(sentence(answer, results)), *_found(answer, results)]
        longer = longer_sentence(answer.necessary)
        blocks += [Paragraph(longer, kind="small")] if longer else []
        blocks.append(_table(answer, results))
    return Section("qca-necessity", _("What is necessary"), tuple(blocks), kicker=kicker)


def sentence(answer: Answer, results: QcaResults) -> str:
    """Say whether anything is necessary."""
    outcome = outcome_words(answer.question.outcome, results.words)
    if not answer.necessary.all:
        return _("For {outcome}, nothing is necessary by these cuts.").format(outcome=outcome)
    return _("For {outcome}, this is necessary by these cuts:").format(outcome=outcome)


def longer_sentence(found: FoundNecessary) -> str:
    """Say that longer combinations were not tried; "" if there was no need to."""
    if found.complete:
        return ""
    return ngettext(
        "Of conditions that can stand in for each other (A OR B), combinations of {longest} "
        "condition were tried, and no longer ones.",
        "Of conditions that can stand in for each other (A OR B), combinations of up to {longest} "
        "conditions were tried, and no longer ones.",
        found.longest,
    ).format(longest=found.longest)


def _found(answer: Answer, results: QcaResults) -> tuple[Block, ...]:
    if not answer.necessary.all:
        return ()
    items = tuple(
        _("{words} – {expression}, consistency {incl}, RoN {ron}, coverage {cov}").format(
            words=begin(expression_words(one.expression, answer, results)),
            expression=one.expression,
            incl=share(one.inclN),
            ron=share(one.RoN),
            cov=share(one.covN),
        )
        for one in answer.necessary.all[:20]
    )
    return (Bullets(items),)


def expression_words(text: str, answer: Answer, results: QcaResults) -> str:
    """Say a sum of products in words."""
    space = answer.data.space
    terms = parse_expression(text, space)
    return _(" OR ").join(term_words(term, space, results.words) for term in terms)


def _table(answer: Answer, results: QcaResults) -> Table:
    outcome = outcome_words(answer.question.outcome, results.words)
    return Table(
        caption=_("Each condition as necessary for {outcome}").format(outcome=outcome),
        head=(_("Condition"), _("In words"), _("Consistency"), "RoN", _("Coverage")),
        rows=tuple(_row(one, answer, results) for one in answer.singles),
        numeric=frozenset({2, 3, 4}),
        fold=_("Each condition as necessary for {outcome}, as a table").format(outcome=outcome),
    )


def _row(one: NecessaryFit, answer: Answer, results: QcaResults) -> tuple[Cell, ...]:
    return (
        Cell(one.expression),
        Cell(expression_words(one.expression, answer, results)),
        Cell(share(one.inclN)),
        Cell(share(one.RoN)),
        Cell(share(one.covN)),
    )
