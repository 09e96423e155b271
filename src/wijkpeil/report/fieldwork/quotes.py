"""Selected quotes: only from documents in which a person saw no personal data any more."""

from wijkpeil.fieldwork.document import Document
from wijkpeil.fieldwork.matrix.perspectives import SideBySide
from wijkpeil.fieldwork.matrix.quotes import Quote as Chosen
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number
from wijkpeil.report.document import Block, Fold, Note, Paragraph, Quote, Section
from wijkpeil.report.fieldwork.gathered import kind_words
from wijkpeil.report.fieldwork.words import case_names, cell_words, date_words
from wijkpeil.results.fieldwork import FieldworkResults


def quotes(results: FieldworkResults, *, kicker: str) -> Section:
    """Quote, for each factor, the case in which most can be heard."""
    hidden = sum(not it.may_be_quoted for it in results.documents)
    blocks: list[Block] = [Paragraph(_how(results))]
    if hidden:
        blocks.append(
            Note(
                _("Not quoted:"),
                ngettext(
                    "{count} document in which nobody has yet seen that it holds no personal data.",
                    "{count} documents in which nobody has yet seen that they hold no personal "
                    "data.",
                    hidden,
                ).format(count=number(hidden)),
            )
        )
    shown = [(code.name, _of_factor(results, code.id)) for code in results.matrix.factors]
    blocks += [Fold(name, some) for name, some in shown if some]
    return Section("fieldwork-quotes", _("In their own words"), tuple(blocks), kicker=kicker)


def _how(results: FieldworkResults) -> str:
    if not results.quotes:
        return _("There is no passage that an assessment names and that may be quoted.")
    return _(
        "For each factor one case: the first in which the perspectives contradict each other; "
        "otherwise the first in which most of them can be quoted. The passages are those that the "
        "assessment names. A quote shows what a score rests on; it proves nothing by itself."
    )


def _of_factor(results: FieldworkResults, factor: str) -> tuple[Block, ...]:
    candidates = [one for one in results.beside if one.factor == factor and _heard(results, one)]
    if not candidates:
        return ()

    def first(one: SideBySide) -> tuple[bool, int, int]:
        heard = _heard(results, one)
        return one.stand != "contradict", -len(heard), results.matrix.cases.index(one.case)

    chosen = min(candidates, key=first)
    return tuple(
        Quote(f"“{quote.text}”", source_words(results, key, quote))
        for key, quote in _heard(results, chosen).items()
    )


def _heard(results: FieldworkResults, one: SideBySide) -> dict[tuple[str, str, str], Chosen]:
    keys = [(one.case, perspective, one.factor) for perspective in results.matrix.perspectives]
    return {key: results.quotes[key] for key in keys if key in results.quotes}


def source_words(results: FieldworkResults, key: tuple[str, str, str], quote: Chosen) -> str:
    """Say where a quote stands, and what it was judged to say."""
    cell = results.matrix.cells[key]
    parts = [
        case_names(results)[key[0]],
        key[1],
        document_words(quote.document),
        _("judged: {score}").format(score=cell_words(cell, results)),
    ]
    if results.made_up:
        parts.append(_("made up"))
    return " · ".join(parts)


def document_words(document: Document) -> str:
    """Name a document, with its kind and date."""
    told = [document.title, kind_words(document.kind), date_words(document.date)]
    return ", ".join(filter(None, told))
