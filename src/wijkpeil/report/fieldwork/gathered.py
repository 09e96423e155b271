"""What was gathered: documents per perspective and case."""

from collections import Counter

from wijkpeil.fieldwork.document import DOCUMENT_KINDS, DocumentKind
from wijkpeil.language import N_, ngettext, number
from wijkpeil.language import gettext as _
from wijkpeil.report.document import Block, Cell, Count, Counts, Note, Paragraph, Section, Table
from wijkpeil.report.explanation.words import listed
from wijkpeil.report.fieldwork.words import case_names
from wijkpeil.results.fieldwork import FieldworkResults

_KINDS: dict[DocumentKind, str] = {
    "interview": N_("interview"),
    "group talk": N_("group talk"),
    "walk-along": N_("walk-along"),
    "policy paper": N_("policy paper"),
    "report": N_("report"),
    "news": N_("news"),
    "notes": N_("notes"),
    "other": N_("other"),
}


def kind_words(kind: DocumentKind) -> str:
    """Say what kind of document it is."""
    return _(_KINDS[kind])


def gathered(results: FieldworkResults, *, kicker: str) -> Section:
    """Tell how much was gathered, from whom, and what must be known before reading on."""
    blocks: list[Block] = [Paragraph(_lead(results), kind="lead"), _counts(results)]
    if results.made_up:
        blocks.append(
            Note(
                _("Made up."),
                _("The places, the people and every word that they say here are invented."),
            )
        )
    blocks += [Note(_("Mind:"), text) for text in _cautions(results)]
    blocks += [_by_case(results), _by_kind(results)]
    return Section("fieldwork-gathered", _("What was gathered"), tuple(blocks), kicker=kicker)


def _lead(results: FieldworkResults) -> str:
    return ngettext(
        "{count} document on {cases} cases, from these perspectives: {perspectives}.",
        "{count} documents on {cases} cases, from these perspectives: {perspectives}.",
        len(results.documents),
    ).format(
        count=number(len(results.documents)),
        cases=number(len(results.cases)),
        perspectives=listed(list(results.matrix.perspectives)),
    )


def _counts(results: FieldworkResults) -> Counts:
    whole = results.coverage.all
    of = _("of {cells} cells").format(cells=number(whole.cells))
    return Counts(
        (
            Count(number(whole.passages), _("with passages, {of}").format(of=of)),
            Count(number(whole.judged), _("judged, {of}").format(of=of)),
            Count(number(whole.scored), _("with a score, {of}").format(of=of)),
        )
    )


def _cautions(results: FieldworkResults) -> list[str]:
    outside, told = results.matrix.outside, list(results.notes)
    if outside.codings_without_factor:
        told.append(
            ngettext(
                "{count} coding has a code that is no factor and stands under none: it is not in "
                "the matrix.",
                "{count} codings have a code that is no factor and stands under none: they are "
                "not in the matrix.",
                outside.codings_without_factor,
            ).format(count=number(outside.codings_without_factor))
        )
    if outside.documents_of_several_cases:
        told.append(
            ngettext(
                "{count} document is about several cases: its passages count in each of them.",
                "{count} documents are about several cases: their passages count in each of them.",
                len(outside.documents_of_several_cases),
            ).format(count=number(len(outside.documents_of_several_cases)))
        )
    if outside.flagged:
        told.append(
            ngettext(
                "The text under {count} coding was changed. Somebody should look at it again.",
                "The text under {count} codings was changed. Somebody should look at them again.",
                len(outside.flagged),
            ).format(count=number(len(outside.flagged)))
        )
    return told


def _by_case(results: FieldworkResults) -> Table:
    names, held = case_names(results), results.coverage.documents
    perspectives = results.matrix.perspectives
    rows = [
        (
            Cell(names[case]),
            *(Cell(number(held[case, one]) if held[case, one] else "–") for one in perspectives),
        )
        for case in results.matrix.cases
    ]
    return Table(
        caption=_("Documents per case and perspective"),
        head=(_("Case"), *perspectives),
        rows=tuple(rows),
        numeric=frozenset(range(1, len(perspectives) + 1)),
        notes=(_("A document on several cases is counted with each."),),
        fold=_("Table: documents per case and perspective"),
    )


def _by_kind(results: FieldworkResults) -> Table:
    perspectives = results.matrix.perspectives
    tally = Counter((it.kind, it.perspective) for it in results.documents)
    kinds = [kind for kind in DOCUMENT_KINDS if any(it.kind == kind for it in results.documents)]
    rows = [
        (Cell(kind_words(kind)), *(Cell(number(tally[kind, one])) for one in perspectives))
        for kind in kinds
    ]
    return Table(
        caption=_("Documents by kind"),
        head=(_("Kind"), *perspectives),
        rows=tuple(rows),
        numeric=frozenset(range(1, len(perspectives) + 1)),
        fold=_("Table: documents by kind"),
    )
