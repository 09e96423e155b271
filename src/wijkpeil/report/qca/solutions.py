"""The solutions: for the outcome and for its negation, each of the three kinds."""

from wijkpeil.language import gettext as _
from wijkpeil.language import number
from wijkpeil.qca.analysis import Analysis
from wijkpeil.report.document import Block, Bullets, Cell, Fold, Note, Paragraph, Section, Table
from wijkpeil.report.qca.assumed import assumed
from wijkpeil.report.qca.paths import paths_figure
from wijkpeil.report.qca.reading import (
    ambiguity,
    fit_sentence,
    path_sentences,
    uncovered_sentence,
)
from wijkpeil.report.qca.words import (
    begin,
    claims,
    fit_texts,
    outcome_words,
    solution_name,
    term_words,
)
from wijkpeil.report.qca.xy import xy_figure
from wijkpeil.results.qca import Answer, QcaResults, ToldModel, ToldSolution

LISTED = 50
"""Models that are listed; more stand in the JSON."""


def solution_section(results: QcaResults, answer: Answer, *, kicker: str) -> Section:
    """Tell what goes with the outcome, or with its negation."""
    outcome = outcome_words(answer.question.outcome, results.words)
    key = "qca-negation" if answer is results.negation else "qca-outcome"
    title = _("What went with {outcome}").format(outcome=outcome)
    first = answer.first
    if first is None:
        blocks: tuple[Block, ...] = (Paragraph(answer.why_not),)
        return Section(key, title, blocks, kicker=kicker)
    told = first.models[0]
    loud = ambiguity(first)
    found: list[Block] = [
        *([Note(_("Not one answer."), loud)] if loud else []),
        *_sentences(told, answer, results),
        Paragraph(
            _("This is the {kind}: {expression} → {outcome}. {claims}").format(
                kind=solution_name(first.kind).lower(),
                expression=told.text,
                outcome=answer.question.outcome,
                claims=claims(first.kind),
            )
        ),
        paths_figure(told, answer, results, key=key),
        xy_figure(told, answer, results, key=key),
        _fit_table(told, answer, results),
        *_listed(first),
    ]
    found += [_other(one, answer, results) for one in answer.solutions if one.kind != first.kind]
    found += [Paragraph(note, kind="small") for note in _beside(answer)]
    found.append(assumed(answer, results))
    return Section(key, title, tuple(found), kicker=kicker)


def _sentences(told: ToldModel, answer: Answer, results: QcaResults) -> tuple[Block, ...]:
    """Put the first paths large, as they are the answer."""
    sentences = path_sentences(told, answer, results.words)
    blocks: list[Block] = [Paragraph(sentence, kind="lead") for sentence in sentences[:3]]
    if len(sentences) > 3:
        blocks.append(Bullets(sentences[3:]))
    return (*blocks, Paragraph(f"{uncovered_sentence(told)} {fit_sentence(told.model)}"))


def _fit_table(told: ToldModel, answer: Answer, results: QcaResults) -> Table:
    space = answer.data.space
    rows = [
        (
            Cell(text),
            Cell(begin(term_words(term, space, results.words))),
            *(Cell(figure) for figure in fit_texts(fit)),
        )
        for term, text, fit in zip(
            told.model.terms, told.model.texts(space), told.model.fits, strict=True
        )
    ]
    if told.model.fit is not None:
        whole = (Cell(figure) for figure in fit_texts(told.model.fit))
        rows.append((Cell(_("All paths")), Cell(""), *whole))
    return Table(
        caption=_("How well each path fits"),
        head=(
            _("Path"),
            _("In words"),
            _("Consistency"),
            "PRI",
            _("Coverage"),
            _("Unique coverage"),
        ),
        rows=tuple(rows),
        numeric=frozenset({2, 3, 4, 5}),
        fold=_("How well each path fits, as a table"),
    )


def _listed(told: ToldSolution) -> tuple[Block, ...]:
    """List the models that fit equally well."""
    if len(told.texts) < 2:
        return ()
    items = [f"M{place}: {text}" for place, text in enumerate(told.texts[:LISTED], start=1)]
    left = told.count.models - len(items)
    if left > 0:
        items.append(_("… and {count} more; --json lists them.").format(count=number(left)))
    summary = _("All models that fit equally well ({count})").format(
        count=number(told.count.models)
    )
    return (Fold(summary, (Bullets(tuple(items)),)),)


def _other(told: ToldSolution, answer: Answer, results: QcaResults) -> Fold:
    """Tell a solution of another kind, folded."""
    model = told.models[0]
    loud = ambiguity(told)
    blocks: list[Block] = [Paragraph(claims(told.kind))]
    blocks += [Note(_("Not one answer."), loud)] if loud else []
    blocks += [
        Bullets(path_sentences(model, answer, results.words)),
        Paragraph(f"{uncovered_sentence(model)} {fit_sentence(model.model)}"),
        _fit_table(model, answer, results),
        *_listed(told),
    ]
    summary = _("{kind}: {expression}").format(kind=solution_name(told.kind), expression=model.text)
    return Fold(summary, tuple(blocks))


def _beside(answer: Answer) -> tuple[str, ...]:
    """Say why one of the three solutions is not there, or by which rule it was found."""
    assert isinstance(answer.found, Analysis)  # noqa: S101 - asked where there is a solution
    middle = answer.found.intermediate
    if middle is not None:
        return middle.notes
    why_not = answer.found.why_not
    if "parsimonious" in why_not:
        text = _("There is no parsimonious and no intermediate solution. {why}")
        return (text.format(why=why_not["parsimonious"]),)
    if "complex" in why_not:
        text = _("There is no complex and no intermediate solution. {why}")
        return (text.format(why=why_not["complex"]),)
    return (
        _(
            "There is no intermediate solution here, as nothing was said of what was expected to "
            "go with {outcome}."
        ).format(outcome=answer.question.outcome),
    )
