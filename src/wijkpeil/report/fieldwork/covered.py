"""What is not covered: cells, documents, cases."""

from typing import Any

from wijkpeil.charts.fieldwork.covered import Filled, covered
from wijkpeil.charts.theme import Width
from wijkpeil.fieldwork.matrix.coverage import Coverage
from wijkpeil.language import gettext as _
from wijkpeil.language import ngettext, number
from wijkpeil.report.document import (
    Block,
    Bullets,
    Cell,
    Figure,
    LegendItem,
    Paragraph,
    Section,
    Table,
)
from wijkpeil.report.fieldwork.words import case_names
from wijkpeil.report.trajectories.drawing import picture
from wijkpeil.results.fieldwork import FieldworkResults


def not_covered(results: FieldworkResults, *, kicker: str) -> Section:
    """Tell where nothing was gathered, coded or judged."""
    told = _told(results)
    blocks: list[Block] = [
        Paragraph(
            _(
                "An empty cell is not a finding: it may mean that nobody spoke of it, that nobody "
                "asked, or that nobody has read it yet."
            )
        ),
        _figure(results),
    ]
    if told:
        blocks.append(Bullets(tuple(told)))
    blocks += [*_again(results), _by_factor(results)]
    return Section("fieldwork-coverage", _("What is not covered"), tuple(blocks), kicker=kicker)


def _told(results: FieldworkResults) -> list[str]:
    found, names = results.coverage, case_names(results)
    told = [
        _("No document of {perspective} about: {cases}.").format(
            perspective=perspective,
            cases=", ".join(
                names[case] for case, of in found.without_document if of == perspective
            ),
        )
        for perspective in results.matrix.perspectives
        if any(of == perspective for _case, of in found.without_document)
    ]
    told += [words.format(count=number(count)) for count, words in _counted(found) if count]
    if found.documents_without_codings:
        titles = {it.id: it.title for it in results.documents}
        told.append(
            _("Documents that nobody coded yet: {titles}.").format(
                titles="; ".join(titles[id_] for id_ in found.documents_without_codings)
            )
        )
    return told


def _counted(found: Coverage) -> list[tuple[int, str]]:
    """Give what is amiss, with how often it is."""
    unfounded, not_judged = len(found.judged_without_passages), len(found.not_judged)
    no_case = len(found.documents_without_case)
    no_perspective = len(found.documents_without_perspective)
    return [
        (
            unfounded,
            ngettext(
                "{count} cell was judged, though no passage stands behind it.",
                "{count} cells were judged, though no passage stands behind them.",
                unfounded,
            ),
        ),
        (
            not_judged,
            ngettext(
                "{count} cell has passages, and nobody judged it yet.",
                "{count} cells have passages, and nobody judged them yet.",
                not_judged,
            ),
        ),
        (
            no_case,
            ngettext(
                "{count} document belongs to no case.",
                "{count} documents belong to no case.",
                no_case,
            ),
        ),
        (
            no_perspective,
            ngettext(
                "{count} document has no perspective yet.",
                "{count} documents have no perspective yet.",
                no_perspective,
            ),
        ),
    ]


def _figure(results: FieldworkResults) -> Figure:
    matrix, shares = results.matrix, results.coverage.by_case_and_perspective
    cells = {
        (row, column): Filled(
            share.passages / share.cells if share.cells else 0.0,
            _("{some} of {all}").format(some=number(share.passages), all=number(share.cells)),
        )
        for row, case in enumerate(matrix.cases)
        for column, perspective in enumerate(matrix.perspectives)
        for share in [shares[case, perspective]]
    }

    def draw(width: Width) -> Any:
        return covered(
            rows=list(case_names(results, short=width < 400).values()),
            columns=matrix.perspectives,
            cells=cells,
            width=width,
        )

    return Figure(
        title=_("On how many factors each side has a passage, case by case"),
        description="",
        pictures=(picture(draw, key="coverage"),),
        legend=(LegendItem("share", _("factors with a passage")),),
        alternative=_("The figures stand in the drawing; the list below tells what is missing."),
    )


def _again(results: FieldworkResults) -> tuple[Table, ...]:
    """List cells that were judged without passages, or have passages that nobody judged."""
    found, names = results.coverage, case_names(results)
    reasons = [(key, _("judged without a passage")) for key in found.judged_without_passages]
    reasons += [(key, _("passages, not judged")) for key in found.not_judged]
    place = {key: at for at, key in enumerate(results.matrix.cells)}
    rows = tuple(
        (
            Cell(names[case]),
            Cell(perspective),
            Cell(results.matrix.factor(factor).name),
            Cell(why),
        )
        for (case, perspective, factor), why in sorted(reasons, key=lambda it: place[it[0]])
    )
    if not rows:
        return ()
    return (
        Table(
            caption=_("Cells to look at again"),
            head=(_("Case"), _("Perspective"), _("Factor"), _("Why")),
            rows=rows,
            fold=_("Table: cells to look at again"),
        ),
    )


def _by_factor(results: FieldworkResults) -> Table:
    rows = tuple(
        (
            Cell(code.name),
            Cell(number(share.cells)),
            Cell(number(share.passages)),
            Cell(number(share.judged)),
            Cell(number(share.scored)),
        )
        for code in results.matrix.factors
        for share in [results.coverage.by_factor[code.id]]
    )
    return Table(
        caption=_("Cells of each factor"),
        head=(_("Factor"), _("Cells"), _("With passages"), _("Judged"), _("With a score")),
        rows=rows,
        numeric=frozenset({1, 2, 3, 4}),
        fold=_("Table: what is covered, by factor"),
    )
