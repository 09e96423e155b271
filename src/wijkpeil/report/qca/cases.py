"""After the solution: which cases to look at more closely, and which to compare."""

from wijkpeil.language import gettext as _
from wijkpeil.qca.after.pairs import Pair
from wijkpeil.report.document import Block, Bullets, Paragraph, Section
from wijkpeil.report.qca.necessity import expression_words
from wijkpeil.report.qca.words import listed, outcome_words
from wijkpeil.results.qca import Answer, QcaResults, ToldModel

PAIRS = 4


def cases_section(results: QcaResults, *, kicker: str) -> Section | None:
    """Choose cases for a closer look; None without a solution."""
    parts = [
        _of_answer(answer, answer.first.models[0], results)
        for answer in (results.answer, results.negation)
        if answer.first is not None
    ]
    if not parts:
        return None
    intro = Paragraph(
        _(
            "QCA says what went together. How it went, and what is missing, must come from the "
            "cases themselves: from talks, documents and visits. These are the ones to begin with."
        )
    )
    return Section("qca-cases", _("Which cases to look at next"), (intro, *parts), kicker=kicker)


def _of_answer(answer: Answer, told: ToldModel, results: QcaResults) -> Section:
    key = "qca-cases-no" if answer is results.negation else "qca-cases-yes"
    outcome = outcome_words(answer.question.outcome, results.words)
    title = _("For {outcome}").format(outcome=outcome)
    items = (*_kinds(told, answer, results), *_pairs(answer, results))
    block: Block = Bullets(items) if items else Paragraph(_("No case stands out."))
    return Section(key, title, (block,))


def _kinds(told: ToldModel, answer: Answer, results: QcaResults) -> list[str]:
    types = told.types
    items = []
    for term in dict.fromkeys(one.term for one in types.typical):
        best = [one.case for one in types.typical if one.term == term and one.best]
        items.append(
            _("Typical of {term}: {cases}. Trace there how the conditions worked together.").format(
                term=expression_words(term, answer, results), cases=listed(best)
            )
        )
    deviant = list(dict.fromkeys(one.case for one in types.deviant_consistency))
    if deviant:
        items.append(
            _(
                "On a path but without the outcome: {cases}. What was lacking that typical cases "
                "had?"
            ).format(cases=listed(deviant))
        )
    missed = [one.case for one in types.deviant_coverage]
    if missed:
        items.append(
            _(
                "With the outcome but on no path: {cases}. Which condition did we not think of?"
            ).format(cases=listed(missed))
        )
    if types.undecided:
        items.append(_("Exactly in between: {cases}.").format(cases=listed(types.undecided)))
    return items


def _pairs(answer: Answer, results: QcaResults) -> list[str]:
    asks = {
        "deviant": _("Compare {first} with {second}: the same path, another outcome."),
        "irrelevant": _(
            "Compare {first} with {second}: the first has {within} and the outcome, the second "
            "has neither."
        ),
        "uncovered": _("Compare {first} with {second}: the same combination, another outcome."),
    }
    return [
        ask.format(
            first=pair.first,
            second=pair.second,
            within=expression_words(pair.within, answer, results) if pair.within else "",
        )
        for why, ask in asks.items()
        for pair in _different(answer.pairs.get(why, ()))[:PAIRS]
    ]


def _different(pairs: tuple[Pair, ...]) -> list[Pair]:
    return list({(pair.first, pair.second): pair for pair in pairs}.values())
